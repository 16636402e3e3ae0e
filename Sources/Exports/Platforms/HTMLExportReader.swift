internal import Drukproef

/// The forms of an export as web pages, which are refused with the way to the right one.
struct HTMLExportReader: ExportReader {
  private let refusal: Wording
  private let file: String

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard Self.isHTML(head), let refusal = Self.refusal(head) else { return nil }
    self.refusal = refusal
    file = head.name
  }

  static func isHTML(_ head: FileHead) -> Bool {
    let start = String(decoding: head.bytes.prefix(512), as: UTF8.self).lowercased()
    return start.contains("<html") || start.contains("<!doctype html")
  }

  private static func refusal(_ head: FileHead) -> Wording? {
    let path = head.lowercasedName
    func has(_ text: String) -> Bool { head.contains(text, within: 65536) }
    if has("tgme_") || has("page_wrap") && (has("history") || has("page_header")) { return .telegram }
    if has("my-comments") || path.contains("my-comments") || path.contains("my-live-chat")
      || path.contains("mijn-reacties")
    {
      return .youtube
    }
    if path.contains("chat_history") || path.contains("snap_history") || has("Snapchat") { return .snapchat }
    if path.contains("instagram") || has("www.instagram.com") || has(">Instagram") { return .instagram }
    if path.contains("facebook") || has("uiBoxWhite") || has("_3-95") || has("www.facebook.com") { return .facebook }
    if path.contains("whatsapp") { return .whatsapp }
    if path.hasSuffix("your archive.html") { return nil }
    return nil
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    throw ExportProblem(refusal, in: file)
  }
}

extension Wording {
  private static func page(_ name: String, _ way: String, _ english: String) -> Wording {
    Wording(
      nl: "dit is de webpagina-vorm (HTML) van \(name); die wordt niet gelezen. Kies de andere vorm: \(way)",
      en: "this is \(name)'s HTML form, which is not read. Choose the other form: \(english)")
  }

  fileprivate static let telegram = page(
    "Telegram", "Telegram Desktop › chat openen › ⋮ › Chatgeschiedenis exporteren › Indeling: JSON.",
    "Telegram Desktop › open the chat › ⋮ › Export chat history › Format: JSON.")
  fileprivate static let facebook = page(
    "Facebook",
    "Instellingen en privacy › Accountcentrum › Je informatie en toestemmingen › Je informatie exporteren › Indeling: JSON.",
    "Settings & privacy › Accounts Centre › Your information and permissions › Export your information › Format: JSON.")
  fileprivate static let instagram = page(
    "Instagram",
    "Instellingen › Accountcentrum › Je informatie en toestemmingen › Je informatie exporteren › Indeling: JSON.",
    "Settings › Accounts Centre › Your information and permissions › Export your information › Format: JSON.")
  fileprivate static let snapchat = page(
    "Snapchat", "accounts.snapchat.com › Mijn gegevens › zet JSON-bestanden exporteren aan › Verzoek indienen.",
    "accounts.snapchat.com › My Data › switch on Export JSON files › Submit request.")
  fileprivate static let youtube = page(
    "YouTube", "takeout.google.com › YouTube en YouTube Music › Meerdere indelingen › Reacties: CSV.",
    "takeout.google.com › YouTube and YouTube Music › Multiple formats › Comments: CSV.")
  fileprivate static let whatsapp = page(
    "WhatsApp", "WhatsApp › chat openen › ⋮ › Meer › Chat exporteren (geeft een .txt of .zip).",
    "WhatsApp › open the chat › ⋮ › More › Export chat (gives a .txt or .zip).")
}
