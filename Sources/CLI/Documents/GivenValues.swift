import Compiler
import Engine
import JSON
import Platform
import Source

/// The values that a person gives on the command line, in files and in the environment.
struct GivenValues {
  let context: CommandContext
  private(set) var options: [(name: String, value: String)] = []
  private(set) var file: [String: RunValue] = [:]
  private(set) var environment: [String: String] = [:]
  private(set) var secretNames: Set<String> = []

  /// The most bytes of a vars file.
  private static let limit = 1 << 20
  /// What an environment variable's name begins with that gives an input its value.
  private static let prefix = "RUNBOOK_VAR_"

  /// The environment variable that gives an input its value.
  static func variable(of name: String) -> String {
    prefix + name.uppercased().replacing("-", with: "_")
  }

  init(context: CommandContext) { self.context = context }

  /// The same with what was given read.
  ///
  /// - Throws: Where a word is no `name=value`, or a file cannot be read.
  func read() throws(CommandFailure) -> GivenValues {
    var values = self
    for option in [CommandOption.variable, .set] {
      for word in context.arguments.values(option) {
        let pair = try Self.pair(word, option: option)
        values.options.append((PlaceholderName.kebab(pair.name), pair.value))
      }
    }
    for path in context.arguments.values(.variables) {
      values.file.merge(try readFile(path)) { _, new in new }
    }
    for (name, value) in context.environment where name.hasPrefix(Self.prefix) {
      values.environment[String(name.dropFirst(Self.prefix.count))] = value
    }
    values.secretNames = Set(context.arguments.values(.secret).map(PlaceholderName.kebab))
    return values
  }

  /// The values for the engine.
  var sources: ValueSources {
    ValueSources(
      options: options, file: file, environment: environment, secretNames: secretNames)
  }

  /// Refuses names that a plan does not use, and secrets on the command line.
  ///
  /// - Throws: With the nearest name that it does use, or with where a secret may stand.
  func check(against plan: Plan) throws(CommandFailure) {
    let secrets = secretNames.union(plan.inputs.filter(\.isSecret).map(\.name))
      .union(plan.actions.flatMap(\.action.gives).filter(\.isSecret).map(\.name))
    if let secret = options.first(where: { secrets.contains($0.name) })?.name {
      throw CommandFailure(
        "the secret \"\(secret)\" stands on the command line, which everybody on this machine can read",
        advice: [
          "give it in the environment as \(Self.variable(of: secret)), in a --vars file, or when asked"
        ])
    }
    let given = options.map(\.name) + file.keys.sorted() + secretNames.sorted()
    if given.isEmpty { return }
    let names = Self.names(of: plan)
    for name in given where !names.contains(name) {
      let near = NearestName.of(name, among: plan.inputs.map(\.name))
      let inputs = plan.inputs.map(\.name).joined(separator: ", ")
      throw CommandFailure(
        "the document has no input \"\(name)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
        advice: inputs.isEmpty ? ["it has no inputs"] : ["its inputs: \(inputs)"])
    }
  }

  /// A plan whose inputs are secret where `--secret` says so.
  func marking(_ plan: Plan) -> Plan {
    var plan = plan
    for index in plan.inputs.indices where secretNames.contains(plan.inputs[index].name) {
      plan.inputs[index].isSecret = true
    }
    return plan
  }

  /// What is known of each input, with secrets left out: one value, or several.
  func known(for plan: Plan) -> [String: RunValue] {
    var known: [String: RunValue] = [:]
    let variables = Dictionary(
      environment.map { (PlaceholderName.kebab($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    for input in plan.inputs where !input.isSecret && !secretNames.contains(input.name) {
      let given = options.filter { $0.name == input.name }.map(\.value)
      if given.count > 1 {
        known[input.name] = .list(given)
      } else if let value = given.first {
        known[input.name] = .text(value)
      } else {
        known[input.name] = file[input.name] ?? variables[input.name].map(RunValue.text)
      }
    }
    return known
  }

  /// The same as text for a plan that is shown.
  func shown(for plan: Plan) -> [String: String] { known(for: plan).mapValues(\.shown) }

  /// Splits `name=value`.
  static func pair(_ word: String, option: CommandOption) throws(CommandFailure) -> (
    name: String, value: String
  ) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let form = option.value?.placeholder ?? "NAME=VALUE"
    guard parts.count == 2, !parts[0].isEmpty else {
      throw CommandFailure("\"\(option.name) \(word)\" is not of the form \(form)")
    }
    if parts[1].isEmpty {
      throw CommandFailure(
        "the value of \"\(parts[0])\" is empty",
        advice: ["an empty value would turn one target into all of them"])
    }
    return (String(parts[0]), String(parts[1]))
  }

  /// The names that may be given: inputs, what actions give or need, and what confirms targets.
  private static func names(of plan: Plan) -> Set<String> {
    var names = Set(plan.inputs.map(\.name)).union(plan.targetNames)
    for (step, action) in plan.actions {
      names.formUnion(action.needs)
      names.formUnion(action.gives.map(\.name))
      names.formUnion(step.actor?.names ?? [])
    }
    return names
  }

  private func readFile(_ path: String) throws(CommandFailure) -> [String: RunValue] {
    let bytes: [UInt8]
    do {
      bytes = try context.files.read(context.path(path), limit: Self.limit)
    } catch {
      throw CommandFailure("cannot read \"\(path)\": \(error.reason)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("\"\(path)\" is not UTF-8")
    }
    let first = bytes.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return first == UInt8(ascii: "{") ? try json(bytes, path) : try lines(text, path)
  }

  private func json(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> [String: RunValue] {
    guard let members = JSONValue(parsing: bytes)?.members else {
      let document = JSONDocument.parse(bytes)
      let file = SourceFile(name: path, bytes: bytes)
      let place = document.diagnostics.first.map {
        " at line \(file.location(of: $0.range.lowerBound).line): \($0.message)"
      }
      throw CommandFailure("\"\(path)\" is not JSON\(place ?? "")")
    }
    var values: [String: RunValue] = [:]
    for member in members {
      guard let value = Self.value(member.value) else {
        throw CommandFailure(
          "\"\(member.name)\" in \"\(path)\" is neither a text nor a list of texts")
      }
      values[PlaceholderName.kebab(member.name)] = value
    }
    return values
  }

  private static func value(_ json: JSONValue) -> RunValue? {
    switch json {
    case .string(let text): return .text(text)
    case .number(let text): return .text(text)
    case .bool(let bool): return .text(bool ? "true" : "false")
    case .array(let elements):
      let texts = elements.compactMap { element -> String? in
        if case .text(let text)? = value(element) { text } else { nil }
      }
      return texts.count == elements.count ? .list(texts) : nil
    case .null, .object: return nil
    }
  }

  private func lines(_ text: String, _ path: String) throws(CommandFailure) -> [String: RunValue] {
    var values: [String: RunValue] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.first == "#" { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw CommandFailure("line \(index + 1) of \"\(path)\" is not of the form name=value")
      }
      let name = PlaceholderName.kebab(String(parts[0]))
      switch values[name] {
      case nil: values[name] = .text(String(parts[1]))
      case .text(let first): values[name] = .list([first, String(parts[1])])
      case .list(let list): values[name] = .list(list + [String(parts[1])])
      }
    }
    return values
  }
}

extension RunValue {
  /// The value for people: a list with commas.
  var shown: String {
    switch self {
    case .text(let text): text
    case .list(let texts): texts.joined(separator: ", ")
    }
  }
}
