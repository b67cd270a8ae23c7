/// One word of a command, as a POSIX shell reads it, with its placeholders.
package struct ShellWord: Hashable, Sendable {
  /// The text, quotes and escapes resolved, each placeholder a value.
  package var argument: Argument
  /// The bytes that the word was read from.
  package var range: Range<Int>
  /// Whether any part of it was quoted.
  package var isQuoted: Bool
}

/// What a command is, read as a shell reads it.
package enum ShellReading: Hashable, Sendable {
  /// A program and its arguments, nothing that needs a shell.
  case words([ShellWord])
  /// It needs a shell, because of what stands in the range: "a pipe".
  case shell(reason: String, range: Range<Int>)
  /// It cannot be read: a quote is not closed.
  case broken(message: String, range: Range<Int>)
}
