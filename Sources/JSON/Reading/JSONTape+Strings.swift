extension JSONTape {
  /// A token's text: a string without its quotes and with its escapes resolved, a number as written.
  func string(of token: JSONToken) -> String {
    let content = token.contentRange
    return bytes.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[content])
      return token.isEscaped
        ? String(decoding: unescaped(content), as: UTF8.self)
        : String(decoding: content, as: UTF8.self)
    }
  }

  /// Whether a token's text is the given one.
  func string(of token: JSONToken, equals text: String) -> Bool {
    guard !token.isEscaped else { return string(of: token) == text }
    let content = token.contentRange
    guard content.count == text.utf8.count else { return false }
    return bytes[content].elementsEqual(text.utf8)
  }
}

/// The bytes of a string with its escapes resolved (RFC 8259, section 7).
///
/// A surrogate without its other half becomes U+FFFD; an escape that JSON does not have stands for
/// the byte after the backslash.
private func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(content.count)
  var index = 0
  while index < content.count {
    let byte = content[index]
    guard byte == UInt8(ascii: "\\"), index + 1 < content.count else {
      result.append(byte)
      index += 1
      continue
    }
    let escaped = content[index + 1]
    index += 2
    switch escaped {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(content, at: index) else {
        result.append(escaped)
        continue
      }
      index += 4
      var scalar = UInt32(unit)
      if (0xD800..<0xDC00).contains(unit), index + 1 < content.count,
        content[index] == UInt8(ascii: "\\"), content[index + 1] == UInt8(ascii: "u"),
        let low = hexadecimal(content, at: index + 2), (0xDC00..<0xE000).contains(low)
      {
        scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00
        index += 6
      }
      result.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    default: result.append(escaped)
    }
  }
  return result
}

/// The four hexadecimal digits at an offset, or nil where they are not.
func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt16? {
  guard offset + 4 <= bytes.endIndex else { return nil }
  var value: UInt16 = 0
  for index in offset..<offset + 4 {
    let digit: UInt8
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
    default: return nil
    }
    value = value << 4 | UInt16(digit)
  }
  return value
}
