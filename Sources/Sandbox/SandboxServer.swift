import JSON
import Platform

/// A server that runs, as its state file says, and what can be asked of it.
///
/// The file is written by the server itself; `Server/sandbox_server.py` documents it and the paths.
struct SandboxServer: Hashable, Sendable {
  static let format = "runbook.sandbox/1"

  /// A name that only this one has.
  var id: String
  /// Its process.
  var processID: Int32
  /// Where it listens on 127.0.0.1.
  var port: UInt16
  /// The account that it answers with.
  var account: String
  /// When it started, in seconds since 1970.
  var started: Int64

  /// Reads a state file's content; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let state = JSONValue(parsing: bytes), state["format"]?.string == Self.format,
      let id = state["id"]?.string, let account = state["account"]?.string,
      case .number(let process)? = state["pid"], let processID = Int32(process),
      case .number(let portText)? = state["port"], let port = UInt16(portText),
      case .number(let startedText)? = state["started"], let started = Int64(startedText)
    else { return nil }
    self.id = id
    self.processID = processID
    self.port = port
    self.account = account
    self.started = started
  }

  /// Whether what listens on the port is this server, and no other that took the port after it.
  var isAlive: Bool {
    guard ProcessEnvironment.isRunning(processID: processID),
      let answer = try? ask("GET", "/runbook/sandbox", timeout: .seconds(5))
    else { return false }
    return answer["id"]?.string == id && answer["account"]?.string == account
  }

  /// Asks it to end; the answer may be cut off by that end.
  func stop() throws(SandboxError) {
    _ = try ask("POST", "/runbook/stop", timeout: .seconds(5))
  }

  /// Sends a request and reads the JSON that it is answered with.
  ///
  /// - Parameters:
  ///   - method: "GET" or "POST".
  ///   - path: Where; the server's own paths begin with "/runbook/".
  ///   - body: What to send as JSON.
  ///   - timeout: How long the answer may take.
  /// - Returns: The answer.
  /// - Throws: `notAnswering` without an answer, `refused` for any status but 200.
  func ask(
    _ method: String, _ path: String, body: JSONValue? = nil, timeout: Duration
  ) throws(SandboxError) -> JSONValue {
    let content = Array((body?.compact ?? "").utf8)
    // HTTP/1.0, so that the answer ends where the connection does.
    let head = """
      \(method) \(path) HTTP/1.0\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json\r
      Content-Length: \(content.count)\r
      \r

      """
    let answer: [UInt8]
    do {
      answer = try Loopback.exchange(
        Array(head.utf8) + content, port: port, limit: 16 << 20, timeout: timeout)
    } catch {
      throw .notAnswering(error.description)
    }
    guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw .notAnswering("\"\(path)\" was answered without a header")
    }
    let status = String(decoding: answer.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let value = JSONValue(parsing: Array(answer[end.upperBound...]))
    guard status.split(separator: " ").dropFirst().first == "200", let value else {
      throw .refused(value?["error"]?.string ?? status)
    }
    return value
  }
}
