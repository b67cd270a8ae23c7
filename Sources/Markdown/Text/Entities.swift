/// Entity and numeric character references (specification, section 2.5).
enum Entity {
  /// Finds the reference that begins at an ampersand.
  ///
  /// - Returns: The offset after its semicolon, or nil where there is none.
  static func end(_ text: UnsafePointer<UInt8>, at offset: Int, before end: Int) -> Int? {
    var index = offset + 1
    guard index < end else { return nil }
    if text[index] == UInt8(ascii: "#") {
      index += 1
      guard index < end else { return nil }
      let isHex = text[index] | 0x20 == UInt8(ascii: "x")
      if isHex { index += 1 }
      let digits = index
      while index < end, isHex ? text[index].isHexDigit : text[index].isDigit { index += 1 }
      guard index > digits, index - digits <= (isHex ? 6 : 7) else { return nil }
      return index < end && text[index] == UInt8(ascii: ";") ? index + 1 : nil
    }
    let name = index
    while index < end, index - name <= longestName, text[index].isAlphanumeric { index += 1 }
    guard index > name, index < end, text[index] == UInt8(ascii: ";") else { return nil }
    return value(ofName: UnsafeBufferPointer(start: text + name, count: index - name)) == nil
      ? nil : index + 1
  }

  /// Appends what a reference stands for; the range is one that ``end(_:at:before:)`` found.
  static func appendValue(
    _ text: UnsafePointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]
  ) {
    let body = range.lowerBound + 1
    if text[body] == UInt8(ascii: "#") {
      let isHex = text[body + 1] | 0x20 == UInt8(ascii: "x")
      var value: UInt32 = 0
      for index in (isHex ? body + 2 : body + 1)..<(range.upperBound - 1) {
        let byte = text[index]
        let digit = byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
        value = value * (isHex ? 16 : 10) + UInt32(digit)
      }
      let scalar = value == 0 ? nil : Unicode.Scalar(value)
      output.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
    } else {
      let name = UnsafeBufferPointer(start: text + body, count: range.upperBound - 1 - body)
      output.append(contentsOf: value(ofName: name) ?? UnsafeBufferPointer(rebasing: name[..<0]))
    }
  }

  /// The length of the longest name, which is `CounterClockwiseContourIntegral`.
  private static let longestName = 31

  /// Looks a name up by bisecting the table's bytes.
  private static func value(ofName name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>?
  {
    let table = UnsafeBufferPointer(
      start: entityNames.utf8Start, count: entityNames.utf8CodeUnitCount)
    var low = 0
    var high = table.count
    while low < high {
      // The entry in the middle begins after the NUL before it.
      var start = low + (high - low) / 2
      while start > low, table[start - 1] != 0 { start -= 1 }
      var index = start
      var offset = 0
      while offset < name.count, table[index] == name[offset] {
        index += 1
        offset += 1
      }
      let isSpace = table[index] == 0x20
      if offset == name.count, isSpace {
        index += 1
        let value = index
        while table[index] != 0 { index += 1 }
        return UnsafeBufferPointer(rebasing: table[value..<index])
      }
      if offset < name.count, isSpace || table[index] < name[offset] {
        while table[index] != 0 { index += 1 }
        low = index + 1
      } else {
        high = start
      }
    }
    return nil
  }
}
