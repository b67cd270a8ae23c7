/// What the program does to files.
///
/// The real one is ``LocalFileSystem``; tests inject one that can
/// fail or crash at any write or sync.
package protocol FileSystem: Sendable {
  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - limit: The most bytes it may have; more is an error (`isTooLarge`).
  /// - Returns: Its bytes.
  /// - Throws: What open or read answered; `isDirectory` for a folder.
  func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8]

  /// Reads a part of a file, which may be growing.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - offset: From which byte on.
  ///   - limit: The most bytes that are read.
  /// - Returns: The bytes that are there now; none at or behind the file's end.
  /// - Throws: What open or read answered.
  func read(_ path: String, from offset: Int, limit: Int) throws(SystemError) -> [UInt8]

  /// Opens a file for appending, with mode 0600 where it is made.
  ///
  /// With `exclusive` it is an error (`isAlreadyThere`) if the file exists.
  func open(appendingTo path: String, exclusive: Bool) throws(SystemError) -> any AppendingFile

  /// Makes one folder with permissions such as 0o700.
  ///
  /// It is an error (`isAlreadyThere`) where something of that name exists.
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError)

  /// Renames a file over another one.
  func rename(_ path: String, to other: String) throws(SystemError)

  /// Removes a file.
  func remove(_ path: String) throws(SystemError)

  /// Removes an empty folder.
  func removeFolder(_ path: String) throws(SystemError)

  /// The names in a folder, sorted by their bytes.
  func list(_ path: String) throws(SystemError) -> [String]

  /// What a path leads to, links followed.
  func status(_ path: String) throws(SystemError) -> FileStatus

  /// The path without links and "..".
  func resolve(_ path: String) throws(SystemError) -> String

  /// Makes a folder's entries durable: what was made, renamed or removed in it.
  func sync(folder path: String) throws(SystemError)

  /// Takes an exclusive lock, which ends when this process does; nil while another holds it.
  ///
  /// The file is made where it is missing, and is left in place.
  func lock(_ path: String) throws(SystemError) -> (any FileLock)?
}

/// A file that is only ever appended to.
package protocol AppendingFile: AnyObject, Sendable {
  /// Appends all of the bytes, in one write where the system allows it.
  func append(_ bytes: [UInt8]) throws(SystemError)
  /// Brings what was appended to the medium.
  func sync() throws(SystemError)
  /// Writes zeros behind the end, which later calls of ``append(_:)`` replace.
  ///
  /// A sync of bytes that were there already need not write the file's size and place too, which on
  /// ext4 is two flushes of the drive's cache instead of one. Only one process appends to the file.
  func makeRoom(_ count: Int) throws(SystemError)
  /// Cuts the file to a length, where the next bytes are appended.
  func truncate(to length: Int) throws(SystemError)
}

/// A lock that is held until it is let go of, or this process ends.
package protocol FileLock: AnyObject, Sendable {
  /// Replaces the lock file's content: who holds it, for others to read.
  func describe(holder: [UInt8]) throws(SystemError)
}

/// What is known of a file without reading it.
package struct FileStatus: Hashable, Sendable {
  /// What a path leads to.
  package enum Kind: Hashable, Sendable {
    case file, folder, other
  }

  /// What it is.
  package var kind: Kind
  /// In bytes.
  package var size: Int
  /// When it was last written, in nanoseconds since 1970.
  package var modified: Int64
  /// The permission bits.
  package var mode: UInt32

  /// Makes a status.
  package init(kind: Kind, size: Int, modified: Int64, mode: UInt32 = 0o600) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.mode = mode
  }
}

extension FileSystem {
  /// Writes a whole file so that a crash leaves the old content or the new, never a part: into a
  /// new file beside it, which is synced and renamed, and the folder is synced.
  package func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let temporary = path + ".new"
    if exists(temporary) { try remove(temporary) }
    let file = try open(appendingTo: temporary, exclusive: true)
    try file.append(bytes)
    try file.sync()
    try rename(temporary, to: path)
    try sync(folder: FilePath.folder(of: path))
  }

  /// Makes a folder and those above it that are missing, each entry synced.
  ///
  /// Those that are made get the given permissions.
  package func makeFolders(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
    for folder in try makeFoldersUnsynced(path, mode: mode) { try sync(folder: folder) }
  }

  /// Makes a folder and those above it that are missing, without syncing anything.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - mode: The permissions of those that are made.
  /// - Returns: The folders that have a new entry and must be synced, uppermost first.
  /// - Throws: What the system answers, or that there is something else of that name.
  package func makeFoldersUnsynced(_ path: String, mode: UInt32 = 0o700) throws(SystemError)
    -> [String]
  {
    let parent = FilePath.folder(of: path)
    do {
      try makeFolder(path, mode: mode)
      return [parent]
    } catch let error where error.isNotFound {
      guard parent != path else { throw error }
      let changed = try makeFoldersUnsynced(parent, mode: mode)
      try makeFolder(path, mode: mode)
      return changed + [parent]
    } catch let error where error.isAlreadyThere {
      guard try status(path).kind == .folder else { throw error }
      return []
    }
  }

  /// Whether a path leads to anything.
  package func exists(_ path: String) -> Bool {
    (try? status(path)) != nil
  }
}
