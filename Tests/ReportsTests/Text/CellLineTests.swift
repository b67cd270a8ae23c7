import Testing

@testable import Reports

@Suite("The cells of a line")
struct CellLineTests {
  /// A line, a part of it in bytes, and the text and the cells of that part.
  private static let cases: [(line: String, part: Range<Int>, shown: String, cells: Range<Int>)] = [
    ("aws iam list-users", 4..<7, "iam", 4..<7),
    ("\taws iam", 1..<4, "aws", 4..<7),
    ("ab\taws", 3..<6, "aws", 4..<7),
    ("日本 aws", 7..<10, "aws", 5..<8),
    ("é aws", 3..<6, "aws", 2..<5),
    ("a\u{1B}b", 1..<2, "␛", 1..<2),
    ("aws", 3..<3, "", 3..<4),
    ("日本", 6..<6, "", 4..<5),
  ]

  @Test("are one a character, two a wide one, up to the next stop a tab", arguments: cases)
  func marksCells(line: String, part: Range<Int>, shown: String, cells: Range<Int>) {
    let bytes = [0x78] + Array(line.utf8)
    let cut = CellLine(bytes[1...], marking: part.lowerBound + 1..<part.upperBound + 1)
    #expect(cut.marked == cells)
    #expect(cut.text(cells.clamped(to: 0..<cut.count)) == shown)
  }

  @Test("are the same where a byte is one as where characters are looked at")
  func sameBothWays() {
    let line = "| `aws s3 ls` | ~ List <all> the buckets! |"
    for start in 0..<line.utf8.count {
      for end in start...line.utf8.count {
        let bytes = CellLine(Array(line.utf8)[...], marking: start..<end)
        let text = CellLine(line, marking: start..<end)
        #expect(bytes.marked == text.marked)
        #expect(bytes.text(0..<bytes.count) == text.text(0..<text.count))
      }
    }
  }
}
