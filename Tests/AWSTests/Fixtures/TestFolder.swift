import Platform

/// A fresh folder of a test's own, removed with everything in it when the test lets go of it.
final class TestFolder: Sendable {
  /// Its path.
  let path: String

  private let files = LocalFileSystem()

  init() throws {
    path = "/tmp/runbook-aws-tests-\(ProcessEnvironment.processID)-\(UInt64.random(in: 0...(.max)))"
    try files.makeFolders(path)
  }

  deinit { remove(path) }

  /// The path of something in it.
  func at(_ name: String) -> String { FilePath.join(path, name) }

  /// Writes a file, and the folders above it where they are missing.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = at(name)
    try files.makeFolders(FilePath.folder(of: file))
    if files.exists(file) { try files.remove(file) }
    try files.open(appendingTo: file, exclusive: true).append(bytes)
    return file
  }

  /// Writes a file that can be started.
  @discardableResult
  func writeProgram(_ text: String, to name: String) throws -> String {
    let file = try write(text, to: name)
    try run(["chmod", "755", file])
    return file
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try files.makeFolders(FilePath.folder(of: at(name)))
    try run(["ln", "-s", target, at(name)])
  }

  /// Runs a program that every system has.
  func run(_ arguments: [String]) throws {
    let result = try Command(arguments, environment: ProcessEnvironment.variables).capture()
    guard result.exit.isSuccess else { throw Failure(message: result.errorText) }
  }

  struct Failure: Error {
    var message: String
  }

  /// Links and folders are told apart by trying: a link to a folder must not be followed.
  private func remove(_ path: String) {
    if (try? files.remove(path)) != nil { return }
    for name in (try? files.list(path)) ?? [] { remove(FilePath.join(path, name)) }
    try? files.removeFolder(path)
  }
}
