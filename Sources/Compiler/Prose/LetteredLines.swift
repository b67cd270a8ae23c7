import Markdown

/// Lines that are lettered as the items of a list: "a)", "(b)", "c.", "iv.".
///
/// CommonMark has no such lists: their items are lines of a paragraph, or paragraphs.
enum LetteredLines {
  /// A letter before a line.
  struct Marker {
    /// Where its first token stands.
    var index: Int
    /// The token after it.
    var end: Int
    /// Its place in the alphabet, from 1.
    var letter: Int?
    /// What it is as a Roman number.
    var roman: Int?

    /// Whether another marker comes right after it.
    func isFollowed(by next: Marker) -> Bool {
      letter.map { $0 + 1 == next.letter } == true || roman.map { $0 + 1 == next.roman } == true
    }

    /// Whether a list can begin with it.
    var isFirst: Bool { letter == 1 || roman == 1 }
  }

  /// The markers that begin the lines of a paragraph: the one before it all, and those that go on with
  /// the one before or begin another list.
  /// - Complexity: O(tokens).
  static func markers(in tokens: [ProseToken]) -> [Marker] {
    var markers: [Marker] = []
    // What may come next, after any marker so far: "b" after "a", "i" and "ii".
    var letters: Set<Int> = [1]
    var romans: Set<Int> = [1]
    for (index, token) in tokens.enumerated() where index == 0 || token.beginsLine {
      guard let marker = marker(in: tokens, at: index) else { continue }
      guard
        index == 0 || marker.letter.map(letters.contains) == true
          || marker.roman.map(romans.contains) == true
      else { continue }
      markers.append(marker)
      if let letter = marker.letter { letters.insert(letter + 1) }
      if let roman = marker.roman { romans.insert(roman + 1) }
    }
    return markers
  }

  /// The lines of a paragraph, without the letters before them.
  /// - Returns: one line with all tokens where there are none.
  static func lines(of tokens: [ProseToken]) -> [[ProseToken]] {
    let markers = markers(in: tokens)
    guard let first = markers.first else { return [tokens] }
    var lines = [Array(tokens[..<first.index])]
    for (marker, next) in zip(markers, markers.dropFirst().map(\.index) + [tokens.count]) {
      lines.append(Array(tokens[min(marker.end, next)..<next]))
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Whether a paragraph's bytes may begin with a marker; nearly none does.
  static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = bytes.prefix(6)
    guard let mark = head.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") })
    else { return false }
    return mark > head.startIndex
      && head[..<mark].dropFirst(head.first == UInt8(ascii: "(") ? 1 : 0)
        .allSatisfy(\.isASCIILower)
  }

  private static func marker(in tokens: [ProseToken], at start: Int) -> Marker? {
    let isInBrackets = tokens[start].isMark("(")
    let index = isInBrackets ? start + 1 : start
    guard index + 1 < tokens.count, tokens[index].isWord,
      tokens[index + 1].isMark(")") || !isInBrackets && tokens[index + 1].isMark(".")
    else { return nil }
    let text = tokens[index].text
    let bytes = Array(text.utf8)
    let letter =
      bytes.count == 1 && bytes[0].isASCIILower ? Int(bytes[0] - UInt8(ascii: "a")) + 1 : nil
    let roman = romans.firstIndex(of: text).map { $0 + 1 }
    guard letter != nil || roman != nil else { return nil }
    return Marker(index: start, end: index + 2, letter: letter, roman: roman)
  }

  private static let romans = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]
}
