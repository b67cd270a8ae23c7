package import Compiler
import Platform

/// What is there of what a document declares, found out by reading only.
package struct Verification: Sendable {
  /// One thing that the document declares.
  package struct Finding: Sendable {
    /// The action, or the item of it, that would make it.
    package var unit: Unit
    /// The line of the document.
    package var line: Int
    /// What it is: `policy "sagemaker_encryption"`.
    package var subject: String
    /// What is there.
    package var existing: Preflight.Existing
  }

  /// Who asked, and where; nil where nothing can be asked.
  package var identity: Identity?
  /// What was found, in the order of the plan.
  package var findings: [Finding] = []

  /// Whether all is there and as the document says.
  package var isFulfilled: Bool {
    findings.allSatisfy { finding in
      if case .same = finding.existing { true } else { false }
    }
  }
}

extension Engine {
  /// Reads what is there of what a plan would make; nothing is changed, and no run is made.
  ///
  /// - Parameters:
  ///   - plan: What the document amounts to.
  ///   - earlier: A run of it, whose values stand unless an option says otherwise, and which says
  ///     over which items an action went; it counts only where it was in the same account.
  ///   - options: What the person asked for.
  /// - Returns: What is the same, what differs and what is missing.
  /// - Throws: Where nothing in the plan can be looked for, a value is missing, or nobody may ask.
  package func verify(
    _ plan: Plan, earlier: RunRecord? = nil, options: RunOptions
  ) throws(EngineError) -> Verification {
    let probing = plan.withProbedActions(leftOut: Set(options.leftOut.keys))
    if probing.steps.isEmpty { throw .nothingToVerify }
    var bindings = Bindings()
    let identity = try Preflight(probing, options: options, world: world, delegate: delegate)
      .identify(&bindings)
    var known: [String: RunValue] = [:]
    var listed: [String: [RunItem]] = [:]
    if let earlier, earlier.state.beginning?.session.identity?.account == identity?.account {
      known = earlier.state.values
      known["run-id"] = .text(earlier.id.text)
      listed = earlier.listedItems(for: plan)
    }
    let resolved = try ValueResolver(
      plan: probing, sources: options.values, environment: options.environment, ask: delegate.value
    ).resolve(known: known)
    bindings.values = known.merging(bindings.values) { $1 }.merging(resolved.values) { $1 }
    bindings.secrets = resolved.secrets
    delegate.report(.checking("what is there"))
    var looking = VerificationRun(
      probing, bindings, listed: listed, lookout: Lookout(processes: world.makeProcesses()),
      options: options,
      environment: Preflight.environment(options, region: identity?.region))
    return Verification(identity: identity, findings: try looking.findings())
  }
}

extension RunRecord {
  /// The items that the run's lists had, by the actions of the document as it is now that go over them.
  fileprivate func listedItems(for now: Plan) -> [String: [RunItem]] {
    var listed: [String: [RunItem]] = [:]
    for item in PlanDrift(from: plan, to: now).items where item.kind != .differs {
      guard let before = item.before?.action, let action = item.now?.action,
        case .output? = action.forEach?.source, let state = state.actions[before.id],
        state.status == .done
      else { continue }
      listed[action.id] = state.items
    }
    return listed
  }
}

extension Plan {
  /// The plan with only what can be looked for, and the inputs that the looking needs.
  fileprivate func withProbedActions(leftOut: Set<String>) -> Plan {
    var plan = self
    for index in plan.steps.indices {
      let isLeftOut = leftOut.contains(plan.steps[index].id)
      plan.steps[index].actions.removeAll { isLeftOut || $0.stateProbe == nil }
    }
    plan.steps.removeAll(where: \.actions.isEmpty)
    // What is taken for granted is seen where it is used.
    plan.requires = []
    let needed = Set(
      plan.actions.flatMap { _, action in
        (action.stateProbe?.uses ?? []).union(action.forEach?.source.listName.map { [$0] } ?? [])
      })
    plan.inputs.removeAll { !needed.contains($0.name) }
    return plan
  }
}

/// The looking itself: what needs nothing of another thing first.
private struct VerificationRun {
  private struct Open {
    var step: Step
    var action: Action
    var probe: Probe
    var unit: Unit
    var item: RunItem?
  }

  private let lookout: Lookout
  private let options: RunOptions
  private let environment: [String: String]
  private var bindings: Bindings
  private var open: [Open] = []
  private var order: [Unit] = []
  private var found: [Unit: Verification.Finding] = [:]
  /// Names of values that something missing would have given.
  private var lost: Set<String> = []

  init(
    _ plan: Plan, _ bindings: Bindings, listed: [String: [RunItem]], lookout: Lookout,
    options: RunOptions, environment: [String: String]
  ) {
    self.lookout = lookout
    self.options = options
    self.environment = environment
    self.bindings = bindings
    for (step, action) in plan.actions {
      guard let probe = action.stateProbe else { continue }
      for (index, item) in items(of: action, listed).enumerated() {
        let unit = Unit(action: action.id, item: item == nil ? nil : index)
        order.append(unit)
        let entry = Open(step: step, action: action, probe: probe, unit: unit, item: item)
        if item == nil, case .output? = action.forEach?.source {
          take(.unknown(Self.unlisted), [:], entry)
        } else {
          open.append(entry)
        }
      }
    }
  }

  private static let unlisted =
    "over which items this goes only a run finds out, and none has done it in this account"

  /// Looks for everything.
  ///
  /// - Returns: What was found, in the order of the plan.
  mutating func findings() throws(EngineError) -> [Verification.Finding] {
    while !open.isEmpty {
      let promised = Set(open.flatMap { $0.action.gives.map(\.name) })
      var ready = open.filter { entry in
        !entry.probe.uses.contains { bindings[$0] == nil && promised.contains($0) }
      }
      if ready.isEmpty { ready = open }
      // What is made of something that is missing is missing itself.
      let gone = ready.filter { entry in
        entry.probe.needs.contains { bindings.with(entry.item)[$0] == nil && lost.contains($0) }
      }
      for entry in gone { take(.absent, [:], entry) }
      let units = Set(gone.map(\.unit))
      ready.removeAll { units.contains($0.unit) }
      let known = bindings
      let answers = try lookout.explore(
        ready.map { ProbeRun($0.probe, of: $0.action, known.with($0.item)) }
      ) { index, line in
        Command(
          line,
          environment: options.environment(environment, for: ready[index].step, known),
          timeout: .seconds(60))
      }
      for (entry, answer) in zip(ready, answers) { take(answer.existing, answer.gives, entry) }
      open.removeAll { found[$0.unit] != nil }
    }
    return order.compactMap { found[$0] }
  }

  private mutating func take(
    _ existing: Preflight.Existing, _ gives: [String: RunValue], _ entry: Open
  ) {
    bindings.values.merge(gives) { _, new in new }
    if existing == .absent {
      for give in entry.action.gives where gives[give.name] == nil {
        // What an earlier run had of it is gone too.
        bindings.values[give.name] = nil
        lost.insert(give.name)
      }
    }
    let bound = bindings.with(entry.item)
    let subject = entry.probe.subject.text { name in
      if case .text(let text)? = bound[name], bound.secrets[name] == nil { text } else { nil }
    }
    found[entry.unit] = Verification.Finding(
      unit: entry.unit, line: entry.action.line, subject: subject, existing: existing)
  }

  /// The items of an action; one nil for an action without for-each, and for one whose items only a
  /// run finds out and none has.
  private func items(of action: Action, _ listed: [String: [RunItem]]) -> [RunItem?] {
    if let items = listed[action.id] { return items }
    guard case .list(let name, let item)? = action.forEach?.source else { return [nil] }
    switch bindings[name] {
    case .text(let text)?: return [RunItem([item: text])]
    case .list(let texts)?: return texts.map { RunItem([item: $0]) }
    case nil: return [nil]
    }
  }
}

extension ForEach.Source {
  /// The list that the items come from; nil where an earlier action lists them.
  fileprivate var listName: String? {
    if case .list(let name, _) = self { name } else { nil }
  }
}

extension Action {
  /// How to tell whether what it makes or brings about is there; nil where it does neither.
  fileprivate var stateProbe: Probe? {
    guard kind == .command, [.create, .ensure, .update].contains(effect),
      case .arguments(let words)? = invocation
    else { return nil }
    return probe ?? FormerTable.probe(for: words)
  }
}
