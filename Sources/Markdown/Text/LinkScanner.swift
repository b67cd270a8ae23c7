/// The parts of links (specification, section 6.3).
enum LinkScanner {
  /// A link label, `[` to `]`: the offset after it, or nil.
  static func label(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int? {
    guard start < end, text[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    let limit = min(end, index + longestLabel + 1)
    while index < limit {
      switch text[index] {
      case UInt8(ascii: "\\"):
        index += index + 1 < limit && text[index + 1].isPunctuation ? 2 : 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return index + 1
      default: index += 1
      }
    }
    return nil
  }

  /// A link destination, which may be empty: its content and the offset after it, or nil.
  static func destination(
    _ text: UnsafePointer<UInt8>, at start: Int, before end: Int
  ) -> (content: Range<Int>, next: Int)? {
    guard start < end else { return nil }
    var index = start
    if text[start] == UInt8(ascii: "<") {
      index += 1
      while index < end {
        switch text[index] {
        case UInt8(ascii: ">"): return (start + 1..<index, index + 1)
        case UInt8(ascii: "\\"):
          index += index + 1 < end && text[index + 1].isPunctuation ? 2 : 1
        case UInt8(ascii: "<"), 0x0A, 0x0D: return nil
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while index < end {
      switch text[index] {
      case UInt8(ascii: "\\"):
        index += index + 1 < end && text[index + 1].isPunctuation ? 2 : 1
      case UInt8(ascii: "("):
        depth += 1
        // As in other implementations; without a limit, "[a](((((…" takes quadratic time.
        guard depth <= 32 else { return nil }
        index += 1
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
        index += 1
      case 1...0x20, 0x7F: break scan
      default: index += 1
      }
    }
    return depth == 0 ? (start..<index, index) : nil
  }

  /// A link title with its quotes: the offset after it, or nil.
  static func title(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    let open = text[start]
    let close: UInt8
    switch open {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = open
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < end {
      let byte = text[index]
      if byte == close { return index + 1 }
      if byte == open { return nil }
      let isEscape = byte == UInt8(ascii: "\\") && index + 1 < end && text[index + 1].isPunctuation
      index += isEscape ? 2 : 1
    }
    return nil
  }

  /// Skips spaces, tabs and at most one line ending.
  static func skipSpaceAndLineEnd(
    _ text: UnsafePointer<UInt8>, _ index: inout Int, before end: Int
  ) {
    while index < end, text[index].isSpaceOrTab { index += 1 }
    skipLineEnd(text, &index, before: end)
    while index < end, text[index].isSpaceOrTab { index += 1 }
  }

  /// Skips a line ending, if there is one.
  static func skipLineEnd(_ text: UnsafePointer<UInt8>, _ index: inout Int, before end: Int) {
    if index < end, text[index] == 0x0D { index += 1 }
    if index < end, text[index] == 0x0A { index += 1 }
  }

  /// How many bytes a label may have (the specification counts characters).
  static let longestLabel = 999
}
