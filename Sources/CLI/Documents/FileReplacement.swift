import Platform

/// Replaces a document's text so that nothing is lost: not by a crash, and not where somebody else
/// wrote to it meanwhile.
struct FileReplacement {
  let files: any FileSystem
  /// The file; of a link what it leads to is replaced.
  let path: String

  /// What became of a replacement.
  enum Outcome: Hashable {
    case replaced
    /// The file was no longer as it was read; it was left alone.
    case changedMeanwhile
  }

  /// Writes a new file beside the old one, with its permissions, and renames it over the old one
  /// where that is still as it was read.
  ///
  /// - Parameters:
  ///   - old: The bytes that were read.
  ///   - new: The bytes to write.
  /// - Returns: Whether it was replaced.
  /// - Throws: Where it cannot be written; the old file is as it was.
  func replace(_ old: [UInt8], with new: [UInt8]) throws(SystemError) -> Outcome {
    let target = try files.resolve(path)
    let mode = try files.status(target).mode
    let folder = FilePath.folder(of: target)
    let temporary = FilePath.join(
      folder, ".\(FilePath.name(of: target)).\(ProcessEnvironment.processID).runbook")
    let file = try files.open(appendingTo: temporary, exclusive: true)
    do {
      try file.append(new)
      try file.sync()
      try LocalFileSystem().setMode(mode, of: temporary)
      // As late as can be: what is written to the file from here on is what a rename may lose.
      guard try files.read(target, limit: old.count + 1) == old else {
        try files.remove(temporary)
        return .changedMeanwhile
      }
      try files.rename(temporary, to: target)
    } catch {
      // The reason is the first error; the file beside it is only in the way.
      try? files.remove(temporary)
      if error.isTooLarge { return .changedMeanwhile }
      throw error
    }
    try files.sync(folder: folder)
    return .replaced
  }
}
