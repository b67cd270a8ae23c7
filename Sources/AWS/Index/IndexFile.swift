/// A file of numbers and strings that is searched as it lies on disk, without being decoded.
///
/// All numbers are little-endian.
///
///     offset  bytes
///     0       8      "rbawsidx"
///     8       4      the format's version
///     12      4      W, how many words there are
///     16      4      S, how many bytes of strings there are
///     20      4      0
///     24      8      the stamp: what the index was made from (``Stamp``)
///     32      8      the hash of bytes 8 ..< 32 and of everything after byte 40
///     40      4 W    the words, unsigned; what they mean is the kind of index's business
///     40+4W   S      the strings, each its length (LEB128) and its UTF-8 bytes
///
/// A string is referred to by its offset among the strings; 0 is the empty one. A file that is torn,
/// damaged, of another version or made from something else does not open. Reading stays inside the
/// file whatever its words say.
final class IndexFile: Sendable {
  /// Raised with every change of what is kept or how it is laid out.
  static let version: UInt32 = 1

  fileprivate static let magic = Array("rbawsidx".utf8)
  fileprivate static let headerSize = 40

  private let bytes: [UInt8]
  private let stringsStart: Int

  /// How many words there are.
  let count: Int

  /// Takes a file's content; nil unless it is whole and was made from what the stamp says.
  ///
  /// - Complexity: One pass over the bytes, at several gigabytes a second.
  init?(_ bytes: [UInt8], stamp: UInt64) {
    let header = Self.headerSize
    guard bytes.count >= header, bytes.starts(with: Self.magic) else { return nil }
    func number(at offset: Int, size: Int) -> UInt64 {
      (0..<size).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
    }
    let count = Int(number(at: 12, size: 4))
    guard number(at: 8, size: 4) == UInt64(Self.version),
      bytes.count == header + 4 * count + Int(number(at: 16, size: 4)),
      number(at: 24, size: 8) == stamp,
      number(at: 32, size: 8) == Self.checksum(of: bytes)
    else { return nil }
    self.bytes = bytes
    self.count = count
    self.stringsStart = header + 4 * count
  }

  /// A word; 0 outside the file.
  func word(_ index: Int) -> Int {
    guard index >= 0, index < count else { return 0 }
    let offset = Self.headerSize + 4 * index
    return bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  /// A word that says how many further words follow, which never is more than there are.
  func length(_ index: Int) -> Int { min(word(index), count) }

  /// Two words as a signed number.
  func wide(_ index: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(word(index)) | UInt64(word(index + 1)) << 32)
  }

  /// The string that a word refers to; empty outside the file.
  func string(_ index: Int) -> String {
    String(decoding: bytes[stringRange(word(index))], as: UTF8.self)
  }

  /// The strings that a list of words refers to: how many, then each.
  func strings(_ index: Int) -> [String] {
    (0..<length(index)).map { string(index + 1 + $0) }
  }

  /// Whether the string that a word refers to stands before, at or after another one, by bytes.
  func compare(_ index: Int, to other: [UInt8]) -> Int {
    let range = stringRange(word(index))
    for (left, right) in zip(bytes[range], other) where left != right {
      return left < right ? -1 : 1
    }
    return range.count - other.count
  }

  /// The first of some sorted words that does not stand before a string, by binary search.
  ///
  /// - Parameters:
  ///   - text: The string sought.
  ///   - positions: How many there are.
  ///   - word: The index of the word that refers to a position's string.
  /// - Returns: A position, which may be the number of positions.
  func lowerBound(of text: String, positions: Int, word: (Int) -> Int) -> Int {
    let wanted = Array(text.utf8)
    var low = 0
    var high = positions
    while low < high {
      let middle = (low + high) / 2
      if compare(word(middle), to: wanted) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func stringRange(_ reference: Int) -> Range<Int> {
    var start = stringsStart + reference
    var length = 0
    var shift = 0
    while start < bytes.count, shift < 35 {
      let byte = Int(bytes[start])
      start += 1
      length |= (byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    let end = min(start + length, bytes.count)
    return min(start, end)..<end
  }

  fileprivate static func checksum(of file: [UInt8]) -> UInt64 {
    file.withUnsafeBytes { bytes in
      var hash = StableHash()
      hash.add(UnsafeRawBufferPointer(rebasing: bytes[8..<32]))
      hash.add(UnsafeRawBufferPointer(rebasing: bytes[headerSize...]))
      return hash.value
    }
  }
}

/// Puts an ``IndexFile`` together.
struct IndexWriter {
  private(set) var words: [UInt32] = []
  private var strings: [UInt8] = [0]
  private var references: [String: UInt32] = ["": 0]

  /// Where the next word will stand.
  var position: Int { words.count }

  /// Appends a number from 0 to 2³² − 1; anything else becomes 0.
  mutating func add(_ number: Int) { words.append(UInt32(exactly: number) ?? 0) }

  /// Appends a reference to a string, which is kept once however often it is used.
  mutating func add(_ string: String) { words.append(reference(string)) }

  /// Appends how many strings there are and a reference to each.
  mutating func add(_ strings: [String]) {
    add(strings.count)
    for string in strings { add(string) }
  }

  /// Appends a signed number as two words.
  mutating func addWide(_ number: Int) {
    let bits = UInt64(truncatingIfNeeded: number)
    words.append(UInt32(truncatingIfNeeded: bits))
    words.append(UInt32(truncatingIfNeeded: bits >> 32))
  }

  /// Puts a number in the place of an earlier word.
  mutating func set(_ index: Int, to number: Int) { words[index] = UInt32(exactly: number) ?? 0 }

  /// The file's content.
  func finished(stamp: UInt64) -> [UInt8] {
    var file = IndexFile.magic
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { file.append(contentsOf: $0) }
    }
    file.reserveCapacity(IndexFile.headerSize + 4 * words.count + strings.count)
    append(IndexFile.version)
    append(UInt32(words.count))
    append(UInt32(strings.count))
    append(UInt32(0))
    append(stamp)
    append(UInt64(0))
    for word in words { append(word) }
    file += strings
    let checksum = IndexFile.checksum(of: file)
    withUnsafeBytes(of: checksum.littleEndian) { file.replaceSubrange(32..<40, with: $0) }
    return file
  }

  private mutating func reference(_ string: String) -> UInt32 {
    if let known = references[string] { return known }
    let reference = UInt32(strings.count)
    var length = string.utf8.count
    while length >= 0x80 {
      strings.append(UInt8(length & 0x7F | 0x80))
      length >>= 7
    }
    strings.append(UInt8(length))
    strings += string.utf8
    references[string] = reference
    return reference
  }
}
