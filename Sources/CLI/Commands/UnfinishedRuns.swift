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

  /// What is to be done about a document.
  enum Answer {
    /// A new run may begin; until then nobody else begins one.
    case begin(DocumentClaim?)
    /// Nothing: a run of it stands in the way.
    case stop(ExitStatus)
  }

  /// How long another process is waited for that is about to begin a run: without AWS that takes some
  /// 10 ms, with it a second; while it asks a person, any time.
  private static let patience = Duration.seconds(2)

  /// Asks what to do where a document has a run that is not finished, or another process is about to
  /// begin one.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - isNew: Whether a new run was asked for in any case.
  /// - Returns: What to do.
  /// - Throws: Where the runs that there are cannot be read.
  func ask(about document: Document, isNew: Bool) throws(CommandFailure) -> Answer {
    let name = document.file.name
    let path = try? context.files.resolve(context.path(name))
    let claim = context.store.claim(
      path ?? name, patience: isNew ? .zero : Self.patience, world: .local())
    if isNew {
      guard case .granted(let claim) = claim else { return .begin(nil) }
      return .begin(claim)
    }
    let known = try newest(of: name, at: path)
    switch claim {
    case .granted(let claim):
      guard let known else { return .begin(claim) }
      return try mayBegin(beside: known) ? .begin(claim) : .stop(.paused)
    case .held(let holder):
      let obstacle =
        known
        ?? Obstacle(
          words: "a run of this document is about to begin: \(ShownText.line(holder))",
          advice: ["wait until it has begun or was not agreed to, then see: runbook runs"])
      return try mayBegin(beside: obstacle) ? .begin(nil) : .stop(.paused)
    }
  }

  /// Whether a person wants a new run all the same.
  private func mayBegin(beside obstacle: Obstacle) throws(CommandFailure) -> Bool {
    let console = context.console
    guard console.canAsk else {
      console.report(
        CommandFailure(obstacle.words, advice: obstacle.advice + ["to begin anew: --new"]))
      return false
    }
    console.note(obstacle.words + "\n" + obstacle.advice.map { "  \($0)\n" }.joined())
    console.note("Begin a new run all the same? [y/N] ")
    do {
      guard case .line(let answer) = try console.streams.readLine(echo: true) else { return false }
      return ["y", "yes"].contains(ShownText.trimmed(answer).lowercased())
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  /// The newest run of a document that stands in the way; runs that cannot be read and may be of any
  /// document are mentioned.
  private func newest(of name: String, at path: String?) throws(CommandFailure) -> Obstacle? {
    let found = try engine { () throws(EngineError) in
      try context.store.unfinished(of: name, at: path) { run in
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
