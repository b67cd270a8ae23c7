import Engine
import Platform
import Reports

/// `runbook runs --prune`: removes old runs that nobody needs to go on with.
struct RunsPruning {
  let context: CommandContext

  /// How many of the newest runs are kept where nothing is said.
  private static let kept = 10

  /// Removes the runs that are finished, or taken back, and neither among the newest nor young.
  ///
  /// - Parameters:
  ///   - records: All runs that can be read, oldest first.
  ///   - damaged: Those that cannot be read and are to be removed all the same.
  /// - Returns: What to end with.
  /// - Throws: Where a number is none, or a run cannot be removed.
  func carryOut(_ records: [RunRecord], damaged: [RunStatusReport.Damaged] = [])
    throws(CommandFailure) -> ExitStatus
  {
    let chosen = try chosen(records)
    let old = (chosen.map(\.id) + damaged.map(\.id)).sorted()
    let console = context.console
    if old.isEmpty {
      console.note("there is no run to remove\n")
      return .success
    }
    let report = RunStatusReport(style: console.style)
    console.print(report.list(chosen, damaged: damaged))
    if !context.arguments.has(.yesRemove) {
      guard console.canAsk else {
        console.report(
          CommandFailure(
            "nothing was removed: nobody can be asked; --yes does",
            status: .paused))
        return .paused
      }
      console.note("Remove \(counted(old.count, "run")) with journals and logs? [y/N] ")
      guard try agrees() else { return .paused }
    }
    let store = context.store
    for id in old {
      try engine { () throws(EngineError) in try store.remove(id, world: .local()) }
    }
    console.print("removed \(counted(old.count, "run"))\n")
    return .success
  }

  private func chosen(_ records: [RunRecord]) throws(CommandFailure) -> [RunRecord] {
    let keep = try number(.keep) ?? (context.arguments.has(.keepDays) ? 0 : Self.kept)
    let days = try number(.keepDays)
    let undone = Set(
      records.filter { $0.status == .finished }.compactMap { $0.state.beginning?.undoOf })
    return records.dropLast(keep).filter { record in
      guard record.holder == nil, record.status == .finished || undone.contains(record.id.text)
      else { return false }
      guard let days, let updated = record.state.updatedAt else { return true }
      let age = Timestamp.now().milliseconds - updated.milliseconds
      return age > Int64(days) * 24 * 60 * 60 * 1000
    }
  }

  private func number(_ option: CommandOption) throws(CommandFailure) -> Int? {
    guard let text = context.arguments.value(option) else { return nil }
    guard let number = Int(text), (0...100_000).contains(number) else {
      throw CommandFailure("\"\(option.name) \(text)\" is not a number from 0 to 100000")
    }
    return number
  }

  private func agrees() throws(CommandFailure) -> Bool {
    do {
      guard case .line(let answer) = try context.console.streams.readLine(echo: true) else {
        return false
      }
      return ["y", "yes"].contains(ShownText.trimmed(answer).lowercased())
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
