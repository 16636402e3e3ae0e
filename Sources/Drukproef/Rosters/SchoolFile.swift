/// Reads a school file: the school's own public contact data and public helplines, as JSON.
package enum SchoolFile {
  /// - Throws: ``SchoolFileError`` when the file is no JSON of the contract's form.
  package static func schools(
    _ bytes: [UInt8], path: String
  ) throws(SchoolFileError) -> (schools: [School], publicNumbers: [String]) {
    let text = try CSVTable.decoded(bytes, path: path)
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(text)
    } catch {
      throw SchoolFileError(
        path: path, line: error.line, column: error.column,
        message: Wording(
          nl: "Hier klopt de JSON niet. Kijk of er een komma, haakje of aanhalingsteken te veel of te weinig staat.",
          en: "The JSON is at fault here. See whether a comma, bracket or quotation mark is missing or too many."))
    }
    guard let list = document.value["scholen"]?.array else {
      throw SchoolFileError(
        path: path, line: 1, column: 1,
        message: Wording(
          nl: "Het veld 'scholen' ontbreekt. Het bestand begint met {\"scholen\":[…]}.",
          en: "The field 'scholen' is missing. The file starts with {\"scholen\":[…]}."))
    }
    return (list.map(school), strings(document.value["landelijke_nummers_toegestaan"]))
  }

  private static func school(_ value: JSONValue) -> School {
    var school = School()
    school.protocolID = value["protocol"]?.string ?? ""
    school.name = value["naam"]?.string ?? ""
    school.locations = (value["locaties"]?.array ?? []).map {
      School.Location(
        name: $0["naam"]?.string ?? "", address: $0["adres"]?.string ?? "", phone: $0["telefoon"]?.string ?? "")
    }
    school.emails = strings(value["email"])
    school.website = value["website"]?.string ?? ""
    for member in value["social"]?.object?.members ?? [] { school.social[member.key] = member.value.string }
    school.iban = value["iban"]?.string ?? ""
    school.hashtags = strings(value["hashtags"])
    return school
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    if let one = value?.string { return [one] }
    return (value?.array ?? []).compactMap(\.string)
  }
}
