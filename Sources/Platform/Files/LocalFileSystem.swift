import CPlatform
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of this machine.
package struct LocalFileSystem: FileSystem {
  /// Makes it; it holds nothing.
  package init() {}

  /// Reads a whole file, pipes and devices too.
  package func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    let descriptor = try Descriptor(opening: path, flags: O_RDONLY)
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else {
      throw SystemError(operation: "read", path: path, code: errno)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw SystemError(operation: "read", path: path, code: EISDIR)
    }
    // One byte more than the file has, so that its end is seen without a second buffer.
    let expected = min(max(Int(status.st_size), 0), limit) + 1
    var bytes: [UInt8] = []
    var wanted = max(expected, 4096)
    while true {
      var got = 0
      var code: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
        repeat {
          got = readBytes(descriptor.number, buffer.baseAddress, buffer.count)
        } while got < 0 && errno == EINTR
        code = errno
        initialized = max(got, 0)
      }
      if got < 0 { throw SystemError(operation: "read", path: path, code: code) }
      if got == 0 { return bytes }
      // The first piece is nearly always all there is, and is not copied.
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if bytes.count > limit { throw SystemError(operation: "read", path: path, code: EFBIG) }
      // A file that gave its whole size has no more: the read that would say so took a buffer of
      // 64 kB. Those of /proc say that they have none.
      if status.st_mode & S_IFMT == S_IFREG, bytes.count > 0, bytes.count == Int(status.st_size) {
        return bytes
      }
      wanted = max(64 * 1024, expected - bytes.count)
    }
  }

  /// Reads a part of a file.
  package func read(_ path: String, from offset: Int, limit: Int) throws(SystemError) -> [UInt8] {
    let descriptor = try Descriptor(opening: path, flags: O_RDONLY)
    var got = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        got = pread(
          descriptor.number, buffer.baseAddress.map { $0 + count }, limit - count,
          off_t(offset + count))
        if got < 0, errno == EINTR { continue }
        code = errno
        if got <= 0 { return }
        count += got
      }
    }
    if got < 0 { throw SystemError(operation: "read", path: path, code: code) }
    return bytes
  }

  /// Opens a file for appending.
  package func open(appendingTo path: String, exclusive: Bool) throws(SystemError)
    -> any AppendingFile
  {
    let flags = O_WRONLY | O_CREAT | O_APPEND | (exclusive ? O_EXCL : 0)
    return LocalAppendingFile(try Descriptor(opening: path, flags: flags, mode: 0o600), path: path)
  }

  /// Makes one folder.
  package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try check(mkdir(path, mode_t(mode)), "make folder", path)
  }

  /// Renames a file over another one.
  package func rename(_ path: String, to other: String) throws(SystemError) {
    try check(renamePath(path, other), "rename", path)
  }

  /// Removes a file.
  package func remove(_ path: String) throws(SystemError) {
    try check(unlink(path), "remove", path)
  }

  /// Removes an empty folder.
  package func removeFolder(_ path: String) throws(SystemError) {
    try check(rmdir(path), "remove", path)
  }

  /// The names in a folder, sorted.
  package func list(_ path: String) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else {
      throw SystemError(operation: "list", path: path, code: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What a path leads to.
  package func status(_ path: String) throws(SystemError) -> FileStatus {
    var status = stat()
    try check(stat(path, &status), "look at", path)
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    return FileStatus(
      kind: kind, size: Int(status.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
      mode: UInt32(status.st_mode) & 0o7777)
  }

  /// The path without links and "..".
  package func resolve(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw SystemError(operation: "resolve", path: path, code: errno)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes a folder's entries durable.
  package func sync(folder path: String) throws(SystemError) {
    let descriptor = try Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY)
    try check(fsync(descriptor.number), "sync", path)
  }

  /// Takes an exclusive lock of a file.
  package func lock(_ path: String) throws(SystemError) -> (any FileLock)? {
    let descriptor = try Descriptor(opening: path, flags: O_RDWR | O_CREAT, mode: 0o600)
    let taken = cplatform_lock(descriptor.number)
    if taken < 0 { throw SystemError(operation: "lock", path: path, code: -taken) }
    return taken == 1 ? LocalFileLock(descriptor, path: path) : nil
  }

  /// This process's current folder.
  package static func currentFolder() throws(SystemError) -> String {
    guard let folder = getcwd(nil, 0) else {
      throw SystemError(operation: "find the current folder", code: errno)
    }
    defer { free(folder) }
    return String(cString: folder)
  }

  private func check(_ result: Int32, _ operation: String, _ path: String) throws(SystemError) {
    if result < 0 { throw SystemError(operation: operation, path: path, code: errno) }
  }
}

// Inside the type, these names are its own methods.
private func renamePath(_ path: String, _ other: String) -> Int32 { rename(path, other) }
private func readBytes(_ number: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int
{
  read(number, buffer, count)
}

/// A file of this machine that is appended to.
private final class LocalAppendingFile: AppendingFile {
  private let descriptor: Descriptor
  private let path: String
  /// Where the next bytes go, in front of the room that was made; nil where the system knows it.
  private let end = Mutex<Int?>(nil)

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    guard let start = end.withLock(\.self) else { return try descriptor.write(bytes, path: path) }
    try descriptor.write(bytes, at: start, path: path)
    end.withLock { $0 = start + bytes.count }
  }

  func makeRoom(_ count: Int) throws(SystemError) {
    var start = end.withLock(\.self)
    if start == nil {
      let length = lseek(descriptor.number, 0, SEEK_END)
      // With O_APPEND every write goes behind the file's last byte.
      let flags = fcntl(descriptor.number, F_GETFL)
      guard length >= 0, flags >= 0,
        fcntl(descriptor.number, F_SETFL, flags & ~O_APPEND) == 0
      else { throw SystemError(operation: "extend", path: path, code: errno) }
      start = Int(length)
      end.withLock { $0 = start }
    }
    let zeros = [UInt8](repeating: 0, count: count)
    try descriptor.write(zeros, at: start ?? 0, path: path)
  }

  func sync() throws(SystemError) {
    let result = cplatform_sync(descriptor.number)
    if result < 0 { throw SystemError(operation: "sync", path: path, code: -result) }
  }

  func truncate(to length: Int) throws(SystemError) {
    guard ftruncate(descriptor.number, off_t(length)) == 0 else {
      throw SystemError(operation: "shorten", path: path, code: errno)
    }
    end.withLock { if $0 != nil { $0 = length } }
  }
}

/// A lock of this machine's kernel on an open file.
private final class LocalFileLock: FileLock {
  private let descriptor: Descriptor
  private let path: String

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  // To close it is not enough: what another thread is just starting has a copy of every descriptor,
  // and with it the lock, until its program begins.
  deinit { cplatform_unlock(descriptor.number) }

  func describe(holder: [UInt8]) throws(SystemError) {
    guard ftruncate(descriptor.number, 0) == 0, lseek(descriptor.number, 0, SEEK_SET) == 0 else {
      throw SystemError(operation: "write", path: path, code: errno)
    }
    try descriptor.write(holder, path: path)
  }
}
