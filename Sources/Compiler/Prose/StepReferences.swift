import Source

/// Where a sentence names steps of its document by their numbers: "steps 2 and 3", "step 4", "the
/// second step", "the next step".
struct StepReferences {
  /// A step as a sentence names it.
  enum Place: Hashable {
    case number(Int)
    case previous, next, last
    /// A step that is not counted so here: "step 2a", "step 3 of the guide".
    case unknown
  }

  /// Steps that one phrase names.
  struct Reference {
    /// The steps, in the order of the text.
    var places: [Place]
    /// Its words, "the" left out.
    var range: Range<Int>
  }

  /// The words of the sentence in lower case, marks as they are and each name as `_`.
  let words: [String]
  /// The references, in order.
  private(set) var references: [Reference] = []

  /// Reads a sentence.
  /// - Complexity: O(tokens).
  init(_ tokens: ArraySlice<ProseToken>) {
    var words: [String] = []
    for token in tokens {
      if let mention = token.mention {
        // "**Step 2**" is set apart, and still a number.
        let parts = mention.style == .code ? [] : mention.words.flatMap(\.alphanumericRuns)
        if parts.contains(where: Self.nouns.contains) { words += parts } else { words.append("_") }
      } else if token.isWord, let range = Self.range(token.lower) {
        words += ["\(range.lowerBound)", "-", "\(range.upperBound)"]
      } else {
        words.append(token.lower)
      }
    }
    self.init(words: words)
  }

  /// Reads the words of a sentence, in lower case.
  /// - Complexity: O(words).
  init(words: [String]) {
    self.words = words
    var index = 0
    while index < words.count {
      if let reference = reference(at: index) {
        references.append(reference)
        index = max(reference.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
  }

  /// Whether bytes can name a step at all: nearly no paragraph of a document does.
  static func mayBeIn(_ bytes: ArraySlice<UInt8>) -> Bool {
    var matched = 0
    for byte in bytes {
      let letter = byte | 0x20
      if letter == stem[matched] {
        matched += 1
        if matched == stem.count { return true }
      } else {
        matched = letter == stem[0] ? 1 : 0
      }
    }
    return false
  }

  private static let stem = Array("step".utf8)

  private func reference(at index: Int) -> Reference? {
    guard Self.nouns.contains(words[index]) else { return nil }
    var end = index + 1
    if end < words.count, ["no", "number", "#"].contains(words[end]) { end += 1 }
    var places: [Place] = []
    while end < words.count, let place = Self.place(words[end]) {
      places.append(place)
      end += 1
      var next = end
      while next < words.count, next - end < 3, Self.joining.contains(words[next]) { next += 1 }
      guard next > end, next < words.count, Self.place(words[next]) != nil else { break }
      if ["to", "through", "till", "-"].contains(words[next - 1]),
        case .number(let from) = place, case .number(let to)? = Self.place(words[next]), from < to,
        to - from < Self.longestRange
      {
        places += (from + 1..<to).map(Place.number)
      }
      end = next
    }
    if !places.isEmpty {
      return Reference(places: isElsewhere(end) ? [.unknown] : places, range: index..<end)
    }
    guard index > 0, words[index] == "step", let place = Self.ordinals[words[index - 1]] else {
      return nil
    }
    return Reference(
      places: isElsewhere(index + 1) ? [.unknown] : [place], range: index - 1..<index + 1)
  }

  /// "… of the guide", "… in the wiki": another text's.
  private func isElsewhere(_ end: Int) -> Bool {
    guard end + 1 < words.count, ["of", "in", "from"].contains(words[end]) else { return false }
    return words[(end + 1)...].prefix(4).contains(where: Self.texts.contains)
  }

  private static func place(_ word: String) -> Place? {
    guard let first = word.utf8.first else { return nil }
    if first.isASCIIDigit { return Int(word).map(Place.number) ?? .unknown }
    return counts[word].map(Place.number)
  }

  /// "2-4", "2–4".
  private static func range(_ word: String) -> ClosedRange<Int>? {
    guard word.utf8.first?.isASCIIDigit == true else { return nil }
    let parts = word.split { ["-", "–", "—"].contains($0) }.compactMap { Int($0) }
    guard parts.count == 2, word.contains(where: { "-–—".contains($0) }), parts[0] < parts[1] else {
      return nil
    }
    return parts[0]...parts[1]
  }

  /// A text that names more steps than this at once is about something else.
  private static let longestRange = 100
  private static let nouns: WordSet = ["step", "steps"]
  private static let joining: WordSet = [
    ",", "and", "or", "to", "through", "till", "-", "&", "step", "steps",
  ]
  private static let texts: WordSet = [
    "guide", "wiki", "manual", "document", "documentation", "docs", "page", "article", "book",
    "tutorial", "other", "_",
  ]
  private static let counts: WordTable<Int> = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
  ]
  private static let ordinals: WordTable<Place> = [
    "first": .number(1), "second": .number(2), "third": .number(3), "fourth": .number(4),
    "fifth": .number(5), "sixth": .number(6), "seventh": .number(7), "eighth": .number(8),
    "ninth": .number(9), "tenth": .number(10), "last": .last, "final": .last,
    "previous": .previous, "preceding": .previous, "next": .next, "following": .next,
  ]
}
