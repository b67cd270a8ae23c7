import Foundation
import MarkdownInputs
import Source
import Testing

@testable import Markdown

@Suite("pathological input", .serialized)
struct PathologicalTests {
  /// Four times the size takes about four times the time; quadratic work would take sixteen times.
  ///
  /// There is no limit in seconds, and caches that others have emptied get more tries.
  @Test("time grows with the size", arguments: PathologicalInput.all)
  func linear(_ input: PathologicalInput) {
    let small = input.bytes(1_200)
    let large = input.bytes(4_800)
    var ratio = Double.infinity
    for _ in 0..<6 where ratio > 9 {
      ratio = min(ratio, Self.seconds(large, runs: 2) / max(Self.seconds(small, runs: 3), 1e-4))
    }
    #expect(ratio < 9)
  }

  @Test("ranges stay valid", arguments: PathologicalInput.all)
  func ranges(_ input: PathologicalInput) {
    let document = MarkdownDocument.parse(input.bytes(300))
    #expect(TreeInvariants.violation(document) == nil)
  }

  @Test("containers that nest too deep are text, and a note says where")
  func deepContainers() throws {
    let text = String(repeating: "> ", count: 1_000) + "a"
    let document = MarkdownDocument.parse(Array(text.utf8))
    let note = try #require(document.diagnostics.first)
    #expect(note.id == "markdown.limit")
    #expect(note.range == 400..<401)
    #expect(document.root.subtree.filter { $0.kind == .blockQuote }.count == 200)
  }

  @Test("inlines that nest too deep are text, and a note says where")
  func deepInlines() throws {
    let text =
      String(repeating: "*a **b ", count: 300) + "c" + String(repeating: " b** a*", count: 300)
    let document = MarkdownDocument.parse(Array(text.utf8))
    #expect(document.diagnostics.map(\.id) == ["markdown.limit"])
    #expect(document.root.plainText.contains("c"))
  }

  @Test("rows that lack too many cells are cut short, with a note")
  func shortRows() {
    let text =
      String(repeating: "|a", count: 500) + "\n" + String(repeating: "|-", count: 500) + "\n"
      + String(repeating: "|a\n", count: 500)
    let document = MarkdownDocument.parse(Array(text.utf8))
    #expect(document.diagnostics.map(\.id) == ["markdown.limit"])
  }

  @Test("references that repeat too much text are text, with a note")
  func longReferences() {
    let text =
      "[a]: /" + String(repeating: "u", count: 5_000) + "\n\n"
      + String(repeating: "[a] ", count: 100)
    let document = MarkdownDocument.parse(Array(text.utf8))
    #expect(document.diagnostics.map(\.id) == ["markdown.limit"])
    #expect(document.root.subtree.filter { $0.kind == .link }.count == 19)
  }

  private static func seconds(_ bytes: [UInt8], runs: Int) -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let start = processorTime()
      HTMLRenderer().render(MarkdownDocument.parse(bytes)) { _ in }
      best = min(best, processorTime() - start)
    }
    return best
  }

  /// What this thread has had of the processor; what others do does not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
