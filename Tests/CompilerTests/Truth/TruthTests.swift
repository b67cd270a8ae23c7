import Source
import Testing

@testable import Compiler

/// The seed documents, held against what they amount to.
@Suite(.enabled(if: SharedFolder.path != nil, "the shared folder is not beside this repository"))
struct TruthTests {
  static let seeds = [
    "enable-sagemaker-v1", "enable-sagemaker-v2", "sagemaker-and-iam",
    "sagemaker-identity-policies", "sagemaker-personas",
  ]

  @Test("every action of the truth is in the plan, in its order", arguments: seeds)
  func actions(seed: String) throws {
    let (plan, _) = try #require(SharedFolder.plan(seed))
    let truth = Truth(
      String(decoding: try #require(SharedFolder.read("truth/\(seed).txt")), as: UTF8.self))
    #expect(truth.actions.isEmpty == (seed == "sagemaker-and-iam"))
    let actions = plan.actions
    var position = 0
    for expected in truth.actions {
      if !expected.eachOf.isEmpty {
        expectAttached(expected, in: plan)
        continue
      }
      let found = actions[position...].firstIndex {
        matches($0.action, step: $0.step, expected, plan: plan)
      }
      guard let found else {
        Issue.record("missing after action \(position): \(expected.text)")
        continue
      }
      position = found + 1
    }
  }

  @Test("every finding of the truth is reported at its line", arguments: seeds)
  func findings(seed: String) throws {
    let (plan, file) = try #require(SharedFolder.plan(seed))
    let truth = Truth(
      String(decoding: try #require(SharedFolder.read("truth/\(seed).txt")), as: UTF8.self))
    for expected in truth.findings {
      // What the installed CLI says cannot be found without one.
      if expected.id.hasPrefix("aws."), SharedFolder.catalogue == nil { continue }
      let isReported = plan.diagnostics.contains { diagnostic in
        diagnostic.id == expected.id && diagnostic.severity.rawValue == expected.severity
          && expected.lines.contains(file.location(of: diagnostic.range.lowerBound).line)
      }
      #expect(isReported, "\(expected.id) at \(expected.lines)")
    }
  }

  @Test("what the documents take for granted is required", arguments: seeds)
  func requirements(seed: String) throws {
    let (plan, _) = try #require(SharedFolder.plan(seed))
    let truth = Truth(
      String(decoding: try #require(SharedFolder.read("truth/\(seed).txt")), as: UTF8.self))
    let required = Set(plan.requires.map { "\($0.kind.rawValue) \($0.name)" })
    #expect(Set(truth.requires).isSubset(of: required), "\(required.sorted())")
  }

  @Test("nothing is created, changed or deleted that the truth does not list", arguments: seeds)
  func nothingElse(seed: String) throws {
    let (plan, _) = try #require(SharedFolder.plan(seed))
    let truth = Truth(
      String(decoding: try #require(SharedFolder.read("truth/\(seed).txt")), as: UTF8.self))
    let listed = Set(truth.actions.map(\.operation))
    for (_, action) in plan.actions where action.kind == .command && action.effect != .read {
      let call = try #require(AWSCall(Self.arguments(action)))
      #expect(listed.contains("\(call.service) \(call.operation)"), "\(Compiled.line(action))")
    }
  }

  @Test("a document without anything to run has no actions")
  func reference() throws {
    let (plan, _) = try #require(SharedFolder.plan("sagemaker-and-iam"))
    #expect(plan.actions.isEmpty)
    #expect(!plan.diagnostics.contains { $0.severity == .error })
  }

  // MARK: Comparing

  private static func arguments(_ action: Action) -> [Argument] {
    guard case .arguments(let arguments)? = action.invocation else { return [] }
    return arguments
  }

  private func matches(_ action: Action, step: Step, _ expected: Truth.Expected, plan: Plan)
    -> Bool
  {
    switch expected.kind {
    case "manual": return action.kind == .manual && action.line == expected.line
    case "wait": return action.kind == .wait
    case "check": if action.kind != .check { return false }
    default: if action.kind != .command { return false }
    }
    guard let call = AWSCall(Self.arguments(action)),
      expected.operation == "\(call.service) \(call.operation)",
      isAt(expected.line, action, step, plan), isRepeated(action, expected.each)
    else { return false }
    if let gives = expected.gives, !action.gives.contains(where: { $0.name == gives }) {
      return false
    }
    return expected.options.allSatisfy { option in
      guard let value = call.value(of: option.name) else { return false }
      guard let wanted = option.value else { return true }
      let text = value.text { name in plan.inputs.first { $0.name == name }?.defaultValue }
      let shown = call.options.last { $0.name == option.name }?.values.map(\.description) ?? []
      if wanted.hasSuffix("…") { return text.hasPrefix(wanted.dropLast()) || text.hasPrefix("<") }
      return text == wanted || shown.joined(separator: " ") == wanted
    }
  }

  /// Any line of the same step is right.
  private func isAt(_ line: Int?, _ action: Action, _ step: Step, _ plan: Plan) -> Bool {
    guard let line else { return true }
    if action.line == line || step.line == line { return true }
    let next = plan.steps.map(\.line).filter { $0 > step.line }.min() ?? Int.max
    return step.line <= line && line < next
  }

  private func isRepeated(_ action: Action, _ each: String?) -> Bool {
    guard let each else { return action.forEach == nil }
    switch action.forEach?.source {
    case .output(_, let path, _)?: return path == each
    case .list?: return each.hasPrefix("<")
    case nil: return false
    }
  }

  /// Each of the named policies is attached once, by the value that creating it gives.
  private func expectAttached(_ expected: Truth.Expected, in plan: Plan) {
    var created: [String: String] = [:]
    for (_, action) in plan.actions {
      guard let call = AWSCall(Self.arguments(action)), call.operation == "create-policy" else {
        continue
      }
      for give in action.gives {
        created[give.name] = call.value(of: "--policy-name")?.description
      }
    }
    let role = expected.options.first { $0.name == "--role-name" }?.value
    let attached = plan.actions.compactMap { _, action -> String? in
      guard let call = AWSCall(Self.arguments(action)), call.operation == "attach-role-policy",
        call.value(of: "--role-name")?.text(showing: { name in
          plan.inputs.first { $0.name == name }?.defaultValue
        }) == role
      else { return nil }
      return call.value(of: "--policy-arn")?.names.first.flatMap { created[$0] }
    }
    #expect(attached.sorted() == expected.eachOf.sorted())
  }
}
