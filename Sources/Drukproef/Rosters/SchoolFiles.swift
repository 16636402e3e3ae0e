/// The files that tell the program about a school, read by whoever may touch the disk.
package struct SchoolFiles: Sendable {
  /// A file's bytes and the path to name in an error.
  package struct File: Sendable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package var roster: File?
  package var staff: File?
  package var school: File?

  package init(roster: File? = nil, staff: File? = nil, school: File? = nil) {
    self.roster = roster
    self.staff = staff
    self.school = school
  }
}

extension SchoolRegister {
  /// Everything in the files, or the first fault.
  ///
  /// - Throws: ``SchoolFileError``.
  package init(_ files: SchoolFiles) throws(SchoolFileError) {
    self.init()
    if let file = files.roster { take(try RosterFile.pupils(file.bytes, path: file.path)) }
    if let file = files.staff { staff = try StaffFile.members(file.bytes, path: file.path) }
    if let file = files.school { (schools, publicNumbers) = try SchoolFile.schools(file.bytes, path: file.path) }
  }
}
