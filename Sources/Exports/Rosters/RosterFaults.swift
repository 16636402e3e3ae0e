package import Drukproef

/// Why a pupil administration's file cannot be used: every fault found, in the order of the file. Nothing of it is kept.
package struct RosterFaults: Error, Sendable {
  package var faults: [SchoolFileError]

  init(_ faults: [SchoolFileError]) { self.faults = faults }
  init(_ fault: SchoolFileError) { faults = [fault] }

  /// More than this many are not told: the same mistake stands in a whole column then.
  static let most = 20
}
