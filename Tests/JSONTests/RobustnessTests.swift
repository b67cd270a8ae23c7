import JSON
import Source
import Testing

@Suite("Bad input")
struct RobustnessTests {
  /// Everything that holds for any text at all.
  private func check(_ bytes: [UInt8]) {
    let document = JSONDocument.parse(bytes)
    for finding in document.diagnostics {
      let edits = finding.fixes.flatMap { $0.edits.map(\.range) }
      for range in [finding.range] + edits + finding.notes.compactMap(\.range) {
        #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      }
    }
    if let root = document.root {
      checkRanges(of: root, in: 0..<bytes.count)
      let value = root.value
      #expect(JSONValue(parsing: value.compact) == value, "\(bytes)")
    }
    #expect(document.isValid == (JSONValue(parsing: bytes) != nil), "\(bytes)")
    #expect(document.isValid || !document.diagnostics.isEmpty, "\(bytes)")
  }

  /// A value lies in its parent, after its elder siblings.
  private func checkRanges(of node: JSONNode, in parent: Range<Int>) {
    #expect(
      node.range.lowerBound >= parent.lowerBound && node.range.upperBound <= parent.upperBound)
    var end = node.range.lowerBound
    for member in node.members {
      #expect(member.nameRange.lowerBound >= end)
      #expect(member.value.range.lowerBound >= member.nameRange.upperBound)
      checkRanges(of: member.value, in: node.range)
      end = member.value.range.upperBound
    }
    for element in node.elements {
      #expect(element.range.lowerBound >= end)
      checkRanges(of: element, in: node.range)
      end = element.range.upperBound
    }
  }

  private static let sample = #"""
    { "Version": "2012-10-17", // é
      'Statement': [ { “Sid”: "a\u00e9\ud83d\ude00\n", Effect: <x>, } {"n": [-1.5e3, true, null, ...
      ] ], "b": 'c "unterminated
    """#

  @Test("every prefix and every suffix of a faulty text")
  func slices() {
    let bytes = Array(Self.sample.utf8)
    for index in 0...bytes.count {
      check(Array(bytes[..<index]))
      check(Array(bytes[index...]))
    }
  }

  @Test("a text with any one byte replaced by any mark of JSON")
  func replacements() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      for mark in Array(#"{}[]:,"'/#<>\0.e- \#n"#.utf8) + [0, 0xE2, 0xFF] {
        var changed = bytes
        changed[index] = mark
        check(changed)
      }
    }
  }

  @Test("random bytes and random marks", arguments: [1, 2, 3] as [UInt64])
  func random(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\\u12", "/", "//", "/*", "#", "<", ">", "<a>",
      "a", "\"a\"", "1", "-", ".", "...", "e", "true", "null", " ", "\n", "\r\n", "“", "”", "é",
      "=",
    ].map { Array($0.utf8) }
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &generator) {
        let isRaw = Int.random(in: 0..<12, using: &generator) == 0
        bytes +=
          isRaw
          ? [UInt8.random(in: 0...255, using: &generator)]
          : pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      check(bytes)
    }
  }

  @Test(
    "faults without end give a bounded number of findings",
    arguments: [
      "}", "[1 ", "'", "\"\n", "\\", "/**/", ":", "a ", "<a ", "{\"a\" ", "\u{0}", ",", "...",
    ])
  func flood(piece: String) {
    let document = JSONDocument.parse(String(repeating: piece, count: 50_000))
    #expect(document.diagnostics.count <= JSONDocument.maximumDiagnostics)
    #expect(!document.isValid)
  }
}

/// A small generator of random numbers that gives the same ones on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
