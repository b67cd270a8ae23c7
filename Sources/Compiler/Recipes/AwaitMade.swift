/// Waits for what was made before: "Wait until the table is ACTIVE".
struct AwaitMade: Recipe {
  var coverage: Coverage {
    .known([
      "status", "state", "show", "reach", "become", "turn", "change", "active", "inservice",
      "available", "ready", "complete", "completed", "finish", "running", "instance", "notebook",
      "table", "function", "cluster", "endpoint", "stack", "database", "profile", "space", "domain",
      "user", "studio", "service",
    ])
  }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.verb == "wait",
      let phrase = clause.phrase("until", "for", "that")
    else { return false }
    // "… for the status to change to ACTIVE" is two clauses.
    let said = Set(
      scene.reading.clauses.filter { $0.sentence == clause.sentence }.flatMap(\.phrases)
        .flatMap { $0.words + $0.mentions.flatMap(\.words) })
    // The form is sent off by then, whether or not the text says so.
    scene.submitForms()
    guard let awaited = scene.context.awaited else { return false }
    let isIt =
      !awaited.nouns.isDisjoint(with: said)
      || phrase.words.first.map { ["it", "status", "state"].contains($0) } == true
      || !said.isDisjoint(with: ["status", "state"]) && Self.things.isDisjoint(with: said)
    let states = Set(awaited.waiting.wait.success.map { $0.lowercased() })
    guard isIt, !said.isDisjoint(with: states.union(Self.done)) else { return false }
    scene.draft.wait(awaited.waiting, from: clause.range)
    return true
  }

  /// Words for whichever state ends the wait.
  private static let done: Set<String> = [
    "ready", "available", "created", "active", "inservice", "complete", "completed", "running",
    "finished", "done", "service",
  ]

  /// Nouns for other things that have a state.
  private static let things: Set<String> = [
    "pod", "deployment", "job", "instance", "cluster", "build", "pipeline", "queue", "alarm",
    "volume", "snapshot", "table", "function", "endpoint", "stack", "database", "service", "host",
  ]
}

/// Something that was made and is not there at once.
struct Awaited: Sendable {
  /// What it is called.
  var nouns: Set<String>
  /// How its state is read.
  var waiting: WaitTable.Waiting
}
