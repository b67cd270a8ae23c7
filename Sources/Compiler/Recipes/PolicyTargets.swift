/// Which policies a clause connects with which groups, roles and users.
///
/// "Attach **a** and **b** to the group **x**" is one connection, "attach **a** to the group **x** and
/// **b** to the group **y**" are two.
struct PolicyTargets {
  /// Some policies and whom they are for.
  struct Connection {
    var policies: [Phrase]
    var identities: [Phrase]
  }

  /// In the order of the text.
  private(set) var connections: [Connection] = []

  /// Reads a clause; nil where it cannot be told what belongs together.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - markers: the prepositions before whom it is for ("to").
  ///   - scene: what is known so far, and the clauses beside this one.
  init?(_ clause: Clause, markers: Set<String>, in scene: Scene) {
    let context = scene.context
    let phrases = clause.describedPhrases
    guard let object = phrases.first, !phrases.contains(where: \.isChoice),
      !phrases.contains(where: { $0.has("respectively") })
    else { return nil }
    var current = Connection(policies: [object], identities: [])
    if !clause.lead.contains(where: { $0.words.contains("addition") }) {
      current.identities += clause.lead.filter { markers.contains($0.marker) }
    }
    let targets = phrases.dropFirst().filter { markers.contains($0.marker) }
    for (index, phrase) in targets.enumerated() {
      let isLast = index == targets.count - 1
      var kept: [ProseToken] = []
      var next: [Phrase] = []
      for item in phrase.items {
        if PolicyReference.names(item, in: context) {
          next.append(item)
        } else if !kept.isEmpty, item.pointsAtOne {
          // "… to the group **x** and the second one to the group **y**"
          return nil
        } else if !isLast, next.isEmpty, !kept.isEmpty, targets[index + 1].marker == phrase.marker,
          !item.mentions.isEmpty, !item.saysIdentity
        {
          // "… to the group **x** and **b** to the group **y**": is **b** a policy or a group?
          return nil
        } else {
          if !kept.isEmpty { kept.append(ProseToken(.mark, ",", at: item.tokenRange ?? 0..<0)) }
          kept += item.tokens
        }
      }
      current.identities.append(Phrase(marker: phrase.marker, tokens: kept))
      if isLast {
        current.policies += next
      } else if !next.isEmpty {
        connections.append(current)
        current = Connection(policies: next, identities: [])
      }
    }
    if current.identities.isEmpty, connections.isEmpty {
      current.identities = scene.reading.targets(beside: clause, in: context)
    }
    guard !current.identities.isEmpty else { return nil }
    connections.append(current)
  }

  /// Whether whom it is for is not named.
  var pointsBack: Bool {
    connections.flatMap(\.identities).contains { phrase in
      (phrase.saysIdentity || phrase.isPronoun) && !phrase.mentions.contains(where: \.isNameLike)
    }
  }

  /// Makes the one connection of "give the **x** group the policy **a**".
  init?(giving clause: Clause) {
    let tokens = clause.object.tokens
    let nouns = ["group", "role", "user"]
    guard let first = tokens.firstIndex(where: { nouns.contains(Lexicon.singular($0.lower)) })
    else { return nil }
    var end = first + 1
    while end < tokens.count, nouns.contains(Lexicon.singular(tokens[end].lower)) { end += 1 }
    if tokens[..<end].allSatisfy({ !$0.isMention }), end < tokens.count,
      tokens[end].isMention
    {
      end += 1
    }
    connections = [
      Connection(
        policies: [Phrase(marker: "", tokens: Array(tokens[end...]))],
        identities: [Phrase(marker: "to", tokens: Array(tokens[..<end]))])
    ]
  }
}

extension Reading {
  /// Whom the other clause of a sentence is about that attaches or detaches: "detach **a** from the
  /// role **x** and attach **b**", "detach **a** and attach **b** to the role **x**".
  fileprivate func targets(beside clause: Clause, in context: ProseContext) -> [Phrase] {
    let others = clauses.filter {
      $0.sentence == clause.sentence && $0.isInstruction && $0.range != clause.range
    }
    guard others.count == 1, let other = others.first,
      Set([clause.verb, other.verb]).isSubset(of: ["attach", "detach", "remove", "add"]),
      clause.verb != other.verb, !other.object.saysIdentity,
      other.object.has("policy") || PolicyReference.names(other.object, in: context)
    else { return [] }
    return (other.lead + other.describedPhrases.dropFirst()).filter {
      ["to", "from", "on"].contains($0.marker) && ($0.saysIdentity || $0.isPronoun)
    }
  }
}

extension Phrase {
  /// Whether it points at one of several without saying what they are: "the second one", "the latter".
  fileprivate var pointsAtOne: Bool {
    mentions.isEmpty && !saysIdentity
      && hasAny(["one", "former", "latter", "other", "first", "second", "third", "last"])
  }

  /// Whether it says that it is about groups, roles or users.
  var saysIdentity: Bool { words.contains { ["group", "role", "user", "team"].contains($0) } }
}

extension Scene {
  /// Writes a command for each policy of a clause and each group, role or user that it is for.
  ///
  /// What of it cannot be told is listed; nothing is written where that is one side as a whole.
  ///
  /// - Parameters:
  ///   - targets: what belongs together.
  ///   - write: writes the command for one pair.
  /// - Returns: whether anything was written.
  mutating func connect(
    _ targets: PolicyTargets,
    _ write: (inout Scene, _ policy: MadeThing, _ identity: IdentityMention) -> Void
  ) -> Bool {
    submitForms(
      making: targets.connections.flatMap { $0.policies + $0.identities }.flatMap(\.mentions)
        .map(\.name))
    let earlier = obstacle
    var resolved: [(policies: [MadeThing], identities: [IdentityMention])] = []
    var unclear: [(range: Range<Int>, reason: String?)] = []
    for connection in targets.connections {
      var policies: [MadeThing] = []
      for item in PolicyReference.items(of: connection.policies) {
        obstacle = nil
        let found = PolicyReference.policies(in: item, scene: &self)
        policies += found.filter { policy in !policies.contains { $0.arn == policy.arn } }
        if found.isEmpty, let range = item.phrase.tokenRange { unclear.append((range, obstacle)) }
      }
      obstacle = nil
      let identities = identities(connection.identities)
      guard !policies.isEmpty, !identities.isEmpty else {
        obstacle = unclear.lazy.compactMap(\.reason).first ?? obstacle ?? earlier
        return false
      }
      for item in connection.identities.filter({ $0.marker == "to" || $0.marker == "from" })
        .flatMap(\.items)
      {
        guard let range = item.tokenRange,
          !identities.contains(where: { range.overlaps($0.range) }),
          !item.tokens.allSatisfy({ PlainWords.contains($0.lower) })
        else { continue }
        unclear.append((range, obstacle))
      }
      resolved.append((policies, identities))
    }
    for (policies, identities) in resolved {
      for policy in policies {
        for identity in identities { write(&self, policy, identity) }
      }
    }
    for (range, reason) in unclear { draft.leaveOut(range, because: reason) }
    return true
  }
}
