/// Work done by several workers at once, whose results come in the order of the input.
package enum OrderedWork {
  /// Does `work` for every item with at most `jobs` workers and hands the results to `each` in order, in the caller's task. No
  /// more than a few items a worker wait at any time, so memory does not grow with the input.
  ///
  /// - Parameters:
  ///   - mayWait: whether the next item may be long in coming; then everything at work is finished first.
  ///   - each: answers whether to go on.
  package static func run<Items: Sequence, Item: Sendable, Result: Sendable>(
    _ items: Items, jobs: Int, mayWait: () -> Bool = { false }, _ work: @escaping @Sendable (Item) -> Result,
    each: (Result) -> Bool
  ) async where Items.Element == Item {
    if jobs == 1 {
      for item in items { guard each(work(item)) else { return } }
      return
    }
    await withTaskGroup(of: (Int, Result).self) { group in
      var order = Order<Result>()
      for item in items {
        let number = order.begin()
        group.addTask { (number, work(item)) }
        while order.open >= (mayWait() ? 1 : jobs * 2), let (number, result) = await group.next() {
          guard order.finish(number, result, each) else { return group.cancelAll() }
        }
      }
      for await (number, result) in group {
        guard order.finish(number, result, each) else { return group.cancelAll() }
      }
    }
  }
}

/// Puts results that are ready early aside until those before them are.
private struct Order<Result> {
  private var begun = 0
  private var handedOut = 0
  private var early: [Int: Result] = [:]

  /// How many items were begun and not handed out.
  var open: Int { begun - handedOut }

  mutating func begin() -> Int {
    defer { begun += 1 }
    return begun
  }

  mutating func finish(_ number: Int, _ result: Result, _ each: (Result) -> Bool) -> Bool {
    early[number] = result
    while let next = early.removeValue(forKey: handedOut) {
      handedOut += 1
      if !each(next) { return false }
    }
    return true
  }
}
