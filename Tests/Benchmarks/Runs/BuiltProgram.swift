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

  /// The number that a file holds, perhaps among words: "VmHWM:     1234 kB".
  static func number(in file: String) throws -> Double {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard let number = Double(text.filter { $0.isNumber }) else {
      throw SystemError(operation: "read the number", path: file, code: 0)
    }
    return number
  }

  /// Runs it with a state folder below its own.
  func run(_ words: [String]) throws -> ChildProcess.Cost {
    try ChildProcess(path: path, arguments: words + ["--state", FilePath.join(folder, "state")])
      .run()
  }
}
