import Compiler

/// One place where a command uses an input.
struct InputUse: Hashable {
  /// "iam", empty where the command is not the AWS CLI's.
  var service = ""
  /// "create-policy".
  var operation = ""
  /// "--policy-name".
  var option = ""
  /// The text directly before the value in its word: `arn:aws:iam::<account-id>:user/`.
  var before = ""
  /// Whether the value is the whole word.
  var isWholeWord = true
  /// Whether the value goes on: `<name>` in `<name>-source` names nothing by itself.
  var isBeginningOfName = false

  /// All uses of the values of a plan's inputs, by name; an item of a list counts for the list.
  static func uses(in plan: Plan) -> [String: [InputUse]] {
    var uses: [String: [InputUse]] = [:]
    for (_, action) in plan.actions {
      var aliases: [String: String] = [:]
      if case .list(let list, let item)? = action.forEach?.source { aliases[item] = list }
      for invocation in [action.invocation, action.check] {
        guard case .arguments(let arguments)? = invocation else { continue }
        for (name, use) in self.uses(in: arguments) {
          uses[aliases[name] ?? name, default: []].append(use)
        }
      }
    }
    return uses
  }

  private static func uses(in arguments: [Argument]) -> [(name: String, use: InputUse)] {
    guard let call = AWSCall(arguments) else {
      return arguments.flatMap { uses(in: $0, as: InputUse()) }
    }
    var use = InputUse(service: call.service, operation: call.operation)
    var found = call.positional.flatMap { uses(in: $0, as: use) }
    for option in call.options {
      use.option = option.name
      found += option.values.flatMap { uses(in: $0, as: use) }
    }
    return found
  }

  private static func uses(
    in argument: Argument, as use: InputUse
  ) -> [(name: String, use: InputUse)] {
    var found: [(name: String, use: InputUse)] = []
    var before = ""
    func add(_ name: String, before: String, next: Argument.Piece?) {
      var place = use
      place.before = before
      place.isBeginningOfName = next.map(continuesName) ?? false
      place.isWholeWord = argument.pieces == [.value(name)]
      found.append((name, place))
    }
    func walk(_ pieces: [Argument.Piece]) {
      for (index, piece) in pieces.enumerated() {
        let next = index + 1 < pieces.count ? pieces[index + 1] : nil
        switch piece {
        case .literal(let text): before = text
        case .value(let name), .jsonText(let name):
          add(name, before: before, next: next)
          before = ""
        case .jsonList(let name, let prefix, let suffix):
          before = ""
          walk(prefix)
          add(name, before: before, next: suffix.first)
          walk(suffix)
        }
      }
    }
    walk(argument.pieces)
    return found
  }

  /// Whether what follows a value belongs to the same name.
  private static func continuesName(_ piece: Argument.Piece) -> Bool {
    switch piece {
    case .literal(let text):
      guard let first = text.unicodeScalars.first else { return false }
      return first == "-" || first == "_" || first == "." || first.properties.isAlphabetic
        || first.properties.numericType != nil
    case .value, .jsonText: return true
    case .jsonList: return false
    }
  }
}
