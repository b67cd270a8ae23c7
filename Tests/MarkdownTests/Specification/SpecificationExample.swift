import Testing

/// One example of a specification: a Markdown text and the HTML that it should give.
struct SpecificationExample: CustomTestStringConvertible {
  let number: Int
  let line: Int
  let section: String
  /// The extensions that the example names.
  let extensions: String
  let markdown: String
  let html: String

  var testDescription: String { "\(number), line \(line), \(section)" }

  /// Reads the examples of a specification's text: between fences of 32 backticks, the word
  /// "example", the Markdown, a dot, the HTML; `→` is a tab.
  static func read(_ bytes: [UInt8]) -> [SpecificationExample] {
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecificationExample] = []
    var section = ""
    var start: (line: Int, extensions: String)?
    var markdown: String?
    var text = ""
    for (index, line) in String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix(fence + " example") {
        start = (index + 1, String(line.dropFirst(fence.count + 8)))
        text = ""
        markdown = nil
      } else if let opened = start, line == fence {
        examples.append(
          SpecificationExample(
            number: examples.count + 1, line: opened.line, section: section,
            extensions: opened.extensions, markdown: markdown ?? "", html: text))
        start = nil
      } else if start != nil {
        if line == ".", markdown == nil {
          markdown = text
          text = ""
        } else {
          text += line.replacing("→", with: "\t") + "\n"
        }
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }
}
