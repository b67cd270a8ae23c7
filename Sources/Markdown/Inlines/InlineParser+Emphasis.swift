/// Emphasis, strong emphasis and strikethrough (section 6.2; GFM, section 6.5).
extension InlineParser {
  /// Reads a run of `*`, `_` or `~`.
  mutating func readDelimiters(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let character = base[place]
    let start = place
    var index = place
    while index < end, base[index] == character { index += 1 }
    let length = index - start
    var (beforeRun, afterRun) = (start, index)
    if extensions, character != UInt8(ascii: "~") {
      // As in cmark-gfm, `~` between emphasis and a word does not separate them: `~_a_~b`.
      while beforeRun > text.start, base[beforeRun - 1] == UInt8(ascii: "~") { beforeRun -= 1 }
      while afterRun < end, base[afterRun] == UInt8(ascii: "~") { afterRun += 1 }
    }
    let before = base.classOfCharacter(endingAt: beforeRun, from: text.start)
    let after = base.classOfCharacter(at: afterRun, before: end)
    let isLeft = after != .space && (after == .other || before != .other)
    let isRight = before != .space && (before == .other || after != .other)
    var canOpen = isLeft
    var canClose = isRight
    if character == UInt8(ascii: "_") {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    }
    let isUsable = character != UInt8(ascii: "~") || length <= 2
    guard isUsable, canOpen || canClose else {
      place = index
      return
    }
    let node = append(.text, start..<index)
    let delimiter = Int32(delimiters.count)
    if lastDelimiter >= 0 { delimiters[Int(lastDelimiter)].next = delimiter }
    delimiters.append(
      Delimiter(
        character: character, canOpen: canOpen, canClose: canClose, length: Int32(length),
        node: node, previous: lastDelimiter))
    lastDelimiter = delimiter
  }

  /// Matches closers with openers among the delimiters after one, and forgets them.
  mutating func resolveEmphasis(above bottom: Int32) {
    guard lastDelimiter > bottom else { return }
    // Below these, no opener is left for a closer of the same kind; without them, text that only
    // closes would look back at all openers again and again.
    var bottoms = Bottoms(bottom + 1)
    var closer = lastDelimiter
    while delimiters[Int(closer)].previous > bottom { closer = delimiters[Int(closer)].previous }
    while closer >= 0 {
      let close = delimiters[Int(closer)]
      guard close.canClose else {
        closer = close.next
        continue
      }
      var opener = close.previous
      let lowest = max(bottoms[close], bottom + 1)
      while opener >= lowest, !close.matches(delimiters[Int(opener)]) {
        opener = delimiters[Int(opener)].previous
      }
      if opener >= lowest {
        closer =
          close.character == UInt8(ascii: "~")
          ? encloseStrikethrough(opener, closer) : encloseEmphasis(opener, closer)
      } else {
        bottoms[close] = closer
        if !close.canOpen { remove(closer) }
        closer = close.next
      }
    }
    lastDelimiter = bottom
    if bottom >= 0 { delimiters[Int(bottom)].next = -1 }
  }

  /// The lower bound of the search for openers, for each kind of closer.
  private struct Bottoms {
    private var values: InlineArray<24, Int32>

    init(_ bottom: Int32) { values = InlineArray(repeating: bottom) }

    subscript(_ closer: Delimiter) -> Int32 {
      get { values[index(closer)] }
      set { values[index(closer)] = newValue }
    }

    private func index(_ closer: Delimiter) -> Int {
      let kind =
        closer.character == UInt8(ascii: "*") ? 0 : closer.character == UInt8(ascii: "_") ? 1 : 2
      return kind * 6 + (closer.canOpen ? 3 : 0) + Int(closer.length % 3)
    }
  }

  /// Uses one or two characters of both runs.
  ///
  /// - Returns: The delimiter to go on with.
  private mutating func encloseEmphasis(_ opener: Int32, _ closer: Int32) -> Int32 {
    let open = Int(delimiters[Int(opener)].node)
    let close = Int(delimiters[Int(closer)].node)
    let openLength = nodes[open].end - nodes[open].start
    let closeLength = nodes[close].end - nodes[close].start
    let used: Int32 = openLength >= 2 && closeLength >= 2 ? 2 : 1
    nodes[open].end -= used
    nodes[close].start += used
    delimiters[Int(opener)].next = closer
    delimiters[Int(closer)].previous = opener
    enclose(
      used == 2 ? .strong : .emphasis, between: Int32(open), and: Int32(close))
    if openLength == used { remove(opener) }
    guard closeLength == used else { return closer }
    let next = delimiters[Int(closer)].next
    remove(closer)
    return next
  }

  /// Encloses what stands between two runs of `~` of the same length.
  private mutating func encloseStrikethrough(_ opener: Int32, _ closer: Int32) -> Int32 {
    let next = delimiters[Int(closer)].next
    guard delimiters[Int(opener)].length == delimiters[Int(closer)].length else { return next }
    let open = Int(delimiters[Int(opener)].node)
    let close = Int(delimiters[Int(closer)].node)
    nodes[open].end = nodes[open].start
    nodes[close].start = nodes[close].end
    delimiters[Int(opener)].next = closer
    delimiters[Int(closer)].previous = opener
    enclose(.strikethrough, between: Int32(open), and: Int32(close))
    remove(opener)
    remove(closer)
    return next
  }

  /// Takes a delimiter out of the list.
  private mutating func remove(_ index: Int32) {
    let (previous, next) = (delimiters[Int(index)].previous, delimiters[Int(index)].next)
    if next >= 0 { delimiters[Int(next)].previous = previous } else { lastDelimiter = previous }
    if previous >= 0 { delimiters[Int(previous)].next = next }
  }
}

extension Delimiter {
  /// Whether this closer may close an opener: rules 9 and 10 of section 6.2.
  func matches(_ opener: Delimiter) -> Bool {
    guard opener.canOpen, opener.character == character else { return false }
    guard canOpen || opener.canClose else { return true }
    return length % 3 == 0 || (opener.length + length) % 3 != 0
  }
}
