import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Talks to servers of this machine, and to no other.
package enum Loopback {
  /// Sends bytes to a TCP port of 127.0.0.1 and reads what is answered, until the other side closes.
  ///
  /// - Parameters:
  ///   - request: What to send.
  ///   - port: The port.
  ///   - limit: The most bytes that the answer may have; more is an error (`isTooLarge`).
  ///   - timeout: How long each read or write may wait.
  /// - Returns: The answer.
  /// - Throws: What connecting, sending or receiving answered: nothing listens, or it takes too long.
  package static func exchange(
    _ request: [UInt8], port: UInt16, limit: Int, timeout: Duration
  ) throws(SystemError) -> [UInt8] {
    let place = "127.0.0.1:\(port)"
    let (seconds, attoseconds) = timeout.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    let number = cplatform_connect_loopback(port, Int32(clamping: max(1, milliseconds)))
    if number < 0 { throw SystemError(operation: "connect to", path: place, code: -number) }
    let connection = Descriptor(owning: number)
    var start = 0
    while start < request.count {
      let sent = request.withUnsafeBytes { buffer in
        cplatform_send(
          connection.number, buffer.baseAddress.map { $0 + start }, request.count - start)
      }
      if sent < 0 { throw SystemError(operation: "send to", path: place, code: Int32(-sent)) }
      start += sent
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let got = read(connection.number, &buffer, buffer.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError(operation: "receive from", path: place, code: errno)
      }
      if got == 0 { return answer }
      answer += buffer[..<got]
      if answer.count > limit {
        throw SystemError(operation: "receive from", path: place, code: EFBIG)
      }
    }
  }
}
