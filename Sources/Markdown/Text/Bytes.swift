/// Classes of bytes, as the specification's section 2.1 defines them.
extension UInt8 {
  /// Space or tab.
  @inline(__always) var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Line feed or carriage return.
  @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  /// ASCII white space.
  @inline(__always) var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  /// ASCII letter.
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// ASCII digit.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  /// ASCII letter or digit.
  @inline(__always) var isAlphanumeric: Bool { isLetter || isDigit }

  /// ASCII hexadecimal digit.
  @inline(__always) var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// ASCII punctuation: what a backslash escapes.
  @inline(__always) var isPunctuation: Bool {
    self > 0x20 && self < 0x7F && !isAlphanumeric
  }

  /// The letter in lower case; other bytes as they are.
  @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UnsafePointer<UInt8> {
  /// Whether the bytes at an offset equal an ASCII text.
  @inline(__always)
  func matches(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    let wanted = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount where self[offset + index] != wanted[index] {
      return false
    }
    return true
  }

  /// Whether the bytes at an offset equal an ASCII text in lower case, whatever case they have.
  @inline(__always)
  func matchesIgnoringCase(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    let wanted = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount where self[offset + index].lowercased != wanted[index] {
      return false
    }
    return true
  }

  /// The offset of the first LF or CR from an offset on, or the end.
  ///
  /// Eight bytes at a time: a byte is LF or CR when the byte XOR the wanted one is zero.
  @inline(__always)
  func lineEnd(from offset: Int, before end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawPointer(self)
    var index = offset
    while index + 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      let hit = ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & highs
      if hit != 0 { return index + hit.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end, !self[index].isLineEnd { index += 1 }
    return index
  }

  /// The offset of the first equal byte from an offset on, or nil.
  @inline(__always)
  func firstIndex(of byte: UInt8, from offset: Int, before end: Int) -> Int? {
    var index = offset
    while index < end {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
