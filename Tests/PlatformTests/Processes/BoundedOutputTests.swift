import Platform
import Testing

@Suite struct BoundedOutputTests {
  @Test("the beginning and the end are kept", arguments: [1, 2, 3, 7, 100])
  func keeps(_ piece: Int) {
    let all = (0..<100).map { UInt8($0) }
    var output = BoundedOutput(head: 10, tail: 5)
    for start in stride(from: 0, to: all.count, by: piece) {
      output.append(all[start..<min(start + piece, all.count)])
    }
    #expect(output.bytes == Array(all[..<10] + all[95...]))
    #expect(output.dropped == 85)
    #expect(output.count == 100)
  }

  @Test("what fits is kept whole")
  func fits() {
    var output = BoundedOutput(head: 2, tail: 5)
    output.append(Array("abcdef".utf8))
    #expect(output.bytes == Array("abcdef".utf8))
    #expect(output.dropped == 0)
  }

  @Test("the last text begins with a line when something before it was dropped")
  func lastText() {
    var output = BoundedOutput(head: 0, tail: 12)
    output.append(Array("first line\nlast one\n".utf8))
    #expect(output.lastText == "last one\n")
    var whole = BoundedOutput(head: 0, tail: 100)
    whole.append(Array("a\nb\n".utf8))
    #expect(whole.lastText == "a\nb\n")
  }
}
