package import Compiler
import Platform

/// Carries plans out, and goes on with runs that were left.
package struct Engine {
  let store: RunStore
  let world: World
  let delegate: any RunDelegate
  private let models: ServiceModels

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - store: Where runs are kept.
  ///   - world: What it may use.
  ///   - delegate: Who watches and answers.
  ///   - models: What the installed AWS CLI says of its commands.
  package init(
    store: RunStore, world: World, delegate: any RunDelegate,
    models: ServiceModels = ServiceModels(nil)
  ) {
    self.store = store
    self.world = world
    self.delegate = delegate
    self.models = models
  }

  /// Runs a plan from its beginning: values, read-only questions, agreement, and then each action.
  ///
  /// - Parameters:
  ///   - plan: What to do.
  ///   - document: The document as it is, kept beside the journal.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func run(_ plan: Plan, document: [UInt8], options: RunOptions) throws(EngineError)
    -> RunResult
  {
    if plan.actions.isEmpty { throw .nothingToRun }
    try refuseExposed(plan, secret: [], options: options) { _ in true }
    let resolved = try ValueResolver(
      plan: plan, sources: options.values, environment: options.environment, ask: delegate.value
    ).resolve()
    var bindings = Bindings(values: resolved.values, secrets: resolved.secrets)
    let preflight = Preflight(plan, options: options, world: world, delegate: delegate)
    let isAsked = options.sandbox == nil && !options.isApproved
    let identity = try preflight.identify(&bindings, asksAlias: !isAsked)
    let findings = try preflight.examine(identity, bindings, isAsked: isAsked)
    let review = RunReview(
      plan: plan, values: shown(bindings), preflight: findings, isUndo: options.undoOf != nil)
    delegate.report(.reviewed(review))
    let approval: Approval
    if options.sandbox != nil {
      approval = .sandbox
    } else if options.isApproved {
      approval = .option
    } else {
      switch delegate.approve(review) {
      case .answer(true): approval = .asked
      case .answer(false): return RunResult(run: nil, outcome: .declined, state: RunState())
      case .cannotAsk:
        return RunResult(
          run: nil,
          outcome: .paused(
            action: nil, reason: "nobody can be asked to agree to the plan; --yes does"),
          state: RunState())
      case .interrupted(let signal): throw .interrupted(signal)
      }
    }
    let session = Session(
      person: world.person, process: world.process, identity: findings.identity,
      folder: options.folder)
    let id = RunID(time: world.wallClock(), random: world.random())
    let folder = try RunFolder.create(
      in: store, id: id, plan: plan, document: document, world: world
    ) { planDigest, documentDigest in
      RunBeginning(
        runbook: plan.runbook, planDigest: planDigest, documentDigest: documentDigest,
        session: session, values: resolved.values, secretNames: resolved.secrets.keys.sorted(),
        sandbox: options.sandbox?.name, undoOf: options.undoOf?.text)
    }
    folder.record(.approved(approval))
    if let claim = options.claim {
      // Who looks for runs of the document from here on finds this one.
      try folder.write()
      claim.release()
    }
    delegate.report(.began(run: id, folder: folder.path, items: [:]))
    return try drive(
      plan, folder, bindings, given: resolved.given, identity: findings.identity,
      mayBeThere: mayBeThere(plan, findings), options: options)
  }

  /// Goes on with a run.
  ///
  /// - Parameters:
  ///   - id: Which; nil for the newest that is not finished.
  ///   - plan: The document's plan as it is now; nil to go on with the plan of the run.
  ///   - document: The document as it is now, with `plan`.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func resume(
    _ id: RunID?, plan: Plan?, document: [UInt8]?, options: RunOptions
  ) throws(EngineError) -> RunResult {
    let record =
      if let id { try store.read(id, keepsEntries: false) } else { try store.resumable(nil) }
    return try resume(record, plan: plan, document: document, options: options)
  }

  /// Goes on with a run that was read, of which only what came since is read.
  ///
  /// - Parameters:
  ///   - known: The run.
  ///   - plan: The document's plan as it is now; nil to go on with the plan of the run.
  ///   - document: The document as it is now, with `plan`.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func resume(
    _ known: RunRecord, plan: Plan?, document: [UInt8]?, options: RunOptions
  ) throws(EngineError) -> RunResult {
    let id = known.id
    let folder = try RunFolder.open(id, after: known, in: store, world: world)
    if folder.state.status == .finished { throw .alreadyFinished(id) }
    let options = try Resumption.placed(
      options, in: folder.state.shell.folder ?? folder.state.folder, files: world.files)
    // Its plan was changed where another process went on with it in between.
    let isSame = folder.state.planDigest == known.state.planDigest
    let old = isSame ? known.plan : try store.plan(of: id, folder.state)
    let change = plan.flatMap { PlanEdit(from: old, to: $0, state: folder.state) }
    if let change, !change.differences.isEmpty, !options.acceptsChanges {
      throw .planChanged(change.differences)
    }
    let plan = plan ?? old
    try refuseExposed(plan, secret: folder.state.secretNames, options: options) { action in
      folder.state.actions[action.id]?.status.isSettled != true
    }
    let resolved = try ValueResolver(
      plan: plan, sources: options.values, environment: options.environment, ask: delegate.value
    ).resolve(known: folder.state.values, forgotten: folder.state.secretNames)
    var bindings = Bindings(
      values: folder.state.values.merging(resolved.values) { _, new in new },
      secrets: resolved.secrets)
    let preflight = Preflight(plan, options: options, world: world, delegate: delegate)
    let identity = try preflight.identify(&bindings)
    try Resumption.check(folder.state, against: identity, options: options)
    folder.record(
      .resumed(
        Session(
          person: world.person, process: world.process, identity: identity,
          folder: options.movesHere ? options.folder : nil)))
    if let change { try record(change, plan: plan, document: document ?? [], in: folder) }
    let more = resolved.values.filter { folder.state.values[$0.key] != $0.value }
    if !more.isEmpty || !resolved.secrets.isEmpty {
      folder.record(.valuesSet(more, secret: resolved.secrets.keys.sorted()))
    }
    delegate.report(
      .began(run: id, folder: folder.path, items: folder.state.actions.itemCounts))
    // What was found before the run no journal says.
    return try drive(
      plan, folder, bindings, given: resolved.given, identity: identity,
      mayBeThere: creating(plan), options: options)
  }

  /// Refuses a plan that would put a secret where others can read it.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - known: Names that were secret in an earlier session.
  ///   - options: What else is secret, and what does not run.
  ///   - isOpen: Whether an action may still run.
  /// - Throws: All such secrets.
  private func refuseExposed(
    _ plan: Plan, secret known: Set<String>, options: RunOptions, where isOpen: (Action) -> Bool
  ) throws(EngineError) {
    var names = known.union(options.values.secretNames)
    for input in plan.inputs where input.isSecret { names.insert(input.name) }
    for action in plan.steps.lazy.flatMap(\.actions) {
      for give in action.gives where give.isSecret { names.insert(give.name) }
    }
    let exposed = ExposedSecret.all(in: plan, secrets: names, models: models) { step, action in
      options.leftOut[step.id] == nil && isOpen(action)
    }
    if !exposed.isEmpty { throw .exposedSecrets(exposed, in: plan.runbook) }
  }

  /// The creating actions that are looked for once more when their time comes: a service might answer
  /// for what is there as if it were new.
  private func mayBeThere(_ plan: Plan, _ findings: Preflight.Findings) -> Set<String> {
    let refusing = plan.steps.lazy.flatMap(\.actions).filter(\.refusesWhatIsThere).map(\.id)
    let safe = refusing.filter { id in
      // What is to be adopted need not be refused first.
      if case .same? = findings.probes[id] { false } else { true }
    }
    let lookedFor = findings.probes.filter { entry in
      switch entry.value {
      case .absent, .different: true
      // What is named by an earlier action could not be looked for yet.
      case .same, .unknown: false
      }
    }
    return creating(plan).subtracting(lookedFor.keys).subtracting(safe)
  }

  /// The actions that create something.
  private func creating(_ plan: Plan) -> Set<String> {
    Set(plan.steps.lazy.flatMap(\.actions).filter { $0.effect == .create }.map(\.id))
  }

  private func drive(
    _ plan: Plan, _ folder: RunFolder, _ bindings: Bindings, given: Set<String>,
    identity: Identity?, mayBeThere: Set<String>, options: RunOptions
  ) throws(EngineError) -> RunResult {
    var bindings = bindings
    bindings.values["run-id"] = .text("\(folder.id)")
    let driver = RunDriver(
      plan: plan, folder: folder, world: world, delegate: delegate, options: options,
      environment: Preflight.environment(options, region: identity?.region),
      bindings: bindings, givenNames: given, mayBeThere: mayBeThere, models: models)
    delegate.idle = { [folder] in
      folder.renew()
      return folder.renewal
    }
    defer { delegate.idle = { nil } }
    try driver.decide(options.decisions)
    let outcome =
      if let stopped = try driver.waitForLeftovers() { stopped } else { try driver.drive() }
    try folder.close()
    return RunResult(run: folder.id, outcome: outcome, state: folder.state)
  }

  /// Records an edit of the document: its new plan, and which actions are which now.
  private func record(_ change: PlanEdit, plan: Plan, document: [UInt8], in folder: RunFolder)
    throws(EngineError)
  {
    let written = try EngineError.catching { () throws(SystemError) in
      try folder.write(plan: plan, document: document)
    }
    folder.record(
      .planChanged(
        PlanChange(
          file: written.file, digest: written.digest, renamed: change.renamed,
          accepted: change.differences.map(\.action))))
  }

  /// Values for people: secrets masked.
  private func shown(_ bindings: Bindings) -> [String: RunValue] {
    bindings.values.merging(bindings.secrets.mapValues { _ in .text(Masker.mask) }) { $1 }
  }
}
