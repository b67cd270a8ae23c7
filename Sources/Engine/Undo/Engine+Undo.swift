import Platform

extension Engine {
  /// Takes back what a run made, as a run of its own.
  ///
  /// - Parameters:
  ///   - undo: The plan that takes it back.
  ///   - record: The run.
  ///   - document: The document as it was in that run.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func undo(
    _ undo: UndoPlan, of record: RunRecord, document: [UInt8], options: RunOptions
  ) throws(EngineError) -> RunResult {
    // Nobody may go on with the run meanwhile.
    let lock = try RunFolder.takeLock(of: record.id, in: store, world: world)
    defer { withExtendedLifetime(lock) {} }
    let hold = try store.shared?.hold(record.id, in: store.folder(of: record.id), world: world)
    defer { hold?.release() }
    guard record.state.beginning?.sandbox == options.sandbox?.name else {
      throw .differentSession(
        what: "sandbox", before: record.state.beginning?.sandbox ?? "no sandbox",
        now: options.sandbox?.name ?? "no sandbox")
    }
    var options = try Resumption.placed(options, in: record.state.folder, files: world.files)
    options.undoOf = record.id
    let identity = record.state.beginning?.session.identity
    if let identity {
      if let account = options.account, account != identity.account {
        throw .differentSession(what: "account", before: identity.account, now: account)
      }
      options.account = identity.account
      // Where the run worked, whatever is configured now.
      options.region = identity.region ?? options.region
    }
    // What the run made stands under these values, whatever the environment says.
    options.values.options = options.values.options.filter { undo.values[$0.name] == nil }
    options.values.file.merge(undo.values) { _, new in new }
    return try run(undo.plan, document: document, options: options)
  }
}

extension RunStore {
  /// Whether the beginning of a run's journal names another run; only then it is read whole.
  private func mayUndo(_ run: RunID, _ other: RunID) -> Bool {
    if shared != nil { return true }
    guard let line = firstLine(of: run) else { return false }
    // What it takes back is said behind its values, of which there may be a megabyte.
    return line.suffix(1024).firstRange(of: Array(other.text.utf8)) != nil
  }

  /// The newest run that takes another one back; nil where none does.
  package func undo(of id: RunID) throws(EngineError) -> RunRecord? {
    // Also among those of earlier names: the clock may have been set back in between.
    for other in try list().reversed() where other != id && mayUndo(other, id) {
      // A damaged run says nothing of this one.
      if let record = try? read(other), record.state.beginning?.undoOf == id.text { return record }
    }
    return nil
  }
}
