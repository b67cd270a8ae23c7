package import JSON
package import Source

/// The format `runbook.plan/1`, in which plans are printed, saved and journaled.
///
/// An object whose members stand in this order:
///
/// - `format`: "runbook.plan/1"; `runbook`: the path; `region`: a string or null.
/// - `inputs`: objects of `name`, `required`, `list`, `default` (string or null), `secret`,
///   `usedAt` (objects of `line` and `column`), `purpose` (string or null), `variable` where a shell
///   variable stands for it.
/// - `requires`: objects of `kind`, `name`, `line`, and `namePieces` where the name has values.
/// - `steps`: objects of `id`, `section`, `number`, `title`, `line`, `optional`, `excludedBy`,
///   `alternative` (`group` and `choice`, or null), `actor`, `actorPieces` where it has values,
///   `notCarriedOut` (objects of `line` and `text`), `actions`.
/// - `actions`: objects of `id`, `kind`, `origin`, `line`, `effect`, the invocation's members,
///   `needs`, `gives` (an object from name to path), `secretGives` where there are any, `forEach`,
///   `text`, and what of `probe`, `wait`, `expectation`, `check`, `undo`, `timeout`, `retries`,
///   `needsConfirmation`, `asksFirst` and `reason` is not the default.
/// - `diagnostics`: as ``Diagnostic/json(in:)`` has them.
/// - `usedRanges`: arrays of two byte offsets, start and end.
///
/// An invocation's members are `argv` (strings, values as `<name>`, or as their default where they
/// have one; empty for a script and for a manual action), `arguments` where a word has values, and
/// `script` (an object of `shell`, `source`, `body` and `variables`, or null).
///
/// A word with values is an array of pieces: a string is text as it is, `{"value": name}` a value,
/// `{"jsonText": name}` a value inside a JSON string, and `{"jsonList": name, "prefix": pieces,
/// "suffix": pieces}` a list. A word without values is a string. What reads a plan takes words from
/// `arguments` where it is there, else from `argv`; `needs` is for readers and not read back.
extension Plan {
  /// The name of the format.
  package static let format = "runbook.plan/1"

  /// The plan in the format `runbook.plan/1`.
  /// - Parameter file: the document, for the lines and columns of diagnostics.
  /// - Returns: the object.
  package func json(in file: SourceFile) -> JSONValue {
    var defaults: [String: String] = [:]
    for input in inputs { defaults[input.name] = input.defaultValue }
    let writer = PlanWriter(defaults: defaults)
    return .object([
      .init("format", .string(Plan.format)),
      .init("runbook", .string(runbook)),
      .init("region", .optional(region)),
      .init("inputs", .array(inputs.map(writer.input))),
      .init("requires", .array(requires.map(writer.requirement))),
      .init("steps", .array(steps.map(writer.step))),
      .init("diagnostics", .array(diagnostics.map { $0.json(in: file) })),
      .init(
        "usedRanges",
        .array(usedRanges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })),
    ])
  }
}

/// Writes the parts of a plan.
private struct PlanWriter {
  /// The defaults of inputs, by name.
  var defaults: [String: String]

  func input(_ input: Input) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(input.name)),
      .init("required", .bool(input.isRequired)),
      .init("list", .bool(input.isList)),
      .init("default", .optional(input.defaultValue)),
      .init("secret", .bool(input.isSecret)),
      .init(
        "usedAt",
        .array(
          input.usedAt.map {
            .object([.init("line", .integer($0.line)), .init("column", .integer($0.column))])
          })),
      .init("purpose", .optional(input.purpose)),
    ]
    if let variable = input.variable { members.append(.init("variable", .string(variable))) }
    return .object(members)
  }

  func requirement(_ requirement: Requirement) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(requirement.kind.rawValue)),
      .init("name", .string(shown(requirement.name))),
      .init("line", .integer(requirement.line)),
    ]
    if requirement.name.literal == nil {
      members.append(.init("namePieces", word(requirement.name)))
    }
    return .object(members)
  }

  func step(_ step: Step) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(step.id)),
      .init("section", .string(step.section)),
      .init("number", step.number.map(JSONValue.integer) ?? .null),
      .init("title", .string(step.title)),
      .init("line", .integer(step.line)),
      .init("optional", .bool(step.isOptional)),
      .init("excludedBy", .optional(step.excludedBy)),
      .init(
        "alternative",
        step.alternative.map {
          .object([.init("group", .string($0.group)), .init("choice", .string($0.choice))])
        } ?? .null),
      .init("actor", .optional(step.actor.map(shown))),
    ]
    if let actor = step.actor, actor.literal == nil {
      members.append(.init("actorPieces", word(actor)))
    }
    members.append(
      .init(
        "notCarriedOut",
        .array(
          step.notCarriedOut.map {
            .object([.init("line", .integer($0.line)), .init("text", .string($0.text))])
          })))
    members.append(.init("actions", .array(step.actions.map(action))))
    return .object(members)
  }

  func action(_ action: Action) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(action.id)),
      .init("kind", .string(action.kind.rawValue)),
      .init("origin", .string(action.origin.rawValue)),
      .init("line", .integer(action.line)),
      .init("effect", .string(action.effect.rawValue)),
    ]
    members += invocation(action.invocation)
    members += [
      .init("needs", .strings(action.needs)),
      .init(
        "gives", .object(action.gives.map { JSONValue.Member($0.name, .string($0.path)) })),
    ]
    let secrets = action.gives.filter(\.isSecret).map(\.name)
    if !secrets.isEmpty { members.append(.init("secretGives", .strings(secrets))) }
    members += [
      .init("forEach", action.forEach.map(forEach) ?? .null),
      .init("text", .string(action.text)),
    ]
    if let probe = action.probe { members.append(.init("probe", self.probe(probe))) }
    if let wait = action.wait { members.append(.init("wait", self.wait(wait))) }
    if let expectation = action.expectation {
      members.append(.init("expectation", self.expectation(expectation)))
    }
    if let check = action.check { members.append(.init("check", .object(invocation(check)))) }
    if let undo = action.undo { members.append(.init("undo", .object(invocation(undo)))) }
    if let timeout = action.timeout { members.append(.init("timeout", .integer(timeout))) }
    if action.retries != 0 { members.append(.init("retries", .integer(action.retries))) }
    if action.needsConfirmation { members.append(.init("needsConfirmation", .bool(true))) }
    if action.asksFirst { members.append(.init("asksFirst", .bool(true))) }
    if let reason = action.reason { members.append(.init("reason", .string(reason))) }
    return .object(members)
  }

  private func invocation(_ invocation: Invocation?) -> [JSONValue.Member] {
    switch invocation {
    case nil: return [.init("argv", .array([])), .init("script", .null)]
    case .arguments(let arguments):
      return words(arguments) + [.init("script", .null)]
    case .script(let script):
      let variables = script.variables.map { variable -> JSONValue in
        .object([
          .init("name", .string(variable.name)), .init("variable", .string(variable.variable)),
        ])
      }
      return [
        .init("argv", .array([])),
        .init(
          "script",
          .object([
            .init("shell", .string(script.shell)),
            .init("source", .string(script.source)),
            .init("body", .string(script.body)),
            .init("variables", .array(variables)),
          ])),
      ]
    }
  }

  /// `argv`, and `arguments` where a word has values.
  private func words(_ arguments: [Argument]) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("argv", .strings(arguments.map(shown)))]
    if arguments.contains(where: { $0.literal == nil }) {
      members.append(.init("arguments", .array(arguments.map(word))))
    }
    return members
  }

  private func shown(_ argument: Argument) -> String {
    argument.text { defaults[$0] }
  }

  private func word(_ argument: Argument) -> JSONValue {
    argument.literal.map(JSONValue.string) ?? pieces(argument.pieces)
  }

  private func pieces(_ pieces: [Argument.Piece]) -> JSONValue {
    .array(
      pieces.map { piece in
        switch piece {
        case .literal(let text): .string(text)
        case .value(let name): .object([.init("value", .string(name))])
        case .jsonText(let name): .object([.init("jsonText", .string(name))])
        case .jsonList(let name, let prefix, let suffix):
          .object([
            .init("jsonList", .string(name)),
            .init("prefix", self.pieces(prefix)),
            .init("suffix", self.pieces(suffix)),
          ])
        }
      })
  }

  private func forEach(_ forEach: ForEach) -> JSONValue {
    var members: [JSONValue.Member]
    switch forEach.source {
    case .list(let name, let item):
      members = [.init("list", .string(name)), .init("item", .string(item))]
    case .output(let action, let path, let bindings):
      members = [
        .init("output", .string(action)),
        .init("path", .string(path)),
        .init(
          "bindings", .object(bindings.map { JSONValue.Member($0.name, .string($0.field)) })),
      ]
    }
    let alternatives = forEach.alternatives.map { alternative -> JSONValue in
      .object(
        [.init("missing", .string(alternative.missing))] + invocation(alternative.invocation))
    }
    members.append(.init("alternatives", .array(alternatives)))
    if let state = forEach.state { members.append(.init("state", .string(state))) }
    return .object(members)
  }

  private func probe(_ probe: Probe) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("subject", word(probe.subject)),
      .init("reads", .array(probe.reads.map(read))),
      .init(
        "comparisons",
        .array(
          probe.comparisons.map { comparison in
            .object([
              .init("label", .string(comparison.label)),
              .init("read", .integer(comparison.read)),
              .init("path", .string(comparison.path)),
              .init("expected", word(comparison.expected)),
              .init("method", .string(comparison.method.rawValue)),
            ])
          })),
      .init("absentWhenEmpty", .optional(probe.absentWhenEmpty)),
    ]
    if let earlier = probe.earlier { members.append(.init("earlier", read(earlier))) }
    return .object(members)
  }

  private func read(_ read: Probe.Read) -> JSONValue {
    .object(
      words(read.arguments) + [
        .init("captures", .array(read.captures.map(give))),
        .init("notFound", .strings(read.notFound)),
      ])
  }

  private func give(_ give: Give) -> JSONValue {
    .object([
      .init("name", .string(give.name)),
      .init("path", .string(give.path)),
      .init("secret", .bool(give.isSecret)),
    ])
  }

  private func wait(_ wait: Wait) -> JSONValue {
    .object([
      .init("path", .string(wait.path)),
      .init("success", .strings(wait.success)),
      .init("failure", .strings(wait.failure)),
      .init("untilGone", .bool(wait.untilGone)),
      .init("interval", .integer(wait.interval)),
    ])
  }

  private func expectation(_ expectation: Expectation) -> JSONValue {
    switch expectation {
    case .transcript(let text): .object([.init("transcript", word(text))])
    case .contains(let texts): .object([.init("contains", .array(texts.map(word)))])
    case .members(let path, let beginnings):
      .object([
        .init("members", .string(path)),
        .init("beginningWith", .array(beginnings.map(word))),
      ])
    }
  }
}

extension JSONValue {
  /// An integer as JSON writes it.
  static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A string, or null.
  static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// An array of strings.
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}
