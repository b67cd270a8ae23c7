import JSON
import Platform
import Sandbox
import Testing

/// What this machine has for the tests; nothing is installed for them.
enum Machine {
  /// moto and the AWS CLI, nil where either is missing.
  static let installation = SandboxInstallation.find(environment: ProcessEnvironment.variables)
  static let reason: Comment = "moto \(SandboxInstallation.motoVersion) or the AWS CLI is missing"

  /// Starts a sandbox in a folder of its own, and ends it and removes the folder afterwards.
  static func withSandbox<Result>(
    idleLimit: Duration = .seconds(120), _ body: (Sandbox, TemporaryFolder) throws -> Result
  ) throws -> Result {
    let installation = try #require(Self.installation)
    let folder = try TemporaryFolder()
    defer {
      _ = try? Sandbox.stop(in: folder.path)
      folder.remove()
    }
    return try body(
      try Sandbox.start(in: folder.path, installation: installation, idleLimit: idleLimit), folder)
  }

  /// The sandbox of a suite with the trait `inSandbox`.
  @TaskLocal static var shared: Sandbox?

  /// Runs the real `aws` in a sandbox.
  static func aws(_ arguments: [String], in sandbox: Sandbox) throws -> Captured {
    try Command(
      ["aws"] + arguments, environment: sandbox.environment(), timeout: .seconds(60)
    ).capture()
  }
}

/// One sandbox for all tests of a suite: starting one takes a second of the processor.
struct InSandbox: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let installation = try #require(Machine.installation)
    let folder = try TemporaryFolder()
    defer {
      _ = try? Sandbox.stop(in: folder.path)
      folder.remove()
    }
    let sandbox = try Sandbox.start(
      in: folder.path, installation: installation, idleLimit: .seconds(300))
    try await Machine.$shared.withValue(sandbox) { try await function() }
  }
}

extension SuiteTrait where Self == InSandbox {
  /// The suite's tests share a sandbox, ``Machine/shared``: each uses names and a region of its own.
  static var inSandbox: Self { InSandbox() }
}

/// The suites that look into one sandbox.
@Suite("In a sandbox", .enabled(if: Machine.installation != nil, Machine.reason), .inSandbox)
struct SharedSandbox {}

/// A folder that a test has for itself.
struct TemporaryFolder {
  let path: String
  let files = LocalFileSystem()

  init() throws {
    path = "/tmp/runbook-tests-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    try files.makeFolder(path, mode: 0o700)
  }

  func file(_ name: String) -> String { FilePath.join(path, name) }

  /// Writes a file, and the folders that it stands in.
  func write(_ text: String, to name: String, mode: UInt32 = 0o600) throws {
    try files.makeFolders(FilePath.folder(of: file(name)))
    try files.write(Array(text.utf8), to: file(name))
    try files.setMode(mode, of: file(name))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try files.read(file(name), limit: 1 << 20), as: UTF8.self)
  }

  func remove() {
    // Virtual environments have links to folders, which must not be followed.
    _ = try? Command(["rm", "-rf", path], environment: ["PATH": "/usr/bin:/bin"]).capture()
  }
}
