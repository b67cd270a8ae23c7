package import JSON
package import Source

/// Finds what is wrong with a policy document.
package struct PolicyChecker: Sendable {
  package init() {}

  /// Whether a JSON value looks like a policy: an object with a Statement, or Version and Statement misspelt.
  package static func looksLikePolicy(_ node: JSONNode) -> Bool { fatalError("landing soon") }

  /// The findings, with ranges in bytes of the JSON text, in order.
  package func check(_ document: JSONDocument, kind: PolicyKind) -> [Diagnostic] {
    fatalError("landing soon")
  }
}
