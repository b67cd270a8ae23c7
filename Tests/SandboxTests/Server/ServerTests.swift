import Platform
import Sandbox
import Testing

extension SharedSandbox {
  /// The process, its socket and its files.
  @Suite("The server")
  struct ServerTests {
    private let sandbox: Sandbox
    private let files = LocalFileSystem()

    init() throws { sandbox = try #require(Machine.shared) }

    #if os(Linux)
      @Test("it leads a session of its own, so that Ctrl-C does not reach it, on loopback only")
      func detached() throws {
        let process = try #require(
          Sandbox.status(in: FilePath.folder(of: sandbox.folder))?.processID)
        // "pid (name) state parent group session …"
        let fields = try read("/proc/\(process)/stat").split(separator: ")").last?
          .split(separator: " ")
        #expect(fields?[2] == "\(process)" && fields?[3] == "\(process)")

        let port = String(sandbox.port, radix: 16, uppercase: true)
        let place = ":" + String(repeating: "0", count: 4 - port.count) + port
        let listening = try read("/proc/\(process)/net/tcp").split(separator: "\n")
          .map { $0.split(separator: " ") }
          .filter { $0.count > 3 && $0[3] == "0A" && $0[1].hasSuffix(place) }
        #expect(listening.map { String($0[1]) } == ["0100007F" + place])
      }

      private func read(_ path: String) throws -> String {
        String(decoding: try files.read(path, limit: 1 << 24), as: UTF8.self)
      }
    #endif

    @Test("what a sandbox writes only its user can read")
    func permissions() throws {
      for (name, mode) in [
        (".", 0o700), ("home", 0o700), ("server", 0o700), ("bin/aws", 0o700),
        ("state.json", 0o600), ("server.log", 0o600), ("aws-config", 0o600),
        ("aws-credentials", 0o600),
      ] as [(String, UInt32)] {
        let status = try files.status(FilePath.join(sandbox.folder, name))
        #expect(status.mode == mode, "\(name)")
      }
    }
  }
}
