import Markdown
import Source

/// What marks beside steps, front matter and titles of accounts say of them.
extension StepNotes {
  /// "status: deprecated" and "draft: true" before the text are said of all of it.
  mutating func readFrontMatter() {
    let start = Array("---\n".utf8)
    guard file.bytes.starts(with: start) else { return }
    for line in file.bytes.dropFirst(start.count).prefix(Self.longestFrontMatter)
      .split(separator: UInt8(ascii: "\n"), maxSplits: Self.mostWhole)
    {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("---") || text.hasPrefix("...") { return }
      let words = text.lowercased().alphanumericRuns
      let isRetired =
        WholeRemarks.reach(of: words) == .document
        || words.count == 2 && words[1] == "true" && WholeRemarks.isRetired(words[0])
      guard isRetired else { continue }
      let reason =
        "the front matter says \"\(Self.quoted(text.onOneLine))\", so that a person decides"
      for place in walk.steps.indices where reasons[place] == nil { reasons[place] = reason }
      isAllHeld = true
    }
  }

  private static let longestFrontMatter = 4096

  /// "Replace `bob` with your own name", "`bob` is only an example", behind the steps that make it: what
  /// they name is the reader's to choose.
  ///
  /// A name with a placeholder is asked for by itself.
  mutating func readStandIns(_ paragraph: MarkdownNode, section: Int) {
    let codes = paragraph.children.filter { $0.kind == .code }.map(\.plainText)
    guard let name = codes.first, codes.count <= 2, StandIns.argument(name).names.isEmpty else {
      return
    }
    let words = paragraph.plainText.prefix(120).lowercased().alphanumericRuns
    guard let first = words.first,
      ["replace", "substitute", "use"].contains(first) && words.contains("your")
        || Self.standing.contains(where: words.joined(separator: " ").contains)
    else { return }
    let reason =
      "the text says of \"\(name)\": \"\(Self.quoted(paragraph.plainText.onOneLine))\", "
      + "so that a person decides"
    let code = Array("`\(name)`".utf8)
    for (place, step) in walk.steps.enumerated()
    where reasons[place] == nil && step.number != nil && step.section == section
      && step.range.lowerBound < paragraph.range.lowerBound
      && file.bytes[step.range].firstRange(of: code) != nil
    {
      reasons[place] = reason
    }
  }

  private static let standing = [
    "is only an example", "is just an example", "is an example", "stands for", "is a placeholder",
  ]

  /// "## In the management account": what stands below is for that one.
  mutating func readAccounts() {
    for (section, content) in walk.outline.sections.enumerated() {
      let words = content.text.title.lowercased().words
      guard let first = words.first, ["in", "on"].contains(first), words.contains("account"),
        let heading = content.text.heading,
        let reason = Place.named(
          in: ProseTokenizer.tokens(of: heading, source: file.bytes)[...])?.reason
      else { continue }
      for (place, step) in walk.steps.enumerated()
      where reasons[place] == nil && isInside(step.section, section) {
        reasons[place] = reason
      }
    }
  }

  /// What is ticked off in a task list is done.
  mutating func readTicks() {
    var ticked: Set<Int> = []
    for section in walk.outline.sections {
      var pending = section.text.blocks
      while let node = pending.popLast() {
        switch node.kind {
        case .orderedList, .bulletList, .blockQuote: pending += node.children
        case .item:
          pending += node.children
          if node.taskState == true, let first = node.children.first(where: { _ in true }) {
            ticked.insert(first.range.lowerBound)
          }
        default: continue
        }
      }
    }
    for (place, step) in walk.steps.enumerated() {
      guard let first = step.blocks.first else { continue }
      if ticked.contains(first.range.lowerBound) {
        reasons[place] = "it is ticked off, so that a person tells whether it is done"
      } else if first.kind == .paragraph, let mark = StatusMarks.mark(in: first.plainText) {
        reasons[place] =
          "it is marked \"\(mark)\", so that a person tells whether it is still to be done"
      }
    }
  }
}
