import Compiler
import Source

/// Which steps of a plan run: `--section`, `--from`, `--until`, `--only`, `--skip` and
/// `--with-optional`.
///
/// A step that is not chosen stays in the plan, marked as left out with the reason, so that a resume
/// leaves it out too.
struct StepSelection {
  private let sections: [String]
  private let from: String?
  private let until: String?
  private let only: [String]
  private let skip: [String]
  private let withOptional: Bool

  init(_ arguments: ParsedArguments) {
    sections = arguments.values(.section)
    from = arguments.value(.from)
    until = arguments.value(.until)
    only = arguments.values(.only)
    skip = arguments.values(.skip)
    withOptional = arguments.has(.withOptional)
  }

  /// The plan, what is not chosen marked as left out, and the inputs of the rest.
  ///
  /// - Throws: Where a word names no step, or several.
  func applied(to plan: Plan) throws(CommandFailure) -> Plan {
    var plan = plan
    let chosen = try chosenIndices(plan)
    let isExplicit = !named(in: plan).isEmpty || !only.isEmpty
    var skipped: Set<Int> = []
    for word in skip { skipped.insert(try index(word, plan)) }
    for index in plan.steps.indices {
      if skipped.contains(index) {
        plan.steps[index].excludedBy = "--skip"
      } else if !chosen.contains(index) {
        plan.steps[index].excludedBy = "not chosen"
      } else if isExplicit {
        // What is named runs, whatever kind of section it stands in.
        plan.steps[index].excludedBy = nil
        plan.steps[index].isOptional = false
      } else if withOptional {
        plan.steps[index].isOptional = false
      }
    }
    takeOneWay(of: &plan)
    return Self.withInputsOfWhatRuns(plan)
  }

  /// The words of `--section` that name more than one of several ways to do a thing.
  private func named(in plan: Plan) -> [String] {
    sections.filter { word in !plan.steps.contains { Self.isWay($0, word) } }
  }

  private static func isWay(_ step: Step, _ word: String) -> Bool {
    guard let way = step.alternative else { return false }
    // Ways within one section ("grant-access/option-a") have its title in common.
    return way.choice == word
      || !way.choice.contains("/") && step.section.lowercased() == word.lowercased()
  }

  /// Leaves out all ways to do a thing but the one that `--section` names; all, where it names none,
  /// since doing a thing in two ways does it twice.
  private func takeOneWay(of plan: inout Plan) {
    var ways: [String: [Step.Alternative]] = [:]
    var picked: Set<Step.Alternative> = []
    for step in plan.steps where step.excludedBy == nil && !step.actions.isEmpty {
      guard let way = step.alternative else { continue }
      if !ways[way.group, default: []].contains(way) { ways[way.group, default: []].append(way) }
      if sections.contains(where: { Self.isWay(step, $0) }) { picked.insert(way) }
    }
    for index in plan.steps.indices where plan.steps[index].excludedBy == nil {
      guard let way = plan.steps[index].alternative, let all = ways[way.group], all.count > 1,
        !picked.contains(way)
      else { continue }
      if all.contains(where: picked.contains) {
        plan.steps[index].excludedBy = "another way is chosen"
      } else {
        plan.steps[index].excludedBy =
          "one of \(all.count) ways to do the same: choose it with --section \(way.choice)"
      }
    }
  }

  /// Why each step that is left out is, by its id.
  static func leftOut(of plan: Plan) -> [String: String] {
    var reasons: [String: String] = [:]
    for step in plan.steps {
      if let reason = step.excludedBy {
        reasons[step.id] = reason
      } else if step.isOptional {
        reasons[step.id] = "optional"
      }
    }
    return reasons
  }

  /// The new plan of a document with the choice that was made for its old one.
  static func carried(over old: Plan, to new: Plan) -> Plan {
    var plan = new
    let marks = Dictionary(
      old.steps.map { ($0.id, ($0.isOptional, $0.excludedBy)) },
      uniquingKeysWith: { first, _ in first })
    for index in plan.steps.indices {
      guard let mark = marks[plan.steps[index].id] else { continue }
      (plan.steps[index].isOptional, plan.steps[index].excludedBy) = mark
    }
    return withInputsOfWhatRuns(plan)
  }

  /// The step that a word on the command line means.
  ///
  /// - Throws: Where it means none, several, or one of a step's several actions, which are not left
  ///   out alone.
  private func index(_ word: String, _ plan: Plan) throws(CommandFailure) -> Int {
    switch StepName(word, in: plan) {
    case .step(let index): return index
    case .action(let index, let action):
      let step = plan.steps[index]
      if step.actions.count == 1 { return index }
      throw CommandFailure(
        "\"\(step.actions[action].id)\" is one of the \(step.actions.count) actions of the step "
          + "\"\(step.id)\" (line \(step.line)), and steps are chosen whole",
        advice: ["runbook resume RUN --skip leaves a single action of a run out"])
    case .nothing(let nearest):
      throw CommandFailure(
        noStep: word, nearest: nearest, advice: "runbook plan FILE --full shows the ids of steps")
    case .several(let candidates): throw CommandFailure(severalSteps: word, candidates)
    }
  }

  /// The steps of a section by its title or id, those of sections below it included.
  private func indices(section word: String, _ plan: Plan) throws(CommandFailure) -> [Int] {
    let found = plan.steps.indices.filter { index in
      let step = plan.steps[index]
      return step.id.hasPrefix(word + "/") || step.section.lowercased() == word.lowercased()
        || step.alternative?.choice == word
    }
    if !found.isEmpty { return found }
    var titles: [String] = []
    for step in plan.steps where titles.last != step.section { titles.append(step.section) }
    let near = NearestName.of(word, among: titles).map { ", did you mean \"\($0)\"?" } ?? ""
    throw CommandFailure(
      "no section \"\(word)\" with steps\(near)",
      advice: ["sections: \(titles.joined(separator: ", "))"])
  }

  private func chosenIndices(_ plan: Plan) throws(CommandFailure) -> Set<Int> {
    var chosen = Set(plan.steps.indices)
    for word in sections { _ = try indices(section: word, plan) }
    if !named(in: plan).isEmpty {
      var union: Set<Int> = []
      for word in sections { union.formUnion(try indices(section: word, plan)) }
      chosen.formIntersection(union)
    }
    if !only.isEmpty {
      var union: Set<Int> = []
      for word in only { union.insert(try index(word, plan)) }
      chosen.formIntersection(union)
    }
    if let from {
      let first = try index(from, plan)
      chosen = chosen.filter { $0 >= first }
    }
    if let until {
      let last = try index(until, plan)
      chosen = chosen.filter { $0 <= last }
    }
    if chosen.isEmpty, !plan.steps.isEmpty { throw CommandFailure("no step is left to run") }
    return chosen
  }

  /// Inputs and requirements that only steps use which are left out are none; what such steps would
  /// have given is an input.
  private static func withInputsOfWhatRuns(_ plan: Plan) -> Plan {
    guard plan.steps.contains(where: { $0.excludedBy != nil || $0.isOptional }) else { return plan }
    let leftOut = leftOut(of: plan)
    let running = plan.steps.filter { leftOut[$0.id] == nil }
    var needed: [String: [SourceLocation]] = [:]
    var given = Plan.ambientNames
    for action in running.flatMap(\.actions) {
      for name in action.needs where !given.contains(name) {
        needed[name, default: []].append(SourceLocation(line: action.line, column: 1))
      }
      given.formUnion(action.gives.map(\.name))
    }
    for actor in running.compactMap(\.actor) {
      for name in actor.names where needed[name] == nil { needed[name] = [] }
    }
    var result = plan
    result.requires = plan.requires.filter { requirement in
      running.contains { $0.actions.contains { $0.uses(requirement) } }
    }
    for requirement in result.requires {
      for name in requirement.name.names where needed[name] == nil { needed[name] = [] }
    }
    result.inputs = plan.inputs.filter { needed[$0.name] != nil }
    let known = Set(plan.inputs.map(\.name))
    for name in needed.keys.sorted() where !known.contains(name) && !given.contains(name) {
      result.inputs.append(
        Input(
          name: name, purpose: "given by a step that is left out", usedAt: needed[name] ?? []))
    }
    return result
  }
}

extension Action {
  /// Whether it may need what the document takes for granted: it stands on the line that asks for
  /// it, or its command has the name.
  fileprivate func uses(_ requirement: Requirement) -> Bool {
    if line == requirement.line { return true }
    let name = requirement.name.description
    return switch invocation {
    case .arguments(let words): words.contains { $0.description.contains(name) }
    case .script(let script): script.source.contains(name)
    case nil: false
    }
  }
}
