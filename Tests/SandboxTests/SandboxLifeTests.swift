import JSON
import Platform
import Sandbox
import Testing

@Suite("The life of a sandbox", .enabled(if: Machine.installation != nil, Machine.reason))
struct SandboxLifeTests {
  private let installation: SandboxInstallation

  init() throws { installation = try #require(Machine.installation) }

  @Test("a second start joins, --fresh empties, stop ends")
  func lifecycle() throws {
    try Machine.withSandbox { first, folder in
      #expect(Sandbox.status(in: folder.path)?.id == first.id)
      _ = try Service.kms("us-east-1", in: first)("CreateKey")

      let joined = try Sandbox.start(in: folder.path, installation: installation)
      #expect(joined.id == first.id && joined.port == first.port)
      #expect(try keys(joined) == 1)

      let fresh = try Sandbox.start(in: folder.path, installation: installation, fresh: true)
      #expect(fresh.id != first.id)
      #expect(try keys(fresh) == 0)
      #expect(Sandbox.running(in: folder.path, installation: installation)?.id == fresh.id)

      #expect(try Sandbox.stop(in: folder.path))
      #expect(Sandbox.status(in: folder.path) == nil)
      #expect(try !Sandbox.stop(in: folder.path))
      #expect(!folder.files.exists(folder.file("sandbox/state.json")))
    }
  }

  @Test("a folder that never had a sandbox has none, and none is made by asking")
  func absent() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    #expect(Sandbox.status(in: folder.path) == nil)
    #expect(try !Sandbox.stop(in: folder.path))
    #expect(try folder.files.list(folder.path).isEmpty)
  }

  @Test("a state file whose port another server has, or whose process is gone, is not believed")
  func stale() throws {
    try Machine.withSandbox { sandbox, folder in
      let state = try folder.read("sandbox/state.json")
      let process = try #require(Sandbox.status(in: folder.path)?.processID)

      let other = try TemporaryFolder()
      defer {
        _ = try? Sandbox.stop(in: other.path)
        other.remove()
      }
      try other.write(
        replacing(sandbox.id, by: "0123456789abcdef", in: state), to: "sandbox/state.json")
      #expect(Sandbox.status(in: other.path) == nil)

      try other.write(
        replacing("\(process)", by: "\(Int32.max)", in: state), to: "sandbox/state.json")
      #expect(Sandbox.status(in: other.path) == nil)

      try other.write("{ \"format\": ", to: "sandbox/state.json")
      #expect(Sandbox.status(in: other.path) == nil)

      let started = try Sandbox.start(in: other.path, installation: installation)
      #expect(started.id != sandbox.id && started.port != sandbox.port)
      // The one whose port was named is untouched.
      #expect(Sandbox.status(in: folder.path)?.id == sandbox.id)
    }
  }

  @Test("a sandbox that nobody uses ends by itself and takes its state file along")
  func idle() throws {
    try Machine.withSandbox(idleLimit: .milliseconds(400)) { _, folder throws in
      // Nothing may ask it meanwhile: that would count as use.
      let state = folder.file("sandbox/state.json")
      let deadline = ContinuousClock.now + .seconds(15)
      while folder.files.exists(state), ContinuousClock.now < deadline {
        _ = try Supervisor().next(until: .now + .milliseconds(50))
      }
      #expect(!folder.files.exists(state))
      #expect(Sandbox.status(in: folder.path) == nil)
    }
  }

  @Test("a server that cannot start says why")
  func failure() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      "#!/bin/sh\necho 'ModuleNotFoundError: No module named moto' >&2; exit 1\n", to: "python3",
      mode: 0o700)
    var broken = installation
    broken.python = folder.file("python3")
    let error = #expect(throws: SandboxError.self) {
      try Sandbox.start(in: folder.path, installation: broken)
    }
    #expect(error?.description.contains("No module named moto") == true)
  }

  private func keys(_ sandbox: Sandbox) throws -> Int? {
    try Service.kms("us-east-1", in: sandbox)("ListKeys").value?["Keys"]?.elements?.count
  }

  private func replacing(_ text: String, by other: String, in whole: String) -> String {
    guard let range = whole.firstRange(of: text) else { return whole }
    return whole.replacingCharacters(in: range, with: other)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
