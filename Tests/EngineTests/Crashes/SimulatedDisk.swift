import Platform

/// A disk in memory that can stop at any operation, and then is as pessimistic as a real one may be:
/// of what was not synced any part may be there.
///
/// Used by one thread.
final class SimulatedDisk: FileSystem, @unchecked Sendable {
  /// The process that used the disk is gone.
  static let crash = SystemError(operation: "go on", code: 5)

  /// A change of a file that is not on the medium yet.
  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case truncate(Int)
  }

  private final class File {
    var durable: [UInt8] = []
    var current: [UInt8] = []
    var pending: [Change] = []
  }

  private enum Node {
    case folder
    case file(File)
  }

  /// A change of a folder's entries that is not on the medium yet.
  private enum EntryChange {
    case set(String, Node)
    case remove(String)
    case rename(String, String, Node)
  }

  private var entries: [String: Node] = ["/": .folder]
  private var durableEntries: [String: Node] = ["/": .folder]
  private var pendingEntries: [(folder: String, change: EntryChange)] = []
  private var locked: Set<String> = []

  /// How many operations there were that change something.
  private(set) var operations = 0
  /// Before which operation it stops; nil for never.
  var stopsAt: Int?
  /// How many bytes of the write that it stops at get through.
  var tornAt = 0
  /// How many bytes each write had, by operation.
  private(set) var writes: [Int: Int] = [:]
  /// Whether it stopped.
  private(set) var hasStopped = false
  /// Whether syncing does what it should; an engine that relies on it breaks when it does not.
  var syncs = true
  /// Why a file cannot be made, by its path; nil where it can.
  var refusal: (String) -> SystemError? = { _ in nil }
  /// The error that operations give from some point on, of a disk that is full or broken.
  var failure: (from: Int, error: SystemError)?

  // MARK: - Crashing

  /// Ends the process that uses the disk.
  func stop() { hasStopped = true }

  /// Lets another process use the disk after the one before it was killed: the machine goes on, so that
  /// what was not synced is still there, and still not on the medium.
  func goOn() {
    hasStopped = false
    stopsAt = nil
    tornAt = 0
    locked = []
  }

  private func operate() throws(SystemError) {
    if hasStopped { throw SimulatedDisk.crash }
    operations += 1
    if let failure, operations >= failure.from { throw failure.error }
    if operations == stopsAt {
      hasStopped = true
      throw SimulatedDisk.crash
    }
  }

  /// What a new start of the machine finds.
  ///
  /// - Parameter keeps: Asked for each thing that was not synced, whether it is there.
  /// - Returns: The disk as it is then.
  func afterCrash(keeps: () -> Bool) -> SimulatedDisk {
    let disk = SimulatedDisk()
    var entries = durableEntries
    for (_, change) in pendingEntries where keeps() {
      switch change {
      case .set(let path, let node): entries[path] = node
      case .remove(let path): entries[path] = nil
      case .rename(let path, let other, let node):
        entries[path] = nil
        entries[other] = node
      }
    }
    for (path, node) in entries.sorted(by: { $0.key < $1.key }) {
      // What stands in a folder that is not there is not there.
      guard path == "/" || disk.entries[FilePath.folder(of: path)] != nil else { continue }
      switch node {
      case .folder: disk.entries[path] = .folder
      case .file(let file):
        let copy = File()
        copy.durable = file.durable
        for change in file.pending where keeps() {
          switch change {
          case .write(let offset, let bytes):
            let end = offset + bytes.count
            if copy.durable.count < end {
              copy.durable += [UInt8](repeating: 0, count: end - copy.durable.count)
            }
            copy.durable.replaceSubrange(offset..<end, with: bytes)
          case .truncate(let length):
            if copy.durable.count > length { copy.durable.removeLast(copy.durable.count - length) }
          }
        }
        copy.current = copy.durable
        disk.entries[path] = .file(copy)
      }
    }
    disk.durableEntries = disk.entries
    return disk
  }

  // MARK: - FileSystem

  func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    if hasStopped { throw SimulatedDisk.crash }
    guard case .file(let file)? = entries[path] else {
      throw SystemError(operation: "open", path: path, code: 2)
    }
    return file.current
  }

  func read(_ path: String, from offset: Int, limit: Int) throws(SystemError) -> [UInt8] {
    Array(try read(path, limit: .max).dropFirst(offset).prefix(limit))
  }

  func open(appendingTo path: String, exclusive: Bool) throws(SystemError) -> any AppendingFile {
    if case .file(let file)? = entries[path] {
      if exclusive { throw SystemError(operation: "open", path: path, code: 17) }
      return Handle(disk: self, file: file)
    }
    if let error = refusal(path) { throw error }
    try operate()
    let file = File()
    try add(path, .file(file))
    return Handle(disk: self, file: file)
  }

  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    if entries[path] != nil { throw SystemError(operation: "make", path: path, code: 17) }
    try operate()
    try add(path, .folder)
  }

  private func add(_ path: String, _ node: Node) throws(SystemError) {
    let folder = FilePath.folder(of: path)
    guard entries[folder] != nil else {
      throw SystemError(operation: "make", path: path, code: 2)
    }
    entries[path] = node
    pendingEntries.append((folder, .set(path, node)))
  }

  func rename(_ path: String, to other: String) throws(SystemError) {
    try operate()
    guard let node = entries.removeValue(forKey: path) else {
      throw SystemError(operation: "rename", path: path, code: 2)
    }
    entries[other] = node
    pendingEntries.append((FilePath.folder(of: path), .rename(path, other, node)))
  }

  func remove(_ path: String) throws(SystemError) {
    try operate()
    entries[path] = nil
    pendingEntries.append((FilePath.folder(of: path), .remove(path)))
  }

  func removeFolder(_ path: String) throws(SystemError) { try remove(path) }

  func list(_ path: String) throws(SystemError) -> [String] {
    guard entries[path] != nil else { throw SystemError(operation: "list", path: path, code: 2) }
    return entries.keys.filter { FilePath.folder(of: $0) == path && $0 != "/" }
      .map(FilePath.name(of:)).sorted()
  }

  func status(_ path: String) throws(SystemError) -> FileStatus {
    switch entries[path] {
    case .folder?: return FileStatus(kind: .folder, size: 0, modified: 0)
    case .file(let file)?: return FileStatus(kind: .file, size: file.current.count, modified: 0)
    case nil: throw SystemError(operation: "look at", path: path, code: 2)
    }
  }

  func resolve(_ path: String) throws(SystemError) -> String { path }

  func sync(folder path: String) throws(SystemError) {
    try operate()
    guard syncs else { return }
    for (folder, change) in pendingEntries where folder == path {
      switch change {
      case .set(let path, let node): durableEntries[path] = node
      case .remove(let path): durableEntries[path] = nil
      case .rename(let path, let other, let node):
        durableEntries[path] = nil
        durableEntries[other] = node
      }
    }
    pendingEntries.removeAll { $0.folder == path }
  }

  func lock(_ path: String) throws(SystemError) -> (any FileLock)? {
    if entries[path] == nil {
      try operate()
      try add(path, .file(File()))
    }
    return locked.insert(path).inserted ? Lock(disk: self, path: path) : nil
  }

  private final class Handle: AppendingFile, @unchecked Sendable {
    let disk: SimulatedDisk
    let file: File
    /// How many bytes there are behind those that were appended.
    var room = 0

    init(disk: SimulatedDisk, file: File) {
      self.disk = disk
      self.file = file
    }

    func append(_ bytes: [UInt8]) throws(SystemError) {
      do {
        try disk.operate()
      } catch {
        if disk.operations == disk.stopsAt { write(Array(bytes.prefix(disk.tornAt))) }
        throw error
      }
      disk.writes[disk.operations] = bytes.count
      write(bytes)
    }

    private func write(_ bytes: [UInt8]) {
      if bytes.isEmpty { return }
      let end = file.current.count - room
      file.pending.append(.write(offset: end, bytes: bytes))
      file.current.replaceSubrange(end..<(end + min(room, bytes.count)), with: bytes)
      room = max(0, room - bytes.count)
    }

    func makeRoom(_ count: Int) throws(SystemError) {
      try disk.operate()
      let end = file.current.count - room
      file.pending.append(.write(offset: end, bytes: [UInt8](repeating: 0, count: count)))
      file.current.replaceSubrange(end..., with: [UInt8](repeating: 0, count: count))
      room = count
    }

    func sync() throws(SystemError) {
      try disk.operate()
      guard disk.syncs else { return }
      file.durable = file.current
      file.pending = []
    }

    func truncate(to length: Int) throws(SystemError) {
      try disk.operate()
      file.current.removeLast(max(0, file.current.count - length))
      file.pending.append(.truncate(length))
      room = 0
    }
  }

  private final class Lock: FileLock, @unchecked Sendable {
    let disk: SimulatedDisk
    let path: String

    init(disk: SimulatedDisk, path: String) {
      self.disk = disk
      self.path = path
    }

    deinit { disk.locked.remove(path) }

    func describe(holder: [UInt8]) throws(SystemError) {}
  }
}
