import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file descriptor, closed when it goes out of use; children do not inherit it.
struct Descriptor: ~Copyable, Sendable {
  /// The number that system calls take.
  let number: Int32

  /// Takes over a descriptor.
  init(owning number: Int32) { self.number = number }

  /// Opens a file.
  init(opening path: String, flags: Int32, mode: UInt32 = 0) throws(SystemError) {
    number = cplatform_open(path, flags, mode)
    if number < 0 { throw SystemError(operation: "open", path: path, code: -number) }
  }

  deinit { close(number) }

  /// Makes a pipe.
  static func pipe() throws(SystemError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    let result = cplatform_pipe(&ends)
    if result < 0 { throw SystemError(operation: "make a pipe", code: -result) }
    return (ends[0], ends[1])
  }

  /// Writes all of the bytes, from an offset on or where the file stands; an error names the path.
  borrowing func write(_ bytes: [UInt8], at offset: Int? = nil, path: String) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        let rest = buffer.baseAddress.map { $0 + start }
        return if let offset {
          pwrite(number, rest, bytes.count - start, off_t(offset + start))
        } else {
          writeBytes(number, rest, bytes.count - start)
        }
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemError(operation: "write", path: path, code: errno)
      }
      start += written
    }
  }
}

// Inside the type, `write` is its own method.
private func writeBytes(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, buffer, count)
}
