import Source

/// Fingerprints of the findings of one file, by which the next report knows them again (SARIF, section
/// 3.27.17).
///
/// Of the rule and the line's text without white space: they stay where lines are added above, or the
/// line is indented. The second equal one has another number.
struct FindingFingerprints {
  private let file: SourceFile
  private var counts: [UInt64: Int] = [:]
  /// The line of the last finding and its hash: many findings may stand in one long line.
  private var last: (line: Int, hash: UInt64)?

  init(of file: SourceFile) { self.file = file }

  /// The fingerprint of the next finding: 16 hexadecimal digits, a colon and the number.
  mutating func next(_ diagnostic: Diagnostic) -> String {
    let line = file.location(of: diagnostic.range.lowerBound).line
    if last?.line != line { last = (line, hash(ofLine: line)) }
    let hash = Self.hash(diagnostic.id.utf8, from: last?.hash ?? Self.offset)
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(count)"
  }

  private func hash(ofLine line: Int) -> UInt64 {
    let text = file.bytes[file.lines.range(ofLine: line)]
    return Self.hash(text.lazy.filter { $0 > 0x20 }, from: Self.offset)
  }

  /// FNV-1a with 64 bits (Fowler, Noll and Vo): it need only be the same in every version.
  private static func hash(_ bytes: some Sequence<UInt8>, from hash: UInt64) -> UInt64 {
    bytes.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
}
