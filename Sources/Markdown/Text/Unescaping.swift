/// What text means once its escapes and entities are resolved (sections 2.4 and 2.5).
enum Unescaping {
  /// Appends the text with backslash escapes and references resolved and NUL made U+FFFD.
  static func append(
    _ text: UnsafePointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]
  ) {
    var index = range.lowerBound
    let end = range.upperBound
    var start = index
    func flush() {
      output.append(contentsOf: UnsafeBufferPointer(start: text + start, count: index - start))
    }
    while index < end {
      switch text[index] {
      case UInt8(ascii: "\\") where index + 1 < end && text[index + 1].isPunctuation:
        flush()
        start = index + 1
        index += 2
      case UInt8(ascii: "&"):
        if let next = Entity.end(text, at: index, before: end) {
          flush()
          Entity.appendValue(text, index..<next, to: &output)
          index = next
          start = next
        } else {
          index += 1
        }
      case 0:
        flush()
        output.append(contentsOf: replacement)
        index += 1
        start = index
      default: index += 1
      }
    }
    flush()
  }

  /// Whether a text holds anything that ``append(_:_:to:)`` would change.
  static func isNeeded(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range {
      switch text[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "&"), 0: return true
      default: continue
      }
    }
    return false
  }

  /// The text of a slice with escapes and entities resolved.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      var output: [UInt8] = []
      append(base, 0..<buffer.count, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  /// The text of a slice as it is, except that NUL is U+FFFD (section 2.3).
  static func literal(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    appendLiteral(bytes, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a slice as it is, except that NUL is U+FFFD (section 2.3).
  static func appendLiteral(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard bytes.contains(0) else {
      output += bytes
      return
    }
    for byte in bytes {
      if byte == 0 { output += replacement } else { output.append(byte) }
    }
  }

  /// U+FFFD in UTF-8.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
