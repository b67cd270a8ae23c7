import Synchronization

/// How many bytes of a text continue a scalar of UTF-8, block by block.
///
/// Editors and SARIF count the scalars of a line. A line of 500 kB with 20,000 findings was counted
/// from its beginning for each, which took seconds. Counted when first asked for: most files never
/// are.
final class ContinuationCounts: Sendable {
  private static let blockSize = 256

  /// For each block, how many there are before it.
  private let blocks = Mutex<[Int]>([])

  /// How many there are before an offset of a text, always the same one.
  func count(before offset: Int, in bytes: [UInt8]) -> Int {
    let block = offset / Self.blockSize
    let before = blocks.withLock { blocks in
      if blocks.isEmpty { blocks = Self.count(bytes) }
      return blocks[block]
    }
    return before + Self.count(bytes[block * Self.blockSize..<offset])
  }

  private static func count(_ bytes: [UInt8]) -> [Int] {
    var blocks: [Int] = []
    var total = 0
    for start in stride(from: 0, through: bytes.count, by: blockSize) {
      blocks.append(total)
      total += count(bytes[start..<min(start + blockSize, bytes.count)])
    }
    return blocks
  }

  private static func count(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 == 0x80 } }
}
