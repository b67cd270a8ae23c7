import AWS
import Compiler

/// Chooses what a rehearsal gives inputs that have no value, from how the plan uses them and from
/// their names; the same for the same plan.
struct ExampleChooser {
  private let catalogue: AWSCatalogue?
  private let uses: [String: [InputUse]]

  init(plan: Plan, catalogue: AWSCatalogue?) {
    self.catalogue = catalogue
    uses = InputUse.uses(in: plan)
  }

  /// An example for each input, in order; no two texts are the same.
  func examples(for inputs: [Input]) -> [Example] {
    var taken: Set<String> = []
    return inputs.map { input in
      var example = example(for: input)
      if example.kind == .text, !taken.isDisjoint(with: example.names), example.isOwn {
        example.names = names(from: "example-" + shortened(input.name), of: input)
      }
      taken.formUnion(example.names)
      return example
    }
  }

  private func example(for input: Input) -> Example {
    let uses = uses[input.name] ?? []
    // What the run itself creates must not be there already.
    let isCreated = uses.contains { use in
      use.isWholeWord && ExampleTable.names(use.option, whatIsCreatedBy: use.operation)
    }
    if !isCreated {
      for use in uses {
        if let kind = ExampleTable.kind(for: use, input: input.name) {
          return Example(kind: kind, names: names(from: thingName(input), of: input))
        }
      }
    }
    if let value = uses.lazy.compactMap({ allowedValue(for: $0, input: input.name) }).first {
      return Example(kind: .text, names: [value])
    }
    if !isCreated, let kind = ExampleTable.kind(named: input.name) {
      return Example(kind: kind, names: names(from: thingName(input), of: input))
    }
    let text = ExampleTable.text(named: input.name) ?? fitted(ownText(input), to: uses)
    return Example(kind: .text, names: names(from: text, of: input))
  }

  // MARK: Names

  /// `<team-name>` is "example-team", `<name>` is "example".
  private func ownText(_ input: Input) -> String {
    var words = input.name
    for suffix in ["-names", "-name"] where words.hasSuffix(suffix) {
      words.removeLast(suffix.count)
    }
    return words.isEmpty || words == "name" ? "example" : "example-" + shortened(words)
  }

  /// What the things are called that the server makes for an input.
  private func thingName(_ input: Input) -> String {
    var words = input.name
    for suffix in ["-arns", "-arn", "-ids", "-id", "-names", "-name"] where words.hasSuffix(suffix)
    {
      words.removeLast(suffix.count)
    }
    return words.isEmpty || words == "name" ? "example" : "example-" + shortened(words)
  }

  private func names(from text: String, of input: Input) -> [String] {
    input.isList ? ["\(text)-1", "\(text)-2"] : [text]
  }

  /// At most 40 bytes, which leaves room in names of 63, without a hyphen at the end.
  private func shortened(_ name: String) -> String {
    var short = name.utf8.prefix(40)
    while short.last == UInt8(ascii: "-") { short.removeLast() }
    return String(decoding: short, as: UTF8.self)
  }

  // MARK: The service models

  /// The first value that an option allows, where it allows certain ones only; a number where it
  /// takes numbers.
  private func allowedValue(for use: InputUse, input: String) -> String? {
    guard use.isWholeWord, let option = option(of: use) else { return nil }
    if let value = option.values.first { return value }
    switch option.type {
    case .integer, .float: return String(max(option.minimum ?? 1, 1))
    case .boolean: return "true"
    case .timestamp: return "2030-01-01T00:00:00Z"
    default: return nil
    }
  }

  /// The text, or a plainer one where an option that takes it alone allows no such text.
  private func fitted(_ text: String, to uses: [InputUse]) -> String {
    let options = uses.filter(\.isWholeWord).compactMap(option(of:))
    let letters = String(decoding: text.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    let candidates = [text, letters, "example", "1"]
    return candidates.first { candidate in
      options.allSatisfy { option in
        if let maximum = option.maximum, candidate.utf8.count > maximum { return false }
        if let minimum = option.minimum, candidate.utf8.count < minimum { return false }
        // A pattern that this Regex does not read is left to the service.
        guard let pattern = option.pattern, let regex = try? Regex(pattern) else { return true }
        return (try? regex.wholeMatch(in: candidate)) != nil
      }
    } ?? text
  }

  private func option(of use: InputUse) -> AWSOption? {
    guard !use.option.isEmpty else { return nil }
    return catalogue?.service(use.service)?.operation(use.operation)?.options.first {
      $0.name == use.option
    }
  }
}

extension Example {
  /// Whether the text is made from the input's name, and may be made differently.
  fileprivate var isOwn: Bool { names.allSatisfy { $0.hasPrefix("example") } }
}
