import Markdown

/// Groups, roles and users that a text names.
struct IdentityMention: Hashable, Sendable {
  /// What it is; the raw value stands in IAM's commands.
  enum Kind: String, Sendable {
    case group, role, user

    /// The requirement that something of this kind exists.
    var requirement: Requirement.Kind {
      switch self {
      case .group: .group
      case .role: .role
      case .user: .user
      }
    }
  }

  /// What it is.
  var kind: Kind
  /// Its name.
  var name: Argument
  /// Where the text names it.
  var range: Range<Int>
}

extension Phrase {
  /// The groups, roles and users that the phrase names, with what the context says of bare names.
  ///
  /// "**admin** and **ops** groups", "the roles `a` and `b`", "user **x**", "`DevTeam1`".
  func identities(in context: ProseContext) -> [IdentityMention] {
    var found: [IdentityMention] = []
    let words = identityWords
    for (position, token) in tokens.enumerated() {
      guard let mention = token.mention ?? context.knownName(token), mention.isNameLike,
        mention.arn == nil
      else { continue }
      // "**ana**'s group" is not called "ana".
      let next = position + 1 < tokens.count ? tokens[position + 1].lower : ""
      if next == "'s" || next == "'" { continue }
      let name = mention.name
      let kind: IdentityMention.Kind?
      switch identityKind(at: position, words: words) {
      case .said(let said), .near(let said): kind = said
      case .unsaid: kind = context.knownKind(of: name)
      }
      if let kind { found.append(IdentityMention(kind: kind, name: name, range: mention.range)) }
    }
    return found
  }
}

extension ProseContext {
  /// What a name is that the text has used before; nil where that is unknown, or several are called so.
  fileprivate func knownKind(of name: Argument) -> IdentityMention.Kind? {
    let kinds: [(Set<Argument>, IdentityMention.Kind)] = [
      (knownGroups, .group), (knownRoles, .role), (knownUsers, .user),
    ]
    let found = kinds.filter { $0.0.contains(name) }
    return found.count == 1 ? found[0].1 : nil
  }

  /// A bare word that is the name of a group, role or user that the text has named before.
  fileprivate func knownName(_ token: ProseToken) -> Mention? {
    guard token.isWord else { return nil }
    let name = PlaceholderText.argument(token.text)
    guard knownUsers.contains(name) || knownGroups.contains(name) || knownRoles.contains(name)
    else { return nil }
    return Mention(text: token.text, style: .plain, range: token.range, destination: nil)
  }
}

/// Finds the groups that a text introduces: "your `admin` and `engineer` user groups", "two groups,
/// named `A` and `B`".
enum GroupIntroductions {
  /// The groups that a block introduces; only a paragraph does.
  static func groups(in block: MarkdownNode, source: [UInt8]) -> [Argument] {
    // Few paragraphs have the word, and only those are cut into tokens.
    guard block.kind == .paragraph, hasWord(source[block.range]) else { return [] }
    return groups(in: ProseTokenizer.tokens(of: block, source: source))
  }

  private static func hasWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = Array("group".utf8)
    return bytes.indices.dropLast(word.count - 1).contains { start in
      bytes[start] | 0x20 == word[0]
        && word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
    }
  }

  /// The last list of names that the word "group" belongs to; empty when there is none.
  static func groups(in tokens: [ProseToken]) -> [Argument] {
    var last: [Argument] = []
    var list: [Argument] = []
    var isAfterGroup = false
    for (index, token) in tokens.enumerated() {
      if let mention = token.mention {
        if mention.isNameLike { list.append(mention.name) } else { list = [] }
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        let listEnds = next.map { !($0.isMark(",") || ["and", "or"].contains($0.lower)) } ?? true
        if isAfterGroup, listEnds, !list.isEmpty { last = list }
        continue
      }
      if token.isMark(",") || ["and", "or", "&"].contains(token.lower) { continue }
      let word = Lexicon.singular(token.lower)
      if word == "group" {
        if !list.isEmpty { last = list }
        list = []
        isAfterGroup = true
      } else if ["user", "iam", "existing"].contains(word) {
        continue
      } else if ["named", "called", "following", "are", "is", "the"].contains(token.lower)
        || token.isMark(":") || token.isMark("(")
      {
        list = []
      } else {
        if isAfterGroup, !list.isEmpty { last = list }
        list = []
        isAfterGroup = false
      }
    }
    return last
  }
}
