/// The protocols that a run may judge by.
package struct ProtocolLibrary: Sendable {
  package init() {}
}
