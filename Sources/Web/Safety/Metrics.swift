internal import Synchronization

/// Numbers about the work, for whoever keeps the server going: how much and how fast, never what or of whom.
package final class Metrics: Sendable {
  enum Count: Int, CaseIterable {
    case pages, checks, errors, refusedHost, refusedCrossSite, refusedToken, refusedRate, refusedBusy, refusedInput
    case reloads, failedReloads
  }

  /// Upper bounds of the classes of duration, in microseconds.
  private static let bounds = [250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 1_000_000]

  private struct State {
    var counts = [Int](repeating: 0, count: Count.allCases.count)
    var durations = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var microseconds = 0
  }

  private let state = Mutex(State())

  package init() {}

  func add(_ count: Count) { state.withLock { $0.counts[count.rawValue] += 1 } }

  package func noteReload(succeeded: Bool) { add(succeeded ? .reloads : .failedReloads) }

  func addCheck(microseconds: Int) {
    let place = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[Count.checks.rawValue] += 1
      state.durations[place] += 1
      state.microseconds += microseconds
    }
  }

  subscript(count: Count) -> Int { state.withLock { $0.counts[count.rawValue] } }

  /// In the text format that Prometheus reads.
  var text: String {
    let state = state.withLock { $0 }
    func count(_ count: Count) -> Int { state.counts[count.rawValue] }
    var lines = [
      "# TYPE drukproef_pages_total counter", "drukproef_pages_total \(count(.pages))",
      "# TYPE drukproef_errors_total counter", "drukproef_errors_total \(count(.errors))",
      "# TYPE drukproef_refused_total counter",
    ]
    let reasons: [(String, Count)] = [
      ("host", .refusedHost), ("cross-site", .refusedCrossSite), ("token", .refusedToken), ("rate", .refusedRate),
      ("busy", .refusedBusy), ("input", .refusedInput),
    ]
    for (reason, number) in reasons { lines.append("drukproef_refused_total{reason=\"\(reason)\"} \(count(number))") }
    lines += [
      "# TYPE drukproef_reloads_total counter", "drukproef_reloads_total{outcome=\"ok\"} \(count(.reloads))",
      "drukproef_reloads_total{outcome=\"failed\"} \(count(.failedReloads))",
      "# TYPE drukproef_check_seconds histogram",
    ]
    var total = 0
    for (bound, number) in zip(Self.bounds, state.durations) {
      total += number
      lines.append("drukproef_check_seconds_bucket{le=\"\(Double(bound) / 1_000_000)\"} \(total)")
    }
    lines += [
      "drukproef_check_seconds_bucket{le=\"+Inf\"} \(count(.checks))",
      "drukproef_check_seconds_sum \(Double(state.microseconds) / 1_000_000)",
      "drukproef_check_seconds_count \(count(.checks))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
