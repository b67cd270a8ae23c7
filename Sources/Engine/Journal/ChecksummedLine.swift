import JSON

/// A line that is a JSON object with its own checksum as the last member.
///
///     {"n":3,…,"crc":"9f0b1a22"}
///
/// `crc` is the CRC-32C, in eight lower-case hexadecimal digits, of the line's bytes from its first
/// up to and without the `,"crc":` that begins this last member.
enum ChecksummedLine {
  private static let sumMark = Array(",\"crc\":\"".utf8)
  /// The mark, eight digits, a quote and a brace.
  private static let sumLength = sumMark.count + 8 + 2

  /// Appends the line of some members, with its line feed.
  static func write(_ members: [JSONValue.Member], to bytes: inout [UInt8]) {
    var line = Array(JSONValue.object(members).compact.utf8)
    line.removeLast()
    let sum = Checksum.text(of: line)
    bytes += line
    bytes += sumMark
    bytes += Array(sum.utf8)
    bytes += Array("\"}\n".utf8)
  }

  /// Checks the checksum of a line, which has no line feed, and reads its members.
  ///
  /// - Throws: What is wrong with it.
  static func read(_ line: ArraySlice<UInt8>) throws(FormatError) -> ObjectReader {
    _ = try body(of: line)
    return try members(of: line)
  }

  /// Checks the checksum of a line.
  ///
  /// - Returns: The line up to the checksum's comma.
  /// - Throws: What is wrong with it.
  static func body(of line: ArraySlice<UInt8>) throws(FormatError) -> ArraySlice<UInt8> {
    let body = line.dropLast(sumLength)
    let sum = line[body.endIndex...].dropFirst(sumMark.count)
    guard line.count > sumLength, line[body.endIndex..<sum.startIndex].elementsEqual(sumMark) else {
      throw FormatError("it has no checksum")
    }
    guard Checksum.value(ofText: sum.prefix(8)) == Checksum.of(body) else {
      throw FormatError("its checksum does not fit")
    }
    guard sum.suffix(2).elementsEqual([UInt8(ascii: "\""), UInt8(ascii: "}")]) else {
      throw FormatError("it is no JSON")
    }
    return body
  }

  /// Reads the members of a line whose checksum fits.
  static func members(of line: ArraySlice<UInt8>) throws(FormatError) -> ObjectReader {
    guard let value = JSONValue(parsing: Array(line)) else { throw FormatError("it is no JSON") }
    return try ObjectReader(value)
  }
}
