/// The YAML front matter of a document: facts about it for other programs, not text to read.
///
/// Jekyll, Hugo, Docusaurus and GitHub's renderer agree on the form, which no specification of
/// Markdown has: the first line is `---`, and the next line that is `---` or `...` ends it. Some
/// documents begin with a thematic break instead, so the lines between must look like YAML: the
/// first is not blank, each is blank, indented, a comment, an entry of a list or `key: value`, and
/// one is a key.
enum FrontMatter {
  /// Where the text after the front matter begins; 0 when there is none.
  /// - Complexity: O(bytes of the front matter, or of what looks like one).
  static func end(in source: UnsafeBufferPointer<UInt8>) -> Int {
    guard let text = source.baseAddress else { return 0 }
    let size = source.count
    let start =
      size >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF ? 3 : 0
    var line = start..<text.lineEnd(from: start, before: size)
    guard isFence(source[line], "---") else { return 0 }
    var isFirst = true
    var hasKey = false
    while true {
      let next = afterLineEnding(line.upperBound, in: source)
      guard next < size else { return 0 }
      line = next..<text.lineEnd(from: next, before: size)
      let content = source[line]
      if !isFirst, isFence(content, "---") || isFence(content, "...") {
        return hasKey ? afterLineEnding(line.upperBound, in: source) : 0
      }
      let isKey = isKey(content)
      guard isKey || isOther(content), !(isFirst && isBlank(content)) else { return 0 }
      hasKey = hasKey || isKey
      isFirst = false
    }
  }

  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  private static func afterLineEnding(_ end: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
    guard end < source.count else { return end }
    let isCRLF = source[end] == 0x0D && end + 1 < source.count && source[end + 1] == 0x0A
    return end + (isCRLF ? 2 : 1)
  }

  private static func isFence(_ line: Line, _ fence: StaticString) -> Bool {
    line.count >= 3 && isBlank(line.dropFirst(3))
      && zip(line, UnsafeBufferPointer(start: fence.utf8Start, count: 3)).allSatisfy(==)
  }

  private static func isBlank(_ line: Line) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether a line is blank, indented, a comment, or an entry of a list.
  private static func isOther(_ line: Line) -> Bool {
    guard let first = line.first else { return true }
    switch first {
    case 0x20, 0x09, UInt8(ascii: "#"): return true
    case UInt8(ascii: "-"): return line.count == 1 || line[line.startIndex + 1] == 0x20
    default: return false
    }
  }

  /// Whether a line is `key:` or `key: value`; a key has no spaces, but may have colons, and YAML
  /// lets spaces stand before the colon behind it (`title : "A"`).
  private static func isKey(_ line: Line) -> Bool {
    let end = line.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.endIndex
    let rest = line[end...].drop { $0 == 0x20 || $0 == 0x09 }
    if end > line.startIndex, rest.first == UInt8(ascii: ":"),
      rest.count == 1 || rest.dropFirst().first == 0x20, line.first != UInt8(ascii: "#")
    {
      return true
    }
    let key = line[..<end]
    return key.count > 1 && key.last == UInt8(ascii: ":") && key.first != UInt8(ascii: "#")
  }
}
