internal import Synchronization

/// How much each client may have checked: a bucket that fills evenly and is emptied by checks, a long post costing more than
/// a short one. A shared page must not become a way to ask for every name whether it is on the roster.
package final class RequestAllowance: Sendable {
  private struct Bucket {
    var level: Double
    var filledAt: Double
  }

  private let size: Double
  /// Units a second.
  private let rate: Double
  private let seconds: @Sendable () -> Double
  private let buckets = Mutex<[String: Bucket]>([:])
  /// Clients that are kept in mind; the rest counts as one.
  private static let limit = 10_000

  /// - Parameters:
  ///   - perMinute: units that a client gets a minute; half of it may be used at once.
  ///   - seconds: a clock that never goes back.
  package init(perMinute: Int, seconds: @escaping @Sendable () -> Double) {
    size = Double(perMinute) / 2
    rate = Double(perMinute) / 60
    self.seconds = seconds
  }

  /// Takes what a check of so many bytes costs. nil when there is enough, else after how many seconds there will be.
  func take(_ client: String, bytes: Int) -> Int? {
    let cost = min(1 + Double(bytes) / 2000, size)
    let now = seconds()
    return buckets.withLock { buckets in
      if buckets.count >= Self.limit {
        buckets = buckets.filter { $0.value.level + (now - $0.value.filledAt) * rate < size }
      }
      let network = Self.network(client)
      let client = buckets[network] == nil && buckets.count >= Self.limit ? "" : network
      var bucket = buckets[client] ?? Bucket(level: size, filledAt: now)
      bucket.level = min(size, bucket.level + (now - bucket.filledAt) * rate)
      bucket.filledAt = now
      let missing = cost - bucket.level
      if missing <= 0 { bucket.level -= cost }
      buckets[client] = bucket
      return missing <= 0 ? nil : Int((missing / rate).rounded(.up))
    }
  }

  /// An IPv6 user has a whole network (a /64) to ask from.
  private static func network(_ client: String) -> String {
    let groups = client.split(separator: ":", omittingEmptySubsequences: false)
    return groups.count > 4 && !client.hasPrefix("::") ? groups[..<4].joined(separator: ":") : client
  }
}
