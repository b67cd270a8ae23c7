import Source
import Testing

@testable import Markdown

@Suite("ranges")
struct RangeTests {
  static let blocks = [
    MarkedText(.paragraph, "⟦one⟧\n\n  ⟦two\n  three⟧  \n"),
    MarkedText(.paragraph, "\u{FEFF}⟦one⟧"),
    MarkedText(.paragraph, "⟦é 日本 🙂⟧\r\n\r\n⟦x⟧\r\n"),
    MarkedText(.paragraph, "⟦a⟧\r\r⟦b⟧"),
    MarkedText(.paragraph, "⟦a\0b⟧\n"),
    MarkedText(.heading, "  ⟦## Title ##⟧  \ntext"),
    MarkedText(.heading, "⟦a\nb\n===⟧\n"),
    MarkedText(.heading, "> - ⟦# x⟧\n"),
    MarkedText(.thematicBreak, " ⟦* * *⟧  \n"),
    MarkedText(.blockQuote, "⟦> a\n> b⟧\n\nc"),
    MarkedText(.blockQuote, "⟦> a\n>⟧\n"),
    MarkedText(.blockQuote, "⟦> a\nlazy⟧\n"),
    MarkedText(.bulletList, "⟦- a\n- b\n\n  c⟧\n\nd"),
    MarkedText(.item, "⟦- a⟧\n⟦-⟧\n⟦- b\n\n  c⟧\n\nd"),
    MarkedText(.item, "⟦- > ⟦- x⟧\n  > ⟦- y⟧⟧\n"),
    MarkedText(.paragraph, "> - > 1. ⟦deep\n>   >    deeper⟧\n"),
    MarkedText(.item, ">\t⟦-\tx⟧\n"),
    MarkedText(.paragraph, ">\t-\t⟦x⟧\n"),
    MarkedText(.orderedList, " ⟦1. a\n 2. b⟧"),
    MarkedText(.codeBlock, "⟦```sh {run}\na\n```⟧\nb"),
    MarkedText(.codeBlock, "⟦```\na⟧\n"),
    MarkedText(.codeBlock, "- ⟦~~~\n  a\n  ~~~⟧\n"),
    MarkedText(.codeBlock, "x\n\n⟦    a\n\n    b⟧\n\n\ny"),
    MarkedText(.codeBlock, "⟦\ta⟧\n"),
    MarkedText(.htmlBlock, "⟦<!-- runbook: manual -->⟧\ntext"),
    MarkedText(.htmlBlock, "- ⟦<div>\n  x⟧\n\ny"),
    MarkedText(.definition, "⟦[a]: /u \"t\"⟧\n⟦[b]:\n/v⟧\ntext"),
    MarkedText(.definition, "> ⟦[a]:\n> /u⟧\n> text"),
    MarkedText(.table, "text\n⟦| a |\n|---|\n| b |⟧\n\nx"),
    MarkedText(.tableRow, "⟦| a |⟧\n|---|\n⟦| b |⟧  \n"),
    MarkedText(.tableCell, "| ⟦a⟧ | ⟦b\\|c⟧ |\n|---|---|\n|⟦⟧|⟦`d\\|e`⟧|\n⟦f⟧|⟦g⟧"),
    MarkedText(.tableCell, "> | ⟦é⟧ |\n> |---|\n> | ⟦`x`⟧ |"),
  ]

  static let inlines = [
    MarkedText(.text, "⟦one⟧  \n  ⟦two⟧"),
    MarkedText(.text, "⟦a\\*b &amp; c⟧"),
    MarkedText(.text, "⟦a_b_c⟧*⟦d⟧*"),
    MarkedText(.softBreak, "a⟦ \n⟧ b"),
    MarkedText(.softBreak, "a⟦\r\n⟧b"),
    MarkedText(.softBreak, "> a⟦\n⟧> b"),
    MarkedText(.lineBreak, "a⟦  \n⟧b⟦\\\n⟧c"),
    MarkedText(.code, "a ⟦`b`⟧ ⟦`` c`d ``⟧ é⟦`e`⟧"),
    MarkedText(.code, "> a ⟦`b\n> c`⟧ d"),
    MarkedText(.emphasis, "⟦*a **b***⟧ ⟦_c_⟧"),
    MarkedText(.strong, "*a ⟦**b**⟧* ⟦__c__⟧"),
    MarkedText(.emphasis, "⟦*⟦*a*⟧ b*⟧"),
    MarkedText(.strikethrough, "⟦~~a~~⟧ ⟦~b~⟧"),
    MarkedText(.link, "x ⟦[a *b*](/u \"t\")⟧ y"),
    MarkedText(.link, "⟦[a][b]⟧ ⟦[b]⟧ ⟦[b][]⟧\n\n[b]: /u"),
    MarkedText(.link, "⟦<http://a>⟧ ⟦<a@b.c>⟧ ⟦http://a.b⟧. ⟦www.a.b⟧ ⟦a@b.c⟧."),
    MarkedText(.link, "> ⟦[a\n> b](/u\n> 't')⟧"),
    MarkedText(.image, "⟦![a [b](c)](/u)⟧"),
    MarkedText(.html, "a ⟦<b x='y'>⟧c⟦</b>⟧ ⟦<!-- d -->⟧"),
    MarkedText(.code, "| a |\n|---|\n| ⟦`b \\| c`⟧ \\| ⟦`d`⟧ |"),
    MarkedText(.text, "| ⟦a⟧ |\n|---|\n| ⟦b \\| c ⟧*⟦d⟧* |"),
  ]

  @Test("a block has exactly its bytes", arguments: blocks)
  func block(_ text: MarkedText) {
    #expect(text.found == text.ranges)
  }

  @Test("an inline has exactly its bytes", arguments: inlines)
  func inline(_ text: MarkedText) {
    #expect(text.found == text.ranges)
  }

  @Test("a fence's content maps back to the document, whatever stands before its lines")
  func fenceContent() throws {
    let text = "> 1. ```json\n>    {\n>    \t\"a\": 1\n>\n>    }\n>    ```\n"
    let bytes = Array(text.utf8)
    let code = try #require(
      MarkdownDocument.parse(bytes).root.subtree.first { $0.kind == .codeBlock })
    let content = try #require(code.content)
    #expect(content.string == "{\n\t\"a\": 1\n\n}\n")
    for index in content.bytes.indices where content.bytes[index] != 0x09 {
      let source = content.sourceRange(index..<index + 1)
      #expect(Array(bytes[source]) == [content.bytes[index]])
    }
  }

  @Test("the spaces that a tab stands for map to the tab")
  func tabContent() throws {
    let text = "-\t\tcode\n"
    let code = try #require(
      MarkdownDocument.parse(Array(text.utf8)).root.subtree.first { $0.kind == .codeBlock })
    let content = try #require(code.content)
    #expect(content.string == "  code\n")
    #expect(content.sourceRange(0..<1) == 2..<3)
    #expect(content.sourceRange(2..<6) == 3..<7)
  }

  @Test("line endings in content are line feeds, mapped to what the document has")
  func lineEndings() throws {
    let text = "```\r\na\r\nb\r\n```\r\n"
    let code = try #require(
      MarkdownDocument.parse(Array(text.utf8)).root.subtree.first { $0.kind == .codeBlock })
    let content = try #require(code.content)
    #expect(content.string == "a\nb\n")
    #expect(content.sourceRange(2..<3) == 8..<9)
  }

  @Test("the last line of a fence has a line feed also where the document lacks it")
  func unendedFence() throws {
    let code = try #require(
      MarkdownDocument.parse(Array("```\na".utf8)).root.subtree.first { $0.kind == .codeBlock })
    #expect(code.content?.string == "a\n")
    #expect(code.range == 0..<5)
  }
}
