/// Links and images (sections 6.3 and 6.4).
extension InlineParser {
  /// Notes `[` or `![`.
  mutating func openBracket(length: Int) {
    if !brackets.isEmpty { brackets[brackets.count - 1].holdsBracket = true }
    let content = place + length
    let node = append(.text, place..<content)
    brackets.append(
      Bracket(
        node: node, isImage: length == 2, content: content, delimiter: lastDelimiter,
        linkOpener: lastLinkOpener))
  }

  /// Reads `]`: makes a link or an image where there is one.
  mutating func closeBracket(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let close = place
    guard let bracket = brackets.popLast() else {
      place += 1
      return
    }
    let canBeLink = bracket.isActive || bracket.isImage
    guard canBeLink,
      let (link, next) = inlineLink(base, close + 1, end) ?? reference(bracket, base, close, end)
    else {
      place = close + 1
      return
    }
    endRun(at: close)
    let node = Int(bracket.node)
    nodes[node].kind = bracket.isImage ? .image : .link
    nodes[node].end = Int32(next)
    nodes[node].payload = link
    resolveEmphasis(above: bracket.delimiter)
    encloseTail(in: bracket.node)
    restartRun(at: next)
    guard !bracket.isImage else { return }
    // The brackets around a link are none. Those around an earlier one are none already.
    var index = lastLinkOpener
    while index >= 0, brackets[index].isActive {
      brackets[index].isActive = false
      index = brackets[index].linkOpener
    }
  }

  /// The index of the last `[` among the brackets, or -1.
  private var lastLinkOpener: Int {
    guard let last = brackets.last else { return -1 }
    return last.isImage ? last.linkOpener : brackets.count - 1
  }

  /// `(destination "title")` at an offset.
  private mutating func inlineLink(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> (link: UInt32, next: Int)? {
    guard start < end, base[start] == UInt8(ascii: "(") else { return nil }
    var index = start + 1
    LinkScanner.skipSpaceAndLineEnd(base, &index, before: end)
    guard let destination = LinkScanner.destination(base, at: index, before: end) else {
      return nil
    }
    index = destination.next
    LinkScanner.skipSpaceAndLineEnd(base, &index, before: end)
    var title: Range<Int>?
    if index > destination.next, let titleEnd = LinkScanner.title(base, at: index, before: end) {
      title = index + 1..<titleEnd - 1
      index = titleEnd
      LinkScanner.skipSpaceAndLineEnd(base, &index, before: end)
    }
    guard index < end, base[index] == UInt8(ascii: ")") else { return nil }
    let link = UInt32(links.count)
    links.append(
      LinkRecord(
        destination: text.slice(destination.content, pool: &pool),
        title: title.map { text.slice($0, pool: &pool) }))
    return (link, index + 1)
  }

  /// `[label]` or `[]` after a bracket's text, or that text alone, where it is defined.
  private mutating func reference(
    _ bracket: Bracket, _ base: UnsafePointer<UInt8>, _ close: Int, _ end: Int
  ) -> (link: UInt32, next: Int)? {
    guard !definitions.isEmpty else { return nil }
    var next = close + 1
    var label = bracket.content..<close
    if let labelEnd = LinkScanner.label(base, at: next, before: end) {
      if labelEnd > next + 2 {
        label = next + 1..<labelEnd - 1
      } else if bracket.holdsBracket {
        return nil
      }
      next = labelEnd
    } else if bracket.holdsBracket {
      return nil
    }
    guard label.count <= LinkScanner.longestLabel else { return nil }
    let normalized = LinkDefinitions.normalized(base, label)
    guard !normalized.isEmpty, let link = definitions.link(for: normalized) else { return nil }
    let record = links[Int(link)]
    referenceBudget -= record.destination.range.count + (record.title?.range.count ?? 0)
    guard referenceBudget >= 0 else {
      referenceBudgetExceeded = true
      return nil
    }
    return (link, next)
  }
}
