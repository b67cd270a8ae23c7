import Testing

@testable import Engine

@Suite("the checksum of journals")
struct ChecksumTests {
  @Test(
    "is that of RFC 3720, B.4",
    arguments: [
      ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
      ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
      (Array(0..<32), 0x46dd_794e), (Array("123456789".utf8), 0xe306_9283), ([], 0),
    ] as [([UInt8], UInt32)])
  func known(_ bytes: [UInt8], _ sum: UInt32) {
    #expect(Checksum.of(bytes) == sum)
    #expect(bytes.withUnsafeBufferPointer(Checksum.byTables) == sum)
  }

  @Test("is the same with the processor's instruction and without, at any length and offset")
  func bothWays() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }
    for start in 0..<9 {
      for end in start...bytes.count {
        let piece = bytes[start..<end]
        let slow = Array(piece).withUnsafeBufferPointer(Checksum.byTables)
        #expect(Checksum.of(piece) == slow, "\(start)..<\(end)")
      }
    }
  }
}
