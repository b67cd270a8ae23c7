import Compiler
import Source

/// The values of a plan's inputs, found before anything runs.
struct ValueResolver {
  /// What was found.
  struct Resolved {
    /// Values that go into the journal.
    var values: [String: RunValue] = [:]
    /// Values that do not.
    var secrets: [String: RunValue] = [:]
    /// Names whose value the person gave for this run, and not the document or a rehearsal.
    var given: Set<String> = []
  }

  let plan: Plan
  let sources: ValueSources
  /// The environment of everything that runs.
  let environment: [String: String]
  /// Asks a person; nil where nobody can be asked.
  let ask: (Input) -> Reply<String>

  /// Finds the value of each input, in the order: option, vars file, environment (`RUNBOOK_VAR_…`, or
  /// the shell variable that the document itself uses), the document's own default, an example of a
  /// rehearsal, a question.
  ///
  /// - Parameters:
  ///   - known: Values of an earlier session, which stand unless an option says otherwise.
  ///   - forgotten: Names whose values an earlier session had, and no journal.
  /// - Returns: The values.
  /// - Throws: All inputs that have none, or a value that cannot be one.
  func resolve(known: [String: RunValue] = [:], forgotten: Set<String> = [])
    throws(EngineError) -> Resolved
  {
    var resolved = Resolved()
    var missing: [MissingValue] = []
    try refuseUnknown()
    for input in plan.inputs {
      // What was secret once is secret in every session of the run.
      let isSecret =
        input.isSecret || sources.secretNames.contains(input.name) || forgotten.contains(input.name)
      var value = sources.given(input.name)
      if value == nil { value = known[input.name] }
      if value == nil, let variable = input.variable, let text = environment[variable],
        !text.isEmpty
      {
        value = .text(text)
      }
      if value != nil { resolved.given.insert(input.name) }
      if value == nil, input.isRequired || input.defaultValue != nil {
        value = input.defaultValue.map(RunValue.text) ?? sources.examples[input.name]
      }
      if value == nil, input.isRequired {
        var question = input
        question.isSecret = isSecret
        switch ask(question) {
        case .answer(let text):
          value = .text(text)
          resolved.given.insert(input.name)
        case .cannotAsk: break
        case .interrupted(let signal): throw .interrupted(signal)
        }
      }
      guard let value else {
        if input.isRequired {
          missing.append(
            MissingValue(
              name: input.name, lines: input.usedAt.map(\.line), purpose: input.purpose,
              isSecret: isSecret, isForgotten: forgotten.contains(input.name)))
        }
        continue
      }
      let fitting = try fit(value, input)
      if isSecret {
        try refuseShort(fitting, input.name)
        resolved.secrets[input.name] = fitting
      } else {
        resolved.values[input.name] = fitting
      }
    }
    if !missing.isEmpty { throw .missingValues(missing) }
    try resolveGiven(into: &resolved, forgotten: forgotten)
    return resolved
  }

  /// Values that the person states of names that actions give: of an action done by hand nothing else
  /// does, and what a person states stands before what an action gives.
  private func resolveGiven(into resolved: inout Resolved, forgotten: Set<String>)
    throws(EngineError)
  {
    if sources.options.isEmpty, sources.file.isEmpty { return }
    let inputs = Set(plan.inputs.map(\.name))
    for (_, action) in plan.actions {
      for give in action.gives
      where !inputs.contains(give.name) && !resolved.given.contains(give.name) {
        guard let value = sources.stated(give.name) else { continue }
        let isList = if case .list = value { true } else { give.path.contains("[]") }
        let fitting = try fit(value, Input(name: give.name, isList: isList))
        resolved.given.insert(give.name)
        let isSecret =
          give.isSecret || sources.secretNames.contains(give.name) || forgotten.contains(give.name)
        if isSecret {
          try refuseShort(fitting, give.name)
          resolved.secrets[give.name] = fitting
        } else {
          resolved.values[give.name] = fitting
        }
      }
    }
  }

  /// Refuses a secret that would stand in what commands print.
  private func refuseShort(_ secret: RunValue, _ name: String) throws(EngineError) {
    guard secret.isTooShortToMask else { return }
    throw .badValue(
      name: name,
      reason: "it is a secret of fewer than \(SecretForms.shortest) bytes, which cannot be masked "
        + "in what commands print")
  }

  /// Makes a value one text or a list, as the input is, and refuses empty ones.
  private func fit(_ value: RunValue, _ input: Input) throws(EngineError) -> RunValue {
    let texts: [String]
    switch value {
    case .text(let text):
      texts = input.isList ? text.split(separator: ",").map { trim($0) } : [text]
    case .list(let list): texts = list
    }
    if texts.isEmpty || texts.contains(where: \.isEmpty) {
      throw .badValue(name: input.name, reason: "it is empty")
    }
    if texts.contains(where: { $0.utf8.contains(0) }) {
      throw .badValue(name: input.name, reason: "it contains a zero byte")
    }
    if input.isList { return .list(texts) }
    guard texts.count == 1 else {
      throw .badValue(
        name: input.name, reason: "it is given \(texts.count) times, and is one value")
    }
    return .text(texts[0])
  }

  /// An option for a name that nothing uses is a slip of the pen.
  private func refuseUnknown() throws(EngineError) {
    if sources.options.isEmpty { return }
    var names = Set(plan.inputs.map(\.name)).union(Plan.ambientNames).union(plan.targetNames)
    for (_, action) in plan.actions {
      names.formUnion(action.gives.map(\.name))
      names.formUnion(action.forEach?.boundNames ?? [])
      names.formUnion(action.needs)
    }
    for (name, _) in sources.options {
      let kebab = PlaceholderName.kebab(name)
      guard !names.contains(kebab) else { continue }
      let nearest = names.sorted().min { distance($0, kebab) < distance($1, kebab) }
      let isNear = nearest.map { distance($0, kebab) <= max(2, kebab.utf8.count / 3) } ?? false
      throw .unknownValue(name: name, nearest: isNear ? nearest : nil)
    }
  }

  private func trim(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// How many letters must change to make one text the other.
  private func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(64))
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let replaced = corner + (letter == other ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}

extension ValueSources {
  /// What the person gave for a name: by option, in a vars file, or by the environment; nil for
  /// nothing.
  ///
  /// `RUNBOOK_VAR_KMS_ARN` stands for `kms-arn`.
  func given(_ name: String) -> RunValue? {
    if let stated = stated(name) { return stated }
    for (key, value) in environment where PlaceholderName.kebab(key.lowercased()) == name {
      return .text(value)
    }
    return nil
  }

  /// What the person stated of a name, by option or in a vars file; nil for nothing.
  func stated(_ name: String) -> RunValue? {
    let texts = options.filter { PlaceholderName.kebab($0.name) == name }.map(\.value)
    if texts.count == 1 { return .text(texts[0]) }
    if texts.count > 1 { return .list(texts) }
    for (key, value) in file where PlaceholderName.kebab(key) == name { return value }
    return nil
  }
}
