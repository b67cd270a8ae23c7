import Platform

extension LocalFileSystem {
  /// Takes a lock, waiting for whoever holds it; nil where that takes too long.
  ///
  /// - Parameters:
  ///   - path: The lock's file, made where it is missing.
  ///   - limit: How long to wait.
  ///   - whenWaiting: Called once, before the first wait.
  /// - Returns: The lock.
  /// - Throws: Where the file cannot be locked at all.
  func lock(
    _ path: String, waiting limit: Duration, whenWaiting: () -> Void = {}
  ) throws(SystemError) -> (any FileLock)? {
    if let lock = try lock(path) { return lock }
    whenWaiting()
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      try pause(.milliseconds(20))
      if let lock = try lock(path) { return lock }
    }
    return nil
  }
}

/// Lets time pass.
func pause(_ duration: Duration) throws(SystemError) {
  _ = try Supervisor().next(until: .now + duration)
}
