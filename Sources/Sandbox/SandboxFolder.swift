import Platform

/// The folder of a sandbox, `sandbox` in a state folder: what is written there, and the server that
/// its state file names.
struct SandboxFolder {
  /// Without links: the working folders of what runs in a sandbox differ.
  let path: String
  private let files = LocalFileSystem()

  /// Makes the folder where it is missing.
  init(stateFolder: String) throws(SandboxError) {
    do {
      let folder = FilePath.join(stateFolder, "sandbox")
      try files.makeFolders(folder)
      path = try files.resolve(folder)
    } catch {
      throw .system(error)
    }
  }

  /// The folder, if it exists.
  init?(existingIn stateFolder: String) {
    guard let path = try? files.resolve(FilePath.join(stateFolder, "sandbox")) else { return nil }
    self.path = path
  }

  var log: String { file("server.log") }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { FilePath.join(path, name) }

  /// Waits for the lock under which sandboxes are started and stopped.
  func lock() throws(SandboxError) -> any FileLock {
    let lock: (any FileLock)?
    do {
      lock = try files.lock(file("lock"), waiting: .seconds(60))
    } catch {
      throw .system(error)
    }
    guard let lock else { throw .isBusy(folder: path) }
    return lock
  }

  /// The server that the state file names, if it is alive.
  func runningServer() -> SandboxServer? {
    namedServer().flatMap { $0.isAlive ? $0 : nil }
  }

  private func namedServer() -> SandboxServer? {
    (try? files.read(file("state.json"), limit: 1 << 16)).flatMap(SandboxServer.init)
  }

  /// Ends a server that was alive a moment ago, and waits until it is gone.
  ///
  /// It is asked first, and sent signals where that does not help.
  func stop(_ server: SandboxServer) throws(SandboxError) {
    // It may be gone before its answer is sent: what counts is that it ends.
    try? server.stop()
    if try isGone(server, within: .seconds(5)) { return }
    ProcessEnvironment.signal(.terminate, processID: server.processID)
    if try isGone(server, within: .seconds(2)) { return }
    ProcessEnvironment.kill(processID: server.processID)
    // Where nobody collects it, a process that was killed still counts as one.
    if try isGone(server, within: .seconds(2)) || !server.isAlive { return }
    throw .doesNotEnd(processID: server.processID)
  }

  private func isGone(
    _ server: SandboxServer, within limit: Duration
  ) throws(SandboxError) -> Bool {
    let deadline = ContinuousClock.now + limit
    // The last thing that it does is to remove its state file; one that was killed could not.
    while namedServer()?.id == server.id,
      ProcessEnvironment.isRunning(processID: server.processID)
    {
      if ContinuousClock.now > deadline { return false }
      do { try pause(.milliseconds(20)) } catch { throw .system(error) }
    }
    return true
  }

  /// Writes what does not depend on the server: its source, and what isolates its clients.
  func write(_ installation: SandboxInstallation) throws(SandboxError) {
    do {
      for folder in ["server", "home", "bin"] { try files.makeFolders(file(folder)) }
      for (name, source) in Self.sources { try write(source, to: "server/\(name)") }
      for name in ["aws-config", "aws-credentials"] { try write([], to: name) }
      try write(
        Array(SandboxProgram.script(starting: installation.aws).utf8), to: "bin/aws")
      try files.setMode(0o700, of: file("bin/aws"))
    } catch {
      throw .system(error)
    }
  }

  /// Starts a server and waits until it answers.
  func startServer(
    _ installation: SandboxInstallation, idleLimit: Duration
  ) throws(SandboxError) -> SandboxServer {
    let id = hexadecimal(UInt64.random(in: .min ... .max))
    let (seconds, attoseconds) = idleLimit.components
    let command = Command(
      [
        installation.python, file("server/sandbox_server.py"), path, Sandbox.account, id,
        "\(Double(seconds) + Double(attoseconds) / 1e18)",
      ], environment: SandboxEnvironment.base(folder: path, installation: installation),
      folder: path, timeout: .seconds(120))
    let result: Captured
    do { result = try command.capture() } catch { throw .system(error) }
    guard result.exit.isSuccess, let server = runningServer(), server.id == id else {
      throw .serverFailed(detail: lastLines(of: result.errorText), log: log)
    }
    return server
  }

  private static var sources: [(name: String, source: [UInt8])] {
    [
      ("sandbox_server.py", PackageResources.sandbox_server_py),
      ("sandbox_studio.py", PackageResources.sandbox_studio_py),
      ("sandbox_checks.py", PackageResources.sandbox_checks_py),
      ("sandbox_prepare.py", PackageResources.sandbox_prepare_py),
    ]
  }

  /// Writes a file whose content differs; what is the same keeps its compiled form.
  private func write(_ bytes: [UInt8], to name: String) throws(SystemError) {
    if let before = try? files.read(file(name), limit: 1 << 20), before == bytes { return }
    try files.write(bytes, to: file(name))
  }
}

/// The last lines of a program's errors: a traceback's end says what went wrong.
func lastLines(of text: String, count: Int = 12) -> String {
  text.split(separator: "\n").suffix(count).joined(separator: "\n")
}

/// Sixteen digits.
private func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
