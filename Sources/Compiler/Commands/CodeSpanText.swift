import Markdown
import Source

/// The text of code spans, mapped to the document.
enum CodeSpanText {
  /// What stands between the backticks; in a table cell `\|` is `|`, since GFM's tables take the
  /// backslash away before inlines are read (section 4.10).
  static func content(of span: MarkdownNode, in file: SourceFile, isInTable: Bool) -> MappedText {
    let bytes = file.bytes
    var range = span.range
    let tick = UInt8(ascii: "`")
    while !range.isEmpty, bytes[range.lowerBound] == tick, bytes[range.upperBound - 1] == tick,
      range.count > 1
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    var text = MappedText()
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if isInTable, bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
        bytes[index + 1] == UInt8(ascii: "|")
      {
        text.append(start..<index, of: bytes)
        start = index + 1
        index += 2
      } else {
        index += 1
      }
    }
    text.append(start..<range.upperBound, of: bytes)
    return text
  }
}
