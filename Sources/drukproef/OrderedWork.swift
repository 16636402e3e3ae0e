/// Work done by several workers at once, whose results come in the order of the input.
enum OrderedWork {
  /// Does `work` for every item with at most `jobs` workers and hands the results to `each` in order, in the caller's task. No
  /// more than a few items a worker wait at any time, so memory does not grow with the input.
  ///
  /// `each` answers whether to go on.
  static func run<Items: Sequence, Item: Sendable, Result: Sendable>(
    _ items: Items, jobs: Int, _ work: @escaping @Sendable (Item) -> Result, each: (Result) -> Bool
  ) async where Items.Element == Item {
    if jobs == 1 {
      for item in items { guard each(work(item)) else { return } }
      return
    }
    await withTaskGroup(of: (Int, Result).self) { group in
      var started = 0
      var next = 0
      var waiting: [Int: Result] = [:]
      for item in items {
        let number = started
        group.addTask { (number, work(item)) }
        started += 1
        while started - next >= jobs * 2 {
          guard let (number, result) = await group.next() else { break }
          waiting[number] = result
          while let result = waiting.removeValue(forKey: next) {
            next += 1
            guard each(result) else { return group.cancelAll() }
          }
        }
      }
      for await (number, result) in group {
        waiting[number] = result
        while let result = waiting.removeValue(forKey: next) {
          next += 1
          guard each(result) else { return group.cancelAll() }
        }
      }
    }
  }
}
