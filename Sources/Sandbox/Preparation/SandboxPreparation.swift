package import AWS
package import Compiler
package import Engine
import JSON
import Platform

/// What a sandbox was given so that a runbook can be rehearsed in it.
package struct SandboxPreparation: Hashable, Sendable {
  /// Something that was not there before.
  package struct Made: Hashable, Sendable {
    /// "group", "domain", for people.
    package var kind: String
    /// Its name or id.
    package var name: String

    /// Makes one.
    package init(kind: String, name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// Values for the inputs that have none, for ``ValueSources/examples``.
  package var examples: [String: RunValue]
  /// What was made, in order; empty when all was there already.
  package var made: [Made]
}

extension Sandbox {
  /// Makes what a runbook takes for granted, and finds values for the inputs that have none.
  ///
  /// Does nothing twice: what is there is left as it is, and an input's example stays the same as
  /// long as the sandbox lives.
  ///
  /// - Parameters:
  ///   - plan: The runbook.
  ///   - given: The values that the person gave, by the inputs' names.
  ///   - catalogue: The installed CLI's models, for values that options allow; nil without.
  ///   - region: Where regional things are made; nil for the plan's region.
  /// - Returns: The examples and what was made.
  /// - Throws: Where the sandbox does not answer.
  package func prepare(
    for plan: Plan, given: [String: RunValue] = [:], catalogue: AWSCatalogue? = nil,
    region: String? = nil
  ) throws(SandboxError) -> SandboxPreparation {
    let missing = plan.inputs.filter { given[$0.name] == nil && $0.defaultValue == nil }
    let chosen = ExampleChooser(plan: plan, catalogue: catalogue).examples(for: missing)
    var examples: [String: RunValue] = [:]
    var texts: [String: String] = [
      "account-id": Self.account, "partition": "aws",
      "region": region ?? plan.region ?? Self.defaultRegion,
    ]
    for input in plan.inputs { texts[input.name] = input.defaultValue }
    for (name, value) in given {
      if case .text(let text) = value { texts[name] = text }
    }
    for (input, example) in zip(missing, chosen) {
      if example.kind.isName { texts[input.name] = example.names.first }
      guard example.kind == .text else { continue }
      examples[input.name] = example.value(of: example.names, isList: input.isList)
    }
    // The examples first: what is taken for granted may be named after them (`admin_<name>`).
    let wanted = zip(missing, chosen).compactMap { input, example in
      example.kind == .text
        ? nil
        : JSONValue.object([
          .init("name", .string(input.name)),
          .init("kind", .string(example.kind.rawValue)),
          .init("names", .array(example.names.map { .string($0) })),
        ])
    }
    var made: [SandboxPreparation.Made] = []
    let answer = try ask(examples: wanted, requires: [], region: texts["region"], &made)
    for (input, example) in zip(missing, chosen) where example.kind != .text {
      guard let found = answer["values"]?[input.name]?.elements?.compactMap(\.string) else {
        continue
      }
      examples[input.name] = example.value(of: found, isList: input.isList)
      texts[input.name] = found.first
    }
    _ = try ask(
      examples: [], requires: plan.requires.compactMap { requirement($0, texts) },
      region: texts["region"], &made)
    return SandboxPreparation(examples: examples, made: made)
  }

  /// Asks the server to make things; what was not there before is added to `made`.
  private func ask(
    examples: [JSONValue], requires: [JSONValue], region: String?,
    _ made: inout [SandboxPreparation.Made]
  ) throws(SandboxError) -> JSONValue {
    let answer = try server.ask(
      "POST", "/runbook/prepare",
      body: .object([
        .init("region", .string(region ?? Self.defaultRegion)),
        .init("requires", .array(requires)),
        .init("examples", .array(examples)),
      ]), timeout: .seconds(60))
    for item in answer["made"]?.elements ?? [] {
      guard let kind = item["kind"]?.string, let name = item["name"]?.string else { continue }
      made.append(SandboxPreparation.Made(kind: kind, name: name))
    }
    return answer
  }

  /// A requirement as the server takes it; nil for programs, and where the name needs a value that
  /// only an action gives.
  private func requirement(_ requirement: Requirement, _ texts: [String: String]) -> JSONValue? {
    guard requirement.kind != .command else { return nil }
    var name = ""
    for piece in requirement.name.pieces {
      switch piece {
      case .literal(let text): name += text
      case .value(let value), .jsonText(let value):
        guard let text = texts[value] else { return nil }
        name += text
      case .jsonList: return nil
      }
    }
    return .object([
      .init("kind", .string(requirement.kind.rawValue)), .init("name", .string(name)),
    ])
  }
}
