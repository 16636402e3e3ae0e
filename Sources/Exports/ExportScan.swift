package import Drukproef

/// Reads exports from front to back and gives their posts some at a time, so that workers can check them while the next are read.
package final class ExportScan: Sequence, IteratorProtocol {
  /// Some posts, and what was wrong on the way to them.
  package struct Batch: Sendable {
    /// The number of the first post, from 0.
    package var first: Int
    package var posts: [ExportedPost]
    package var problems: [ExportProblem]
    package var notes: [ExportProblem]
  }

  /// Which posts are wanted.
  package struct Selection: Sendable {
    package var ownOnly = false
    package var since: CalendarDay?
    package var until: CalendarDay?

    package init() {}

    fileprivate func wants(_ post: ExportedPost) -> Bool {
      if ownOnly, post.isOwn == false { return false }
      guard since != nil || until != nil else { return true }
      // A post without a date may be of any day: better one too many.
      guard let day = post.context.publishedAt?.day else { return true }
      if let since, day < since { return false }
      if let until, until < day { return false }
      return true
    }
  }

  private static let batchSize = 256
  private static let batchBytes = 256 * 1024

  private let files: ExportFiles
  private let options: ReadingOptions
  private let selection: Selection
  private let isStopped: @Sendable () -> Bool
  private var open: (file: ExportFile, reader: any ExportReader)?
  private var pending = Harvest()
  private var given = 0
  private var seen = SeenPosts()
  private var fileNumber = 0
  /// Whether a post may come twice: not when one file is all there is, and then nothing need be remembered of it.
  private var mayRepeat = true
  /// Starts of long posts, kept until it is known whether their wholes are there.
  private var shortened: [ExportedPost] = []
  private var refused: Set<String> = []
  /// What was named, and whether anything in it was read.
  private var roots: [(name: String, isRead: Bool)] = []
  /// Whose exports they are, as far as a file in them told.
  private var owners: [String: String] = [:]
  private var isAtEnd = false
  /// What was read up to now.
  package private(set) var counts = ScanCounts()
  /// Whether reading was stopped before the end.
  package private(set) var wasStopped = false

  package init(
    _ paths: [String], _ options: ReadingOptions = ReadingOptions(), _ selection: Selection = Selection(),
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    files = ExportFiles(paths)
    self.options = options
    self.selection = selection
    self.isStopped = isStopped
    roots = paths.map { ($0, false) }
  }

  /// Bytes on disk: read, and in all (0 when that is not known).
  package var progress: (read: Int, total: Int) { (files.readBytes, files.totalBytes) }

  package func next() -> Batch? {
    var batch = Batch(first: given, posts: [], problems: [], notes: [])
    var bytes = 0
    while batch.posts.count < Self.batchSize, bytes < Self.batchBytes {
      if isStopped() {
        wasStopped = !isAtEnd
        open = nil
        break
      }
      guard advance() else { break }
      pending.posts.removeAll { !keeps($0) }
      for index in pending.posts.indices { bytes += pending.posts[index].text.utf8.count }
      batch.posts += pending.posts
      batch.problems += pending.problems
      batch.notes += pending.notes
      takeCounts()
      if batch.problems.count > 64 { break }
    }
    given += batch.posts.count
    return batch.posts.isEmpty && batch.problems.isEmpty && batch.notes.isEmpty ? nil : batch
  }

  private func takeCounts() {
    counts.problems += pending.problems.count
    pending.empty()
  }

  /// Reads a bit further. False at the end.
  private func advance() -> Bool {
    guard var current = open else { return openNext() }
    // The reader is let go of first, so that it is changed in its place and not copied.
    open = nil
    do throws(ExportProblem) {
      if try Self.advance(&current.reader, current.file.stream, &pending) { open = current }
    } catch {
      note(error, in: current.file)
      current.reader.finish(&pending)
    }
    if let owner = pending.owner { owners[current.file.root] = owner }
    let owner = owners.isEmpty ? nil : owners[current.file.root]
    for index in pending.posts.indices {
      pending.posts[index].file = current.file.name
      if let owner, pending.posts[index].author == nil, pending.posts[index].isOwn == true {
        pending.posts[index].author = owner
      }
    }
    for (reason, count) in pending.skipped { counts.skipped[reason, default: 0] += count }
    return true
  }

  /// Reads some posts at once: to turn from reading to checking takes longer than to read one.
  private static func advance(
    _ reader: inout any ExportReader, _ stream: ByteStream, _ harvest: inout Harvest
  ) throws(ExportProblem) -> Bool {
    let start = stream.offset
    repeat {
      if try !reader.advance(stream, &harvest) { return false }
    } while harvest.posts.count < 64 && harvest.problems.isEmpty && stream.offset - start < batchBytes
    return true
  }

  private func openNext() -> Bool {
    if isAtEnd { return false }
    do throws(ExportProblem) {
      guard let file = try files.next() else {
        finish()
        return true
      }
      fileNumber += 1
      mayRepeat = roots.count > 1 || !file.isNamed
      let head = FileHead(name: file.name, bytes: try file.stream.head(FileHead.size), isNamed: file.isNamed)
      if let reader = ExportReaders.reader(for: head, options) {
        counts.files += 1
        open = (file, reader)
        markRead(file.root)
      } else if file.isNamed {
        markRead(file.root)
        pending.problems.append(ExportProblem(head.bytes.isEmpty ? .emptyFile : Self.refusal(head), in: file.name))
      }
    } catch {
      markRead(roots.first { error.file.hasPrefix($0.name) }?.name ?? "")
      pending.problems.append(error)
    }
    return true
  }

  /// What can be said of a file that no reader knows.
  private static func refusal(_ head: FileHead) -> Wording {
    let known: [(start: [UInt8], refusal: Wording)] = [
      ([0x37, 0x7A, 0xBC, 0xAF], .otherArchive),
      (Array("Rar!".utf8), .otherArchive),
      (Array("BZh".utf8), .otherArchive), ([0xFD] + Array("7zXZ".utf8), .otherArchive),
      ([0x28, 0xB5, 0x2F, 0xFD], .otherArchive),
      (Array("%PDF".utf8), .document), (Array("PK".utf8), .document), ([0xD0, 0xCF, 0x11, 0xE0], .document),
      ([0xFF, 0xD8, 0xFF], .medium), ([0x89] + Array("PNG".utf8), .medium), (Array("GIF8".utf8), .medium),
      (Array("ID3".utf8), .medium),
    ]
    if let found = known.first(where: { head.bytes.starts(with: $0.start) }) { return found.refusal }
    return head.bytes.dropFirst(4).starts(with: "ftyp".utf8) ? .medium : .notAnExport
  }

  /// A refusal that holds for every page of an export is told once.
  private func note(_ problem: ExportProblem, in file: ExportFile) {
    if problem.byte == nil, !refused.insert(file.root + problem.message.nl).inserted { return }
    pending.problems.append(problem)
  }

  private func markRead(_ root: String) {
    for index in roots.indices where roots[index].name == root { roots[index].isRead = true }
  }

  /// What can be told at the very end: starts whose wholes did not come, and exports without a post.
  private func finish() {
    isAtEnd = true
    for var post in shortened {
      if seen.hasLongVersion(post) {
        counts.skipped[.duplicate, default: 0] += 1
      } else {
        post.isShortened = false
        pending.posts.append(post)
      }
    }
    shortened = []
    for root in roots where !root.isRead { pending.problems.append(ExportProblem(.nothingFound, in: root.name)) }
  }

  /// Counts a post, and says whether it is to be checked.
  private func keeps(_ post: ExportedPost) -> Bool {
    if post.isShortened, mayRepeat {
      shortened.append(post)
      return false
    }
    guard !mayRepeat || seen.isNew(post, in: fileNumber, isLast: open?.file.isLast ?? false) else {
      counts.skipped[.duplicate, default: 0] += 1
      return false
    }
    guard selection.wants(post) else {
      counts.leftOut += 1
      return false
    }
    counts.count(post)
    return true
  }
}

extension Wording {
  fileprivate static let emptyFile = Wording(nl: "dit bestand is leeg", en: "this file is empty")
  fileprivate static let notAnExport = Wording(
    nl:
      "dit is geen export die Drukproef kent. Voor een eigen CSV: noem de kolommen, zoals --columns text=Bericht,time=Datum. "
      + "Voor losse berichten: drukproef check.",
    en:
      "this is no export that Drukproef knows. For a CSV of your own: name the columns, such as --columns text=Post,time=Date. "
      + "For single posts: drukproef check.")
  fileprivate static let otherArchive = Wording(
    nl: "zo'n archief (7z, rar, bz2, xz) wordt niet gelezen. Pak het uit en noem de map.",
    en: "such an archive (7z, rar, bz2, xz) is not read. Unpack it and name the folder.")
  fileprivate static let document = Wording(
    nl: "dit is een document en geen export. Losse documenten leest drukproef check.",
    en: "this is a document and no export. Single documents are for drukproef check.")
  fileprivate static let medium = Wording(
    nl: "dit is beeld of geluid; daarin staan geen woorden die te lezen zijn",
    en: "this is a picture, film or recording: there are no words to read in it")
  fileprivate static let nothingFound = Wording(
    nl: "hierin staat geen export die Drukproef kent", en: "there is no export in here that Drukproef knows")
}
