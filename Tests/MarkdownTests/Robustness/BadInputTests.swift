import Foundation
import Testing

@testable import Markdown

@Suite("bad input")
struct BadInputTests {
  /// How many random texts; `MARKDOWN_FUZZ` says otherwise.
  private static let count =
    ProcessInfo.processInfo.environment["MARKDOWN_FUZZ"].flatMap { Int($0) } ?? 300

  @Test(
    "every prefix of the user's documents gives a valid tree",
    .enabled(if: SharedFiles.root != nil, "../shared is missing"), arguments: SharedFiles.seeds)
  func prefixes(_ name: String) throws {
    let bytes = try SharedFiles.bytes(name)
    // Whole prefixes would take quadratic time: mostly the end of each, which is what is torn.
    for end in 0...bytes.count {
      let start = end % 97 == 0 ? 0 : max(0, end - 120)
      check(Array(bytes[start..<end]), extensions: [end % 2 == 0])
    }
    check(bytes)
  }

  @Test("random bytes give a valid tree")
  func randomBytes() {
    for seed in 0..<Self.count {
      var random = SeededGenerator(UInt64(seed))
      check((0..<random.below(400)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  @Test("random bytes that mean something give a valid tree")
  func randomMarks() {
    let marks = Array("*_`[]()<>!\\&;#-+=|~:. \n\n\r\t>1ab\"'/@\0\u{FEFF}é".utf8)
    for seed in 0..<Self.count {
      var random = SeededGenerator(UInt64(seed))
      check((0..<random.below(300)).map { _ in random.pick(marks) })
    }
  }

  @Test("documents with bytes changed, cut and doubled give a valid tree")
  func mutations() {
    for seed in 0..<Self.count {
      var generator = DocumentGenerator(seed: UInt64(seed), extensions: true)
      var random = SeededGenerator(UInt64(seed))
      var bytes = Array(generator.document().utf8)
      for _ in 0..<8 where !bytes.isEmpty {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(place + random.below(9), bytes.count))
        default: bytes.insert(contentsOf: bytes[..<place].suffix(20), at: place)
        }
      }
      check(bytes)
    }
  }

  @Test("an empty text is an empty document", arguments: ["", "\n", "\u{FEFF}", "  \r\n\t"])
  func empty(_ text: String) {
    let document = MarkdownDocument.parse(Array(text.utf8))
    #expect(document.root.children.isEmpty)
    #expect(HTMLRenderer().render(document).isEmpty)
  }

  private func check(_ bytes: [UInt8], extensions: [Bool] = [true, false]) {
    for extensions in extensions {
      var options = MarkdownDocument.Options()
      options.extensions = extensions
      let document = MarkdownDocument.parse(bytes, options: options)
      #expect(TreeInvariants.violation(document) == nil, "\(bytes)")
      _ = HTMLRenderer().render(document)
    }
  }
}
