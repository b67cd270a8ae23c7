/// A buffer for HTML that is emptied when full.
struct HTMLOutput: ~Copyable {
  private static let chunk = 1 << 16

  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0
  /// The last byte that was printed; a line ending at the start.
  private var last: UInt8 = 0x0A

  init() {
    capacity = Self.chunk + Self.chunk / 2
    memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// Whether it is time to flush.
  var isFull: Bool { count >= Self.chunk }

  /// Gives away what was printed.
  mutating func flush(_ write: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    guard count > 0 else { return }
    last = memory[count - 1]
    try write(UnsafeBufferPointer(start: memory, count: count))
    count = 0
  }

  // MARK: - Printing

  /// Prints a text at the beginning of a line.
  mutating func line(_ text: StaticString) {
    if (count > 0 ? memory[count - 1] : last) != 0x0A {
      reserve(1)
      memory[count] = 0x0A
      count += 1
    }
    write(text)
  }

  /// Prints a text as it is.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    append(text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Prints bytes as they are, except that NUL is U+FFFD.
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard let base = bytes.baseAddress else { return }
    var start = range.lowerBound
    while let index = base.firstIndex(of: 0, from: start, before: range.upperBound) {
      append(base + start, index - start)
      write("\u{FFFD}")
      start = index + 1
    }
    append(base + start, range.upperBound - start)
  }

  /// Prints a number.
  mutating func write(number: Int) {
    var digits: [UInt8] = []
    for digit in String(number).utf8 { digits.append(digit) }
    digits.withUnsafeBufferPointer { write($0, 0..<$0.count) }
  }

  /// Prints bytes as text: `&`, `<`, `>` and `"` as entities.
  mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard let base = bytes.baseAddress else { return }
    var start = range.lowerBound
    var index = start
    let end = range.upperBound
    while index < end {
      if index + 8 <= end, !Self.needsEscape(eight: base + index) {
        index += 8
        continue
      }
      let byte = base[index]
      // All four are below "?", and so is NUL.
      if byte > 0x3E || !Self.needsEscape(byte) {
        index += 1
        continue
      }
      append(base + start, index - start)
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      default: write("\u{FFFD}")
      }
      index += 1
      start = index
    }
    append(base + start, end - start)
  }

  /// Prints an address for an attribute: what may not stand in one is percent-encoded.
  mutating func escapeAddress(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "'"): write("&#x27;")
      case 0: write("%EF%BF%BD")
      default:
        if Self.isAddressByte(byte) {
          reserve(1)
          memory[count] = byte
          count += 1
        } else {
          reserve(3)
          memory[count] = UInt8(ascii: "%")
          memory[count + 1] = Self.hexDigit(byte >> 4)
          memory[count + 2] = Self.hexDigit(byte & 15)
          count += 3
        }
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x41 + value - 10
  }

  /// `"`, `&`, `<`, `>` and NUL, as bits.
  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    let set: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E | 1
    return set >> UInt64(byte) & 1 != 0
  }

  /// Whether any of the next eight bytes is one of those.
  ///
  /// A byte is a wanted one when it XOR the wanted one is zero, and `<` and `>` differ in one bit.
  @inline(__always)
  private static func needsEscape(eight bytes: UnsafePointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    let ampersand = word ^ (ones &* 0x26)
    let quote = word ^ (ones &* 0x22)
    let angle = (word | (ones &* 2)) ^ (ones &* 0x3E)
    let hits =
      (word &- ones) & ~word | (ampersand &- ones) & ~ampersand | (quote &- ones) & ~quote
      | (angle &- ones) & ~angle
    return hits & (ones &* 0x80) != 0
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      false
    default: byte > 0x20 && byte < 0x7F
    }
  }

  // MARK: - The buffer

  private mutating func reserve(_ extra: Int) {
    guard count + extra > capacity else { return }
    let wanted = max(count + extra, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity = wanted
  }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    guard length > 0 else { return }
    reserve(length)
    (memory + count).update(from: start, count: length)
    count += length
  }
}
