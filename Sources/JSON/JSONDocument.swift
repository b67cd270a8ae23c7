package import Source

/// A JSON text read with positions: every value, key and punctuation mark has its byte range.
///
/// Reading never fails: what RFC 8259 does not allow is reported in ``diagnostics`` (ranges in bytes
/// of this text), and the rest is read all the same.
package struct JSONDocument: Sendable {
  package let bytes: [UInt8]
  package let root: JSONNode?
  package let diagnostics: [Diagnostic]

  package static func parse(_ bytes: [UInt8]) -> JSONDocument {
    fatalError("landing soon")
  }
}

/// One value of a ``JSONDocument``.
package struct JSONNode: Sendable {
  package enum Kind: Hashable, Sendable {
    case null, bool, number, string, array, object
    /// `<name>` where a value should stand.
    case placeholder
  }
  package struct Member: Sendable {
    /// The key as read, escapes resolved.
    package var name: String
    /// The key's bytes, quotes included.
    package var nameRange: Range<Int>
    package var value: JSONNode
  }
  package var kind: Kind { fatalError("landing soon") }
  package var range: Range<Int> { fatalError("landing soon") }
  /// An object's members in order, duplicates included; empty for every other kind.
  package var members: [Member] { fatalError("landing soon") }
  /// An array's elements; empty for every other kind.
  package var elements: [JSONNode] { fatalError("landing soon") }
  /// A string with its escapes resolved, or a placeholder's name.
  package var string: String? { fatalError("landing soon") }
  package var bool: Bool? { fatalError("landing soon") }
  package var numberText: String? { fatalError("landing soon") }
  /// The value of the last member of that name.
  package subscript(name: String) -> JSONNode? { fatalError("landing soon") }
  /// The same value without positions.
  package var value: JSONValue { fatalError("landing soon") }
}

extension JSONValue {
  /// Reads exactly RFC 8259; nil for anything else.
  package init?(parsing bytes: [UInt8]) { fatalError("landing soon") }
  package init?(parsing text: String) { fatalError("landing soon") }
  /// Without white space between tokens.
  package var compact: String { fatalError("landing soon") }
  package func pretty(indent: Int = 2) -> String { fatalError("landing soon") }
  package subscript(name: String) -> JSONValue? { fatalError("landing soon") }
  package subscript(index: Int) -> JSONValue? { fatalError("landing soon") }
  package var string: String? { fatalError("landing soon") }
  package var elements: [JSONValue]? { fatalError("landing soon") }
  package var members: [Member]? { fatalError("landing soon") }
  /// Equal as JSON: the order of members does not count.
  package func isEquivalent(to other: JSONValue) -> Bool { fatalError("landing soon") }
}
