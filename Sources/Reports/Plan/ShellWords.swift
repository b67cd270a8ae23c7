import Compiler

/// The shell variables that values of a plan are held in.
struct ShellNames {
  private var variables: [String: String] = [:]
  /// What the script itself uses, and the lower-case variables that zsh ties to others or does not
  /// let go (zshparam(1)).
  private var taken: Set<String> = [
    "output", "state", "comma", "item", "_", "argv", "cdpath", "fpath", "manpath", "options",
    "path", "pipestatus", "prompt", "psvar", "signals", "status", "watch",
  ]

  /// Gives a value a variable, unless it has one: `<kms-arn>` is `kms_arn`.
  mutating func add(_ name: String) {
    guard variables[name] == nil else { return }
    var variable = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        variable.unicodeScalars.append(Unicode.Scalar(byte))
      default: variable += "_"
      }
    }
    if variable.first?.isNumber ?? true { variable = "v_" + variable }
    // Names that differ in letters a shell does not know would share a variable.
    while taken.contains(variable) { variable += "_" }
    taken.insert(variable)
    variables[name] = variable
  }

  /// The variable of a value; every value of the plan has been added.
  subscript(name: String) -> String { variables[name] ?? "unknown" }

  /// The variable that holds the items of an action's for-each, a line each.
  func list(of action: String) -> String {
    "items_"
      + String(action.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : Character("_") })
  }
}

/// Words of commands as a script has them: text in single quotes, values as expansions.
struct ShellWords {
  let names: ShellNames
  /// Names that stand for several values, one a line.
  let lists: Set<String>

  /// A command; where ``hasLists`` says so, it must be split at line ends alone.
  func line(_ arguments: [Argument]) -> String {
    arguments.map { argument in
      list(argument).map { "$\(names[$0])" } ?? word(argument)
    }.joined(separator: " ")
  }

  /// Whether a word is a list, which becomes a word for each of its lines.
  func hasLists(_ arguments: [Argument]) -> Bool { arguments.contains { list($0) != nil } }

  func word(_ argument: Argument) -> String {
    if argument.pieces.isEmpty { return "''" }
    return text(argument.pieces)
  }

  /// The name that a word is, where it stands for several values.
  private func list(_ argument: Argument) -> String? {
    guard argument.pieces.count == 1, case .value(let name)? = argument.pieces.first,
      lists.contains(name)
    else { return nil }
    return name
  }

  private func text(_ pieces: [Argument.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): CommandText.quoted(text)
      case .value(let name): "\"$\(names[name])\""
      case .jsonText(let name): "\"$(json_text \"$\(names[name])\")\""
      case .jsonList(let name, let prefix, let suffix):
        "\"$(json_list \(orEmpty(prefix)) \(orEmpty(suffix)) \"$\(names[name])\")\""
      }
    }.joined()
  }

  private func orEmpty(_ pieces: [Argument.Piece]) -> String {
    pieces.isEmpty ? "''" : text(pieces)
  }
}
