internal import Drukproef
internal import Text

/// Bytes in any encoding become text, or are refused at a byte that is there.
struct DecodingTarget: FuzzTarget {
  static let name = "decoding"

  func run(_ bytes: [UInt8]) {
    do throws(UndecodableText) {
      let text = try SourceText(decoding: bytes)
      promise(SourceText.firstInvalidUTF8(text.utf8, from: 0) == nil, "decoded text is UTF-8")
    } catch {
      promise(bytes.indices.contains(error.byte), "the byte that fits no character is in the file")
    }
  }
}

/// Folding a text keeps the way back to its bytes.
struct FoldingTarget: FuzzTarget {
  static let name = "folding"

  func run(_ bytes: [UInt8]) {
    guard let text = try? SourceText(decoding: bytes) else { return }
    let folded = FoldedText(text.utf8)
    promise(SourceText.firstInvalidUTF8(folded.utf8, from: 0) == nil, "folded text is UTF-8")
    var last = 0
    for edit in folded.map.edits {
      promise(edit.source.lowerBound >= last && edit.source.upperBound <= text.utf8.count, "edits go forward")
      promise(edit.target.upperBound <= folded.utf8.count, "edits stay in the folded text")
      last = edit.source.upperBound
    }
    let key = ListKey.of(text.utf8)
    promise(SourceText.firstInvalidUTF8(key, from: 0) == nil, "a key is UTF-8")
    _ = ListKey.skeleton(text.utf8)
    _ = ListKey.transliterated(text.utf8)
  }
}

/// Tokens lie in the text, one after the other, and cut no character.
struct TokenizerTarget: FuzzTarget {
  static let name = "tokenizer"

  func run(_ bytes: [UInt8]) {
    guard let text = try? SourceText(decoding: bytes) else { return }
    Self.check(Tokenizer.tokens(of: text.utf8), of: text.utf8)
  }

  static func check(_ tokens: TokenBuffer, of text: [UInt8]) {
    var last = 0
    for token in tokens.indices {
      let range = tokens[token].range
      promise(range.lower >= last && range.lower < range.upper && range.upper <= text.count, "tokens go forward")
      promise(!cuts(text, range.lower) && !cuts(text, range.upper), "a token cuts no character")
      last = range.lower
    }
    var next = 0
    for sentence in tokens.sentences {
      promise(sentence.tokens.lowerBound == next, "sentences leave no token out")
      next = sentence.tokens.upperBound
    }
    promise(next == tokens.count, "sentences end with the last token")
  }

  /// Whether a byte offset lies within a character.
  static func cuts(_ text: [UInt8], _ offset: Int) -> Bool { offset < text.count && text[offset] & 0xC0 == 0x80 }
}

/// The matcher finds what a plain search finds: lines before the first empty one are the phrases, the rest is the text.
struct MatcherTarget: FuzzTarget {
  static let name = "matcher"

  func run(_ bytes: [UInt8]) {
    guard bytes.count < 4096, let text = try? SourceText(decoding: bytes) else { return }
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    let phrases = lines.prefix { !$0.isEmpty }.prefix(64)
    let body = Array(lines.dropFirst(phrases.count).joined(separator: [10]))
    var trie = PhraseTrie()
    var keys: [[TokenHash]] = []
    for phrase in phrases {
      let tokens = Tokenizer.tokens(of: Array(phrase))
      guard tokens.count > 0 else { continue }
      trie.insert(tokens.indices.map(tokens.hash), entry: Int32(keys.count))
      keys.append(tokens.indices.map(tokens.hash))
    }
    let buffer = Tokenizer.tokens(of: body)
    for token in buffer.indices {
      var found: Set<Int32> = []
      trie.forEachMatch(in: buffer, at: token) { found.insert($0.entry) }
      let end = buffer.sentenceEnd(of: token)
      for (entry, key) in keys.enumerated() {
        let fits = token + key.count <= end && key.indices.allSatisfy { buffer.hash(token + $0) == key[$0] }
        promise(found.contains(Int32(entry)) == fits, "the matcher and a plain search agree")
      }
    }
  }
}

/// A post is read by all recognizers and judged by all protocols that ship.
struct ReadingTarget: FuzzTarget {
  static let name = "reading"

  private let proofreader: Proofreader
  private let context: Context

  init() {
    let roster = """
      roepnaam;tussenvoegsel;achternaam;groep;geboortedatum;leerlingnummer
      Sanne;de;Vries;6b;2014-03-25;100231
      Youssef;;El Idrissi;4V2;2010-01-02;100232
      Jan-Willem;van der;Bilt;8;;100233

      """
    guard let lexicon = try? Lexicon.standard(), let protocols = try? ProtocolLibrary.standard(),
      let school = try? SchoolRegister(SchoolFiles(roster: .init(path: "r", bytes: Array(roster.utf8))))
    else { fatalError("the program's own data cannot be read") }
    proofreader = Proofreader(lexicon: lexicon, school: school, protocols: protocols)
    var context = Context()
    context.protocolIDs = protocols.ids
    self.context = context
  }

  func run(_ bytes: [UInt8]) {
    guard let text = try? SourceText(decoding: bytes) else { return }
    let proof = proofreader.proof(of: Document(utf8: text.utf8, context: context))
    for finding in proof.findings + proof.hints {
      guard let range = finding.range else { continue }
      promise(range.lower < range.upper && range.upper <= text.utf8.count, "a finding lies in the post")
      promise(
        !TokenizerTarget.cuts(text.utf8, range.lower) && !TokenizerTarget.cuts(text.utf8, range.upper),
        "a finding cuts no character")
    }
    promise((0...100).contains(proof.score), "a score lies between 0 and 100")
    promise(proof.findings.allSatisfy { $0.verdict <= proof.verdict }, "no finding is stricter than the verdict")
  }
}
