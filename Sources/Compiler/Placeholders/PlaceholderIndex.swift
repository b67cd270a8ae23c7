import Markdown
import Source

/// Every placeholder of a document, by name: where it stands and how it is written.
struct PlaceholderIndex {
  /// One use.
  struct Use {
    /// The name as it is written between the brackets.
    var spelling: String
    /// The bytes from `<` to `>`.
    var range: Range<Int>
  }

  /// The uses of each name, in order.
  private(set) var uses: [String: [Use]] = [:]
  /// The names, in order of first use.
  private(set) var names: [String] = []

  /// Finds the placeholders of a document.
  ///
  /// They stand in code and fences, and outside code where Markdown takes them for HTML. Names of HTML elements count only inside code.
  /// - Complexity: O(bytes).
  init(_ document: MarkdownDocument) {
    var code: [Range<Int>] = []
    PlaceholderIndex.collectCode(document.root, into: &code)
    var next = 0
    for use in PlaceholderScanner.uses(in: document.bytes) {
      while next < code.count, code[next].upperBound <= use.range.lowerBound { next += 1 }
      let isInCode = next < code.count && code[next].contains(use.range.lowerBound)
      if !isInCode, HTMLElements.names.contains(use.spelling.lowercased()) { continue }
      if uses[use.name] == nil { names.append(use.name) }
      uses[use.name, default: []].append(Use(spelling: use.spelling, range: use.range))
    }
  }

  private static func collectCode(_ node: MarkdownNode, into ranges: inout [Range<Int>]) {
    for child in node.children {
      switch child.kind {
      case .code, .codeBlock: ranges.append(child.range)
      case .text, .softBreak, .lineBreak, .html, .htmlBlock, .definition, .thematicBreak: continue
      default: collectCode(child, into: &ranges)
      }
    }
  }
}

/// The elements of HTML, whose tags outside code are tags and not placeholders.
enum HTMLElements {
  /// The elements of the HTML Living Standard, section 4, and the obsolete ones still in use.
  static let names: Set<String> = [
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base", "bdi",
    "bdo", "big", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite",
    "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir",
    "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main",
    "map", "mark", "menu", "meta", "meter", "nav", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rp", "rt",
    "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source", "span",
    "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var",
    "video", "wbr",
  ]
}
