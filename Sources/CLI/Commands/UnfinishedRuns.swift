import Engine
import Platform
import Reports
import Source

/// What `runbook run` says about earlier runs of the document that are not finished, or may not be.
struct UnfinishedRuns {
  let context: CommandContext

  /// A run beside which nobody begins another one without being asked.
  private struct Obstacle {
    var words: String
    /// What to do but begin anew.
    var advice: [String]
  }

  /// Asks what to do where a document has a run that is not finished.
  ///
  /// - Returns: What to end with; nil to go on with a new run.
  func ask(about document: Document) throws(CommandFailure) -> ExitStatus? {
    guard let obstacle = try newest(of: document.file.name) else { return nil }
    let console = context.console
    guard console.canAsk else {
      console.report(
        CommandFailure(obstacle.words, advice: obstacle.advice + ["to begin anew: --new"]))
      return .paused
    }
    console.note(obstacle.words + "\n" + obstacle.advice.map { "  \($0)\n" }.joined())
    console.note("Begin a new run all the same? [y/N] ")
    do {
      if case .line(let answer) = try console.streams.readLine(echo: true),
        ["y", "yes"].contains(ShownText.trimmed(answer).lowercased())
      {
        return nil
      }
    } catch {
      throw CommandFailure("\(error)")
    }
    return .paused
  }

  /// The newest run of a document that stands in the way; runs that cannot be read and may be of any
  /// document are mentioned.
  private func newest(of name: String) throws(CommandFailure) -> Obstacle? {
    let found = try engine { () throws(EngineError) in
      try context.store.unfinished(of: name) { run in
        context.console.note(
          "run \(run.id) cannot be read, and whether it is of this document is not known: "
            + "\(what(run))\n")
      }
    }
    switch found {
    case nil: return nil
    case .readable(let record)?:
      return Obstacle(
        words: "run \(record.id) of this document is \(record.status.rawValue)",
        advice: ["to go on with it: \(context.resumeCommand) \(record.id)"])
    case .unreadable(let run)?:
      return Obstacle(
        words: "run \(run.id) of this document cannot be read, and may have done a part of it: "
          + what(run),
        advice: [
          "what is left of it is in \(ShownText.line(run.folder)); runbook runs lists all",
          "to go on with it, restore the file: \(context.resumeCommand) \(run.id)",
        ])
    }
  }

  /// What is wrong with a run that cannot be read.
  private func what(_ run: RunRemnant) -> String {
    CommandFailure(EngineError.damaged(run.damage)).message
  }
}
