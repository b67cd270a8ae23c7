/// Instructions to the reader rather than for the system: "see the guide", "remember to …".
struct References: Recipe {
  var coverage: Coverage { .whole }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard points(clause) else { return false }
    // "Note that **x** must be attached first": what must be done is told, and not done here.
    if clause.hasAny(["must", "need"]), clause.mentions.contains(where: \.isNameLike) {
      scene.draft.leaveOut(clause.range)
    }
    return true
  }

  private func points(_ clause: Clause) -> Bool {
    switch clause.verb {
    case "remember", "consider": clause.mood == .imperative
    case "note": clause.object.tokens.first?.lower == "that"
    case "keep", "bear": clause.has("mind")
    case "see", "refer", "consult", "read":
      // "see [AddTags](…)"; "Read the release notes" is a task.
      clause.allPhrases.contains { phrase in
        phrase.tokens.contains { $0.link != nil || $0.mention?.style == .link }
      } || clause.has("information") || clause.has("detail")
    default: false
    }
  }
}
