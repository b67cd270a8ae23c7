package import Engine
package import Platform

/// An AWS of one's own on this machine, for rehearsing: moto on a loopback port, detached, shared by
/// all runs of a state folder, and gone when nobody has used it for a while.
///
/// Its folder, `.runbook/sandbox`:
///
///     state.json   the running server (format in `Server/sandbox_server.py`)
///     server.log   what the server printed
///     lock         held while a sandbox is started or stopped
///     server/      the server's source, as this program has it
///     home/        HOME of what runs in the sandbox
///     bin/aws      starts the real `aws` without options that lead elsewhere
///     aws-config, aws-credentials   empty
package struct Sandbox: Hashable, Sendable {
  /// The account that every sandbox answers with.
  ///
  /// AWS uses it in documentation and gives it to nobody; documents use others more often.
  package static let account = "777788889999"
  /// How long a sandbox lives without a request.
  package static let idleLimit: Duration = .seconds(15 * 60)

  /// Its folder.
  package let folder: String
  /// What it runs on.
  package let installation: SandboxInstallation
  let server: SandboxServer

  /// A name that only this sandbox has: a run resumes only where it began.
  package var id: String { server.id }
  /// Where it listens on 127.0.0.1.
  package var port: UInt16 { server.port }
  /// When it started.
  package var started: Timestamp { Timestamp(milliseconds: server.started * 1000) }
  /// Its address, for people and for `AWS_ENDPOINT_URL`.
  package var address: String { "http://127.0.0.1:\(port)" }

  /// What a run has to know of it.
  package func options(runningOtherCommands: Bool = false) -> RunOptions.Sandbox {
    RunOptions.Sandbox(
      name: id, account: Self.account, runsOtherCommands: runningOtherCommands)
  }

  /// Joins the sandbox of a state folder, or starts one where none is running.
  ///
  /// - Parameters:
  ///   - stateFolder: `.runbook`, or what `--state` says; made if it is missing.
  ///   - installation: What it runs on.
  ///   - fresh: Whether one that is running is ended first, with everything in it.
  ///   - idleLimit: How long it lives without a request.
  /// - Returns: The sandbox, answering.
  /// - Throws: Where it cannot be started; what is left then is its log.
  package static func start(
    in stateFolder: String, installation: SandboxInstallation, fresh: Bool = false,
    idleLimit: Duration = Sandbox.idleLimit
  ) throws(SandboxError) -> Sandbox {
    let place = try SandboxFolder(stateFolder: stateFolder)
    let lock = try place.lock()
    defer { withExtendedLifetime(lock) {} }
    if let server = place.runningServer() {
      if !fresh {
        try place.write(installation)
        return Sandbox(folder: place.path, installation: installation, server: server)
      }
      try place.stop(server)
    }
    try place.write(installation)
    let server = try place.startServer(installation, idleLimit: idleLimit)
    return Sandbox(folder: place.path, installation: installation, server: server)
  }

  /// The sandbox that a state folder has; nil where none is running.
  ///
  /// - Parameters:
  ///   - stateFolder: `.runbook`, or what `--state` says.
  ///   - installation: What it runs on.
  /// - Returns: The sandbox, answering.
  package static func running(
    in stateFolder: String, installation: SandboxInstallation
  ) -> Sandbox? {
    guard let place = SandboxFolder(existingIn: stateFolder), let server = place.runningServer()
    else { return nil }
    return Sandbox(folder: place.path, installation: installation, server: server)
  }

  /// What is known of the sandbox of a state folder without using it; nil where none is running.
  package static func status(in stateFolder: String) -> Status? {
    guard let place = SandboxFolder(existingIn: stateFolder), let server = place.runningServer()
    else { return nil }
    return Status(
      id: server.id, processID: server.processID, port: server.port,
      started: Timestamp(milliseconds: server.started * 1000), log: place.log)
  }

  /// Ends the sandbox of a state folder, with everything in it.
  ///
  /// - Returns: Whether one was running.
  @discardableResult
  package static func stop(in stateFolder: String) throws(SandboxError) -> Bool {
    guard let place = SandboxFolder(existingIn: stateFolder) else { return false }
    let lock = try place.lock()
    defer { withExtendedLifetime(lock) {} }
    guard let server = place.runningServer() else { return false }
    try place.stop(server)
    return true
  }

  /// What is known of a running sandbox.
  package struct Status: Hashable, Sendable {
    /// A name that only this sandbox has.
    package var id: String
    /// The server's process.
    package var processID: Int32
    /// Where it listens on 127.0.0.1.
    package var port: UInt16
    /// When it started.
    package var started: Timestamp
    /// The path of its log.
    package var log: String
  }
}
