import Platform
import Synchronization

/// The right to begin a run of a document, which one process of a state folder has at a time.
///
/// Whoever has it looks for runs of the document that are not finished, and has begun one before
/// anybody else looks. It is a lock, which the kernel takes back from a process that dies, on
/// `<state>/beginning-<checksum of the document's path>.lock`. Whoever has the lock removes the file
/// before giving it back, so that a plan that nobody agreed to leaves nothing.
package final class DocumentClaim: Sendable {
  private struct Held {
    var lock: any FileLock
    /// The lock's file, and the folders that were made for it, innermost first.
    var file: String
    var folders: [String]
  }

  private let held: Mutex<Held?>
  private let files: any FileSystem

  fileprivate init(
    _ lock: any FileLock, on file: String, newFolders: [String], in files: any FileSystem
  ) {
    held = Mutex(Held(lock: lock, file: file, folders: newFolders))
    self.files = files
  }

  deinit { release() }

  /// Gives it back, once others can see the run that was begun.
  package func release() {
    held.withLock { held in
      guard let mine = held else { return }
      try? files.remove(mine.file)
      // Those that have something in them by now stay.
      for folder in mine.folders { try? files.removeFolder(folder) }
      held = nil
    }
  }
}

extension RunStore {
  /// What came of asking for the right to begin a run of a document.
  package enum ClaimAnswer: Sendable {
    /// This process has it; nil where the state folder cannot be written, so that no run begins there,
    /// which says why.
    case granted(DocumentClaim?)
    /// Another process has it, which is about to begin a run or still asks whether to.
    case held(by: String)
  }

  /// Asks for the right to begin a run of a document.
  ///
  /// - Parameters:
  ///   - document: Its absolute path.
  ///   - patience: How long another process is waited for, which mostly has begun its run soon.
  ///   - world: Who asks, and what waits.
  /// - Returns: The right, or who has it.
  package func claim(_ document: String, patience: Duration, world: World) -> ClaimAnswer {
    let path = FilePath.join(folder, "beginning-\(Checksum.text(of: Array(document.utf8))).lock")
    let deadline = world.clock() + patience
    do {
      while true {
        if let claim = try takeClaim(path, world) { return .granted(claim) }
        if world.clock() >= deadline { return .held(by: holderText(inLock: path)) }
        _ = try world.makeProcesses().next(until: world.clock() + .milliseconds(20))
      }
    } catch {
      return .granted(nil)
    }
  }

  /// Takes the lock of a claim; nil where another process has it, or had it until now.
  private func takeClaim(_ path: String, _ world: World) throws(SystemError) -> DocumentClaim? {
    let changed = try files.makeFoldersUnsynced(folder)
    for folder in changed { try files.sync(folder: folder) }
    let made = changed.isEmpty ? [] : Array((changed.dropFirst() + [folder]).reversed())
    let lock: (any FileLock)?
    do {
      lock = try files.lock(path)
    } catch let error where error.isNotFound {
      // Whoever made the folder has removed it again.
      return nil
    }
    guard let lock else { return nil }
    let holder = RunHolder.text(world.person, process: world.process, since: world.wallClock())
    try lock.describe(holder: Array(holder.utf8))
    // One that was opened before its holder removed it locks nothing that others see.
    guard let seen = try? files.read(path, limit: 4096), seen.elementsEqual(holder.utf8) else {
      return nil
    }
    return DocumentClaim(lock, on: path, newFolders: made, in: files)
  }
}
