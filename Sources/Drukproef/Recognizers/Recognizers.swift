/// The recognizers, in the order in which they read.
package enum Recognizers {
  static func firstStage(school: SchoolRegister, names: NameWords) -> [any Recognizer] {
    identifiers(school) + self.names(names, school)
  }

  static func secondStage(lexicon: Lexicon, school: SchoolRegister) -> [any Recognizer] {
    locations(lexicon, school) + factors(lexicon, school) + conduct(lexicon)
  }

  private static func identifiers(_ school: SchoolRegister) -> [any Recognizer] {
    [
      BSNRecognizer(), EducationNumberRecognizer(), PupilNumberRecognizer(school: school),
      IBANRecognizer(school: school),
      DocumentNumberRecognizer(), LicencePlateRecognizer(), CreditCardRecognizer(), EmailRecognizer(school: school),
      PhoneRecognizer(school: school), OnlineAccountRecognizer(school: school), ProfileLinkRecognizer(school: school),
      DeviceRecognizer(),
    ]
  }

  private static func names(_ words: NameWords, _ school: SchoolRegister) -> [any Recognizer] {
    [NameRecognizer(words: words, school: school), TagNameRecognizer(words: words)]
  }

  private static func locations(_ lexicon: Lexicon, _ school: SchoolRegister) -> [any Recognizer] {
    [AddressRecognizer(lexicon: lexicon, school: school), CoordinateRecognizer(), WhereaboutsRecognizer()]
  }

  private static func factors(_ lexicon: Lexicon, _ school: SchoolRegister) -> [any Recognizer] {
    [FactorRecognizer(lexicon: lexicon), BirthDateRecognizer(school: school), ConfidentialRecognizer()]
  }

  private static func conduct(_ lexicon: Lexicon) -> [any Recognizer] {
    [ConductRecognizer(lexicon: lexicon)]
  }

  /// The pages of all recognizers and of the rules about the whole post, for `drukproef explain` and `drukproef rules`.
  package static func pages(lexicon: Lexicon) -> [RecognizerPage] {
    let names = NameWords(.empty, lexicon: lexicon)
    return (firstStage(school: .empty, names: names) + secondStage(lexicon: lexicon, school: .empty)).map {
      type(of: $0).about
    } + PostRulePages.all
  }
}
