/// The percent encoding of URLs (RFC 3986, section 2.1).
enum PercentEncoding {
  /// The text with every `%xx` as the byte that it is.
  static func decoded(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "%"))
      ? String(decoding: decodedBytes(text), as: UTF8.self) : text
  }

  /// The same as bytes, which need not be UTF-8.
  static func decodedBytes(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
