import Source

extension Scene {
  /// Keeps what an action makes, for what the text says of it later.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - name: its name.
  ///   - arn: its ARN, where an action gives it.
  ///   - words: words that describe it, in lower case.
  ///   - range: the words of the document that make it.
  mutating func make(
    _ kind: Referent.Kind, _ name: Argument, arn: Argument? = nil, words: Set<String> = [],
    at range: Range<Int>
  ) {
    context.referents[kind, default: Referents()].speak(
      of: Referent(
        name: name, arn: arn, words: words.union(describing),
        line: draft.line(of: range.lowerBound), step: reading.step.place, isMade: true))
    context.lastMade = kind.rawValue
    if let requirement = kind.requirement {
      context.made.insert(Requirement.Identity(kind: requirement, name: name))
    }
  }

  /// Says that a clause speaks of something; what the next clause points back to.
  mutating func speak(
    of kind: Referent.Kind, _ name: Argument, arn: Argument? = nil, at range: Range<Int>
  ) {
    spoken.append(
      (
        kind,
        Referent(
          name: name, arn: arn, line: draft.line(of: range.lowerBound), step: reading.step.place,
          isMade: false)
      ))
  }

  /// Says that something has another name from here on, and that this document gives it.
  mutating func rename(_ kind: Referent.Kind, _ old: Argument, to new: Argument) {
    context.referents[kind, default: Referents()].rename(old, to: new)
    spoken.removeAll { $0.kind == kind && $0.referent.name == old }
    if let requirement = kind.requirement {
      context.made.insert(Requirement.Identity(kind: requirement, name: new))
    }
  }

  /// Says that a person makes one of some things: "it" is that one, and none that is known.
  mutating func lose(_ nouns: Set<String>) {
    for noun in nouns {
      guard let kind = Referent.Kind(rawValue: noun) else { continue }
      context.lastMade = noun
      context.referents[kind, default: Referents()].lose()
    }
  }

  /// Ends a clause: what it spoke of is what "this" means in the next one.
  mutating func settle() {
    for (kind, referent) in spoken {
      context.referents[kind, default: Referents()].speak(of: referent)
    }
    spoken = []
  }
}

extension Referent.Kind {
  /// The requirement that something of this kind exists; nil where nothing asks for one.
  var requirement: Requirement.Kind? {
    switch self {
    case .policy: .policy
    case .role: .role
    case .group: .group
    case .user: .user
    case .key, .bucket, .queue, .topic, .table: nil
    }
  }
}

extension Requirement.Kind {
  /// What a text calls it; nil for what no phrase points back to.
  var referent: Referent.Kind? {
    switch self {
    case .policy: .policy
    case .role: .role
    case .group: .group
    case .user: .user
    case .command: nil
    }
  }
}

extension OpenForm {
  /// Words that say what is made is for: "a role for the deployment pipeline".
  var description: Set<String> {
    let opening = entries.map(\.clause).first {
      Lexicon.creating.contains($0.verb) && $0.object.head.map(form.nouns.contains) == true
    }
    guard let opening else { return [] }
    let phrases = [opening.object] + opening.phrases("for", "with")
    return Set(phrases.flatMap(\.words).filter { !form.nouns.contains($0) })
  }
}
