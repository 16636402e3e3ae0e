package import CommandLineInterface
internal import Synchronization

/// The desk that answers requests, which can be replaced while others are still being read.
package final class ReloadableDesk: Sendable {
  private let desk: Mutex<Desk>

  package init(_ desk: Desk) { self.desk = Mutex(desk) }

  package var current: Desk { desk.withLock { $0 } }

  package func replace(by new: Desk) { desk.withLock { $0 = new } }
}
