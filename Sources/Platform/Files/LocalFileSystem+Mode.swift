#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension LocalFileSystem {
  /// Sets a file's permission bits, 0o700 for a program that only its owner runs.
  package func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
    guard chmod(path, mode_t(mode)) == 0 else {
      throw SystemError(operation: "change the permissions of", path: path, code: errno)
    }
  }
}
