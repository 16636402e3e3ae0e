internal import Drukproef

/// What the command says on standard error when something could not be done.
enum Complaint {
  static func write(_ failure: CommandFailure, language: Language = .nl) {
    let palette = Palette(isColoured: Output.error.wantsColour(nil))
    let label = palette.paint(Wording(nl: "fout:", en: "error:").text(language), .red)
    let place = failure.place.map { palette.paint(DisplayText($0).text + ":", .bold) + " " } ?? ""
    Output.error.write("\(place)\(label) \(DisplayText(failure.message.text(language)).text)\n")
  }
}
