package import Drukproef

/// What the command says on standard error when something could not be done.
package enum Complaint {
  /// Tells a failure, with its place when there is one.
  ///
  /// - Parameter isNote: whether it is only something to know.
  package static func write(_ failure: CommandFailure, language: Language = .nl, isNote: Bool = false) {
    let palette = Palette(isColoured: Output.error.wantsColour(nil))
    let label =
      isNote
      ? palette.paint(Wording(nl: "let op:", en: "note:").text(language), .yellow)
      : palette.paint(Wording(nl: "fout:", en: "error:").text(language), .red)
    let place = failure.place.map { palette.paint(DisplayText($0).text + ":", .bold) + " " } ?? ""
    Output.error.write("\(place)\(label) \(DisplayText(failure.message.text(language)).text)\n")
  }
}
