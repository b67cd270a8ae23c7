import Source

/// How a text shows that a group or a user is one of IAM's where the word "IAM" is not near.
extension Scene {
  /// Whether what a clause makes is IAM's beyond doubt: a section around it says so, the steps to come
  /// attach a policy of IAM to it, or they speak of it as IAM's.
  ///
  /// A group may as well be one of a directory, a chat or an operating system, so that being named
  /// beside a user proves nothing.
  /// - Complexity: O(clauses of the step and of those to come that are looked at).
  func isIAM(_ clause: Clause) -> Bool {
    if reading.step.sectionPath.contains(where: { $0.lowercased().alphanumericRuns.contains("iam") }
    ) {
      return true
    }
    let names = Set(clause.mentions.filter { $0.isNameLike && $0.style != .label }.map(\.name))
    guard !names.isEmpty else { return false }
    return (reading.clauses + ahead).contains { other in
      other.isInstruction && other.mentions.contains { names.contains($0.name) }
        && (attachesPolicy(other) || other.has("iam"))
    }
  }

  /// Whether a clause gives somebody a policy that is surely IAM's: one of AWS's, or one that the
  /// document makes.
  private func attachesPolicy(_ clause: Clause) -> Bool {
    guard Lexicon.attaching.contains(clause.verb) else { return false }
    return PolicyReference.items(of: clause.phrases).contains {
      PolicyReference.names($0.phrase, in: context)
    }
  }
}

extension Clause {
  /// Whether it makes groups or users, of which it may take later steps to tell whose they are.
  var makesIdentities: Bool {
    isInstruction && Lexicon.creating.contains(verb)
      && object.words.contains { ["group", "user"].contains($0) }
  }
}
