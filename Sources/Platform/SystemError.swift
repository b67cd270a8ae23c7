/// A system call that failed: what was tried, on what, and the errno.
package struct SystemError: Error, Hashable, Sendable {
  /// The system call or what it was for: "open", "fdatasync".
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
}
