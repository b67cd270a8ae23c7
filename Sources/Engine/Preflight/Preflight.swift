import Compiler
import JSON
import Platform

/// What is asked, read-only, before a run.
package struct Preflight {
  /// What was found out.
  package struct Findings: Sendable {
    /// Who is calling; nil where the plan needs no AWS.
    package var identity: Identity?
    /// What each creating action would meet, by action id.
    package var probes: [String: Existing] = [:]
    /// Creating actions that were not looked for: nobody is asked, and they refuse what is there.
    package var refusing: Set<String> = []
    /// Account ids that the document names and that are not the caller's, with their lines.
    package var foreignAccounts: [ForeignAccount] = []

    /// Makes empty findings.
    package init() {}
  }

  /// An account that the document names and that is not the caller's.
  package struct ForeignAccount: Hashable, Sendable {
    /// Twelve digits.
    package var account: String
    /// The line of the first action that names it.
    package var line: Int
  }

  /// What a creating action would meet.
  package enum Existing: Hashable, Sendable {
    /// Nothing of that name: it will be created.
    case absent
    /// It exists and is the same: it will be adopted.
    case same(gives: [String: RunValue])
    /// It exists and is different: the action would fail.
    case different([Difference])
    /// It cannot be told, and why.
    case unknown(String)
  }

  /// One thing that differs.
  package struct Difference: Hashable, Sendable {
    /// What it is: "policy document".
    package var label: String
    /// What it is now.
    package var found: String
    /// What the action would set.
    package var wanted: String
  }

  let plan: Plan
  let options: RunOptions
  let delegate: any RunDelegate
  private let lookout: Lookout

  init(_ plan: Plan, options: RunOptions, world: World, delegate: any RunDelegate) {
    self.plan = plan
    self.options = options
    self.delegate = delegate
    lookout = Lookout(processes: world.makeProcesses())
  }

  /// The actions that will run, of the steps that are not left out.
  private var actions: some Sequence<Action> {
    plan.steps.lazy.filter { [leftOut = options.leftOut] in leftOut[$0.id] == nil }
      .flatMap(\.actions)
  }

  /// The environment of everything that runs: the given one, and what `aws` needs to answer in JSON
  /// without a pager.
  static func environment(_ options: RunOptions, region: String?) -> [String: String] {
    var environment = options.environment
    environment["AWS_DEFAULT_OUTPUT"] = "json"
    environment["AWS_PAGER"] = ""
    environment["AWS_CLI_AUTO_PROMPT"] = "off"
    if let region {
      // The first is what version 1 of the CLI reads, the second what version 2 prefers.
      environment["AWS_DEFAULT_REGION"] = region
      environment["AWS_REGION"] = region
    }
    return environment
  }

  // MARK: - Who is calling

  /// Finds out who is calling and where, and refuses another account than asked for.
  ///
  /// What every action can use of it is added to the bindings. The identity call has the terminal,
  /// for one-time passwords and logins.
  ///
  /// - Parameters:
  ///   - bindings: Gets the account, the partition and the region.
  ///   - asksAlias: Whether the account's alias is asked for beside it, which saves most of a second
  ///     and goes without where that call wants the terminal too.
  /// - Returns: Who it is; nil where nothing needs AWS.
  /// - Throws: Where nobody says who it is, another account than asked for, or programs are missing.
  func identify(_ bindings: inout Bindings, asksAlias: Bool = false) throws(EngineError)
    -> Identity?
  {
    try checkPrograms()
    guard needsAWS else { return nil }
    delegate.report(.checking("who is calling"))
    let environment = Preflight.environment(options, region: nil)
    var caller = Command(
      ["aws", "sts", "get-caller-identity"], environment: environment,
      streams: options.sandbox == nil ? .collectedWithTerminal : .collected)
    caller.timeout = options.sandbox == nil ? nil : .seconds(60)
    let configured = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    var commands = [caller]
    let asksRegion = configured == nil && options.sandbox == nil
    if asksRegion {
      commands.append(
        Command(
          ["aws", "configure", "get", "region"], environment: environment, timeout: .seconds(60)))
    }
    var alias = Preflight.alias
    if asksAlias, options.sandbox == nil, case .read(let line) = alias.next() {
      commands.append(command(line, environment, nil, bindings))
    }
    let answers = try lookout.ask(commands)
    guard answers[0].exit.isSuccess, let value = JSONValue(parsing: answers[0].output),
      let account = value["Account"]?.string, let arn = value["Arn"]?.string
    else {
      let failure = ServiceFailure(answers[0].error)
      let isExpired =
        failure.kind(service: "sts", created: false) == .expiredLogin && !failure.isWithoutLogin
      let words = failure.summary.isEmpty ? answers[0].exit.reason : failure.summary
      throw .noIdentity(words, isExpiredLogin: isExpired)
    }
    if let wanted = options.sandbox?.account ?? options.account, wanted != account {
      throw .wrongAccount(found: account, wanted: wanted)
    }
    let asked = asksRegion ? Preflight.line(answers[1].output) : nil
    let region = try decideRegion(configured: configured ?? asked)
    let fields = arn.split(separator: ":", omittingEmptySubsequences: false)
    var identity = Identity(
      partition: fields.count > 1 ? String(fields[1]) : "aws", account: account, region: region,
      caller: arn)
    if asksAlias, options.sandbox == nil, let answer = answers.last {
      alias.take(exit: answer.exit, output: answer.output, error: answer.error)
      identity.alias = alias.gave["alias"]?.texts.first
    }
    bindings.values["account-id"] = .text(identity.account)
    bindings.values["partition"] = .text(identity.partition)
    if let region { bindings.values["region"] = .text(region) }
    return identity
  }

  private func decideRegion(configured: String?) throws(EngineError) -> String? {
    if let region = options.region { return region }
    guard let named = plan.region else { return configured }
    if let configured, configured != named, options.sandbox == nil {
      throw .regionUndecided([named, configured])
    }
    return named
  }

  private var needsAWS: Bool {
    func needsAWS(_ invocation: Invocation?) -> Bool {
      switch invocation {
      case nil: false
      case .arguments?:
        invocation?.isAWS == true
          || !Plan.ambientNames.isDisjoint(with: invocation?.names ?? [])
      case .script(let script)?:
        script.body.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "/" }.contains("aws")
      }
    }
    return actions.contains { needsAWS($0.invocation) || needsAWS($0.check) }
  }

  /// Refuses a plan whose programs are missing, as far as no earlier action may install them.
  private func checkPrograms() throws(EngineError) {
    let searchPath = options.environment["PATH"] ?? ""
    var missing: [String] = []
    var mayInstall = false
    // Thousands of actions are of a few programs, and to look for one asks for it in each folder.
    var checked: Set<String> = []
    func check(_ program: String) {
      if checked.insert(program).inserted,
        lookout.processes.locate(program, searchPath: searchPath) == nil
      {
        missing.append(program)
      }
    }
    for requirement in plan.requires where requirement.kind == .command {
      if let name = requirement.name.literal, options.sandbox == nil { check(name) }
    }
    for action in actions {
      guard let invocation = action.invocation else {
        mayInstall = mayInstall || action.kind == .manual
        continue
      }
      if let sandbox = options.sandbox, !sandbox.runsOtherCommands, !invocation.isAWS { continue }
      switch invocation {
      case .arguments(let words):
        // A path may lead to something that the run itself makes.
        if let program = words.first?.literal, !program.contains("/"),
          !mayInstall || program == "aws"
        {
          check(program)
        }
      case .script(let script): check(script.shell)
      }
      if !invocation.isAWS, action.effect != .read { mayInstall = true }
    }
    if !missing.isEmpty { throw .missingPrograms(missing) }
  }

  // MARK: - What is there

  /// A thing that an action would create, and how to look for it.
  private typealias Creation = (step: Step, action: Action, probe: Probe)

  /// Finds out what is there: what the document takes for granted, and what its actions would create.
  ///
  /// What needs nothing of another answer is asked at once.
  ///
  /// - Parameters:
  ///   - identity: Who is calling.
  ///   - bindings: What names stand for.
  ///   - isAsked: Whether a person is asked to agree. Where nobody is, what refuses to be created
  ///     twice is not looked for: its creation tells, and each look is one more start of `aws`.
  /// - Returns: What was found out.
  /// - Throws: Where something is missing that the document takes for granted.
  func examine(_ identity: Identity?, _ bindings: Bindings, isAsked: Bool) throws(EngineError)
    -> Findings
  {
    var findings = Findings()
    guard var identity else { return findings }
    let environment = Preflight.environment(options, region: identity.region)
    findings.foreignAccounts = foreignAccounts(identity)
    let steps = plan.actions.lazy.filter { options.leftOut[$0.step.id] == nil }
    var creations: [Creation] = steps.compactMap { step, action in
      guard action.effect == .create, action.forEach == nil, let probe = action.probe else {
        return nil
      }
      return (step, action, probe)
    }
    if !isAsked {
      findings.refusing = Set(creations.lazy.map(\.action).filter(\.refusesWhatIsThere).map(\.id))
      creations.removeAll { findings.refusing.contains($0.action.id) }
    }
    let requirements = self.requirements(identity, bindings)
    let aliases = isAsked && options.sandbox == nil ? [Preflight.alias] : []
    if !creations.isEmpty || !requirements.isEmpty {
      delegate.report(.checking("what is there already"))
    }
    var (round, rest) = Preflight.ready(creations, bindings)
    let answers = try lookout.explore(
      aliases + requirements.map(\.probe)
        + round.map { ProbeRun(beforeRun: $0.probe, of: $0.action, bindings) }
    ) { index, line in
      let place = index - aliases.count - requirements.count
      return command(line, environment, place < 0 ? nil : round[place].step, bindings)
    }
    // Whoever may not see the alias goes on without.
    if !aliases.isEmpty { identity.alias = answers.first?.gives["alias"]?.texts.first }
    findings.identity = identity
    let required = answers.dropFirst(aliases.count).prefix(requirements.count).map(\.existing)
    let missing = zip(requirements, required).filter { $0.1 == .absent }.map(\.0.label)
    if !missing.isEmpty { throw .missingRequirements(missing) }
    var found = answers.dropFirst(aliases.count + requirements.count).map(\.existing)
    var known = bindings
    while true {
      for (creation, existing) in zip(round, found) {
        findings.probes[creation.action.id] = existing
        if case .same(let gives) = existing { known.values.merge(gives) { _, new in new } }
      }
      if rest.isEmpty { return findings }
      (round, rest) = Preflight.ready(rest, known)
      found = try lookout.find(
        round.map { ProbeRun(beforeRun: $0.probe, of: $0.action, known) }
      ) { index, line in command(line, environment, round[index].step, known) }
    }
  }

  private func command(
    _ line: CommandLine, _ environment: [String: String], _ step: Step?, _ bindings: Bindings
  ) -> Command {
    Command(
      line,
      environment: step.map { options.environment(environment, for: $0, bindings) } ?? environment,
      timeout: .seconds(60))
  }

  /// Parts those that need nothing of another one from those that do.
  private static func ready(_ creations: [Creation], _ bindings: Bindings) -> (
    now: [Creation], later: [Creation]
  ) {
    let promised = Set(creations.flatMap { $0.action.gives.map(\.name) })
    func waits(_ creation: Creation) -> Bool {
      creation.probe.uses.contains { bindings[$0] == nil && promised.contains($0) }
    }
    let now = creations.filter { !waits($0) }
    // What is left waits for itself in a circle; each then says what it lacks.
    return now.isEmpty ? (creations, []) : (now, creations.filter(waits))
  }

  /// The account's alias.
  private static var alias: ProbeRun {
    let words: [Argument] = ["aws", "iam", "list-account-aliases"]
    let read = Probe.Read(
      arguments: words, captures: [Give(name: "alias", path: "AccountAliases[0]")])
    return ProbeRun(Probe(subject: "alias", reads: [read]), gives: ["alias"], Bindings())
  }

  /// What the document takes for granted, as far as its names are known: a name with a value that is
  /// not known yet is met when it is used.
  private func requirements(_ identity: Identity, _ bindings: Bindings) -> [(
    label: String, probe: ProbeRun
  )] {
    plan.requires.compactMap { requirement in
      guard let name = try? requirement.name.rendered(bindings).text else { return nil }
      let read: [String]
      switch requirement.kind {
      case .group: read = ["get-group", "--group-name", name]
      case .user: read = ["get-user", "--user-name", name]
      case .role: read = ["get-role", "--role-name", name]
      case .policy:
        let arn =
          name.hasPrefix("arn:")
          ? name : "arn:\(identity.partition):iam::\(identity.account):policy/\(name)"
        read = ["get-policy", "--policy-arn", arn]
      case .command: return nil
      }
      let arguments = ["aws", "iam"] + read
      let probe = Probe(
        subject: requirement.name,
        reads: [Probe.Read(arguments: arguments.map { Argument($0) }, notFound: ["NoSuchEntity"])])
      return (
        "\(requirement.kind.rawValue) \"\(name)\" (line \(requirement.line))",
        ProbeRun(probe, gives: [], bindings)
      )
    }
  }

  /// Accounts in the ARNs that the actions name.
  private func foreignAccounts(_ identity: Identity) -> [ForeignAccount] {
    var found: [ForeignAccount] = []
    for action in actions {
      guard case .arguments(let words)? = action.invocation else { continue }
      for word in words {
        for piece in word.pieces {
          guard case .literal(let text) = piece else { continue }
          for account in Preflight.accounts(in: text)
          where account != identity.account && !found.contains(where: { $0.account == account }) {
            found.append(ForeignAccount(account: account, line: action.line))
          }
        }
      }
    }
    return found
  }

  /// The account fields of the ARNs in a text.
  private static func accounts(in text: String) -> [String] {
    var accounts: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "arn:") {
      rest = rest[start.upperBound...]
      let fields = rest.prefix(256).split(
        separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5, fields[3].utf8.count == 12,
        fields[3].utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { continue }
      accounts.append(String(fields[3]))
    }
    return accounts
  }

  private static func line(_ output: [UInt8]) -> String? {
    let text = String(decoding: output, as: UTF8.self).prefix { !$0.isNewline }
    return text.isEmpty ? nil : String(text)
  }
}

extension Action {
  /// Whether its command refuses to make what is there already, so that its success means that it was
  /// not there.
  var refusesWhatIsThere: Bool {
    guard case .arguments(let words)? = invocation else { return false }
    return probe != nil && RefusingCreates.contains(words)
  }
}

extension Probe {
  /// The names that it needs from outside, without those that its own reads capture.
  var needs: Set<String> {
    names { $0 != .within }
  }

  /// The names that it uses where they are known, those that it needs among them.
  var uses: Set<String> { names { _ in true } }

  private func names(of isCounted: (Comparison.Method) -> Bool) -> Set<String> {
    var names = Set(reads.flatMap { $0.arguments.flatMap(\.names) })
    for comparison in comparisons where isCounted(comparison.method) {
      names.formUnion(comparison.expected.names)
    }
    // A read may capture what the action gives, which no probe needs to know before.
    return names.subtracting(reads.flatMap { $0.captures.map(\.name) })
  }
}

extension RunOptions {
  /// The environment of a step's commands: with the profile of who the document says runs it.
  func environment(_ environment: [String: String], for step: Step, _ bindings: Bindings)
    -> [String: String]
  {
    guard let actor = step.actor, let name = try? actor.rendered(bindings).text,
      let profile = profiles[name]
    else { return environment }
    var environment = environment
    environment["AWS_PROFILE"] = profile
    return environment
  }
}
