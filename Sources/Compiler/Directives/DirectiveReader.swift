package import Source

/// Reads directives.
///
/// A comment holds one `key: value` a line; a line that begins further in than the first key goes on
/// with the value before it. `<!-- runbook: manual -->` sets one key. A fence's attributes are
/// `key`, `key=value` and `key="a value"`, separated by spaces.
package enum DirectiveReader {
  /// Reads an HTML block; nil where it is no directive.
  /// - Parameter content: the block's text.
  /// - Returns: the directive with what is wrong with it, ranges in the document.
  package static func read(comment content: MappedText) -> (Directive, [Diagnostic])? {
    let bytes = content.bytes
    guard let open = bytes.firstRange(of: Array("<!--".utf8)),
      bytes[..<open.lowerBound].allSatisfy(\.isASCIISpace),
      let close = bytes[open.upperBound...].firstRange(of: Array("-->".utf8))
    else { return nil }
    var start = open.upperBound
    while start < close.lowerBound, bytes[start].isASCIISpace { start += 1 }
    let word = Array("runbook".utf8)
    guard bytes[start..<close.lowerBound].starts(with: word) else { return nil }
    start += word.count
    let end = close.lowerBound
    guard start == end || bytes[start].isASCIISpace || bytes[start] == colon else { return nil }
    var builder = Builder(
      range: content.sourceRange(open.lowerBound..<close.upperBound), map: content.sourceRange)
    if start < end, bytes[start] == colon {
      builder.line(bytes, trimmed(bytes, start + 1..<end))
    } else {
      lines(bytes, start..<end, into: &builder)
    }
    return builder.finish()
  }

  /// Reads the attributes in braces of a fence's info string; nil where it has none.
  /// - Parameters:
  ///   - info: the info string.
  ///   - range: the bytes of the fence's first line, for findings.
  /// - Returns: the directive with what is wrong with it.
  package static func read(attributes info: String, at range: Range<Int>)
    -> (Directive, [Diagnostic])?
  {
    let bytes = Array(info.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")),
      let close = bytes.lastIndex(of: UInt8(ascii: "}")), open < close
    else { return nil }
    var builder = Builder(range: range, map: { _ in range })
    var index = open + 1
    while index < close {
      if bytes[index].isASCIISpace {
        index += 1
        continue
      }
      let keyStart = index
      while index < close, !bytes[index].isASCIISpace, bytes[index] != UInt8(ascii: "=") {
        index += 1
      }
      let key = keyStart..<index
      var value = index..<index
      if index < close, bytes[index] == UInt8(ascii: "=") {
        index += 1
        let quote = index < close ? bytes[index] : 0
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          let valueStart = index + 1
          index = valueStart
          while index < close, bytes[index] != quote { index += 1 }
          value = valueStart..<index
          index += 1
        } else {
          let valueStart = index
          while index < close, !bytes[index].isASCIISpace { index += 1 }
          value = valueStart..<index
        }
      }
      // `{.bash #name}` are the classes and ids of other tools.
      if bytes[key.lowerBound] == UInt8(ascii: ".") || bytes[key.lowerBound] == UInt8(ascii: "#") {
        continue
      }
      builder.entry(bytes, key: key, value: value)
    }
    return builder.finish()
  }

  private static let colon = UInt8(ascii: ":")

  private static func lines(_ bytes: [UInt8], _ range: Range<Int>, into builder: inout Builder) {
    var base: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      var lineEnd = index
      while lineEnd < range.upperBound, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
      let line = trimmed(bytes, index..<lineEnd)
      if !line.isEmpty {
        let indent = line.lowerBound - index
        if let base, indent > base {
          builder.continuation(bytes, line)
        } else {
          base = base ?? indent
          builder.line(bytes, line)
        }
      }
      index = lineEnd + 1
    }
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, bytes[lower].isASCIISpace { lower += 1 }
    while upper > lower, bytes[upper - 1].isASCIISpace { upper -= 1 }
    return lower..<upper
  }

  /// Collects the keys of one directive.
  private struct Builder {
    var directive: Directive
    var diagnostics: [Diagnostic] = []
    let map: (Range<Int>) -> Range<Int>
    /// Whether the entry before is known, so that a continuation belongs to it.
    private var continues = false

    init(range: Range<Int>, map: @escaping (Range<Int>) -> Range<Int>) {
      directive = Directive(range: range)
      self.map = map
    }

    mutating func line(_ bytes: [UInt8], _ line: Range<Int>) {
      let separator = bytes[line].firstIndex {
        $0 == DirectiveReader.colon || $0 == UInt8(ascii: "=") || $0.isASCIISpace
      }
      guard let separator else {
        entry(bytes, key: line, value: line.upperBound..<line.upperBound)
        return
      }
      var value = trimmed(bytes, separator..<line.upperBound)
      if let first = value.first,
        bytes[first] == DirectiveReader.colon || bytes[first] == UInt8(ascii: "=")
      {
        value = trimmed(bytes, first + 1..<line.upperBound)
      }
      entry(bytes, key: line.lowerBound..<separator, value: value)
    }

    mutating func entry(_ bytes: [UInt8], key: Range<Int>, value: Range<Int>) {
      let name = String(decoding: bytes[key], as: UTF8.self)
      guard let known = Directive.Key(rawValue: name) else {
        continues = false
        let near = NearestName.of(name, among: Directive.Key.allCases.map(\.rawValue))
        diagnostics.append(
          Diagnostic(
            "directive.unknown-key", .error,
            "\"\(name)\" is no key of a directive"
              + (near.map { ": did you mean \"\($0)\"" } ?? ""),
            at: map(key),
            notes: [
              .init(
                "the keys are "
                  + Directive.Key.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
            ],
            fixes: fix(near, at: map(key))))
        return
      }
      var text = String(decoding: bytes[value], as: UTF8.self)
      // `run: |` as in YAML: the value is on the lines that follow.
      if text == "|" || text == ">" { text = "" }
      directive.entries.append(
        Directive.Entry(key: known, value: text, range: map(value.isEmpty ? key : value)))
      continues = true
    }

    /// In attributes the place of a key is not known exactly, so there is nothing to replace.
    private func fix(_ name: String?, at range: Range<Int>) -> [Diagnostic.Fix] {
      guard let name, range != directive.range else { return [] }
      return [.init("write \"\(name)\"", edits: [.init(range, name)], isSafe: true)]
    }

    mutating func continuation(_ bytes: [UInt8], _ line: Range<Int>) {
      guard continues, let last = directive.entries.indices.last else { return }
      let text = String(decoding: bytes[line], as: UTF8.self)
      let before = directive.entries[last].value
      directive.entries[last].value = before.isEmpty ? text : before + "\n" + text
      let range = directive.entries[last].range
      directive.entries[last].range = range.lowerBound..<max(range.upperBound, map(line).upperBound)
    }

    func finish() -> (Directive, [Diagnostic]) { (directive, diagnostics) }
  }
}
