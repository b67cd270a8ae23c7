import Platform

/// Finding what is left to go on with.
extension RunStore {
  /// How much of a journal's end is read to see whether its last line is that of a finished run.
  private static let tailSize = 256
  /// How much of its beginning is read at first; its first line is longer where it has many values.
  private static let headSize = 4096

  /// The newest run that carries a document out, outside a sandbox, and is neither finished nor taken
  /// back, or may be so; nil where there is none.
  ///
  /// A folder may hold thousands of runs, and every new one asks: of those that are finished and of
  /// other documents only the ends of their journals are read.
  ///
  /// - Parameters:
  ///   - runbook: The document, by the path that the person gave.
  ///   - path: Its absolute path, by which it is known under other names; nil where it has none.
  ///   - unknown: Gets each run that cannot be read and may be of any document.
  /// - Returns: The run.
  /// - Throws: Where the runs cannot be listed.
  package func unfinished(
    of runbook: String, at path: String? = nil, unknown: (RunRemnant) -> Void = { _ in }
  ) throws(EngineError) -> UnfinishedRun? {
    func isMeant(_ beginning: RunBeginning) -> Bool { self.isMeant(beginning, runbook, path) }
    for id in try list().reversed() where mayBeUnfinished(id, isMeant) {
      var found: UnfinishedRun?
      do throws(EngineError) {
        let record = try read(id, keepsEntries: false)
        if record.status != .finished, let beginning = record.state.beginning,
          beginning.sandbox == nil, isMeant(beginning)
        {
          found = .readable(record)
        }
      } catch .damaged(let damage) {
        let remnant = self.remnant(of: id, damage)
        if remnant.runbook == nil { unknown(remnant) }
        if remnant.runbook == runbook, !remnant.isRehearsal { found = .unreadable(remnant) }
      } catch {
        // It never began, or the system says no more of it than of a run that is to begin.
        continue
      }
      // A run that is taken back is not gone on with.
      if let found, (try? undo(of: id)) == nil { return found }
    }
    return nil
  }

  /// False where a run certainly is finished, or is of another document; only else it is read whole.
  private func mayBeUnfinished(_ id: RunID, _ isMeant: (RunBeginning) -> Bool) -> Bool {
    if shared != nil { return true }
    let path = FilePath.join(folder(of: id), RunStore.journalName)
    // A journal that is missing may be lost.
    guard let size = try? files.status(path).size else { return true }
    let start = max(0, size - RunStore.tailSize)
    guard let tail = try? files.read(path, from: start, limit: RunStore.tailSize) else {
      return true
    }
    if isFinished(id, tail) { return false }
    guard let line = firstLine(of: id), let members = try? ChecksummedLine.read(line),
      let event = try? RunEvent(members), case .began(let beginning) = event
    else { return true }
    return isMeant(beginning)
  }

  /// The line that a run's journal begins with; nil where it has none.
  func firstLine(of id: RunID) -> ArraySlice<UInt8>? {
    let path = FilePath.join(folder(of: id), RunStore.journalName)
    var size = RunStore.headSize
    while let head = try? files.read(path, from: 0, limit: size) {
      if let end = LineEnd.next(in: head, from: 0) { return head[..<end] }
      if head.count < size { return nil }
      size *= 4
    }
    return nil
  }

  /// Whether a run began with a document: by its name, or by where that led.
  private func isMeant(_ beginning: RunBeginning, _ runbook: String, _ path: String?) -> Bool {
    if beginning.runbook == runbook { return true }
    guard let path, let folder = beginning.session.folder else { return false }
    return (try? files.resolve(FilePath.join(folder, beginning.runbook))) == path
  }

  /// Whether a journal's last bytes are the whole line that ends a run, with its checksum.
  private func isFinished(_ id: RunID, _ tail: [UInt8]) -> Bool {
    guard tail.last == UInt8(ascii: "\n") else { return false }
    let rest = tail.dropLast()
    let start = rest.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.startIndex
    guard let body = try? ChecksummedLine.body(of: rest[start...]) else { return false }
    return body.starts(with: Array("{\"n\":".utf8))
      && body.firstRange(of: Array(",\"run\":\"\(id)\",".utf8)) != nil
      && body.suffix(RunStore.finishedMember.count).elementsEqual(RunStore.finishedMember)
  }

  private static let finishedMember = Array(",\"type\":\"finished\"".utf8)
}
