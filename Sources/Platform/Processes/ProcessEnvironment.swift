import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this process was started with and runs as.
package enum ProcessEnvironment {
  /// The environment variables; where one stands twice the first counts, as for `getenv`.
  package static var variables: [String: String] {
    var variables: [String: String] = [:]
    guard var entry = cplatform_environment() else { return [:] }
    while let pointer = entry.pointee {
      entry += 1
      let text = String(cString: pointer)
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(text[..<equals])
      if variables[name] == nil { variables[name] = String(text[equals...].dropFirst()) }
    }
    return variables
  }

  /// This process's id.
  package static var processID: Int32 { getpid() }

  /// The login name of the user that this process runs as, or the user's number.
  package static var userName: String {
    if let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name {
      return String(cString: name)
    }
    return String(geteuid())
  }

  /// The name of this machine.
  package static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 257)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a process of that id exists on this machine.
  package static func isRunning(processID: Int32) -> Bool {
    processID > 0 && (systemKill(processID, 0) == 0 || errno == EPERM)
  }

  /// Sends a process a signal; one that is gone, or belongs to somebody else, is left alone.
  package static func signal(_ signal: Signal, processID: Int32) {
    // 0 and below mean groups of processes.
    if processID > 0 { _ = systemKill(processID, signal.number) }
  }

  /// Ends a process that ignores other signals.
  package static func kill(processID: Int32) {
    if processID > 0 { _ = systemKill(processID, SIGKILL) }
  }

  /// What every start of the program does first: standard descriptors that were closed are opened,
  /// and a closed pipe becomes an error of the write instead of this process's end.
  package static func prepare() {
    // Where even /dev/null cannot be opened, the first file to open says so.
    _ = cplatform_open_standard()
    cplatform_ignore_pipe_signal()
  }

  /// Ends this process with an exit status.
  package static func end(status: Int32) -> Never { exit(status) }

  /// Ends this process by a signal's default action, as a parent that looks expects after Ctrl-C.
  package static func end(by signal: Signal) -> Never {
    cplatform_die(signal.number)
    exit(128 + signal.number)
  }
}

/// The system's `kill`, whose name a method hides.
private func systemKill(_ processID: Int32, _ signal: Int32) -> Int32 { kill(processID, signal) }
