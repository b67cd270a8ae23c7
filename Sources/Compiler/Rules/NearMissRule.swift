import Source

/// Placeholders, and names made with them, that are written in two ways.
enum NearMissRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.near-miss", .warning, summary: "one name is written in two ways",
      explanation: "`<domain-id>` and `<domainId>` are one value here, but a reader who replaces "
        + "them by hand may miss one. `admin-<name>` and `admin_<name>` are two different names, "
        + "of which one is probably meant everywhere.",
      example: "Log in as **admin-\\<name>** … assign the key to **admin_\\<name>**",
      remedy: "Write the name in one way.")
  ]

  /// A name with a placeholder in it, as it stands in the document.
  private struct Spelling {
    var text: String
    var range: Range<Int>
  }

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var groups: [String: [Spelling]] = [:]
    var order: [String] = []
    for name in context.placeholders.names {
      for use in context.placeholders.uses[name] ?? [] {
        let (prefix, suffix, range) = surroundings(of: use.range, in: context.file.bytes)
        let key = "\(normal(prefix))<\(name)>\(normal(suffix))"
        let text = "\(prefix)<\(use.spelling)>\(suffix)"
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(Spelling(text: text, range: range))
      }
    }
    return order.flatMap { report(groups[$0] ?? [], in: context.file) }
      + similarInputs(context)
  }

  /// One finding for each spelling but the commonest, at its first use.
  private static func report(_ spellings: [Spelling], in file: SourceFile) -> [Diagnostic] {
    var counts: [(text: String, count: Int, first: Range<Int>)] = []
    for spelling in spellings {
      if let index = counts.firstIndex(where: { $0.text == spelling.text }) {
        counts[index].count += 1
      } else {
        counts.append((spelling.text, 1, spelling.range))
      }
    }
    guard counts.count > 1, let most = counts.map(\.count).max(),
      let usual = counts.first(where: { $0.count == most })
    else { return [] }
    let line = file.location(of: usual.first.lowerBound).line
    return counts.filter { $0.text != usual.text }.map { other in
      Diagnostic(
        "var.near-miss", .warning,
        "\"\(other.text)\" here, \"\(usual.text)\" at \(line)", at: other.first)
    }
  }

  /// The parts of a word around a placeholder, without the backslash that Markdown needs.
  private static func surroundings(
    of use: Range<Int>, in bytes: [UInt8]
  ) -> (prefix: String, suffix: String, range: Range<Int>) {
    var start = use.lowerBound
    if start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    let prefixEnd = start
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    var end = use.upperBound
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    // The full stop of a sentence is no part of the name.
    while end > use.upperBound, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return (
      String(decoding: bytes[start..<prefixEnd], as: UTF8.self),
      String(decoding: bytes[use.upperBound..<end], as: UTF8.self), start..<end
    )
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func normal(_ text: String) -> String {
    text.lowercased().split(separator: "_", omittingEmptySubsequences: false)
      .joined(separator: "-")
  }

  /// Inputs whose names differ by a slip of the finger.
  private static func similarInputs(_ context: RuleContext) -> [Diagnostic] {
    let inputs = context.inputs.filter { context.placeholders.uses[$0.name] != nil }
    var diagnostics: [Diagnostic] = []
    var slips = SlipSearch()
    for (index, input) in inputs.enumerated() {
      let known = inputs[..<index]
      guard let other = slips.first(of: known, where: { Slip.isLikely($0.name, input.name) })
      else { continue }
      let uses = (
        context.placeholders.uses[input.name] ?? [], context.placeholders.uses[other.name] ?? []
      )
      let (rare, usual) = uses.0.count <= uses.1.count ? uses : (uses.1, uses.0)
      guard let place = rare.first, let first = usual.first else { continue }
      let line = context.file.location(of: first.range.lowerBound).line
      diagnostics.append(
        Diagnostic(
          "var.near-miss", .warning,
          "\"<\(place.spelling)>\" here, \"<\(first.spelling)>\" at \(line)", at: place.range))
    }
    return diagnostics
  }
}
