/// The tag names that begin HTML blocks (specification, section 4.6).
enum HTMLNames {
  /// Start condition 6.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  /// Whether a name is one of start condition 6.
  static func isBlock(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 10 else { return false }
    var name = ""
    for index in range { name.unicodeScalars.append(Unicode.Scalar(text[index].lowercased)) }
    return blocks.contains(name)
  }

  /// Whether a name is one of start condition 1, whose content is verbatim.
  static func isVerbatim(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    func matches(_ name: StaticString) -> Bool {
      range.count == name.utf8CodeUnitCount
        && text.matchesIgnoringCase(name, at: range.lowerBound, before: range.upperBound)
    }
    return matches("pre") || matches("script") || matches("style") || matches("textarea")
  }

  /// Whether a line holds an end tag of one of those.
  static func hasVerbatimEnd(_ text: UnsafePointer<UInt8>, _ start: Int, before end: Int) -> Bool {
    var index = start
    while let found = HTMLScanner.find("</", text, from: index, before: end) {
      index = found + 2
      if text.matchesIgnoringCase("pre>", at: index, before: end)
        || text.matchesIgnoringCase("script>", at: index, before: end)
        || text.matchesIgnoringCase("style>", at: index, before: end)
        || text.matchesIgnoringCase("textarea>", at: index, before: end)
      {
        return true
      }
    }
    return false
  }
}
