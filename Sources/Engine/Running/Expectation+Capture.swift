import Compiler

extension Expectation {
  /// What an output has where an expected transcript has placeholders that nothing has given yet.
  ///
  /// - Parameters:
  ///   - names: The names of those placeholders.
  ///   - output: What the command printed.
  ///   - bindings: What other names stand for.
  /// - Returns: The values, as far as the output is like the transcript; nil where none is expected.
  func captured(
    _ names: [String], from output: String, _ bindings: Bindings
  ) -> [String: String]? {
    guard case .transcript(let argument) = self, !names.isEmpty else { return nil }
    var bindings = bindings
    for name in names { bindings.local[name] = "\(Expectation.mark)\(name)\(Expectation.mark)" }
    guard let transcript = try? argument.rendered(bindings).text else { return nil }
    let found = Expectation.lines(output)
    var values: [String: String] = [:]
    var position = 0
    var skips = false
    for line in Expectation.lines(transcript) {
      if line == "..." {
        skips = true
        continue
      }
      let candidates = skips ? position..<found.count : position..<min(position + 1, found.count)
      guard
        let match = candidates.lazy.compactMap({ index in
          Expectation.values(in: found[index], like: line).map { (index, $0) }
        }).first
      else { return values }
      values.merge(match.1) { kept, _ in kept }
      position = match.0 + 1
      skips = false
    }
    return values
  }

  /// Stands around the name of a placeholder; no transcript that is text has it.
  private static let mark: Character = "\u{1}"

  /// A part of an expected line.
  private enum Part {
    case text(Substring)
    case anything
    case value(String)
  }

  /// The values in a line where a pattern has placeholders; nil where the line is not like it.
  ///
  /// Each value is as short as the text after it allows, and not empty.
  private static func values(in line: Substring, like pattern: Substring) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = line
    var open: Part?
    func close(_ text: Substring) -> Bool {
      if case .value(let name)? = open {
        guard !text.isEmpty else { return false }
        values[name] = values[name] ?? String(text)
      }
      return open != nil || text.isEmpty
    }
    for part in parts(of: pattern) {
      guard case .text(let text) = part else {
        open = part
        continue
      }
      guard let range = open == nil ? rest.range(ofPrefix: text) : rest.firstRange(of: text),
        close(rest[..<range.lowerBound])
      else { return nil }
      open = nil
      rest = rest[range.upperBound...]
    }
    return close(rest) ? values : nil
  }

  private static func parts(of pattern: Substring) -> [Part] {
    var parts: [Part] = []
    for (index, piece) in pattern.split(separator: mark, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 1 {
        parts.append(.value(String(piece)))
        continue
      }
      for (index, text) in piece.split(separator: "...", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { parts.append(.anything) }
        if !text.isEmpty { parts.append(.text(text)) }
      }
    }
    return parts
  }
}

extension Substring {
  /// Where a text stands, if this begins with it.
  fileprivate func range(ofPrefix text: Substring) -> Range<Index>? {
    hasPrefix(text) ? startIndex..<index(startIndex, offsetBy: text.count) : nil
  }
}
