import Source

/// Words that say that a command acts on another thing than the run has made before: "Delete the old
/// snapshot" after a step that creates a snapshot.
enum OtherThing {
  /// The word by which a text tells the thing of a name from the one that was made: "old" for
  /// `snapshot-id` in "Delete the old snapshot".
  ///
  /// The word stands before the noun, or behind it in what it once was: "the volume you replaced".
  /// - Parameters:
  ///   - name: the value's name: "access-key-id".
  ///   - text: the words of the action.
  /// - Returns: the word; nil where the text does not tell the thing from another.
  /// - Complexity: O(letters).
  static func word(for name: String, in text: String) -> String? {
    let words = text.lowercased().letterRuns()
    guard words.contains(where: { before.contains($0) || behind.contains($0) }) else { return nil }
    let nouns = Set(name.split(separator: "-").map(String.init)).subtracting(parts)
    for (index, word) in words.enumerated() {
      if before.contains(word) {
        // "the old access key", "the old key pair of the domain" is of no domain.
        if words[(index + 1)...].prefix(3).contains(where: { names($0, nouns) }) { return word }
      } else if behind.contains(word) {
        // "the volume that you have replaced".
        if words[..<index].suffix(4).contains(where: { names($0, nouns) }) { return word }
      }
    }
    return nil
  }

  private static func names(_ word: String, _ nouns: Set<String>) -> Bool {
    nouns.contains(word) || nouns.contains(Listing.singular(word))
  }

  /// Parts of names that say how a thing is named, and not what it is.
  private static let parts: Set<String> = [
    "id", "ids", "name", "arn", "identifier", "url", "version", "number", "new",
  ]

  private static let before: WordSet = [
    "old", "older", "oldest", "previous", "former", "existing", "original", "current", "default",
    "other", "another", "earlier", "prior", "obsolete", "outdated", "stale", "expired", "unused",
    "orphaned", "failed", "broken", "faulty", "corrupt", "corrupted", "compromised", "leaked",
    "exposed", "retired", "deprecated", "legacy", "superfluous", "redundant", "unneeded", "wrong",
    "remaining", "blue", "green", "yesterday", "last", "initial",
  ]

  private static let behind: WordSet = ["replaced", "superseded", "replace", "retired", "had"]
}

extension Argument {
  /// The word with a value under another name.
  func renaming(_ name: String, to other: String) -> Argument {
    func renamed(_ pieces: [Piece]) -> [Piece] {
      pieces.map { piece in
        switch piece {
        case .value(name): .value(other)
        case .jsonText(name): .jsonText(other)
        case .jsonList(let list, let prefix, let suffix):
          .jsonList(
            list == name ? other : list, prefix: renamed(prefix), suffix: renamed(suffix))
        case .literal, .value, .jsonText: piece
        }
      }
    }
    return Argument(renamed(pieces))
  }
}
