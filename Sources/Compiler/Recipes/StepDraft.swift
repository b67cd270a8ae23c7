import AWS
import Source

/// What a step amounts to, as the recipes write it.
struct StepDraft {
  /// What the reader hands back.
  private(set) var outcome = ProseOutcome()
  /// The region of the commands to come, where the text names one.
  var region: String?
  private let step: ProseStep
  private let file: SourceFile
  private let catalogue: AWSCatalogue?
  /// The number of the next action.
  private var nextNumber = 1
  /// What is left out so far: a paragraph may hold thousands of clauses.
  private var leftOut: Set<Step.Clause> = []

  /// Begins the draft of a step.
  init(_ step: ProseStep, file: SourceFile, catalogue: AWSCatalogue?) {
    self.step = step
    self.file = file
    self.catalogue = catalogue
  }

  /// The id that the next action will have.
  var nextID: String { "\(step.id)/\(nextNumber)" }

  /// Leaves numbers to actions that the step has already.
  mutating func skip(_ count: Int) { nextNumber += count }

  /// How many actions there are.
  var count: Int { outcome.actions.count }

  /// The line of an offset.
  func line(of offset: Int) -> Int { file.location(of: offset).line }

  /// The words of the document in a range, on one line.
  func text(_ range: Range<Int>) -> String {
    file.text(range).onOneLine
  }

  /// Writes a command.
  ///
  /// - Parameters:
  ///   - words: the command after `aws`.
  ///   - range: the words of the document that it was read from.
  ///   - gives: the values that it gives.
  ///   - probe: how to tell that what it creates is there; the table's, where there is none.
  ///   - undo: the command after `aws` that takes it back.
  mutating func command(
    _ words: [Argument], from range: Range<Int>, gives: [Give] = [], probe: Probe? = nil,
    undo: [Argument]? = nil
  ) {
    let arguments = regional(checked(["aws"] + words, from: range))
    add(
      Action(
        id: nextID, kind: .command, origin: .prose, line: line(of: range.lowerBound),
        effect: .of(arguments), invocation: .arguments(arguments), text: text(range), gives: gives,
        probe: probe ?? ProbeTable.probe(for: arguments, gives: gives),
        undo: undo.map { .arguments(regional(["aws"] + $0)) }))
  }

  /// Writes a wait.
  mutating func wait(_ waiting: WaitTable.Waiting, from range: Range<Int>) {
    add(
      Action(
        id: nextID, kind: .wait, origin: .prose, line: line(of: range.lowerBound), effect: .read,
        invocation: .arguments(waiting.arguments), text: text(range), wait: waiting.wait,
        timeout: waiting.timeout))
  }

  /// Writes a check: a read-only command after `aws`, and what its output must show.
  mutating func check(_ words: [Argument], _ expectation: Expectation, from range: Range<Int>) {
    let arguments = regional(checked(["aws"] + words, from: range))
    add(
      Action(
        id: nextID, kind: .check, origin: .prose, line: line(of: range.lowerBound), effect: .read,
        invocation: .arguments(arguments), text: text(range), expectation: expectation))
  }

  /// A command held against the installed CLI's models, its values in their case.
  private mutating func checked(_ words: [Argument], from range: Range<Int>) -> [Argument] {
    guard let catalogue else { return words }
    var arguments = words
    outcome.diagnostics += CommandCheck.diagnostics(
      of: &arguments, from: range, in: file, catalogue: catalogue)
    return arguments
  }

  /// A command in the region that the text names; what is the same in all regions needs none.
  func regional(_ arguments: [Argument]) -> [Argument] {
    guard let region, let call = AWSCall(arguments), call.region == nil,
      !Self.global.contains(call.service)
    else { return arguments }
    return arguments + ["--region", Argument(region)]
  }

  /// Services that have one endpoint for all regions of a partition (AWS General Reference).
  static let global: Set<String> = [
    "iam", "sts", "organizations", "cloudfront", "route53", "globalaccelerator", "account",
  ]

  /// Says in which region the text goes on.
  mutating func go(to region: String, at range: Range<Int>) {
    outcome.regions.append((region, line(of: range.lowerBound)))
  }

  /// Writes a task for a person.
  mutating func manual(from range: Range<Int>, reason: String? = nil) {
    add(
      Action(
        id: nextID, kind: .manual, origin: .prose, line: line(of: range.lowerBound),
        effect: .unknown, text: text(range), reason: reason))
  }

  /// Writes an action whose id is ``nextID``.
  mutating func add(_ action: Action) {
    outcome.actions.append(action)
    nextNumber += 1
  }

  /// Says that some words are not carried out.
  ///
  /// - Parameters:
  ///   - range: the words of the document.
  ///   - id: the step in which they stand; nil for this one.
  ///   - reason: why, where that helps.
  mutating func leaveOut(_ range: Range<Int>, of id: String? = nil, because reason: String? = nil) {
    let words = text(range)
    let clause = Step.Clause(
      line: line(of: range.lowerBound), text: reason.map { "\(words) (\($0))" } ?? words)
    guard !leftOut.contains(clause) else { return }
    if let id, id != step.id {
      outcome.leftEarlier.append((step: id, clause: clause))
    } else {
      leftOut.insert(clause)
      outcome.notCarriedOut.append(clause)
    }
  }

  /// How far the draft is, to tell what is written from here on.
  struct Mark {
    fileprivate var actions: Int
    fileprivate var inputs: Int
    fileprivate var actor: Argument?
  }

  /// How far the draft is.
  var mark: Mark {
    Mark(actions: outcome.actions.count, inputs: outcome.inputs.count, actor: outcome.actor)
  }

  /// Takes back the task for a person that is all that was written since a mark.
  mutating func withdraw(to mark: Mark) {
    guard manual(since: mark) != nil else { return }
    outcome.actions.removeLast()
    nextNumber -= 1
  }

  /// Puts one task for a person in the place of all that was written since a mark.
  ///
  /// - Parameters:
  ///   - mark: where it begins.
  ///   - ranges: the words of the document that ask for it.
  ///   - reason: why a person sees to it.
  mutating func hold(since mark: Mark, wordsOf ranges: [Range<Int>], because reason: String) {
    guard outcome.actions.count > mark.actions, let first = ranges.first else { return }
    nextNumber -= outcome.actions.count - mark.actions
    outcome.actions.removeSubrange(mark.actions...)
    outcome.inputs.removeSubrange(mark.inputs...)
    manual(from: first, reason: reason)
    widen(mark.actions, to: ranges)
  }

  /// What was written since a mark.
  func evidence(since mark: Mark) -> Evidence {
    Evidence(
      actions: outcome.actions[mark.actions...], inputs: outcome.inputs[mark.inputs...],
      actor: outcome.actor == mark.actor ? nil : outcome.actor)
  }

  /// How to wait for what was made last since a mark; nil where it is there at once.
  func waiting(since mark: Mark) -> WaitTable.Waiting? {
    outcome.actions[mark.actions...].last { $0.kind == .command && $0.effect == .create }
      .flatMap(Waits.waiting)
  }

  /// The place of the task for a person that is all that was written since a mark.
  func manual(since mark: Mark) -> Int? {
    guard outcome.actions.count == mark.actions + 1, outcome.actions[mark.actions].kind == .manual
    else { return nil }
    return mark.actions
  }

  /// Words an action with more of the document: from the first of some ranges to the end of the last.
  mutating func widen(_ action: Int, to ranges: [Range<Int>]) {
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max()
    else {
      return
    }
    outcome.actions[action].text = text(start..<end)
    outcome.actions[action].line = line(of: start)
  }

  /// Says what is known of an input.
  mutating func input(_ input: Input) {
    guard !outcome.inputs.contains(where: { $0.name == input.name }) else { return }
    outcome.inputs.append(input)
  }

  /// Says that something is taken for granted.
  mutating func require(_ requirement: Requirement) { outcome.requires.append(requirement) }

  /// Says that an action uses a code block.
  mutating func use(fence range: Range<Int>) {
    if !outcome.usedFences.contains(range) { outcome.usedFences.append(range) }
  }

  /// Says who carries the step out.
  mutating func become(_ actor: Argument) {
    outcome.actor = actor
    outcome.endsActor = false
  }

  /// Says that whoever runs the plan goes on.
  mutating func endActor() {
    outcome.actor = nil
    outcome.endsActor = true
  }

  /// Reports a finding.
  mutating func report(_ diagnostic: Diagnostic) { outcome.diagnostics.append(diagnostic) }
}

extension Scene {
  /// Takes something for granted, unless the document makes it or it is required already.
  mutating func require(_ kind: Requirement.Kind, _ name: Argument, at range: Range<Int>) {
    let identity = Requirement.Identity(kind: kind, name: name)
    switch kind {
    case .group: context.knownGroups.insert(name)
    case .role: context.knownRoles.insert(name)
    case .user: context.knownUsers.insert(name)
    case .policy, .command: break
    }
    if let referent = kind.referent { speak(of: referent, name, at: range) }
    guard !context.made.contains(identity), context.required.insert(identity).inserted else {
      return
    }
    draft.require(Requirement(kind: kind, name: name, line: draft.line(of: range.lowerBound)))
  }

  /// A value that the person is asked for: the document says what is wanted, and not which.
  mutating func input(
    _ wanted: String, purpose: String, isList: Bool = false, default value: String? = nil
  )
    -> String
  {
    let name = context.claim(wanted)
    context.inputs.insert(name)
    draft.input(
      Input(
        name: name, isRequired: value == nil, isList: isList, defaultValue: value, purpose: purpose)
    )
    return name
  }

  /// A name in a command: an example is the default of an input, a template or a fixed name stands.
  mutating func resolved(_ fact: NameFact, as wanted: String, purpose: String) -> Argument {
    guard fact.isExample, let literal = fact.name.literal else { return fact.name }
    return .value(input(wanted, purpose: purpose, default: literal))
  }
}
