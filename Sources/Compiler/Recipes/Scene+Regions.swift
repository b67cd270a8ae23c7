/// In which region the text works.
///
/// A person who switches the console to a region stays in it until the next switch, in the sections
/// that follow too; so do the commands here.
extension Scene {
  /// Follows a clause that only says in which region the text goes on: "Switch to us-east-1",
  /// "choose the Oregon region in the top right corner", "all of this is done in eu-west-1".
  ///
  /// - Returns: whether it says that, and nothing more.
  mutating func switchRegion(_ clause: Clause) -> Bool {
    if let region = clause.labelledRegion, !context.forms.isEmpty {
      context.forms[context.forms.endIndex - 1].region = region
      return true
    }
    guard let place = clause.switchedRegion else { return false }
    if place == context.region { return true }
    context.region = place
    // What was read of the network there is not this region's.
    context.defaultNetwork = nil
    guard let region = place.region else {
      draft.leaveOut(clause.range, because: place.reason)
      return true
    }
    draft.go(to: region, at: clause.range)
    return true
  }

  /// Goes to the region of a clause.
  ///
  /// - Returns: whether that can be told; else the reason is kept.
  mutating func isInPlace(_ clause: Clause) -> Bool {
    draft.region = clause.place?.region ?? context.region?.region
    guard clause.place == nil, clause.isInstruction, let reason = context.region?.reason else {
      return true
    }
    obstacles[clause.range.lowerBound] = reason
    return false
  }
}

extension Clause {
  /// The region that it is for.
  var region: String? { place?.region ?? labelledRegion }

  /// The region that an entry of a form names: "Region: **eu-west-1**".
  var labelledRegion: String? {
    guard isField, lead.first?.words.contains("region") == true else { return nil }
    return RegionNames.region(inLabel: object.text) ?? place?.region
  }

  /// The region in which it says that the text goes on; nil where it says more, or something else.
  var switchedRegion: Place? {
    switch mood {
    case .imperative, .obligation, .observation:
      guard Self.switching.contains(verb) || isField && lead.first?.words == ["region"] else {
        return nil
      }
    case .statement: guard place?.region != nil else { return nil }
    case .purpose, .manner, .optional, .choice, .conditional, .negated: return nil
    }
    let tokens = allPhrases.flatMap(\.tokens)
    let words = tokens.map { $0.mention.map { $0.text.lowercased() } ?? $0.lower }
    if mood == .statement {
      guard let first = words.first, Self.wholes.contains(first) else { return nil }
    }
    var regions: [String] = []
    for (index, token) in tokens.enumerated() {
      if let mention = token.mention {
        guard let code = RegionNames.region(inLabel: mention.text) else {
          guard mention.text.lowercased().hasSuffix("region") else { return nil }
          continue
        }
        if !regions.contains(code) { regions.append(code) }
      } else if RegionNames.isCode(token.lower) {
        if !regions.contains(token.lower) { regions.append(token.lower) }
      } else if let found = RegionNames.region(beginning: words[index...]) {
        if !regions.contains(found.code) { regions.append(found.code) }
      } else if token.isWord, !Self.aroundRegion.contains(token.lower),
        !RegionNames.areas.contains(token.lower), !PlainWords.contains(token.lower),
        index == 0 || (RegionNames.region(beginning: words[(index - 1)...])?.count ?? 0) < 2
      {
        return nil
      }
    }
    if regions.isEmpty, words.contains("region"), words.contains(where: Place.others.contains) {
      return .unclear(words.joined(separator: " "))
    }
    guard let first = regions.first ?? place?.region else { return nil }
    return regions.count > 1 ? .unclear(regions.joined(separator: " or ")) : .region(first)
  }

  private static let switching: WordSet = [
    "switch", "change", "set", "select", "choose", "pick", "use", "go", "move", "ensure", "check",
    "confirm", "verify", "work", "stay", "return", "see", "click",
  ]
  /// What a text calls all that it asks for.
  private static let wholes: WordSet = ["all", "everything", "we", "this", "every"]
  /// Words that stand around the name of a region where it is switched to.
  private static let aroundRegion: WordSet = [
    "region", "regions", "console", "top", "right", "left", "upper", "corner", "menu", "selector",
    "dropdown", "drop-down", "list", "bar", "navigation", "header", "page", "session", "you",
    "are", "is", "in", "working", "use", "using", "uses", "done", "happens", "happen", "work",
    "works", "runs", "everything", "below", "steps", "guide", "runbook", "tutorial", "procedure",
    "lab", "document", "created", "takes", "place", "currently", "hand", "screen", "management",
    "we", "all", "of", "this", "every", "section", "picker", "switcher", "now", "back", "again",
    "sure", "other", "second", "secondary",
    "primary", "first", "dr", "backup", "recovery", "failover",
  ]
}
