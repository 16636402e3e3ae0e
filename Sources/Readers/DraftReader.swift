package import Drukproef
package import Text

/// Reads one way of writing a text: cuts its markup out and takes what it says about itself.
package protocol DraftReader: Sendable {
  /// File name extensions, in lower case, without a dot.
  static var extensions: [String] { get }
  /// What is true of such a file when nobody says otherwise.
  static var defaults: ContextFields { get }
  static func draft(_ source: SourceText) throws(DraftError.Reason) -> Draft
}

/// A draft as a reader gives it.
package struct Draft: Sendable {
  /// The text as decoded, with any markup.
  package let source: [UInt8]
  package let prose: [UInt8]
  /// From prose (target) to source.
  package let map: OffsetMap
  /// Where the prose names the author.
  package let bylines: [ProseRange]
  /// What the file says about itself, such as in front matter.
  package let fields: ContextFields
  /// What the file says is not to be reported.
  package let suppressions: [Suppression]
  /// Where a sentence can be put below the text; nil for below the last line.
  package let ending: Ending?
  /// How the bytes of the source were written.
  package var encoding = SourceText.Encoding()

  package init(
    source: [UInt8], prose: [UInt8], map: OffsetMap, bylines: [ProseRange] = [],
    fields: ContextFields = ContextFields(), suppressions: [Suppression] = [], ending: Ending? = nil
  ) {
    self.source = source
    self.prose = prose
    self.map = map
    self.bylines = bylines
    self.fields = fields
    self.suppressions = suppressions
    self.ending = ending
  }

  /// The post that this is in a context.
  package func document(in context: Context) -> Document {
    Document(source: source, prose: prose, map: map, context: context, bylines: bylines, ending: ending)
  }

  /// Whether there is nothing to read.
  package var isBlank: Bool { prose.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}

/// Why a draft could not be read.
package struct DraftError: Error, Sendable {
  package enum Reason: Error, Sendable {
    case file(FileError)
    case undecodable(UndecodableText)
    case empty
    /// More bytes than a post ever has.
    case tooLarge(Int)
    /// Something in the source makes the rest of it unreadable.
    case broken(LineIndex.Place, Wording)

    /// Something wrong at a byte of a source.
    static func broken(_ source: [UInt8], at byte: Int, _ message: Wording) -> Reason {
      .broken(LineIndex(source).place(ofByte: min(byte, source.count)), message)
    }
  }

  package let reason: Reason

  package init(_ reason: Reason) {
    self.reason = reason
  }

  /// What is wrong, where, and what to do about it. Never quotes the draft.
  package var message: Wording {
    switch reason {
    case .file(let error): error.message
    case .undecodable(let error): error.message
    case .empty:
      Wording(
        nl: "dit bericht is leeg: er is niets om te controleren. Zet de tekst erin en probeer het weer.",
        en: "this draft is empty: there is nothing to check. Put the text in and try again.")
    case .tooLarge(let count):
      Wording(
        nl: "dit bestand is te groot om een bericht te zijn: \(count / 1_000_000) MB, en meer dan "
          + "\(DraftReaders.sizeLimit / 1_000_000) MB lees ik niet. Splits het, of gebruik drukproef stream.",
        en: "this file is too large to be a draft: \(count / 1_000_000) MB, and more than "
          + "\(DraftReaders.sizeLimit / 1_000_000) MB is not read. Split it, or use drukproef stream.")
    case .broken(let place, let message):
      Wording(
        nl: "regel \(place.line), kolom \(place.column): \(message.nl)",
        en: "line \(place.line), column \(place.column): \(message.en)")
    }
  }
}

extension UndecodableText {
  fileprivate var message: Wording {
    let digits = String(value, radix: 16, uppercase: true)
    let hex = digits.count < 2 ? "0" + digits : digits
    return Wording(
      nl: "dit is geen tekst: byte \(byte) (hex \(hex)) past niet in UTF-8, UTF-16 of Windows-1252. "
        + "Sla het bericht op als platte tekst in UTF-8.",
      en: "this is no text: byte \(byte) (hex \(hex)) fits neither UTF-8, UTF-16 nor Windows-1252. "
        + "Save the draft as plain text in UTF-8.")
  }
}
