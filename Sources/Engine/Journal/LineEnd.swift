/// Finds the ends of lines in long files.
enum LineEnd {
  /// Finds the next line feed (0x0A), eight bytes looked at a step.
  ///
  /// - Parameters:
  ///   - bytes: The lines.
  ///   - start: The offset of the first byte that is looked at.
  /// - Returns: Its offset; nil where there is none.
  static func next(in bytes: [UInt8], from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    return bytes.withUnsafeBytes { bytes in
      var index = start
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte of zeros where the line feed is; the highest bit of the lowest such byte remains.
        let difference = word ^ ones &* UInt64(UInt8(ascii: "\n"))
        if (difference &- ones) & ~difference & (ones &* 0x80) != 0 { break }
        index += 8
      }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index < bytes.count ? index : nil
    }
  }
}
