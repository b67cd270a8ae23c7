import Foundation
import Platform

/// The release program beside this one, and a folder on the disk to use it in.
///
/// Builds nothing: `swift build -c release --product runbook` first.
struct BuiltProgram {
  /// Its path.
  let path: String
  /// A folder of its own, removed by ``remove()``; not in memory, where a sync costs nothing.
  let folder: String

  /// Finds it; nil, and a word about it, where it is not built.
  init?() throws {
    let here = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    path = here?.appendingPathComponent("runbook").path ?? ""
    folder = FilePath.join(
      try LocalFileSystem.currentFolder(), ".build/runs-\(ProcessEnvironment.processID)")
    guard FileManager.default.isExecutableFile(atPath: path) else {
      print("there is no \(path): swift build -c release --product runbook")
      return nil
    }
    try LocalFileSystem().makeFolders(folder)
  }

  /// Removes the folder.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file below the folder.
  func write(_ text: String, to name: String) throws -> String {
    let file = FilePath.join(folder, name)
    try LocalFileSystem().makeFolders(FilePath.folder(of: file))
    try LocalFileSystem().write(Array(text.utf8), to: file)
    return file
  }

  /// Runs it with a state folder below its own.
  func run(_ words: [String]) throws -> ChildProcess.Cost {
    try ChildProcess(path: path, arguments: words + ["--state", FilePath.join(folder, "state")])
      .run()
  }
}
