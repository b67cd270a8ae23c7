import Platform

/// Keeps indexes in a folder of the user's cache, each in a file named after what it is of.
///
/// Nothing here fails: a file that does not open is as good as none, and one that cannot be written
/// is made again next time. A file is written beside its place under a name of its own and renamed,
/// so concurrent processes see whole files only; the last one wins, and all wrote the same.
struct IndexCache: Sendable {
  /// The folder; nil to keep nothing.
  let folder: String?

  /// The index of that name and stamp, read from its file or made anew.
  ///
  /// - Parameters:
  ///   - key: What it is of (a path).
  ///   - stamp: What it is made from, in its present state.
  ///   - isCurrent: Whether an index that was read is still right, where the stamp does not say all.
  ///   - make: Makes the file's content; nil where it cannot be made.
  /// - Returns: The index; nil where it cannot be made.
  func index(
    of key: String, stamp: UInt64, isCurrent: (IndexFile) -> Bool = { _ in true },
    make: () -> [UInt8]?
  ) -> IndexFile? {
    guard let folder else { return make().flatMap { IndexFile($0, stamp: stamp) } }
    let files = LocalFileSystem()
    var hash = StableHash()
    hash.add(key)
    let path = FilePath.join(folder, "\(FilePath.name(of: key))-\(hash.digits).index")
    if let bytes = try? files.read(path, limit: 1 << 28),
      let index = IndexFile(bytes, stamp: stamp), isCurrent(index)
    {
      return index
    }
    guard let content = make() else { return nil }
    write(content, to: path)
    return IndexFile(content, stamp: stamp)
  }

  private func write(_ content: [UInt8], to path: String) {
    let files = LocalFileSystem()
    let temporary = "\(path).\(ProcessEnvironment.processID).\(UInt64.random(in: 0...(.max)))"
    do {
      if !files.exists(FilePath.folder(of: path)) {
        try files.makeFolders(FilePath.folder(of: path))
      }
      // Not synced: a file torn by a power cut has a wrong checksum.
      try files.open(appendingTo: temporary, exclusive: true).append(content)
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
    }
  }
}
