import Platform

extension RunStore {
  /// Removes a run with its journal, documents and logs.
  ///
  /// The journal goes before what it needs, and after what would be taken for signs that it is lost:
  /// wherever the removal is stopped, there is a run that can be removed again, or none.
  ///
  /// - Parameters:
  ///   - id: Which.
  ///   - world: What it may use; the run's lock is held meanwhile.
  /// - Throws: Where another process works on it, or the system refuses.
  package func remove(_ id: RunID, world: World) throws(EngineError) {
    let path = folder(of: id)
    let lock = try RunFolder.takeLock(of: id, in: self, world: world)
    defer { withExtendedLifetime(lock) {} }
    if let shared {
      try shared.checkFree(shared.read(id, isFresh: true))
      try shared.remove(id)
    }
    try EngineError.catching { () throws(SystemError) in
      let logs = FilePath.join(path, "logs")
      if files.exists(logs) { try removeFolder(logs) }
      for name in [RunStore.begunName, RunStore.journalName] {
        let file = FilePath.join(path, name)
        guard files.exists(file) else { continue }
        try files.remove(file)
        try files.sync(folder: path)
      }
      try removeFolder(path)
      try files.sync(folder: FilePath.folder(of: path))
    }
  }

  /// Removes a folder and what is in it.
  private func removeFolder(_ path: String) throws(SystemError) {
    for name in try files.list(path) {
      let below = FilePath.join(path, name)
      if try files.status(below).kind == .folder {
        try removeFolder(below)
      } else {
        try files.remove(below)
      }
    }
    try files.removeFolder(path)
  }
}
