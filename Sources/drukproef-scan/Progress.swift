internal import CommandLineInterface
internal import Drukproef

/// A line on the terminal that tells how far the scan is; nothing where there is no terminal.
final class Progress {
  private let isShown = Output.error.isTerminal
  private let language: Language
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var isOnScreen = false
  /// Of the bar, in columns.
  private static let width = 20

  init(language: Language) {
    self.language = language
    start = clock.now
    last = start
  }

  func show(_ bytes: (read: Int, total: Int), posts: Int) {
    guard isShown else { return }
    let now = clock.now
    guard now - last > .milliseconds(200) else { return }
    last = now
    let seconds = max(
      0.1, Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18)
    let rate = Double(bytes.read) / seconds
    var line = ""
    if bytes.total > 0 {
      let part = min(1, Double(bytes.read) / Double(bytes.total))
      let full = Int(part * Double(Self.width))
      line += "[" + String(repeating: "#", count: full) + String(repeating: "·", count: Self.width - full)
      line += "] \(Int(part * 100))%  \(bytes.read / 1_000_000) / \(bytes.total / 1_000_000) MB"
    } else {
      line += "\(bytes.read / 1_000_000) MB"
    }
    line += "  \(posts) " + Wording.posts.text(language) + "  \(tenths(rate / 1_000_000)) MB/s"
    if bytes.total > bytes.read, rate > 0 {
      let left = Int(Double(bytes.total - bytes.read) / rate)
      line += "  " + Wording.left.text(language) + " \(left / 60):" + (left % 60 < 10 ? "0" : "") + "\(left % 60)"
    }
    Output.error.write("\r\u{1B}[K" + String(line.prefix(max(20, Output.error.width - 1))))
    isOnScreen = true
  }

  /// Takes the line away, for something else to be told.
  func clear() {
    if isOnScreen { Output.error.write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func tenths(_ value: Double) -> String { "\(Int(value)).\(Int(value * 10) % 10)" }
}

extension Wording {
  fileprivate static let posts = Wording(nl: "berichten", en: "posts")
  fileprivate static let left = Wording(nl: "nog", en: "left")
}
