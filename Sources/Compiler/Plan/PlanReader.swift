package import JSON
import Source

/// A saved plan that cannot be read: of another format, or damaged.
package struct PlanFormatError: Error, Hashable, Sendable {
  /// Where in the JSON: "steps[2].actions[0].kind".
  package var path: String
  /// What is wrong there, worded as a diagnostic's message is.
  package var message: String

  /// Makes an error.
  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

extension Plan {
  /// Reads a plan that ``json(in:)`` wrote, exactly as it was.
  /// - Throws: ``PlanFormatError`` that says which member is missing or is of the wrong kind.
  package init(json: JSONValue) throws(PlanFormatError) {
    let root = PlanFields(json, path: "")
    let format = try root.string("format")
    guard format == Plan.format else {
      throw PlanFormatError(
        path: "format",
        message: "format \"\(format)\" is not \"\(Plan.format)\": save the plan anew")
    }
    self.init(
      runbook: try root.string("runbook"),
      region: try root.optionalString("region"),
      inputs: try root.array("inputs", Input.init(fields:)),
      requires: try root.array("requires", Requirement.init(fields:)),
      steps: try root.array("steps", Step.init(fields:)),
      diagnostics: try root.array("diagnostics", Diagnostic.init(fields:)),
      usedRanges: try root.array("usedRanges") { item throws(PlanFormatError) in
        try item.byteRange()
      })
  }
}

/// The members of one object of a plan, with the path to it for messages.
struct PlanFields {
  let value: JSONValue
  let path: String

  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  /// The member of that name; nil where it is missing or null.
  subscript(name: String) -> PlanFields? {
    guard case .object(let members) = value,
      let member = members.last(where: { $0.name == name }), member.value != .null
    else { return nil }
    return PlanFields(member.value, path: path.isEmpty ? name : "\(path).\(name)")
  }

  func required(_ name: String) throws(PlanFormatError) -> PlanFields {
    guard let fields = self[name] else { throw error("\"\(name)\" is missing") }
    return fields
  }

  /// The member of the first name, or where it is missing that of the second.
  func required(_ name: String, else other: String) throws(PlanFormatError) -> PlanFields {
    if let fields = self[name] { return fields }
    return try required(other)
  }

  func string(_ name: String) throws(PlanFormatError) -> String { try required(name).text() }

  func optionalString(_ name: String) throws(PlanFormatError) -> String? {
    try self[name]?.text()
  }

  func integer(_ name: String) throws(PlanFormatError) -> Int { try required(name).number() }

  func optionalInteger(_ name: String) throws(PlanFormatError) -> Int? {
    try self[name]?.number()
  }

  /// A member that is true or false; false where it is missing.
  func flag(_ name: String) throws(PlanFormatError) -> Bool {
    guard let fields = self[name] else { return false }
    guard case .bool(let value) = fields.value else { throw fields.error("not true or false") }
    return value
  }

  func choice<T: RawRepresentable<String>>(_ name: String, as type: T.Type = T.self)
    throws(PlanFormatError) -> T
  {
    let fields = try required(name)
    let text = try fields.text()
    guard let value = T(rawValue: text) else { throw fields.error("\"\(text)\" is not known here") }
    return value
  }

  /// The items of a member that is an array; none where it is missing.
  func array<T>(_ name: String, _ read: (PlanFields) throws(PlanFormatError) -> T)
    throws(PlanFormatError) -> [T]
  {
    guard let fields = self[name] else { return [] }
    return try fields.items(read)
  }

  func items<T>(_ read: (PlanFields) throws(PlanFormatError) -> T) throws(PlanFormatError) -> [T] {
    guard case .array(let elements) = value else { throw error("not an array") }
    var result: [T] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      result.append(try read(PlanFields(element, path: "\(path)[\(index)]")))
    }
    return result
  }

  /// The members of a member that is an object from name to text.
  func texts(_ name: String) throws(PlanFormatError) -> [(name: String, text: String)] {
    guard let fields = self[name] else { return [] }
    guard case .object(let members) = fields.value else { throw fields.error("not an object") }
    var result: [(name: String, text: String)] = []
    for member in members {
      guard case .string(let text) = member.value else {
        throw fields.error("\"\(member.name)\" is not a string")
      }
      result.append((member.name, text))
    }
    return result
  }

  func text() throws(PlanFormatError) -> String {
    guard case .string(let text) = value else { throw error("not a string") }
    return text
  }

  func number() throws(PlanFormatError) -> Int {
    guard case .number(let text) = value, let number = Int(text) else {
      throw error("not an integer")
    }
    return number
  }

  func error(_ message: String) -> PlanFormatError {
    PlanFormatError(path: path.isEmpty ? "plan" : path, message: message)
  }

  // MARK: Words

  func word() throws(PlanFormatError) -> Argument {
    if case .string(let text) = value { return Argument(text) }
    return Argument(try pieces())
  }

  func pieces() throws(PlanFormatError) -> [Argument.Piece] {
    try items { fields throws(PlanFormatError) in try fields.piece() }
  }

  private func piece() throws(PlanFormatError) -> Argument.Piece {
    if case .string(let text) = value { return .literal(text) }
    if let name = try optionalString("value") { return .value(name) }
    if let name = try optionalString("jsonText") { return .jsonText(name) }
    if let name = try optionalString("jsonList") {
      return .jsonList(
        name, prefix: try required("prefix").pieces(), suffix: try required("suffix").pieces())
    }
    throw error("not a piece of a word")
  }

  /// The words of a command: from `arguments`, else from `argv`.
  func words() throws(PlanFormatError) -> [Argument] {
    let fields = try required("arguments", else: "argv")
    return try fields.items { item throws(PlanFormatError) in try item.word() }
  }

  /// The invocation whose members stand in this object; nil for a manual action.
  func invocation() throws(PlanFormatError) -> Invocation? {
    if let script = self["script"] {
      return .script(
        Script(
          shell: try script.string("shell"), source: try script.string("source"),
          body: try script.string("body"),
          variables: try script.array("variables") { fields throws(PlanFormatError) in
            .init(name: try fields.string("name"), variable: try fields.string("variable"))
          }))
    }
    let words = try words()
    return words.isEmpty ? nil : .arguments(words)
  }
}

extension Input {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      name: try fields.string("name"), isRequired: try fields.flag("required"),
      isList: try fields.flag("list"), defaultValue: try fields.optionalString("default"),
      isSecret: try fields.flag("secret"), purpose: try fields.optionalString("purpose"),
      variable: try fields.optionalString("variable"),
      usedAt: try fields.array("usedAt") { place throws(PlanFormatError) in
        SourceLocation(line: try place.integer("line"), column: try place.integer("column"))
      })
  }
}

extension Requirement {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      kind: try fields.choice("kind"),
      name: try fields.required("namePieces", else: "name").word(),
      line: try fields.integer("line"))
  }
}

extension Step {
  init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      id: try fields.string("id"), section: try fields.string("section"),
      number: try fields.optionalInteger("number"), title: try fields.string("title"),
      line: try fields.integer("line"), isOptional: try fields.flag("optional"),
      excludedBy: try fields.optionalString("excludedBy"),
      actor: try (fields["actorPieces"] ?? fields["actor"])?.word(),
      notCarriedOut: try fields.array("notCarriedOut") { clause throws(PlanFormatError) in
        Clause(line: try clause.integer("line"), text: try clause.string("text"))
      },
      actions: try fields.array("actions", Action.init(fields:)))
    if let way = fields["alternative"] {
      alternative = Alternative(
        group: try way.string("group"), choice: try way.string("choice"))
    }
  }
}

extension Action {
  init(fields: PlanFields) throws(PlanFormatError) {
    let secrets = Set(
      try fields.array("secretGives") { item throws(PlanFormatError) in try item.text() })
    self.init(
      id: try fields.string("id"), kind: try fields.choice("kind"),
      origin: try fields.choice("origin"), line: try fields.integer("line"),
      effect: try fields.choice("effect"), invocation: try fields.invocation(),
      text: try fields.string("text"),
      gives: try fields.texts("gives").map {
        Give(name: $0.name, path: $0.text, isSecret: secrets.contains($0.name))
      },
      timeout: try fields.optionalInteger("timeout"),
      retries: try fields.optionalInteger("retries") ?? 0,
      needsConfirmation: try fields.flag("needsConfirmation"),
      asksFirst: try fields.flag("asksFirst"),
      reason: try fields.optionalString("reason"))
    if let part = fields["forEach"] { forEach = try ForEach(fields: part) }
    if let part = fields["probe"] { probe = try Probe(fields: part) }
    if let part = fields["wait"] { wait = try Wait(fields: part) }
    if let part = fields["expectation"] { expectation = try Expectation(fields: part) }
    check = try fields["check"]?.invocation()
    undo = try fields["undo"]?.invocation()
  }
}

extension ForEach {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    let source: Source
    if let list = try fields.optionalString("list") {
      source = .list(list, item: try fields.string("item"))
    } else {
      source = .output(
        action: try fields.string("output"), path: try fields.string("path"),
        bindings: try fields.texts("bindings").map { Binding(name: $0.name, field: $0.text) })
    }
    self.init(
      source: source,
      alternatives: try fields.array("alternatives") { item throws(PlanFormatError) in
        guard let invocation = try item.invocation() else { throw item.error("has no command") }
        return Alternative(missing: try item.string("missing"), invocation: invocation)
      }, state: try fields.optionalString("state"))
  }
}

extension Probe {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      subject: try fields.required("subject").word(),
      reads: try fields.array("reads", Read.init(fields:)),
      comparisons: try fields.array("comparisons") { item throws(PlanFormatError) in
        Comparison(
          label: try item.string("label"), read: try item.integer("read"),
          path: try item.string("path"), expected: try item.required("expected").word(),
          method: try item.choice("method"))
      },
      absentWhenEmpty: try fields.optionalString("absentWhenEmpty"))
    if let part = fields["earlier"] { earlier = try Read(fields: part) }
  }
}

extension Probe.Read {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      arguments: try fields.words(),
      captures: try fields.array("captures") { give throws(PlanFormatError) in
        Give(
          name: try give.string("name"), path: try give.string("path"),
          isSecret: try give.flag("secret"))
      },
      notFound: try fields.array("notFound") { code throws(PlanFormatError) in try code.text() })
  }
}

extension Wait {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    let texts = { (item: PlanFields) throws(PlanFormatError) in try item.text() }
    self.init(
      path: try fields.string("path"), success: try fields.array("success", texts),
      failure: try fields.array("failure", texts), untilGone: try fields.flag("untilGone"),
      interval: try fields.integer("interval"))
  }
}

extension Expectation {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    let words = { (item: PlanFields) throws(PlanFormatError) in try item.word() }
    if let transcript = fields["transcript"] {
      self = .transcript(try transcript.word())
    } else if let path = try fields.optionalString("members") {
      self = .members(path: path, beginningWith: try fields.array("beginningWith", words))
    } else if fields["contains"] != nil {
      self = .contains(try fields.array("contains", words))
    } else {
      throw fields.error("not a known expectation")
    }
  }
}

extension Diagnostic {
  fileprivate init(fields: PlanFields) throws(PlanFormatError) {
    self.init(
      try fields.string("id"), try fields.choice("severity"), try fields.string("message"),
      at: try fields.required("range").byteRange(),
      notes: try fields.array("notes") { note throws(PlanFormatError) in
        Note(try note.string("message"), at: try note["range"]?.byteRange())
      },
      fixes: try fields.array("fixes") { fix throws(PlanFormatError) in
        Fix(
          try fix.string("message"),
          edits: try fix.array("edits") { edit throws(PlanFormatError) in
            Fix.Edit(try edit.required("range").byteRange(), try edit.string("replacement"))
          },
          isSafe: try fix.flag("safe"))
      })
  }
}

extension PlanFields {
  fileprivate func byteRange() throws(PlanFormatError) -> Range<Int> {
    let bounds = try items { item throws(PlanFormatError) in try item.number() }
    guard bounds.count == 2, 0 <= bounds[0], bounds[0] <= bounds[1] else {
      throw error("not a range of bytes")
    }
    return bounds[0]..<bounds[1]
  }
}
