/// One value of a ``JSONDocument``.
package struct JSONNode: Sendable {
  /// What a value is.
  package enum Kind: Hashable, Sendable {
    case null, bool, number, string, array, object
    /// `<name>` where a value should stand.
    case placeholder
  }

  /// A key and its value in an object.
  package struct Member: Sendable {
    /// The key as read, escapes resolved.
    package var name: String
    /// The key's bytes, quotes included.
    package var nameRange: Range<Int>
    /// The key's bytes between its quotes, as written; without quotes, or with one only, what there is.
    package var nameContentRange: Range<Int>
    /// The colon's byte; nil where it is missing.
    package var colonRange: Range<Int>?
    /// The value.
    package var value: JSONNode

    /// From the key to the end of the value.
    package var range: Range<Int> {
      nameRange.lowerBound..<max(nameRange.upperBound, value.range.upperBound)
    }
  }

  let tape: JSONTape
  let index: Int

  private var token: JSONToken { tape.tokens[index] }

  /// What the value is.
  package var kind: Kind {
    switch token.kind {
    case .key, .string: .string
    case .null: .null
    case .true, .false: .bool
    case .number: .number
    case .array: .array
    case .object: .object
    case .placeholder: .placeholder
    }
  }

  /// The value's bytes, quotes and brackets included; empty where a value is missing.
  package var range: Range<Int> { token.range }

  /// Whether a key stands without a value, so that this one is made up.
  package var isMissing: Bool { token.kind == .null && token.start == token.end }

  /// The opening bracket of an array or object; nil where it is missing.
  package var openingRange: Range<Int>? {
    guard isContainer, token.opening > 0 else { return nil }
    return range.lowerBound..<range.lowerBound + 1
  }

  /// The closing bracket of an array or object; nil where it is missing.
  package var closingRange: Range<Int>? {
    guard isContainer, token.closing > 0 else { return nil }
    return range.upperBound - 1..<range.upperBound
  }

  /// The comma after the value; nil where there is none.
  package var commaRange: Range<Int>? {
    guard token.comma != JSONToken.none else { return nil }
    return Int(token.comma)..<Int(token.comma) + 1
  }

  /// An object's members in order, duplicates included; empty for every other kind.
  package var members: [Member] {
    guard token.kind == .object else { return [] }
    var members: [Member] = []
    var next = index + 1
    let end = Int(token.link)
    while next < end {
      let key = tape.tokens[next]
      let value = JSONNode(tape: tape, index: next + 1)
      let colon = Int(key.link)
      members.append(
        Member(
          name: tape.string(of: key), nameRange: key.range,
          nameContentRange: key.contentRange,
          colonRange: key.link == JSONToken.none ? nil : colon..<colon + 1, value: value))
      next = Int(value.token.link)
    }
    return members
  }

  /// An array's elements; empty for every other kind.
  package var elements: [JSONNode] {
    guard token.kind == .array else { return [] }
    var elements: [JSONNode] = []
    var next = index + 1
    let end = Int(token.link)
    while next < end {
      elements.append(JSONNode(tape: tape, index: next))
      next = Int(tape.tokens[next].link)
    }
    return elements
  }

  /// A string with its escapes resolved, or a placeholder's name.
  package var string: String? {
    switch token.kind {
    case .string, .placeholder: tape.string(of: token)
    default: nil
    }
  }

  /// A string's bytes between its quotes, as written.
  package var contentRange: Range<Int>? {
    switch token.kind {
    case .string, .placeholder: token.contentRange
    default: nil
    }
  }

  /// Where a part of a string (in UTF-8 bytes of ``string``) stands in the text.
  ///
  /// Of a string that has escapes it is the whole content.
  package func range(ofPart part: Range<Int>) -> Range<Int> {
    guard let content = contentRange else { return range }
    guard !token.isEscaped else { return content }
    let lower = min(content.lowerBound + part.lowerBound, content.upperBound)
    return lower..<max(lower, min(content.lowerBound + part.upperBound, content.upperBound))
  }

  /// `true` or `false`; nil for every other kind.
  package var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// A number as it is written; nil for every other kind.
  package var numberText: String? {
    token.kind == .number ? tape.string(of: token) : nil
  }

  /// The value of the last member of that name.
  ///
  /// Compares bytes, without making strings; O(members).
  package subscript(name: String) -> JSONNode? {
    guard token.kind == .object else { return nil }
    var found: JSONNode?
    var next = index + 1
    let end = Int(token.link)
    while next < end {
      if tape.string(of: tape.tokens[next], equals: name) {
        found = JSONNode(tape: tape, index: next + 1)
      }
      next = Int(tape.tokens[next + 1].link)
    }
    return found
  }

  /// The same value without positions; a placeholder becomes the string `<name>`.
  package var value: JSONValue { tape.value(at: index) }

  private var isContainer: Bool { token.kind == .array || token.kind == .object }
}
