/// A command line, read by the table.
package struct ParsedArguments: Sendable {
  /// The command; nil where none is named.
  package let command: CommandEntry?
  /// What stands beside the options, in order.
  package let operands: [String]
  private let values: [String: [String]]

  init(command: CommandEntry?, operands: [String] = [], values: [String: [String]] = [:]) {
    self.command = command
    self.operands = operands
    self.values = values
  }

  /// Whether an option was given.
  package func has(_ option: CommandOption) -> Bool { values[option.name] != nil }

  /// An option's value; nil where it was not given.
  package func value(_ option: CommandOption) -> String? { values[option.name]?.last }

  /// All values of an option that may be repeated, in order.
  package func values(_ option: CommandOption) -> [String] { values[option.name] ?? [] }

  /// An operand by its place, from 0; nil where it was left out.
  package func operand(_ index: Int) -> String? {
    operands.indices.contains(index) ? operands[index] : nil
  }
}
