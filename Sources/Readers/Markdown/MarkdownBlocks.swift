internal import Text

/// The blocks of a Markdown text: CommonMark 0.31 with the tables and footnotes of GitHub.
///
/// Only what matters for reading is kept: which stretches are text, and what kind. The marks of quotations and lists at the
/// start of lines are blotted out in the working copy, so that the text of a paragraph is one stretch of bytes.
struct MarkdownBlocks {
  /// A stretch that holds text.
  struct Leaf {
    enum Kind {
      case text
      /// A row of a table.
      case row
      /// HTML; `endsDocument` when only the end of the document closed it.
      case html(endsDocument: Bool)
      /// The title of a link definition.
      case title
    }

    var kind: Kind
    var range: Range<Int>
  }

  /// Deeper than anybody writes, and than any stack of containers needs to be.
  static let depthLimit = 200

  struct TooDeep: Error {
    let place: Int
  }

  /// The working copy.
  private(set) var text: [UInt8]
  private(set) var leaves: [Leaf] = []
  /// The labels of link definitions, as ``LinkLabel`` writes them.
  private(set) var labels: Set<[UInt8]> = []
  /// Titles of definitions that are never shown: `[//]: # (…)`.
  private(set) var comments: [Range<Int>] = []

  private enum Container {
    case quote
    /// A list item or a footnote: lines belong to it when they are indented by so many columns.
    case item(width: Int, isEmpty: Bool)
  }

  private enum OpenLeaf {
    case none
    /// From its first character to the end of its last line.
    case paragraph(start: Int, lastLine: Int, end: Int)
    case table
    case indentedCode
    case fence(byte: UInt8, length: Int)
    case html(HTMLBlockStart, start: Int, end: Int)
  }

  private var containers: [Container] = []
  private var open = OpenLeaf.none
  private var line = MarkdownLine(start: 0, end: 0)

  /// Reads the blocks of a text from a place on.
  init(_ text: [UInt8], from start: Int) throws(TooDeep) {
    self.text = text
    var index = start
    while index < text.count {
      let end = text.endOfLine(from: index, upTo: text.count)
      line = MarkdownLine(start: index, end: end)
      try readLine()
      index = end < text.count ? text.endOfLineBreak(at: end, upTo: text.count) : end
    }
    closeLeaf(atEnd: true)
  }
}

// MARK: - Lines

extension MarkdownBlocks {
  private mutating func readLine() throws(TooDeep) {
    let matched = matchContainers()
    let allMatched = matched == containers.count
    line.findText(in: text)
    if allMatched, continueLeaf() { return blotOutPrefix() }
    var kept = matched
    var inParagraph = false
    if case .paragraph = open { inParagraph = true }
    let mayBeLazy = inParagraph
    inParagraph = inParagraph && allMatched
    var opened = false
    while try openContainer(&kept, inParagraph: inParagraph, mayBeLazy: mayBeLazy && !opened) {
      opened = true
      inParagraph = false
      line.findText(in: text)
    }
    if openLeaf(kept: kept, inParagraph: inParagraph, mayBeLazy: mayBeLazy && !opened) { return blotOutPrefix() }
    if line.isBlank {
      close(downTo: kept)
      closeLeaf()
    } else {
      if !(mayBeLazy && !opened) { close(downTo: kept) }
      addText(isContinuation: mayBeLazy && !opened)
    }
    blotOutPrefix()
  }

  /// How many of the open containers the line belongs to.
  private mutating func matchContainers() -> Int {
    for (number, container) in containers.enumerated() {
      line.findText(in: text)
      switch container {
      case .quote:
        guard line.indent < 4, line.first(in: text) == UInt8(ascii: ">") else { return number }
        line.passQuoteMark(in: text)
      case .item(let width, let isEmpty):
        if line.isBlank {
          if isEmpty { return number }
          line.passIndent(in: text)
        } else if line.indent >= width {
          line.pass(columns: width, in: text)
        } else {
          return number
        }
      }
    }
    return containers.count
  }

  private mutating func blotOutPrefix() {
    for index in line.start..<min(line.offset, line.end) { text[index] = StandIn.prefix }
  }

  /// Goes on with a leaf that takes lines as they are. False when the line must be looked at.
  private mutating func continueLeaf() -> Bool {
    switch open {
    case .fence(let byte, let length):
      if line.indent < 4, let run = line.closingFence(of: byte, in: text), run >= length { open = .none }
      return true
    case .html(let kind, let start, _):
      if kind.endsAtBlankLine, line.isBlank {
        closeLeaf()
        return false
      }
      open = .html(kind, start: start, end: line.end)
      if kind.ends(in: text, line.text..<line.end) { closeLeaf() }
      return true
    case .indentedCode:
      if line.indent >= 4 || line.isBlank { return true }
      open = .none
      return false
    case .table, .paragraph, .none: return false
    }
  }

  private mutating func addText(isContinuation: Bool) {
    markContent()
    if case .paragraph(let start, _, _) = open, isContinuation {
      open = .paragraph(start: start, lastLine: line.text, end: line.end)
    } else if case .table = open {
      leaves.append(Leaf(kind: .row, range: line.text..<line.end))
    } else {
      open = .paragraph(start: line.text, lastLine: line.text, end: line.end)
    }
  }

  /// The innermost container holds something now.
  private mutating func markContent() {
    guard case .item(let width, true) = containers.last else { return }
    containers[containers.count - 1] = .item(width: width, isEmpty: false)
  }

  private mutating func close(downTo kept: Int) {
    guard containers.count > kept else { return }
    closeLeaf()
    containers.removeLast(containers.count - kept)
  }

  private mutating func closeLeaf(atEnd: Bool = false) {
    switch open {
    case .paragraph(let start, _, let end):
      let rest = takeDefinitions(start..<end)
      if !rest.isEmpty { leaves.append(Leaf(kind: .text, range: rest)) }
    case .html(let kind, let start, let end):
      leaves.append(Leaf(kind: .html(endsDocument: atEnd && !kind.endsAtBlankLine), range: start..<end))
    case .none, .table, .indentedCode, .fence: break
    }
    open = .none
  }
}

// MARK: - What starts here

extension MarkdownBlocks {
  /// Opens the quotation, list item or footnote that starts here.
  private mutating func openContainer(
    _ kept: inout Int, inParagraph: Bool, mayBeLazy: Bool
  ) throws(TooDeep) -> Bool {
    guard line.indent < 4, !line.isBlank else { return false }
    let first = line.first(in: text)
    if first == UInt8(ascii: ">") {
      close(downTo: kept)
      closeLeaf()
      markContent()
      line.passQuoteMark(in: text)
      try push(.quote, &kept)
      return true
    }
    if line.isThematicBreak(in: text) { return false }
    if let marker = line.listMarker(in: text, interruptsParagraph: inParagraph) {
      close(downTo: kept)
      closeLeaf()
      markContent()
      let width = line.passListMarker(marker, in: text)
      line.findText(in: text)
      try push(.item(width: width, isEmpty: true), &kept)
      return true
    }
    if let end = line.endOfFootnoteMark(in: text), !inParagraph {
      close(downTo: kept)
      closeLeaf()
      markContent()
      line.pass(upTo: end, in: text)
      try push(.item(width: 4, isEmpty: true), &kept)
      return true
    }
    return false
  }

  private mutating func push(_ container: Container, _ kept: inout Int) throws(TooDeep) {
    guard containers.count < Self.depthLimit else { throw TooDeep(place: line.offset) }
    containers.append(container)
    kept = containers.count
  }

  /// Opens the leaf that starts here, unless it is a paragraph. True when the line is dealt with.
  private mutating func openLeaf(kept: Int, inParagraph: Bool, mayBeLazy: Bool) -> Bool {
    if line.isBlank { return false }
    if line.indent >= 4 {
      if mayBeLazy { return false }
      close(downTo: kept)
      closeLeaf()
      markContent()
      open = .indentedCode
      return true
    }
    if let content = line.heading(in: text) {
      start(kept)
      leaves.append(Leaf(kind: .text, range: content))
    } else if let fence = line.openingFence(in: text) {
      start(kept)
      open = .fence(byte: fence.byte, length: fence.length)
    } else if let kind = HTMLBlockStart(
      text, at: line.text, upTo: line.end, interruptsParagraph: inParagraph || mayBeLazy)
    {
      start(kept)
      open = .html(kind, start: line.text, end: line.end)
      if kind.ends(in: text, line.text..<line.end) { closeLeaf() }
    } else if inParagraph, line.isUnderline(in: text), underlineParagraph() {
      return true
    } else if line.isThematicBreak(in: text) {
      start(kept)
    } else if inParagraph, let columns = line.delimiterRow(in: text), startTable(columns) {
      return true
    } else {
      return false
    }
    return true
  }

  private mutating func start(_ kept: Int) {
    close(downTo: kept)
    closeLeaf()
    markContent()
  }

  /// Makes the paragraph above a heading; false when it holds nothing but link definitions.
  private mutating func underlineParagraph() -> Bool {
    guard case .paragraph(let start, let lastLine, let end) = open else { return false }
    let rest = takeDefinitions(start..<end)
    open = .none
    if rest.isEmpty { return false }
    open = .paragraph(start: rest.lowerBound, lastLine: lastLine, end: rest.upperBound)
    closeLeaf()
    return true
  }

  /// Makes the last line of the paragraph above the head of a table, when it has as many cells.
  private mutating func startTable(_ columns: Int) -> Bool {
    guard case .paragraph(let start, let lastLine, let end) = open,
      TableRow.cells(in: text, lastLine..<end).count == columns
    else { return false }
    if lastLine > start {
      var before = lastLine
      while before > start, text[before - 1].isSpace { before -= 1 }
      open = .paragraph(start: start, lastLine: start, end: before)
      closeLeaf()
    }
    leaves.append(Leaf(kind: .row, range: lastLine..<end))
    open = .table
    return true
  }
}

// MARK: - Link definitions

extension MarkdownBlocks {
  /// Takes the link definitions at the start of a paragraph. Gives what is left of it.
  private mutating func takeDefinitions(_ paragraph: Range<Int>) -> Range<Int> {
    var start = paragraph.lowerBound
    while start < paragraph.upperBound, text[start] == UInt8(ascii: "["),
      let definition = LinkDefinition(text, start..<paragraph.upperBound)
    {
      labels.insert(definition.label)
      if let title = definition.title {
        if definition.isComment {
          comments.append(title)
        } else {
          leaves.append(Leaf(kind: .title, range: title))
        }
      }
      start = definition.end
      while start < paragraph.upperBound, text[start].isSpace { start += 1 }
    }
    return start..<paragraph.upperBound
  }
}
