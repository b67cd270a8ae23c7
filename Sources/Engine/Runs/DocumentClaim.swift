import Platform
import Synchronization

/// The right to begin a run of a document, which one process of a state folder has at a time.
///
/// Whoever has it looks for runs of the document that are not finished, and has begun one before
/// anybody else looks: `<state>/documents/<checksum of its path>/lock`, which the kernel takes back
/// from a process that dies.
package final class DocumentClaim: Sendable {
  private let lock: Mutex<(any FileLock)?>

  init(_ lock: (any FileLock)?) { self.lock = Mutex(lock) }

  /// Gives it back, once others can see the run that was begun.
  package func release() { lock.withLock { $0 = nil } }
}

extension RunStore {
  /// What came of asking for the right to begin a run of a document.
  package enum ClaimAnswer: Sendable {
    /// This process has it.
    case granted(DocumentClaim)
    /// Another process has it, which is about to begin a run or still asks whether to.
    case held(by: String)
  }

  /// Asks for the right to begin a run of a document.
  ///
  /// - Parameters:
  ///   - document: Its absolute path.
  ///   - patience: How long another process is waited for, which mostly has begun its run soon.
  ///   - world: Who asks, and what waits.
  /// - Returns: The right, or who has it. Of a state folder that cannot be written it is granted, since
  ///   no run begins there, which says why.
  package func claim(_ document: String, patience: Duration, world: World) -> ClaimAnswer {
    let name = Checksum.text(of: Array(document.utf8))
    let place = FilePath.join(FilePath.join(folder, "documents"), name)
    let path = FilePath.join(place, RunStore.lockName)
    do {
      try files.makeFolders(place)
      let deadline = world.clock() + patience
      while true {
        if let lock = try files.lock(path) {
          let holder = RunHolder.text(
            world.person, process: world.process, since: world.wallClock())
          try lock.describe(holder: Array(holder.utf8))
          return .granted(DocumentClaim(lock))
        }
        if world.clock() >= deadline { return .held(by: holderText(inLock: path)) }
        _ = try world.makeProcesses().next(until: world.clock() + .milliseconds(20))
      }
    } catch {
      return .granted(DocumentClaim(nil))
    }
  }
}
