import Source

/// An IP address or a range of them as conditions have them: `203.0.113.0/24`, `2001:db8::/32`.
struct IPRange {
  /// The address, 4 or 16 bytes.
  private let bytes: [UInt8]
  /// How many leading bits count; nil for a single address.
  private let length: Int?

  /// Reads an address of either version, with or without a prefix length; nil when it is none.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first, parts.count <= 2,
      let bytes = address.contains(":") ? Self.address6(address) : Self.address4(address)
    else { return nil }
    self.bytes = bytes
    guard parts.count == 2 else {
      length = nil
      return
    }
    guard let length = Self.number(parts[1]), length <= bytes.count * 8 else { return nil }
    self.length = length
  }

  /// Whether a text is an address or a range.
  static func isValid(_ text: String) -> Bool { IPRange(text) != nil }

  /// Whether all of it is private: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918).
  var isPrivate: Bool {
    guard bytes.count == 4 else { return false }
    let length = length ?? 32
    return bytes[0] == 10 && length >= 8 || bytes[0] == 192 && bytes[1] == 168 && length >= 16
      || bytes[0] == 172 && bytes[1] & 0xF0 == 16 && length >= 12
  }

  /// The range written with its first address; nil where it is so already.
  var firstAddress: String? {
    guard let length else { return nil }
    let masked = bytes.enumerated().map { index, byte -> UInt8 in
      let kept = min(max(length - index * 8, 0), 8)
      return kept == 8 ? byte : byte & ~(0xFF >> UInt8(kept))
    }
    return masked == bytes ? nil : "\(Self.text(masked))/\(length)"
  }

  private static func text(_ bytes: [UInt8]) -> String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    // The zeros at the end, of which a masked address has many, are written as "::".
    let used = groups.reversed().drop { $0 == 0 }.reversed()
    let written = used.map { String($0, radix: 16) }.joined(separator: ":")
    return used.count >= 7
      ? groups.map { String($0, radix: 16) }.joined(separator: ":") : written + "::"
  }

  private static func address4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { number($0).flatMap(UInt8.init(exactly:)) }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func address6(_ text: Substring) -> [UInt8]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var read: [[UInt16]] = []
    for half in halves {
      var groups: [UInt16] = []
      for group in half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
      {
        guard (1...4).contains(group.utf8.count), let value = UInt16(group, radix: 16) else {
          return nil
        }
        groups.append(value)
      }
      read.append(groups)
    }
    let count = read.reduce(0) { $0 + $1.count }
    guard halves.count == 2 ? count < 8 : count == 8 else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - count)
    let groups = read[0] + zeros + (read.count == 2 ? read[1] : [])
    return groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(text)
  }
}
