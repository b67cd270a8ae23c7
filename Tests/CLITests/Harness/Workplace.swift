import CLI
import Platform

/// A fresh folder with files, in which the program is called; it is removed afterwards.
final class Workplace {
  /// What a call left.
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder's path.
  let folder: String
  private let files = LocalFileSystem()

  /// Makes a folder with files: their paths and texts.
  init(_ contents: [String: String] = [:]) throws {
    folder = "/tmp/runbook-cli-tests-\(UInt64.random(in: 0 ... .max))"
    try files.makeFolders(folder)
    for (path, text) in contents { try write(text, to: path) }
  }

  deinit { remove(folder) }

  /// Writes a file.
  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], to path: String) throws {
    let path = FilePath.join(folder, path)
    try files.makeFolders(FilePath.folder(of: path))
    try files.write(bytes, to: path)
  }

  /// Reads a file.
  func read(_ path: String) throws -> String {
    String(
      decoding: try files.read(FilePath.join(folder, path), limit: 1 << 24), as: UTF8.self)
  }

  /// Whether there is anything of that path.
  func has(_ path: String) -> Bool { files.exists(FilePath.join(folder, path)) }

  /// Renames a file or folder.
  func rename(_ path: String, to other: String) throws {
    try files.rename(FilePath.join(folder, path), to: FilePath.join(folder, other))
  }

  /// Calls the program inside this process.
  ///
  /// - Parameters:
  ///   - words: The words after the program's name.
  ///   - place: The folder below this one that it is called in.
  ///   - input: What standard input holds.
  ///   - answers: What a person types on the terminal; nil where there is none.
  ///   - environment: More variables; `PATH` is the system's, `HOME` this folder.
  /// - Returns: What it left, with the folder's path as "FOLDER".
  func run(
    _ words: String..., in place: String? = nil, input: String = "",
    answers: [Terminal.Answer]? = nil, environment: [String: String] = [:]
  ) -> Outcome {
    run(words, in: place, input: input, answers: answers, environment: environment)
  }

  /// The same, with the words as an array.
  func run(
    _ words: [String], in place: String? = nil, input: String = "",
    answers: [Terminal.Answer]? = nil, environment: [String: String] = [:]
  ) -> Outcome {
    let streams = RecordedStreams(input: Array(input.utf8), answers: answers)
    let base = ["PATH": "/usr/bin:/bin", "HOME": folder, "NO_COLOR": "1"]
    let tool = CommandLineTool(
      environment: base.merging(environment) { $1 },
      folder: place.map { FilePath.join(folder, $0) } ?? folder, streams: streams)
    let status = tool.run(words)
    return Outcome(
      status: status, output: shown(streams.output), errors: shown(streams.errors))
  }

  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing(folder, with: "FOLDER")
  }

  private func remove(_ path: String) {
    for name in (try? files.list(path)) ?? [] {
      let below = FilePath.join(path, name)
      if (try? files.status(below))?.kind == .folder {
        remove(below)
      } else {
        try? files.remove(below)
      }
    }
    try? files.removeFolder(path)
  }
}
