/// Which console forms stay open from step to step.
extension ProseReader {
  /// How many steps are looked through for the one that sends an open form off.
  package static let horizon = 12

  /// Whether a step may open more than one form, so that it counts which buttons the next ones press.
  static func opensForms(_ reading: Reading) -> Bool {
    var count = 0
    for clause in reading.clauses where clause.isInstruction {
      let opens =
        Lexicon.creating.contains(clause.verb)
        || clause.mentions.contains { $0.words.first == "create" }
        || clause.paths.contains { $0.path.contains { $0.lowercased().hasPrefix("create ") } }
      if opens { count += clause.creations.count }
    }
    return count > 1
  }

  /// The clauses of steps to come, as far as forms are looked after.
  mutating func clauses(of following: [ProseStep]) -> [Clause] {
    following.prefix(Self.horizon).flatMap { step in
      let reading = readAhead[step.id] ?? Reading(step, source: outline.source)
      readAhead[step.id] = reading
      return Self.isStep(step, reading) ? reading.clauses : []
    }
  }

  /// Submits the forms that the steps to come neither fill nor send off.
  mutating func closeForms(before following: [ProseStep], in scene: inout Scene) {
    scene.ahead = clauses(of: following)
    let end = scene.reading.clauses.endIndex
    var kept = scene.context.forms.map { scene.isPressed($0, after: end) }
    guard kept.contains(false) else { return }
    keep(&kept, before: following, in: scene)
    guard kept.contains(true) else { return scene.submitForms() }
    // A wizard and its parts stay open together.
    if scene.context.forms.contains(where: \.isPart) { return }
    for position in kept.indices.reversed() where !kept[position] {
      scene.submit(scene.context.forms.remove(at: position))
    }
  }

  /// Marks the open forms that the steps to come fill or send off, or say something of.
  private mutating func keep(
    _ kept: inout [Bool], before following: [ProseStep], in scene: Scene
  ) {
    var forms = Array(scene.context.forms.enumerated())
    // The step right after, or one with nothing but entries of the form between: "Type: Standard".
    var isNear = true
    // The text has turned to nothing else yet, so that "stop here" is said of the forms.
    var isHere = true
    for step in following.prefix(Self.horizon) {
      let reading = readAhead[step.id] ?? Reading(step, source: outline.source)
      readAhead[step.id] = reading
      for clause in reading.clauses {
        let isSaid = isHere && AwaitApproval.isOne(clause)
        for (position, form) in forms
        where isSaid || form.sending(in: clause) != nil && (isHere || form.isNamed(in: clause)) {
          kept[position] = true
        }
        isHere = isHere && !clause.turnsElsewhere
      }
      guard Self.isStep(step, reading) else { continue }
      // What a person may leave away fills no form that is made all the same; by then it is made.
      if step.isOptional { return }
      var trial = self.scene(for: step, reading: reading, in: scene.context)
      for (index, clause) in reading.clauses.enumerated() where clause.isInstruction {
        if clause.cancelsForm { for (position, _) in forms { kept[position] = true } }
        // "Create another bucket": what goes on there is not this form's.
        forms.removeAll { _, form in
          form.form.hasName && (form.isFollowed(by: clause, in: step.id) || form.isLeft(by: clause))
        }
        // "Open the bucket, choose **Enable** and save": a button after work elsewhere is not its own.
        defer { isNear = isNear && !["open", "edit", "delete", "go"].contains(clause.verb) }
        for place in forms.indices where !kept[forms[place].offset] {
          switch forms[place].element.form.take(clause, at: index, in: &trial) {
          case .ignored: continue
          case .taken: kept[forms[place].offset] = isNear
          // Further on, only the button of this very form counts: others have a "Create" as well.
          case .submitted:
            kept[forms[place].offset] = isNear || forms[place].element.isNamed(in: clause)
          }
        }
      }
      isNear = isNear && reading.clauses.allSatisfy { $0.isField || !$0.isInstruction }
      if forms.allSatisfy({ kept[$0.offset] }) { return }
    }
  }
}
