/// IP addresses and ranges as conditions have them: `203.0.113.0/24`, `2001:db8::/32`.
enum IPRange {
  /// Whether a text is an address of either version, with or without a prefix length.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first, parts.count <= 2 else { return false }
    let isSix = address.contains(":")
    guard isSix ? isAddress6(address) : isAddress4(address) else { return false }
    guard parts.count == 2 else { return true }
    guard let length = number(parts[1]) else { return false }
    return length <= (isSix ? 128 : 32)
  }

  private static func isAddress4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { number($0).map { $0 <= 255 } ?? false }
  }

  private static func isAddress6(_ text: Substring) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var groups = 0
    for half in halves where !half.isEmpty {
      for group in half.split(separator: ":", omittingEmptySubsequences: false) {
        guard (1...4).contains(group.utf8.count), UInt16(group, radix: 16) != nil else {
          return false
        }
        groups += 1
      }
    }
    return halves.count == 2 ? groups < 8 : groups == 8
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(text)
  }
}
