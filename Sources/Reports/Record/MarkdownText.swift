/// Text as Markdown that shows exactly that text.
enum MarkdownText {
  /// Text outside code, on one line and not at the beginning of a block: what has a meaning there is
  /// escaped (CommonMark 0.31.2, section 2.4).
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in ShownText.line(text) {
      if "\\`*_[]<>|~&#".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// A code span (section 6.1), whose fence is longer than any run of backticks within.
  static func code(_ text: String) -> String {
    let text = ShownText.line(text)
    let fence = fence(for: text, atLeast: 1)
    let pad = text.isEmpty || text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// A fenced code block (section 4.5), each line after an indentation.
  static func codeBlock(_ text: String, indent: String) -> String {
    let fence = fence(for: text, atLeast: 3)
    let lines = ShownText.block(text).split(separator: "\n", omittingEmptySubsequences: false)
    return ([fence[...]] + lines + [fence[...]]).map { $0.isEmpty ? "" : indent + $0 }
      .joined(separator: "\n")
  }

  /// Backticks, more than any run of them in a text.
  private static func fence(for text: String, atLeast count: Int) -> String {
    var longest = count - 1
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: longest + 1)
  }
}
