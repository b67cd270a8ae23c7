extension JSONValue {
  /// Whether two values are equal as JSON: the order of members does not count, of members of one
  /// name the last counts, and numbers are compared by value.
  package func isEquivalent(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.number(let left), .number(let right)):
      left == right || Decimal(left) == Decimal(right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isEquivalent(to: $1) }
    case (.object(let left), .object(let right)):
      Self.areEquivalent(left, right)
    default: false
    }
  }

  private static func areEquivalent(_ left: [Member], _ right: [Member]) -> Bool {
    let left = Dictionary(left.map { ($0.name, $0.value) }) { $1 }
    let right = Dictionary(right.map { ($0.name, $0.value) }) { $1 }
    guard left.count == right.count else { return false }
    return left.allSatisfy { name, value in
      right[name].map { value.isEquivalent(to: $0) } ?? false
    }
  }
}

/// A number of RFC 8259 in a form that is the same for equal values, of any size: digits without
/// zeros at either end, and the power of ten of the last one.
private struct Decimal: Equatable {
  private var isNegative = false
  private var digits: [UInt8] = []
  private var exponent = 0

  init(_ text: String) {
    var isFraction = false
    var bytes = text.utf8[...]
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let written = bytes[bytes.index(after: mark)...]
      // An exponent that does not fit is as good as the largest one.
      exponent =
        Int(String(written) ?? "0")
        ?? (written.first == UInt8(ascii: "-") ? -(Int.max / 4) : Int.max / 4)
      exponent = min(max(exponent, -(Int.max / 4)), Int.max / 4)
      bytes = bytes[..<mark]
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      default:
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
        if isFraction { exponent -= 1 }
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }
}
