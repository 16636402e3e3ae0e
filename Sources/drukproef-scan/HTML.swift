internal import Drukproef
internal import ScanPage

/// Small pieces of a page.
enum HTML {
  static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "\n": output += "\n"
      default: output.unicodeScalars.append(isDisplayed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return output
  }

  /// Control characters are no part of a page, and marks that turn the direction of writing could make it lie.
  private static func isDisplayed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  static func file(_ file: ScanPageFile) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
  }

  static func badge(_ verdict: Verdict) -> String {
    "<span class=\"badge \(verdict.rawValue)\">\(name(verdict))</span>"
  }

  static func name(_ verdict: Verdict) -> String {
    verdict.rawValue.split(separator: "-").joined(separator: " ")
  }

  /// Each once, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

/// Days, times and numbers as they are written in Dutch.
enum DutchDate {
  private static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  static func day(_ day: CalendarDay) -> String { "\(day.day) \(short(day.month)) \(day.year)" }
  static func month(_ year: Int, _ month: Int) -> String { "\(months[month - 1]) \(year)" }
  static func short(_ month: Int) -> String { month == 3 ? "mrt" : String(months[month - 1].prefix(3)) }

  /// - Parameter minute: since midnight.
  static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
  }

  /// `12.345`.
  static func number(_ number: Int) -> String {
    let digits = Array(String(number))
    var output = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output.append(".") }
      output.append(digit)
    }
    return output
  }
}

extension Context.Channel {
  /// As the medium itself writes it.
  var title: String {
    switch self {
    case .facebook: "Facebook"
    case .instagram: "Instagram"
    case .x: "X"
    case .linkedin: "LinkedIn"
    case .tiktok: "TikTok"
    case .youtube: "YouTube"
    case .snapchat: "Snapchat"
    case .whatsapp: "WhatsApp"
    case .telegram: "Telegram"
    case .mastodon: "Mastodon"
    case .blog: "Blog"
    case .website: "Website"
    case .schoolgids: "Schoolgids"
    case .intranet: "Intranet"
    case .groepsapp: "Groepsapp"
    }
  }
}
