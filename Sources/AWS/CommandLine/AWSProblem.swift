/// Something about a command that the CLI or the service would refuse, or that is unwise.
package struct AWSProblem: Hashable, Sendable {
  /// What kind of thing is wrong.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `aws NAME` with a NAME that is nothing.
    case unknownService
    /// `aws service NAME` with a NAME that is nothing.
    case unknownCommand
    /// An option that the command does not have.
    case unknownOption
    /// The beginning of several options.
    case ambiguousOption
    /// The beginning of one option: accepted today, until the command gets another such option.
    case abbreviatedOption
    /// An option given twice, of which the last counts, or together with its negative.
    case repeatedOption
    /// A required option that is not there.
    case missingOption
    /// An option without the value that it takes.
    case missingValue
    /// A word that belongs to nothing.
    case unexpectedArgument
    /// A value that is none of the allowed ones.
    case valueNotAllowed
    /// A value that the model's regular expression does not match.
    case patternViolated
    /// A text, list or map that is too short.
    case tooShort
    /// A text, list or map that is too long.
    case tooLong
    /// A number that is too small.
    case tooSmall
    /// A number that is too large.
    case tooLarge
    /// A value of another type.
    case wrongType
    /// An argument that should be JSON and is not.
    case malformedJSON
    /// An argument that should be shorthand and is not.
    case malformedShorthand
    /// A member that a structure does not have.
    case unknownMember
    /// A required member that is not there.
    case missingMember
  }

  /// What kind of thing is wrong.
  package var kind: Kind
  /// What is wrong, in one line, worded as a diagnostic's message is.
  package var message: String
  /// Which argument is concerned; for something missing, the command's word.
  package var argument: Int
  /// Which bytes of that argument; nil for all of it.
  package var range: Range<Int>?
  /// What was probably meant, to stand in the place of the argument or range.
  package var suggestion: String?

  init(
    _ kind: Kind, _ message: String, argument: Int, range: Range<Int>? = nil,
    suggestion: String? = nil
  ) {
    self.kind = kind
    self.message = suggestion.map { "\(message); did you mean \"\($0)\"?" } ?? message
    self.argument = argument
    self.range = range
    self.suggestion = suggestion
  }

  /// Whether the CLI refuses the command by itself.
  ///
  /// What it does not look at, the service does: values, patterns and upper bounds.
  package var isRefusedLocally: Bool {
    switch kind {
    case .abbreviatedOption, .repeatedOption, .valueNotAllowed, .patternViolated, .tooLong,
      .tooLarge:
      false
    default: true
    }
  }
}
