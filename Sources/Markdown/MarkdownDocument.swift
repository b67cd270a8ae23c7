package import Source

/// A Markdown text as a tree of blocks and inlines with exact byte ranges.
package struct MarkdownDocument: Sendable {
  /// Which syntax is on.
  package struct Options: Sendable {
    /// GFM's tables, task lists, strikethrough and autolinks.
    package var extensions = true
    package init() {}
  }
  package let bytes: [UInt8]
  /// Limits that were hit; parsing itself finds nothing wrong.
  package let diagnostics: [Diagnostic]
  package var root: MarkdownNode { fatalError("landing soon") }

  package static func parse(_ bytes: [UInt8], options: Options = Options()) -> MarkdownDocument {
    fatalError("landing soon")
  }
}

/// One node of a ``MarkdownDocument``: a cheap handle (document storage and index).
package struct MarkdownNode: Sendable, Hashable {
  package enum Kind: Hashable, Sendable {
    case document, blockQuote, orderedList, bulletList, item, codeBlock, htmlBlock, paragraph
    case heading, thematicBreak, table, tableRow, tableCell
    /// A link reference definition; not rendered.
    case definition
    case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image
  }
  package var kind: Kind { fatalError("landing soon") }
  /// The bytes of the document that the node was read from.
  package var range: Range<Int> { fatalError("landing soon") }
  package var parent: MarkdownNode? { fatalError("landing soon") }
  /// Children in order. (May become any Sequence of MarkdownNode.)
  package var children: [MarkdownNode] { fatalError("landing soon") }
  /// What a reader sees: text with escapes and entities resolved, code without its backticks,
  /// the text of links and emphasis, "\n" for breaks; raw HTML left out.
  package var plainText: String { fatalError("landing soon") }
  /// Text, code (rendered), html and htmlBlock: the literal text. Nil for others.
  package var literal: String? { fatalError("landing soon") }
  /// Code spans: the content as written between the backticks (in a table cell, `\|` is `|`).
  package var rawLiteral: String? { fatalError("landing soon") }
  /// Headings: 1 to 6.
  package var level: Int? { fatalError("landing soon") }
  /// Ordered lists: the number of the first item. Items of ordered lists: their number as written.
  package var number: Int? { fatalError("landing soon") }
  package var isTight: Bool { fatalError("landing soon") }
  /// Task list items: whether ticked.
  package var taskState: Bool? { fatalError("landing soon") }
  /// Code blocks: the info string, escapes resolved ("" where there is none; nil for indented code).
  package var info: String? { fatalError("landing soon") }
  /// Code blocks and HTML blocks: the content, mapped to the document.
  package var content: MappedText? { fatalError("landing soon") }
  /// Code blocks: whether fenced.
  package var isFenced: Bool { fatalError("landing soon") }
  /// Links and images.
  package var destination: String? { fatalError("landing soon") }
  package var title: String? { fatalError("landing soon") }
  /// Table rows: whether it is the header.
  package var isHeader: Bool { fatalError("landing soon") }
}
