import Platform
import Sandbox
import Testing

@Suite("What a sandbox runs on")
struct InstallationTests {
  @Test("without a Python the message says so, and nothing is left behind")
  func noPython() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let error = #expect(throws: SandboxError.self) {
      try SandboxInstallation.prepare(environment: environment(folder, path: folder.path)) { _ in }
    }
    guard case .noPython(let advice)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(advice.contains("python3"))
  }

  @Test(
    "offline, the message says what to do and has what pip said",
    .enabled(if: InstallationTests.canMakeEnvironments, "this machine's Python has no venv and pip")
  )
  func offline() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var environment = environment(folder, path: "/usr/bin:/bin")
    // Nothing listens there: as if there were no network.
    environment["PIP_INDEX_URL"] = "http://127.0.0.1:9/simple"
    environment["PIP_RETRIES"] = "0"
    environment["PIP_CONFIG_FILE"] = "/dev/null"
    var lines: [String] = []
    let error = #expect(throws: SandboxError.self) {
      try SandboxInstallation.prepare(environment: environment) { lines.append($0) }
    }
    #expect(lines.count == 1 && lines[0].contains("installing moto"))
    let message = error?.description ?? ""
    #expect(message.contains("no connection to the package index"))
    #expect(message.contains("ERROR"))
    // The next attempt does not take what is half made for whole.
    #expect(SandboxInstallation.find(environment: environment) == nil)
  }

  @Test(
    "what was found is remembered until it is gone",
    .enabled(if: Machine.installation != nil, Machine.reason))
  func remembered() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var variables = ProcessEnvironment.variables
    variables["XDG_CACHE_HOME"] = folder.file("cache")
    let first = try #require(SandboxInstallation.find(environment: variables))
    let began = ContinuousClock.now
    #expect(SandboxInstallation.find(environment: variables) == first)
    // Starting one Python takes 15 ms; remembering starts none.
    #expect(ContinuousClock.now - began < .milliseconds(10))

    let memory = try folder.read("cache/runbook/sandbox-programs.json")
    try folder.write(
      memory.replacing(first.python, with: "/gone/python3"),
      to: "cache/runbook/sandbox-programs.json")
    #expect(SandboxInstallation.find(environment: variables) == first)
  }

  @Test(
    "moto and the AWS CLI are installed once, with and without Debian's python3-venv, and work",
    .enabled(
      if: ProcessEnvironment.variables["RUNBOOK_TEST_INSTALL"] == "1" && canMakeEnvironments,
      "installing takes minutes and the network: set RUNBOOK_TEST_INSTALL=1"),
    arguments: [true, false])
  func installs(hasEnsurePip: Bool) throws {
    let folder = try TemporaryFolder()
    defer {
      _ = try? Sandbox.stop(in: folder.path)
      folder.remove()
    }
    var environment = environment(folder, path: "/usr/bin:/bin")
    for (name, value) in ProcessEnvironment.variables where name.hasPrefix("PIP_") {
      environment[name] = value
    }
    if !hasEnsurePip {
      // The system's Python under another name, with Debian's answer.
      try folder.write(
        """
        #!/bin/bash
        if [[ "$*" == "-m venv "* && "$*" != *--without-pip* ]]; then
          echo "ensurepip is not available"; exit 1
        fi
        exec -a "$0" /usr/bin/python3 "$@"

        """, to: "bin/python3", mode: 0o700)
      environment["PATH"] = "\(folder.file("bin")):/usr/bin:/bin"
    }
    var lines: [String] = []
    let installation = try SandboxInstallation.prepare(environment: environment) {
      lines.append($0)
    }
    #expect(lines.count == 1)
    #expect(installation.aws.hasPrefix(folder.path) && installation.python.hasPrefix(folder.path))
    #expect(SandboxInstallation.find(environment: environment) == installation)
    #expect(
      try SandboxInstallation.prepare(environment: environment) { lines.append($0) } == installation
    )
    #expect(lines.count == 1)

    let sandbox = try Sandbox.start(in: folder.path, installation: installation)
    let account = try Machine.aws(
      ["sts", "get-caller-identity", "--query", "Account", "--output", "text"], in: sandbox)
    #expect(account.text == Sandbox.account + "\n", "\(account.errorText)")
  }

  private func environment(_ folder: TemporaryFolder, path: String) -> [String: String] {
    ["PATH": path, "HOME": folder.path, "XDG_CACHE_HOME": folder.file("cache")]
  }

  /// Whether the system's Python can make an environment, and lacks moto.
  private static let canMakeEnvironments: Bool = {
    let question = "import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 10))"
    let path = "/usr/bin:/bin"
    let asked = try? Command(["python3", "-c", question], environment: ["PATH": path]).capture()
    return asked?.exit.isSuccess == true
      && SandboxInstallation.find(environment: ["PATH": path, "HOME": "/nowhere"]) == nil
  }()
}
