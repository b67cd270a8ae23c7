package import Source

/// A JSON text read with positions: every value, key and punctuation mark has its byte range.
///
/// Reading never fails: what RFC 8259 does not allow is reported in ``diagnostics`` (ranges in bytes
/// of this text), and the rest is read all the same. It takes time linear in the text and never
/// recurses; a text nested deeper than ``maximumDepth`` is reported and read only that far.
package struct JSONDocument: Sendable {
  /// How deep arrays and objects may be nested: RFC 8259, section 9, leaves the limit to the reader.
  package static let maximumDepth = 512

  /// How many findings are kept: a binary file should not fill the memory with complaints.
  package static let maximumDiagnostics = 200

  /// The text as it was given.
  package let bytes: [UInt8]

  /// The value that the text holds; nil when there is none at all.
  package let root: JSONNode?

  /// What is wrong, in the order of its places.
  package let diagnostics: [Diagnostic]

  /// Whether the text is JSON exactly as RFC 8259 has it (duplicate keys included).
  package let isValid: Bool

  /// Whether the text is a part of a document: an object's members without its braces.
  package let isFragment: Bool

  /// Reads a text.
  package static func parse(_ bytes: [UInt8]) -> JSONDocument {
    var reader = JSONReader(bytes, stopsAtFirstError: false)
    reader.read()
    return JSONDocument(
      bytes: bytes,
      root: reader.tokens.isEmpty
        ? nil : JSONNode(tape: JSONTape(bytes: bytes, tokens: reader.tokens), index: 0),
      diagnostics: reader.sortedDiagnostics,
      isValid: reader.isValid,
      isFragment: reader.isFragment)
  }

  /// Reads a text.
  package static func parse(_ text: String) -> JSONDocument { parse(Array(text.utf8)) }

  /// The document printed anew, a member and an element a line, indented as the document is.
  ///
  /// Comments and other faults are gone; nil when there is no value.
  package func pretty() -> String? {
    root.map { $0.value.pretty(indentation: JSONIndentation(of: bytes)) }
  }
}
