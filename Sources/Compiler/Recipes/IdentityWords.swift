/// Which of the names in a phrase are groups, roles and users: each belongs to the noun beside it.
extension Phrase {
  /// A word for a group, a role or a user.
  struct IdentityWord {
    /// Its place among the tokens.
    var position: Int
    /// What it says.
    var kind: IdentityMention.Kind
    /// Whether it may be about several.
    var isPlural: Bool
  }

  /// What a name is.
  enum IdentityKind {
    /// What the noun beside it says, or beside the list that it stands in.
    case said(IdentityMention.Kind)
    /// What the nearest noun says, which is about another name, too: "the role `a` and `b`".
    case near(IdentityMention.Kind)
    /// No noun is near.
    case unsaid
  }

  /// The words for groups, roles and users, in order.
  var identityWords: [IdentityWord] {
    tokens.indices.compactMap { position in
      let token = tokens[position]
      guard token.isWord else { return nil }
      let word = Lexicon.singular(token.lower)
      let kind: IdentityMention.Kind
      switch word {
      case "group", "team": kind = .group
      case "role": kind = .role
      case "user", "person":
        // "user groups" are groups.
        let next = position + 1 < tokens.count ? Lexicon.singular(tokens[position + 1].lower) : ""
        if next == "group" || next == "profile" { return nil }
        kind = .user
      default: return nil
      }
      return IdentityWord(position: position, kind: kind, isPlural: word != token.lower)
    }
  }

  /// What the name at an index is.
  ///
  /// "the roles `a` and `b`" are two roles, "`a` and `b` groups" two groups; in "the role `a` and the
  /// user `b`" each has a noun of its own, which says nothing of the other.
  /// - Parameters:
  ///   - index: the place of the name.
  ///   - words: ``identityWords``.
  /// - Returns: what the words say of it, and how surely.
  func identityKind(at index: Int, words: [IdentityWord]) -> IdentityKind {
    if let own = words.last(where: { $0.position == index - 1 }) { return .said(own.kind) }
    let start = list(from: index, by: -1)
    let left = words.last { $0.position == start - 1 }
    if let left, left.isPlural { return .said(left.kind) }
    let end = list(from: index, by: 1)
    let behind = tokens[(end + 1)...].prefix { $0.isWord && $0.lower == "iam" }.count
    if let right = words.first(where: { $0.position == end + 1 + behind }) {
      return right.isPlural || left == nil ? .said(right.kind) : .near(right.kind)
    }
    if let near = words.last(where: { $0.position < index }) ?? words.first {
      return .near(near.kind)
    }
    return .unsaid
  }

  /// How many tokens of a list are looked through, so that a long one takes linear time.
  private static let longestList = 64

  /// The end of the list of names in which one stands: names with nothing but commas and "and"
  /// between them.
  private func list(from index: Int, by step: Int) -> Int {
    var last = index
    var next = index + step
    while tokens.indices.contains(next), abs(next - index) < Self.longestList {
      if tokens[next].isMention {
        last = next
      } else if !tokens[next].separates {
        break
      }
      next += step
    }
    return last
  }
}
