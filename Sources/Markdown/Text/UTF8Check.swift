/// Whether bytes are text.
enum UTF8Check {
  /// Whether all bytes are well-formed UTF-8, in one pass, eight bytes at a time where they are
  /// ASCII.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      var index = 0
      let end = raw.count
      while index < end {
        if index + 8 <= end,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        } else if raw[index] < 0x80 {
          index += 1
        } else {
          guard let length = sequenceLength(raw, index) else { return false }
          index += length
        }
      }
      return true
    }
  }

  /// The length of the sequence that begins at an offset (Unicode 16, table 3-7), or nil.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    let first = bytes[start]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return nil }
    for index in start + 2..<max(start + length, start + 2) where bytes[index] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
