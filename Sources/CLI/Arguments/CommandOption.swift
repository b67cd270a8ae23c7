/// One option of the command line, as the table has it.
///
/// Parsing, help, completions and the manual page are all made from these.
package struct CommandOption: Hashable, Sendable {
  /// What an option's value is, for completions.
  package enum ValueKind: Hashable, Sendable {
    case text, file, folder, run
    /// One of these words.
    case choice([String])
  }

  /// A value that an option takes.
  package struct Value: Hashable, Sendable {
    /// How it is called in the help: "NAME=VALUE".
    package var placeholder: String
    /// What it is.
    package var kind: ValueKind
  }

  /// With its dashes: "--sandbox".
  package let name: String
  /// A single letter that stands for it.
  package let letter: Character?
  /// The value it takes; nil for a switch.
  package let value: Value?
  /// What it does, in a line.
  package let summary: String
  /// Whether it may be given more than once.
  package let isRepeatable: Bool

  /// Makes a switch.
  init(_ name: String, letter: Character? = nil, _ summary: String) {
    self.name = name
    self.letter = letter
    self.value = nil
    self.summary = summary
    self.isRepeatable = false
  }

  /// Makes an option with a value.
  init(
    _ name: String, letter: Character? = nil, value placeholder: String, kind: ValueKind = .text,
    isRepeatable: Bool = false, _ summary: String
  ) {
    self.name = name
    self.letter = letter
    self.value = Value(placeholder: placeholder, kind: kind)
    self.summary = summary
    self.isRepeatable = isRepeatable
  }
}
