package import Platform

/// Why there is no sandbox.
package enum SandboxError: Error, Hashable, Sendable {
  /// No Python that moto runs on; what to install.
  case noPython(String)
  /// moto or the AWS CLI could not be installed: what was tried, and what it printed last.
  case installationFailed(String, detail: String)
  /// Another process is installing and does not come to an end.
  case installationIsBusy(folder: String)
  /// The server ended before it answered; what it said.
  case serverFailed(detail: String, log: String)
  /// The server is there and does not do what it is asked.
  case notAnswering(String)
  /// The server's process is still there after all signals.
  case doesNotEnd(processID: Int32)
  /// The server refused a request.
  case refused(String)
  /// Another process is starting or stopping this sandbox and does not come to an end.
  case isBusy(folder: String)
  /// A file or a program could not be used.
  case system(SystemError)
}

extension SandboxError: CustomStringConvertible {
  /// A message for people; where there is something to do, the last line says it.
  package var description: String {
    switch self {
    case .noPython(let advice):
      "the sandbox needs Python 3.10 or later: \(advice)"
    case .installationFailed(let attempt, let detail):
      "cannot install what the sandbox needs: \(attempt)\(detail.isEmpty ? "" : "\n" + detail)"
    case .installationIsBusy(let folder):
      "another process has been installing into \"\(folder)\" for too long; end it and try again"
    case .serverFailed(let detail, let log):
      "the sandbox did not start; its log is \"\(log)\"\(detail.isEmpty ? "" : "\n" + detail)"
    case .notAnswering(let reason):
      "the sandbox does not answer: \(reason); start an empty one with --fresh"
    case .doesNotEnd(let processID):
      "process \(processID) of the sandbox does not end; end it and try again"
    case .refused(let reason):
      "the sandbox refused: \(reason)"
    case .isBusy(let folder):
      "another process has held the sandbox in \"\(folder)\" for too long; end it and try again"
    case .system(let error):
      error.description
    }
  }
}
