package import Text

/// Undoes evasions before any recognizer looks: leetspeak, masked, spaced and dotted letters, look-alikes of other scripts.
package struct Repairer: Sendable {
  package init(lexicon: Lexicon, school: SchoolRegister) {}

  /// The tokens that stand for another word than is written, ascending.
  package func repairs(for tokens: TokenBuffer) -> [TokenBuffer.Repair] { [] }
}
