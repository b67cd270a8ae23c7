package import Engine
import Platform

extension RunRecord {
  /// One of the two streams that a command prints to.
  package enum LogStream: String, Sendable {
    case output = "out"
    case error = "err"
  }

  /// The file that the last attempt of a unit printed to; nil where none was made.
  ///
  /// A stream that nothing was printed to has no file.
  package func log(of unit: UnitState, _ stream: LogStream) -> String? {
    unit.log.map { FilePath.join(folder, "\($0).\(unit.attempts).\(stream.rawValue)") }
  }
}
