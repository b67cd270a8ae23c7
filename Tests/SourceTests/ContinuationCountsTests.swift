import Testing

@testable import Source

@Suite("Continuation counts")
struct ContinuationCountsTests {
  @Test(
    "are those of counting from the beginning, at the ends of blocks and between them",
    arguments: [
      "", "plain", String(repeating: "é", count: 700), "a" + String(repeating: "日本x", count: 300),
    ])
  func countsFromTheBeginning(text: String) {
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    for offset in 0...file.bytes.count {
      let counted = file.bytes[..<offset].count { $0 & 0xC0 == 0x80 }
      #expect(file.continuations(before: offset) == counted, "at \(offset)")
    }
  }
}
