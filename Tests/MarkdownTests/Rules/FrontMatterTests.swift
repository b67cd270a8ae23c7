import Testing

@testable import Markdown

@Suite("YAML front matter")
struct FrontMatterTests {
  private func kinds(_ text: String) -> [MarkdownNode.Kind] {
    MarkdownDocument.parse(Array(text.utf8), options: .document).root.children.map(\.kind)
  }

  @Test(
    "is left out of the tree",
    arguments: [
      "---\ntitle: Export\n---\n# One\n",
      "---\ntitle: Export\nowners:\n  - a\n- b\n# note\n\nrunbook:owner:\n...\n# One\n",
      "---  \r\ntitle: Export\r\n---\t\r\n# One\r\n",
      "\u{FEFF}---\ntitle: Überblick 🚀\n---\n# One",
      "---\n# a comment first\ntitle: x\n---\n# One",
      "---\ntitle : \"Create a function\"\ndate :  \"`r Sys.Date()`\" \npre : \"<b>1</b>\"\n---\n# One",
    ])
  func isLeftOut(_ text: String) {
    #expect(kinds(text) == [.heading])
  }

  @Test(
    "is not what only looks like it",
    arguments: [
      "---\n\ntitle: x\n---\n# One\n",
      "---\nThis is text: it goes on\n---\n# One\n",
      "---\n- an entry\n---\n# One\n",
      "---\ntitle: x\n# One\n",
      "----\ntitle: x\n---\n# One\n",
      "\n---\ntitle: x\n---\n# One\n",
      " ---\ntitle: x\n---\n# One\n",
      "---\ntitle: x\nand then text\n---\n# One\n",
    ])
  func isText(_ text: String) {
    #expect(kinds(text) != [.heading])
  }

  @Test(
    "may be all there is", arguments: ["---\na: b\n---", "---\na: b\n---\n", "---\na: b\n...\n\n"])
  func mayBeAll(_ text: String) {
    #expect(kinds(text) == [])
  }

  @Test("leaves the positions of what follows as they are")
  func keepsPositions() throws {
    let text = "---\ntitle: x\n---\n\nA *b*.\n"
    let document = MarkdownDocument.parse(Array(text.utf8), options: .document)
    let paragraph = try #require(document.root.children.first { $0.kind == .paragraph })
    #expect(String(decoding: document.bytes[paragraph.range], as: UTF8.self) == "A *b*.")
  }

  @Test("is text to the specification")
  func isOffByDefault() {
    let bytes = Array("---\ntitle: x\n---\n".utf8)
    #expect(MarkdownDocument.parse(bytes).root.children.map(\.kind) == [.thematicBreak, .heading])
  }
}
