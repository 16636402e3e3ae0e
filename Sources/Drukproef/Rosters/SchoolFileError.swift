/// Why a roster, staff or school file cannot be used, and where. Nothing of a file that has one is kept.
public struct SchoolFileError: Error, Sendable, Equatable {
  public let path: String
  /// From 1; nil when the fault is about the file as a whole.
  public let line: Int?
  /// From 1, in code points.
  public let column: Int?
  /// What is wrong and what to do. Never quotes the file's rows.
  public let message: Wording

  public init(path: String, line: Int? = nil, column: Int? = nil, message: Wording) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}
