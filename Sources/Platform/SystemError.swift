import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A system call that failed: what was tried, on what, and the errno.
package struct SystemError: Error, Hashable, Sendable {
  /// What was tried, as a verb: "open", "sync".
  package var operation: String
  /// The path concerned, if any.
  package var path: String?
  /// The errno.
  package var code: Int32

  /// Makes an error.
  package init(operation: String, path: String? = nil, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The C library's words for the errno, lower case: "no space left on device".
  package var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    cplatform_describe(code, &buffer, buffer.count)
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let first = text.first else { return "error \(code)" }
    return first.lowercased() + text.dropFirst()
  }

  /// Whether something that was looked for is not there.
  package var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether something else stands where a path wants a folder.
  package var isNotFolder: Bool { code == ENOTDIR }
  /// Whether something that was to be made is there already.
  package var isAlreadyThere: Bool { code == EEXIST }
  /// Whether a file was larger than the limit that it was read with.
  package var isTooLarge: Bool { code == EFBIG }
  /// Whether a folder stood where a file was wanted.
  package var isDirectory: Bool { code == EISDIR }
  /// Whether the reading end of a pipe is closed.
  package var isBrokenPipe: Bool { code == EPIPE }
  /// Whether the disk or the quota is full.
  package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether the folder or file may not be changed.
  package var isNotPermitted: Bool { code == EACCES || code == EPERM || code == EROFS }
}

extension SystemError: CustomStringConvertible {
  /// A message for people: `cannot open "a/b": permission denied`.
  package var description: String {
    let object = path.map { " \"\($0)\"" } ?? ""
    return "cannot \(operation)\(object): \(reason)"
  }
}
