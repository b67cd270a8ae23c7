/// The words of an `aws` command by what they are, told from the words alone: the service, the
/// operation, and the options with what follows each.
///
/// Needs no service models, so that effects and probes are known where the CLI is not installed.
/// What the models say of a command is told by `AWSCommandLine`.
package struct AWSCall: Hashable, Sendable {
  /// One option and the words after it, up to the next option.
  package struct Option: Hashable, Sendable {
    /// "--domain-id".
    package var name: String
    /// The words that are its value; none for a switch.
    package var values: [Argument]
  }

  /// "iam".
  package var service: String
  /// "create-policy".
  package var operation: String
  /// Words after the operation that belong to no option ("s3://bucket" of `aws s3 mb`).
  package var positional: [Argument]
  /// The options in order, global ones included.
  package var options: [Option]

  /// Global options that take a value, from the CLI's own `cli.json`.
  private static let globalWithValue: WordSet = [
    "--region", "--profile", "--output", "--query", "--endpoint-url", "--color", "--ca-bundle",
    "--cli-read-timeout", "--cli-connect-timeout", "--cli-binary-format", "--cli-error-format",
  ]

  /// Reads the words of a command; nil for anything but an `aws` command with an operation.
  package init?(_ arguments: [Argument]) {
    guard arguments.first?.literal == "aws" else { return nil }
    var commands: [String] = []
    positional = []
    options = []
    var index = 1
    while index < arguments.count {
      let word = arguments[index]
      index += 1
      guard let option = AWSCall.option(word) else {
        if commands.count < 2 {
          guard let text = word.literal else { return nil }
          commands.append(text)
        } else {
          positional.append(word)
        }
        continue
      }
      var values = option.values
      if values.isEmpty {
        let isGlobal = AWSCall.globalWithValue.contains(option.name)
        // Before the operation only a global option that takes a value has one; after it, the words
        // up to the next option are the value.
        let limit = isGlobal ? 1 : commands.count < 2 ? 0 : Int.max
        while values.count < limit, index < arguments.count,
          !AWSCall.isOption(arguments[index])
        {
          values.append(arguments[index])
          index += 1
        }
      }
      options.append(Option(name: option.name, values: values))
    }
    guard commands.count == 2 else { return nil }
    service = commands[0]
    operation = commands[1]
  }

  /// The value of an option that takes one word; nil where it is not there.
  package func value(of name: String) -> Argument? {
    options.last { $0.name == name }?.values.first
  }

  /// Whether an option is there.
  package func has(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// The region that the command names, if it does.
  package var region: Argument? { value(of: "--region") }

  /// The words that a read of the same object takes over: in which region and for which endpoint.
  package var scope: [Argument] {
    ["--region", "--profile"].flatMap { name -> [Argument] in
      value(of: name).map { [Argument(name), $0] } ?? []
    }
  }

  /// The ARN that the name and the path of a `create-policy` command make; nil for other commands.
  var policyARN: Argument? {
    guard service == "iam", operation == "create-policy", let name = value(of: "--policy-name")
    else { return nil }
    let path = value(of: "--path") ?? "/"
    return Argument(
      [
        .literal("arn:"), .value("partition"), .literal(":iam::"), .value("account-id"),
        .literal(":policy"),
      ] + path.pieces + name.pieces)
  }

  /// Whether a word names an option.
  private static func isOption(_ word: Argument) -> Bool {
    guard case .literal(let text)? = word.pieces.first, text.hasPrefix("--"), text.utf8.count > 2
    else { return false }
    return word.pieces.count == 1 || text.utf8.contains(UInt8(ascii: "="))
  }

  /// An option's name, and its value where it is written `--option=value`; nil for other words.
  private static func option(_ word: Argument) -> Option? {
    guard case .literal(let text)? = word.pieces.first, text.hasPrefix("--"), text.utf8.count > 2
    else { return nil }
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      return word.pieces.count == 1 ? Option(name: text, values: []) : nil
    }
    let value = Argument(
      [.literal(String(text[text.index(after: equals)...]))] + word.pieces.dropFirst())
    return Option(name: String(text[..<equals]), values: [value])
  }
}
