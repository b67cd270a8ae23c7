// How a document is kept
// ----------------------
//
// A document is one flat array of 20-byte tokens in the order of the text, which this module calls
// the tape, and the bytes themselves. There is no tree of objects: reading a 4 MB service model makes
// two allocations that grow, not half a million, and a string is only made when someone asks for it.
//
//     { "Action" : [ "a" , "b" ] }
//
//     index  kind    start..<end   link               comma
//       0    object  0..<28        5  (past it all)
//       1    key     2..<10        11 (its colon)
//       2    array   13..<26       5
//       3    string  15..<18       4                  19
//       4    string  21..<24       5
//
// A value's `link` is the index of the token after it and everything inside it, so the next sibling
// is one step away, however large the value. A key is directly followed by its value. `comma` is the
// offset of the comma after a value. Offsets are 32 bits wide: a text of 4 GB or more is refused.
//
// What a recovery adds (a value that is missing, an object without braces) is a token with an empty
// range, or with `opening` or `closing` 0: those count the bytes of the quotes or brackets.

/// A document's bytes and its tokens, shared by all its nodes.
final class JSONTape: Sendable {
  let bytes: [UInt8]
  let tokens: [JSONToken]

  init(bytes: [UInt8], tokens: [JSONToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }
}

/// One key or value of a tape.
struct JSONToken {
  enum Kind: UInt8 {
    case key, null, `true`, `false`, number, string, array, object, placeholder
  }

  /// The offset that stands for "there is none".
  static let none = UInt32.max

  var start: UInt32
  var end: UInt32
  var link: UInt32
  var comma = JSONToken.none
  var kind: Kind
  /// The bytes of the opening quote or bracket.
  var opening: UInt8 = 0
  /// The bytes of the closing quote or bracket.
  var closing: UInt8 = 0
  /// Whether a string must be decoded: it has escapes or bytes that are not UTF-8.
  var isEscaped = false

  var range: Range<Int> { Int(start)..<Int(end) }

  /// A string's bytes between its quotes.
  var contentRange: Range<Int> {
    let lower = Int(start) + Int(opening)
    return lower..<max(lower, Int(end) - Int(closing))
  }
}
