extension JSONValue {
  /// Without white space between tokens, on one line.
  package var compact: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An element and a member a line, without a line ending at the end.
  ///
  /// - Parameter indent: the spaces of a level.
  /// - Returns: the text.
  package func pretty(indent: Int = 2) -> String {
    pretty(indentation: JSONIndentation(unit: String(repeating: " ", count: max(indent, 0))))
  }

  /// An element and a member a line, without a line ending at the end.
  package func pretty(indentation: JSONIndentation) -> String {
    var bytes: [UInt8] = []
    let printer = PrettyPrinter(
      unit: Array(indentation.unit.utf8),
      lineStart: Array((indentation.lineEnding + indentation.margin).utf8))
    printer.write(self, depth: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A string as JSON writes it, quotes included.
  package static func quoted(_ text: String) -> String { JSONValue.string(text).compact }

  /// Appends the value without white space between tokens.
  package func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(true): bytes.append(contentsOf: "true".utf8)
    case .bool(false): bytes.append(contentsOf: "false".utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): writeString(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeString(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// Writes a value over several lines.
private struct PrettyPrinter {
  let unit: [UInt8]
  /// What begins a line: the ending of the one before, and the margin.
  let lineStart: [UInt8]

  func write(_ value: JSONValue, depth: Int, to bytes: inout [UInt8]) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        beginLine(depth + 1, in: &bytes)
        write(element, depth: depth + 1, to: &bytes)
      }
      beginLine(depth, in: &bytes)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        beginLine(depth + 1, in: &bytes)
        writeString(member.name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        write(member.value, depth: depth + 1, to: &bytes)
      }
      beginLine(depth, in: &bytes)
      bytes.append(UInt8(ascii: "}"))
    default: value.write(to: &bytes)
    }
  }

  private func beginLine(_ depth: Int, in bytes: inout [UInt8]) {
    bytes.append(contentsOf: lineStart)
    for _ in 0..<depth { bytes.append(contentsOf: unit) }
  }
}

/// Appends a string with its quotes; everything that RFC 8259 lets stand unescaped stands unescaped.
private func writeString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  // Nearly all strings are written as they are.
  let isPlain = text.utf8.allSatisfy {
    $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
  }
  if isPlain {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
    return
  }
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    case 0x00..<0x20:
      bytes.append(contentsOf: #"\u00"#.utf8)
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
