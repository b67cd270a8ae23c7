import Source

/// Tells where every value of a plan comes from: given by an earlier action, known of every run, or
/// an input that a person gives.
struct DataFlow {
  /// What a name stands for at some point of the plan.
  private struct Origin {
    /// The action that gives it.
    var action: String
    /// Whether what it names was made by that action.
    var isCreated: Bool
    /// Whether a run leaves that action out unless asked.
    var isExcluded: Bool
    /// The line of the action.
    var line: Int
    /// The line of a later action that makes another thing whose value has the same name.
    var other: Int?
  }

  /// The first action that gives a name.
  private struct Giver {
    var position: Int
    var action: Action
  }

  /// The document's placeholders.
  let placeholders: PlaceholderIndex
  /// The document's shell variables.
  let variables: ShellVariables
  /// The document.
  let file: SourceFile
  /// What steps said of inputs, by name.
  private(set) var described: [String: Input]
  /// The inputs, in order of first use.
  private(set) var inputs: [Input] = []
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []
  private var origins: [String: Origin] = [:]
  private var inputIndex: [String: Int] = [:]
  /// What the creating actions so far make.
  private var made = CreatedTargets()

  init(
    placeholders: PlaceholderIndex, variables: ShellVariables, file: SourceFile, described: [Input]
  ) {
    self.placeholders = placeholders
    self.variables = variables
    self.file = file
    self.described = [:]
    for input in described { self.described[input.name] = merge(self.described[input.name], input) }
  }

  private func merge(_ known: Input?, _ more: Input) -> Input {
    guard var known else { return more }
    known.isList = known.isList || more.isList
    known.isSecret = known.isSecret || more.isSecret
    known.defaultValue = known.defaultValue ?? more.defaultValue
    known.purpose = known.purpose ?? more.purpose
    known.isRequired = known.isRequired && more.isRequired
    return known
  }

  /// Follows the values through the steps, and settles what each action gives and must ask.
  mutating func run(_ steps: inout [Step]) {
    let givers = firstGivers(steps)
    var position = 0
    for step in steps.indices {
      let isExcluded = steps[step].isOptional || steps[step].excludedBy != nil
      // What an action was found to act on, its wait waits for.
      var others: [String: String] = [:]
      for index in steps[step].actions.indices {
        if steps[step].actions[index].kind != .wait { others = [:] }
        tellApart(&steps[step].actions[index], &others)
        follow(
          &steps[step].actions[index], isExcluded: isExcluded, position: position, givers: givers)
        position += 1
      }
    }
  }

  /// The first creating action that gives each name, by position.
  private func firstGivers(_ steps: [Step]) -> [String: Giver] {
    var givers: [String: Giver] = [:]
    var position = 0
    for step in steps {
      for action in step.actions {
        if action.effect == .create || action.origin == .directive {
          for give in action.gives where givers[give.name] == nil {
            givers[give.name] = Giver(position: position, action: action)
          }
        }
        position += 1
      }
    }
    return givers
  }

  /// Gives a value another name where the text says that it is none that the run has made: "the old
  /// snapshot" is an input.
  private mutating func tellApart(_ action: inout Action, _ others: inout [String: String]) {
    guard action.origin == .table || action.origin == .fence,
      action.effect != .read || action.kind == .wait
    else { return }
    if action.kind != .wait {
      for name in action.needs {
        guard let origin = origins[name], origin.isCreated,
          let word = OtherThing.word(for: name, in: action.text)
        else { continue }
        let other = "\(word)-\(name)"
        others[name] = other
        described[other] =
          described[other]
          ?? Input(
            name: other, purpose: "the \(word) one, and not what line \(origin.line) makes")
      }
    }
    guard !others.isEmpty, case .arguments(var words)? = action.invocation else {
      if let other = others.values.min(), case .script? = action.invocation {
        action = action.leftToPerson(
          because: "it is for <\(other)>, which the script cannot tell from what this run makes")
      }
      return
    }
    for (name, other) in others { words = words.map { $0.renaming(name, to: other) } }
    action.invocation = .arguments(words)
  }

  private mutating func follow(
    _ action: inout Action, isExcluded: Bool, position: Int,
    givers: [String: Giver]
  ) {
    let needs = action.needs
    for name in needs where !Plan.ambientNames.contains(name) {
      if let origin = origins[name], isExcluded || !origin.isExcluded {
        if let other = origin.other, !isExcluded { reportTwoGivers(name, action, origin, other) }
        continue
      }
      if let giver = givers[name], giver.position > position, origins[name] == nil,
        inputIndex[name] == nil
      {
        reportUsedBefore(name, action: action, giver: giver)
      } else if action.origin == .directive, origins[name] == nil, inputIndex[name] == nil,
        described[name] == nil, action.gives.contains(where: { $0.name == name })
      {
        reportOwn(name, action: action)
      }
      addInput(name, action: action, isExcluded: isExcluded)
    }
    confirm(&action)
    settleGives(&action, needs: needs, isExcluded: isExcluded)
    for give in action.gives {
      origins[give.name] = Origin(
        action: action.id, isCreated: action.effect == .create, isExcluded: isExcluded,
        line: action.line)
    }
    made.add(action)
  }

  private mutating func addInput(_ name: String, action: Action, isExcluded: Bool) {
    if let index = inputIndex[name] {
      if !isExcluded, inputs[index].defaultValue == nil { inputs[index].isRequired = true }
      return
    }
    var input = described[name] ?? Input(name: name)
    if SecretNames.isSecret(name) { input.isSecret = true }
    input.isRequired = input.isRequired && input.defaultValue == nil && !isExcluded
    if let variable = variables.unset[name] {
      input.variable = variable
      input.purpose =
        input.purpose ?? "the shell variable \(variable), which nothing in the document sets"
    }
    let uses = placeholders.uses[name] ?? []
    input.usedAt = uses.map { file.location(of: $0.range.lowerBound) }
    if input.usedAt.isEmpty { input.usedAt = [SourceLocation(line: action.line, column: 1)] }
    inputIndex[name] = inputs.count
    inputs.append(input)
  }

  private mutating func reportUsedBefore(_ name: String, action: Action, giver: Giver) {
    // A step that needs what the other gives can stand on neither side of it.
    let circle = giver.action.needs.first { need in action.gives.contains { $0.name == need } }
    report(
      name, action,
      "\"<\(name)>\" is used here, but line \(giver.action.line) gives it later"
        + (circle.map { " and needs \"<\($0)>\" of this step for that" } ?? ""),
      note: circle == nil
        ? "move the step that gives it before this one, or name the value otherwise"
        : "each of the two waits for the other: name one of the values otherwise")
  }

  /// A step whose directive says that it gives what its own command needs.
  private mutating func reportOwn(_ name: String, action: Action) {
    report(
      name, action, "\"<\(name)>\" is needed by the very step that gives it",
      note: "name one of the two otherwise")
  }

  /// Two commands make a thing each, and the value that they give has one name.
  private mutating func reportTwoGivers(
    _ name: String, _ action: Action, _ origin: Origin, _ other: Int
  ) {
    report(
      name, action,
      "\"<\(name)>\" is given by line \(origin.line) and by line \(other): it is not clear which of "
        + "the two is meant",
      note: "give one of them another name with a directive, gives: \(name)-2 = …, and use it",
      id: "var.given-twice")
  }

  private mutating func report(
    _ name: String, _ action: Action, _ message: String, note: String,
    id: String = "var.used-before"
  ) {
    let uses = placeholders.uses[name] ?? []
    let place =
      uses.first { file.location(of: $0.range.lowerBound).line >= action.line } ?? uses.first
    diagnostics.append(
      Diagnostic(
        id, .error, message,
        at: place?.range ?? file.lines.range(ofLine: action.line), notes: [.init(note)]))
  }

  /// Leaves out what would shadow a value that a person gave or an earlier action created.
  ///
  /// What is left depends on nothing later in the document, so that an edit of a later step does
  /// not change an action that is done.
  private mutating func settleGives(
    _ action: inout Action, needs: [String], isExcluded: Bool
  ) {
    guard action.origin == .table || action.origin == .fence else { return }
    for give in action.gives where action.effect == .create && !isExcluded {
      guard !needs.contains(give.name), let origin = origins[give.name], origin.isCreated,
        !origin.isExcluded
      else { continue }
      origins[give.name]?.other = action.line
    }
    action.gives.removeAll { give in
      guard give.path != Give.transcript else { return false }
      return Plan.ambientNames.contains(give.name) || needs.contains(give.name)
        || inputIndex[give.name] != nil || origins[give.name]?.isCreated == true
    }
  }

  // MARK: Confirmation

  /// What the run did not create itself is taken away or changed only after a person confirmed it
  /// by name.
  private func confirm(_ action: inout Action) {
    if case .script(let script)? = action.invocation,
      let what = ScriptDeletions.first(in: script, made)
    {
      action.asksFirst = true
      action.reason = action.reason ?? "it deletes \(what), which is nothing that this run created"
    }
    guard case .arguments(let arguments)? = action.invocation else { return }
    let bound = Set(action.forEach?.boundNames ?? [])
    for target in ActionTarget.all(of: arguments, effect: action.effect) {
      if !made.makers(of: target, in: arguments).isEmpty { continue }
      let names = target.value.names
      let foreign = names.first { name in
        !Plan.ambientNames.contains(name) && origins[name]?.isCreated != true
      }
      // The items of a loop are confirmed when they are known.
      if let foreign, bound.contains(foreign) { continue }
      guard foreign != nil || names.isEmpty else { continue }
      action.needsConfirmation = true
      let shown = foreign.map { "<\($0)>" } ?? "\"\(target.value)\""
      action.reason = action.reason ?? "\(shown) is nothing that this run created"
      return
    }
  }
}
