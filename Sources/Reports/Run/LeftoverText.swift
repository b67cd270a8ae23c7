package import Engine
import Platform

/// What an earlier process of a run left behind, in words.
package enum LeftoverText {
  /// Two lines and more: the command, then each process that still runs.
  ///
  ///     line 5: sleep 30
  ///       process 1234 (sleep), since 2026-11-21T09:31:02.120Z
  package static func lines(_ leftover: Leftover) -> [String] {
    let command = CommandText.summary(leftover.arguments)
    return ["line \(leftover.line): \(ShownText.cut(ShownText.line(command), to: 200))"]
      + leftover.processes.map { process in
        "  process \(process.identity.id) (\(ShownText.line(process.program))), since "
          + "\(process.started)"
      }
  }

  /// The command that asks all of them to end.
  package static func kill(_ leftovers: [Leftover]) -> String {
    let ids = leftovers.flatMap(\.processes).map { String($0.identity.id) }
    return "kill \(ids.joined(separator: " "))"
  }
}
