package import JSON

/// A command of the AWS CLI, taken apart as the CLI itself would.
///
/// Words may have gaps: `<name>` stands for a value that is not known yet, and nothing is said of it.
package struct AWSCommandLine: Sendable {
  /// What the words amount to.
  package enum Command: Sendable {
    /// A call of a service.
    case operation(AWSOperation)
    /// `aws SERVICE wait NAME`, which polls the operation.
    case waiter(AWSWaiter, AWSOperation)
    /// A command that is not made from a model (`s3 cp`, `configure`): its options are not known.
    case custom
    /// `help`, or `--version`.
    case help
    /// A command that is not known, whether misspelt or missing.
    case unknown
  }

  /// A value of an option: a word, or the part of one after `=`.
  package struct Value: Hashable, Sendable {
    /// The argument it stands in.
    package var argument: Int
    /// The byte of the argument at which it begins.
    package var start: Int
    /// The value.
    package var text: String
  }

  /// An option that was given.
  package struct Option: Sendable {
    /// Its full name, whatever was written: "--domain-id-equals".
    package var name: String
    /// What the model says of it; nil for a global option.
    package var option: AWSOption?
    /// The argument that names it; for a positional argument, the argument itself.
    package var argument: Int
    /// Its values, in order.
    package var values: [Value]
    /// Whether it was given in its negative form.
    package var isNegative = false

    /// The option in full as it was meant: "--no-dry-run" for `--no-dry`.
    package var fullName: String { isNegative ? option?.negative ?? name : name }
  }

  /// The arguments, `aws` being the first.
  package var arguments: [String]
  /// The service's word, as far as there is one: "sagemaker".
  package var service: String?
  /// The argument that it is.
  package var serviceArgument: Int?
  /// The command's word: "create-domain", "wait".
  package var command: String?
  /// The argument that it is.
  package var commandArgument: Int?
  /// What the words amount to.
  package var kind: Command
  /// The options of the command, in order.
  package var options: [Option]
  /// The options that any command takes, in order.
  package var globals: [Option]
  /// What is wrong, in order of argument.
  package var problems: [AWSProblem]

  /// The operation that is called, by a waiter too.
  package var operation: AWSOperation? {
    switch kind {
    case .operation(let operation), .waiter(_, let operation): operation
    case .custom, .help, .unknown: nil
    }
  }

  /// The last option of that full name, global ones included.
  package func option(_ name: String) -> Option? {
    options.last { $0.name == name } ?? globals.last { $0.name == name }
  }

  /// The value of an option that takes one.
  package func value(_ name: String) -> String? { option(name)?.values.first?.text }

  /// The region that the command names.
  package var region: String? { value("--region") }
  /// The profile that the command names.
  package var profile: String? { value("--profile") }
  /// The output format that the command names.
  package var outputFormat: String? { globals.last { $0.name == "--output" }?.values.first?.text }
  /// The JMESPath expression that the command puts its output through.
  package var query: String? { globals.last { $0.name == "--query" }?.values.first?.text }

  /// Takes a command apart and checks it.
  ///
  /// - Parameters:
  ///   - arguments: The words, `aws` or a path to it first.
  ///   - catalogue: What the installed CLI knows.
  package init(_ arguments: [String], catalogue: AWSCatalogue) {
    self = catalogue.line(arguments)
  }

  init(arguments: [String]) {
    self.arguments = arguments
    kind = .unknown
    options = []
    globals = []
    problems = []
  }

  /// The JSON that an option's values in shorthand stand for.
  ///
  /// Values with gaps must go through JSON, where a value cannot break out of its string. A gap in
  /// the place of a number is `<name>` in the result.
  ///
  /// - Parameter option: One of ``options``.
  /// - Returns: The whole option's value; nil where it is not written in shorthand, has no model or
  ///   cannot be read.
  package func json(ofShorthand option: Option) -> JSONValue? {
    guard let shape = option.option?.shape, !option.values.isEmpty else { return nil }
    var reader = OptionValueReader(service: service ?? "", operation: command ?? "")
    return reader.read(option, shape).json
  }
}
