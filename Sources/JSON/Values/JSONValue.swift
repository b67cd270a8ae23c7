/// A JSON value without positions, for building and comparing.
///
/// It is what commands print, what journals hold, what reports write. Members keep their order and
/// numbers their text.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  package struct Member: Hashable, Sendable {
    /// The key.
    package var name: String
    /// The value.
    package var value: JSONValue

    /// Makes a member.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Reads exactly RFC 8259; nil for anything else.
  package init?(parsing bytes: [UInt8]) {
    var reader = JSONReader(bytes, stopsAtFirstError: true)
    reader.read()
    guard reader.isValid, !reader.tokens.isEmpty else { return nil }
    self = JSONNode(tape: JSONTape(bytes: bytes, tokens: reader.tokens), index: 0).value
  }

  /// Reads exactly RFC 8259; nil for anything else.
  package init?(parsing text: String) { self.init(parsing: Array(text.utf8)) }
}
