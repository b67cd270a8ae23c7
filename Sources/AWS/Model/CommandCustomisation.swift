import Source

/// Where the CLI's commands and options are not what its service models say.
struct CommandCustomisation {
  /// A change of one option.
  enum OptionChange {
    case rename(String, to: String)
    case alias(String, of: String)
    case add(AddedOption)
    case addInVersion2(AddedOption)
    case remove(String)
    case makeOptional(String)
  }

  /// An option that no member of the input stands behind by that name.
  struct AddedOption {
    var name: String
    var type: AWSOption.ValueType
    var isRequired: Bool
    var isPositional: Bool
    /// Whether it may stand without its value.
    var isValueOptional: Bool
    var member: String
  }

  /// Commands without a model.
  private(set) var customCommands: [String] = []
  /// Operations that are not offered.
  private(set) var goneCommands: Set<String> = []
  /// Second commands of operations, and whose.
  private(set) var otherCommands: [String: String] = [:]
  private var changes: [(commands: [String], change: OptionChange)] = []

  /// What is changed of a service, by its command.
  init(service: String) {
    guard let text = Self.table[service] else { return }
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = Substring(line).words
      guard words.count > 1 else { continue }
      if words[0] == "custom" {
        customCommands += words.dropFirst()
        continue
      }
      let commands = words[0].words(between: ",")
      let names = Array(words.dropFirst(2))
      switch (words[1], names.count) {
      case ("gone", 0): goneCommands.formUnion(commands)
      case ("is", 1): for command in commands { otherCommands[command] = names[0] }
      case ("rename", 2): changes.append((commands, .rename(names[0], to: names[1])))
      case ("alias", 2): changes.append((commands, .alias(names[1], of: names[0])))
      case ("remove", 1): changes.append((commands, .remove(names[0])))
      case ("optional", 1): changes.append((commands, .makeOptional(names[0])))
      case ("add", 2...): changes.append((commands, .add(Self.addedOption(names))))
      case ("add2", 2...): changes.append((commands, .addInVersion2(Self.addedOption(names))))
      default: continue
      }
    }
  }

  /// The changes of one command's options, in order.
  func changes(of command: String) -> [OptionChange] {
    changes.filter { entry in entry.commands.contains { $0 == "*" || $0 == command } }
      .map(\.change)
  }

  private static func addedOption(_ words: [String]) -> AddedOption {
    let rest = words.dropFirst(2)
    let flags = ["required", "positional", "valueless"]
    return AddedOption(
      name: words[0], type: AWSOption.ValueType(rawValue: words[1]) ?? .string,
      isRequired: rest.contains("required"), isPositional: rest.contains("positional"),
      isValueOptional: rest.contains("valueless"),
      member: rest.first { !flags.contains($0) } ?? "")
  }
}
