/// One thing to do: a command, a task for a person, a check or a wait.
package struct Action: Hashable, Sendable {
  /// What kind of thing.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A program runs.
    case command
    /// A person does it and says so.
    case manual
    /// A read-only command whose output must show what the document says.
    case check
    /// A read-only command, repeated until its output shows a state.
    case wait
  }

  /// Where in the document it comes from; stronger evidence first.
  package enum Origin: String, Hashable, Sendable {
    case directive, fence, table, prose
  }

  /// What running it does to the world; decides what a resume may do with it.
  package enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Changes nothing.
    case read
    /// Brings something into a state that it may already be in.
    case ensure
    /// Makes something new.
    case create
    /// Replaces something.
    case update
    /// Takes something away.
    case delete
    /// Cannot be told.
    case unknown
  }

  /// From the structure, unique: `test-sagemaker-access/table-1/row-3`.
  package var id: String
  /// What kind of thing it is.
  package var kind: Kind
  /// Where in the document it comes from.
  package var origin: Origin
  /// The line that it comes from.
  package var line: Int
  /// What it does to the world.
  package var effect: Effect
  /// What runs; nil for a manual action.
  package var invocation: Invocation?
  /// What the document says, in its words.
  package var text: String
  /// The values it produces.
  package var gives: [Give]
  /// Over which items it is repeated.
  package var forEach: ForEach?
  /// How to tell whether what it creates is there already, and the same.
  package var probe: Probe?
  /// Until when a wait waits.
  package var wait: Wait?
  /// What the output must show.
  package var expectation: Expectation?
  /// A read-only command that succeeds when the result is in place.
  package var check: Invocation?
  /// The command that takes it back.
  package var undo: Invocation?
  /// How long it may take, in seconds.
  package var timeout: Int?
  /// How often it is tried again after a failure; 0 is never.
  package var retries: Int
  /// Whether the person confirms it by name although the plan was approved.
  package var needsConfirmation: Bool
  /// Why it is manual, or why its target must be confirmed.
  package var reason: String?

  /// Makes an action.
  package init(
    id: String, kind: Kind, origin: Origin, line: Int, effect: Effect,
    invocation: Invocation? = nil, text: String, gives: [Give] = [], forEach: ForEach? = nil,
    probe: Probe? = nil, wait: Wait? = nil, expectation: Expectation? = nil,
    check: Invocation? = nil, undo: Invocation? = nil, timeout: Int? = nil, retries: Int = 0,
    needsConfirmation: Bool = false, reason: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.origin = origin
    self.line = line
    self.effect = effect
    self.invocation = invocation
    self.text = text
    self.gives = gives
    self.forEach = forEach
    self.probe = probe
    self.wait = wait
    self.expectation = expectation
    self.check = check
    self.undo = undo
    self.timeout = timeout
    self.retries = retries
    self.needsConfirmation = needsConfirmation
    self.reason = reason
  }

  /// The values that it needs, in order, without those that its for-each binds.
  package var needs: [String] {
    var names: [String] = []
    func add(_ more: [String]) {
      for name in more where !names.contains(name) { names.append(name) }
    }
    if case .list(let name, _)? = forEach?.source { add([name]) }
    let bound = Set(forEach?.boundNames ?? [])
    add(invocation?.names.filter { !bound.contains($0) } ?? [])
    // A check and an expectation may look at what the action itself has just given.
    let own = bound.union(gives.map(\.name))
    add(check?.names.filter { !own.contains($0) } ?? [])
    add(expectation?.names.filter { !own.contains($0) } ?? [])
    return names
  }
}

/// A program that runs.
package enum Invocation: Hashable, Sendable {
  /// An argument vector, without a shell.
  case arguments([Argument])
  /// A script for a shell; values reach it through the environment.
  case script(Script)

  /// The names of the values that it needs.
  package var names: [String] {
    switch self {
    case .arguments(let arguments):
      var names: [String] = []
      for name in arguments.flatMap(\.names) where !names.contains(name) { names.append(name) }
      return names
    case .script(let script): return script.variables.map(\.name)
    }
  }
}

/// A script and the values it uses.
package struct Script: Hashable, Sendable {
  /// A value and the environment variable that carries it.
  package struct Variable: Hashable, Sendable {
    /// The value's name.
    package var name: String
    /// The environment variable's name.
    package var variable: String

    /// Makes a variable.
    package init(name: String, variable: String) {
      self.name = name
      self.variable = variable
    }
  }

  /// "sh", "bash" or "zsh".
  package var shell: String
  /// The text as the document has it, for showing.
  package var source: String
  /// The text to run: each placeholder is an expansion of its variable, quoted as its place needs.
  package var body: String
  /// The values that it uses.
  package var variables: [Variable]

  /// Makes a script.
  package init(shell: String, source: String, body: String, variables: [Variable] = []) {
    self.shell = shell
    self.source = source
    self.body = body
    self.variables = variables
  }
}

/// A value that an action produces.
package struct Give: Hashable, Sendable {
  /// The path of a value that the action's expected transcript has a placeholder for.
  package static let transcript = "@transcript"

  /// In kebab-case.
  package var name: String
  /// Where in the JSON output, as `KeyMetadata.Arn` or `Domains[0].DomainId`; "@" is the whole
  /// output as text, without its last line ending, and ``transcript`` what stands in the output
  /// where the expected transcript has the placeholder.
  package var path: String
  /// Whether it is kept out of the journal and masked.
  package var isSecret: Bool

  /// Makes a give.
  package init(name: String, path: String, isSecret: Bool = false) {
    self.name = name
    self.path = path
    self.isSecret = isSecret
  }
}

/// Over which items an action is repeated.
package struct ForEach: Hashable, Sendable {
  /// Where the items come from.
  package enum Source: Hashable, Sendable {
    /// A value that is a list (an input); each item is bound to `item`.
    case list(String, item: String)
    /// What an earlier action's JSON output holds at a path (`Apps`); fields are bound to names.
    case output(action: String, path: String, bindings: [Binding])
  }

  /// A field of an item and the name that its value is bound to.
  package struct Binding: Hashable, Sendable {
    /// In kebab-case.
    package var name: String
    /// "AppName".
    package var field: String

    /// Makes a binding.
    package init(name: String, field: String) {
      self.name = name
      self.field = field
    }
  }

  /// What runs for an item that lacks a field (an app of a space has no user profile).
  package struct Alternative: Hashable, Sendable {
    /// The bound name that the item has no value for.
    package var missing: String
    /// What runs instead.
    package var invocation: Invocation

    /// Makes an alternative.
    package init(missing: String, invocation: Invocation) {
      self.missing = missing
      self.invocation = invocation
    }
  }

  /// Where the items come from.
  package var source: Source
  /// What runs for items that lack a field.
  package var alternatives: [Alternative]

  /// Makes a for-each.
  package init(source: Source, alternatives: [Alternative] = []) {
    self.source = source
    self.alternatives = alternatives
  }

  /// The names that an item binds.
  package var boundNames: [String] {
    switch source {
    case .list(_, let item): [item]
    case .output(_, _, let bindings): bindings.map(\.name)
    }
  }
}

/// Until when a wait waits.
package struct Wait: Hashable, Sendable {
  /// Where the state is in the JSON output.
  package var path: String
  /// States that end it well.
  package var success: [String]
  /// States that end it badly.
  package var failure: [String]
  /// Whether "not found" ends it well (something deleted is gone).
  package var untilGone: Bool
  /// Seconds between two looks.
  package var interval: Int

  /// Makes a wait.
  package init(
    path: String, success: [String], failure: [String] = [], untilGone: Bool = false,
    interval: Int = 10
  ) {
    self.path = path
    self.success = success
    self.failure = failure
    self.untilGone = untilGone
    self.interval = interval
  }
}

/// What an action's output must show.
package enum Expectation: Hashable, Sendable {
  /// The output, line by line; `...` stands for any text.
  case transcript(Argument)
  /// The output contains each of these.
  case contains([Argument])
  /// The values at a path of the JSON output (`AttachedPolicies[].PolicyName`) include, for each of
  /// these, one that begins with it.
  case members(path: String, beginningWith: [Argument])

  /// The names of the values that it needs.
  package var names: [String] {
    switch self {
    case .transcript(let text): text.names
    case .contains(let texts), .members(_, let texts): texts.flatMap(\.names)
    }
  }
}
