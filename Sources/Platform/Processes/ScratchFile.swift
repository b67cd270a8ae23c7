import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file without a name that a program writes to and this process reads, or the other way round: for
/// what must not be on disk, not even for a moment.
///
/// On Linux it is in memory; elsewhere it is a file that has lost its name.
package final class ScratchFile: Sendable {
  /// Where the program finds it.
  package static let path = "/dev/fd/\(cplatform_scratch_number)"

  /// Its descriptor in this process.
  package let descriptor: Int32

  /// Makes an empty file.
  ///
  /// - Throws: Where the system has no more of them.
  package init() throws(SystemError) {
    descriptor = cplatform_scratch()
    if descriptor < 0 { throw SystemError(operation: "make a scratch file", code: -descriptor) }
  }

  /// Makes a file that a program reads from its beginning.
  ///
  /// - Parameter contents: Its bytes.
  /// - Throws: Where the system has no more of them, or no room.
  package convenience init(_ contents: [UInt8]) throws(SystemError) {
    try self.init()
    var start = 0
    while start < contents.count {
      let written = contents.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress.map { $0 + start }, contents.count - start, off_t(start))
      }
      if written < 0, errno == EINTR { continue }
      if written < 0 { throw SystemError(operation: "write to a scratch file", code: errno) }
      start += written
    }
  }

  deinit {
    close(descriptor)
  }

  /// What was written to it.
  ///
  /// - Parameter limit: The most bytes that are read.
  /// - Returns: Its bytes; nil where there are more, or it cannot be read.
  package func contents(limit: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + count }, limit + 1 - count, off_t(count))
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { break }
      count += got
    }
    return count > limit ? nil : Array(bytes[..<count])
  }
}
