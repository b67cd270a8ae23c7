/// What the program's exit status says; scripts rely on it.
package struct ExitStatus: Hashable, Sendable {
  /// The number.
  package let code: Int32

  /// Makes a status from a number, such as 128 and a signal's.
  package init(_ code: Int32) { self.code = code }

  /// All done.
  package static let success = ExitStatus(0)
  /// A step failed, or validation found errors.
  package static let failure = ExitStatus(1)
  /// Wrong usage, a missing input, or the document cannot be run; another process holds the run;
  /// nothing to resume.
  package static let usage = ExitStatus(2)
  /// Paused: a person's answer or task is needed.
  package static let paused = ExitStatus(3)
}
