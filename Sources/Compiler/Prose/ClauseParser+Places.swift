/// Regions and accounts that sentences name.
extension ClauseParser {
  /// Notes where the clauses of a sentence are carried out.
  ///
  /// A region that a command can be given is taken out of what the clauses say; for any other place
  /// they are a person's.
  ///
  /// - Parameters:
  ///   - place: what the sentence names, or the label before it.
  ///   - start: the index of its first clause.
  mutating func put(_ place: Place, from start: Int) {
    if let reason = place.reason { leave(from: start, because: reason) }
    for index in clauses.indices[start...] {
      clauses[index].place = place
      if place.region != nil {
        clauses[index].phrases.removeAll { !$0.marker.isEmpty && $0.namesRegionOnly }
      }
    }
  }

  /// Leaves what a sentence asks for to a person.
  mutating func leave(from start: Int, because reason: String) {
    for index in clauses.indices[start...]
    where clauses[index].isInstruction || clauses[index].mood == .conditional {
      clauses[index].mood = .conditional
      clauses[index].doubt = clauses[index].doubt ?? reason
    }
  }
}

extension Phrase {
  /// Whether it names a region and nothing else: "in the Frankfurt region", "(eu-west-1)".
  var namesRegionOnly: Bool {
    guard !tokens.isEmpty else { return false }
    let words = tokens.map { $0.mention.map { $0.text.lowercased() } ?? $0.lower }
    return words.indices.allSatisfy { index in
      !tokens[index].isWord && tokens[index].mention == nil
        || RegionNames.areas.contains(words[index]) || RegionNames.isCode(words[index])
        || RegionNames.region(beginning: words[index...]) != nil
        // The second word of a name.
        || index > 0 && (RegionNames.region(beginning: words[(index - 1)...])?.count ?? 0) > 1
        || tokens[index].mention != nil && RegionNames.region(inLabel: words[index]) != nil
    }
  }
}
