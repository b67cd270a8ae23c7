import Source
import Testing

@testable import Markdown

@Suite("nodes")
struct MarkdownNodeTests {
  private func first(_ kind: MarkdownNode.Kind, _ markdown: String) throws -> MarkdownNode {
    try #require(
      MarkdownDocument.parse(Array(markdown.utf8)).root.subtree.first { $0.kind == kind })
  }

  @Test("plain text is what a reader sees")
  func plainText() throws {
    let paragraph = try first(.paragraph, "a\\* &amp; **b `c`** <x>[d](e)\nf  \ng ![h](i)")
    #expect(paragraph.plainText == "a* & b c d\nf\ng h")
  }

  @Test("blocks in plain text stand on lines of their own")
  func plainTextOfBlocks() throws {
    let list = try first(.bulletList, "- a\n- b\n\n  c\n\n      d")
    #expect(list.plainText == "a\nb\nc\nd\n")
  }

  @Test("text knows its meaning, code its writing")
  func literals() throws {
    #expect(try first(.text, "a\\_b&lt;").literal == "a_b<")
    let code = try first(.code, "|a|\n|-|\n|` \\--x \\| y `|")
    #expect(code.literal == "\\--x | y")
    #expect(code.rawLiteral == " \\--x | y ")
    #expect(try first(.html, "a <kms-arn>").literal == "<kms-arn>")
    #expect(try first(.htmlBlock, "<!-- a\nb -->\n").literal == "<!-- a\nb -->\n")
  }

  @Test("code over several lines of a quote is without the quote's marks")
  func codeInQuote() throws {
    let code = try first(.code, "> `a\n> b`")
    #expect(code.literal == "a b")
    #expect(code.rawLiteral == "a\nb")
  }

  @Test("a fence has its info string and content")
  func fence() throws {
    let code = try first(.codeBlock, "~~~ sh&amp; {x=\"\\*\"}\na\n~~~")
    #expect(code.isFenced)
    #expect(code.info == "sh& {x=\"*\"}")
    #expect(code.content?.string == "a\n")
    #expect(try first(.codeBlock, "```\n```").info == "")
    #expect(try first(.codeBlock, "    a").info == nil)
  }

  @Test("what the last line lacks stands at the document's end", arguments: ["é", "a"])
  func missingLineEnding(text: String) throws {
    let content = try #require(try first(.codeBlock, "```\n\(text)").content)
    #expect(content.string == text + "\n")
    let end = 4 + text.utf8.count
    #expect(content.sourceOffset(text.utf8.count) == end)
    #expect(content.sourceRange(text.utf8.count..<text.utf8.count + 1) == end..<end)
    #expect(content.sourceRange(0..<text.utf8.count + 1) == 4..<end)
  }

  @Test("items have their numbers as written")
  func numbers() throws {
    let list = try first(.orderedList, "3. a\n3. b\n1. c")
    #expect(list.number == 3)
    #expect(list.children.map(\.number) == [3, 3, 1])
    #expect(try first(.item, "- a").number == nil)
  }

  @Test("items know whether they are ticked")
  func tasks() throws {
    let list = try first(.bulletList, "- [ ] a\n- [x] b\n- c")
    #expect(list.children.map(\.taskState) == [false, true, nil])
    #expect(list.children.first?.plainText == "a")
  }

  @Test("lists know whether they are tight, and items with them")
  func tightness() throws {
    #expect(try first(.bulletList, "- a\n- b").isTight)
    #expect(try !first(.bulletList, "- a\n\n- b").isTight)
    #expect(try !first(.item, "- a\n\n- b").isTight)
  }

  @Test("links have destination and title, definitions too")
  func links() throws {
    let link = try first(.link, "[a](<b\\_c> 'd &amp; e')")
    #expect(link.destination == "b_c")
    #expect(link.title == "d & e")
    #expect(try first(.link, "www.a.b").destination == "http://www.a.b")
    #expect(try first(.link, "x@a.b").destination == "mailto:x@a.b")
    let definition = try first(.definition, "[a]: /u 't'")
    #expect(definition.destination == "/u")
    #expect(definition.title == "t")
  }

  @Test("tables have rows with as many cells as columns")
  func tables() throws {
    let table = try first(.table, "a | b\n:-- | --:\n1\n1 | 2 | 3\n")
    #expect(table.alignments == [.left, .right])
    #expect(table.children.map(\.isHeader) == [true, false, false])
    #expect(
      table.children.map { $0.children.map(\.plainText) } == [["a", "b"], ["1", ""], ["1", "2"]])
  }

  @Test("children have their parent, and headings their level")
  func family() throws {
    let heading = try first(.heading, "> ### a *b*")
    #expect(heading.level == 3)
    #expect(heading.parent?.kind == .blockQuote)
    #expect(heading.children.map(\.kind) == [.text, .emphasis])
    #expect(heading.parent?.parent?.parent == nil)
    #expect(heading.children.first?.parent == heading)
  }

  @Test("a document that is not UTF-8 reads all the same")
  func invalidBytes() {
    let document = MarkdownDocument.parse([0x61, 0xFF, 0x2A, 0x80, 0x2A])
    #expect(document.root.plainText == "a\u{FFFD}\u{FFFD}")
  }
}
