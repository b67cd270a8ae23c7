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
  /// The text directly after the value: `-source/*`.
  var after = ""
  /// Whether the value is the whole word.
  var isWholeWord = true

  /// Whether a name that begins where the value does also ends where it does: `<bucket>/*`, not
  /// `<name>-source/*`.
  var isWholeName: Bool {
    guard let next = after.unicodeScalars.first else { return true }
    return
      !(next.properties.isAlphabetic || next.properties.numericType != nil
      || "-_.@+=".unicodeScalars.contains(next))
  }

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
    /// A literal's text; of a value beside a value nothing is known but that it is there.
    func text(_ pieces: [Argument.Piece], _ index: Int) -> String {
      guard pieces.indices.contains(index) else { return "" }
      if case .literal(let text) = pieces[index] { return text }
      return "x"
    }
    func walk(_ pieces: [Argument.Piece]) {
      for (index, piece) in pieces.enumerated() {
        var place = use
        place.isWholeWord = argument.pieces.count == 1
        switch piece {
        case .literal: break
        case .value(let name), .jsonText(let name):
          place.before = text(pieces, index - 1)
          place.after = text(pieces, index + 1)
          found.append((name, place))
        case .jsonList(let name, let prefix, let suffix):
          walk(prefix)
          place.isWholeWord = false
          place.before = text(prefix, prefix.count - 1)
          place.after = text(suffix, 0)
          found.append((name, place))
          walk(suffix)
        }
      }
    }
    walk(argument.pieces)
    return found
  }
}
