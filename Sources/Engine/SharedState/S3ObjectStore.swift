import JSON
package import Platform
import Synchronization

/// Shared state in Amazon S3, through the AWS CLI of the person.
///
/// Each call starts `aws` once, which takes 0.7 s of a core: an action costs one more call, for its
/// result and the next intent together; reading a run costs one. What was read is kept below the
/// state folder, where `aws s3 sync` finds it again.
package struct S3ObjectStore: ObjectStore {
  private let location: S3Location
  private let environment: [String: String]
  private let profile: String?
  /// Where what was read is kept, and what is written passes through.
  private let cache: String
  private let files = LocalFileSystem()
  private let interruption = Interruption()

  /// What a signal does to calls, once that is known.
  private final class Interruption: Sendable {
    let heeded = Mutex<(signals: SignalWatch, onSignal: @Sendable (Signal) -> Void)?>(nil)
  }

  /// The most bytes of one object: a run's plan and document are the largest.
  private static let limit = 1 << 28

  /// Makes a store; nothing is called before something is asked for.
  ///
  /// - Parameters:
  ///   - location: The bucket and the prefix.
  ///   - folder: The state folder on this machine.
  ///   - environment: What `aws` runs with, `PATH` and credentials included.
  ///   - profile: The profile of the AWS CLI; nil for what the environment says.
  package init(
    _ location: S3Location, folder: String, environment: [String: String], profile: String? = nil
  ) {
    self.location = location
    self.environment = Preflight.environment(RunOptions(environment: environment), region: nil)
    self.profile = profile
    cache = FilePath.join(folder, "objects")
  }

  /// `s3://bucket/prefix`.
  package var address: String { location.text }

  /// Lets a signal end a call of `aws`, which may take minutes where S3 does not answer.
  package func heed(_ signals: SignalWatch, onSignal: @escaping @Sendable (Signal) -> Void) {
    interruption.heeded.withLock { $0 = (signals, onSignal) }
  }

  // MARK: - Writing

  /// Writes an object unless there is one of that name.
  package func create(_ name: String, _ bytes: [UInt8]) -> Creation {
    do {
      try put(name, bytes, more: ["--if-none-match", "*"])
      return .made
    } catch {
      switch error.code {
      case "PreconditionFailed"?: return .taken
      case "ConditionalRequestConflict"?, "InternalError"?, "ServiceUnavailable"?, "SlowDown"?,
        "RequestTimeout"?, "503"?, "500"?, nil:
        return error.isCertain ? .refused(error.error) : .unclear(error.error)
      default: return .refused(error.error)
      }
    }
  }

  private func put(_ name: String, _ bytes: [UInt8], more: [String]) throws(Failure) {
    let file = FilePath.join(cache, "outgoing-\(ProcessEnvironment.processID)")
    do {
      try files.makeFolders(cache)
      try files.write(bytes, to: file)
    } catch {
      throw Failure(
        error: self.error("write", name, error.description), code: nil, isCertain: true)
    }
    defer { try? files.remove(file) }
    _ = try call(
      "write", name,
      [
        "s3api", "put-object", "--bucket", location.bucket, "--key=\(key(name))", "--body", file,
        "--content-type", "application/x-ndjson",
      ] + more)
  }

  /// Removes a folder.
  package func remove(_ folder: String) throws(SharedStateError) {
    try asked("remove", folder, ["s3", "rm", "--recursive", "--only-show-errors", url(folder)])
    forget(folder)
  }

  // MARK: - Reading

  /// Reads an object.
  package func read(_ name: String) throws(SharedStateError) -> [UInt8]? {
    let file = FilePath.join(cache, "incoming-\(ProcessEnvironment.processID)")
    defer { try? files.remove(file) }
    do {
      try files.makeFolders(cache)
      _ = try call(
        "read", name,
        ["s3api", "get-object", "--bucket", location.bucket, "--key=\(key(name))", file])
      return try files.read(file, limit: S3ObjectStore.limit)
    } catch let failure as Failure {
      if failure.code == "NoSuchKey" { return nil }
      throw failure.error
    } catch {
      throw self.error("read", name, "\(error)")
    }
  }

  /// The names of the folders in a folder.
  package func folders(in folder: String) throws(SharedStateError) -> [String] {
    let prefix = key(folder) + "/"
    let answer = try asked(
      "list", folder,
      [
        "s3api", "list-objects-v2", "--bucket", location.bucket, "--prefix=\(prefix)",
        "--delimiter", "/", "--query", "CommonPrefixes[].Prefix",
      ])
    // A prefix that nothing begins with has none: "null".
    guard case .array(let prefixes)? = JSONValue(parsing: answer) else { return [] }
    return prefixes.compactMap { value in
      guard case .string(let text) = value, text.hasPrefix(prefix) else { return nil }
      return String(text.dropFirst(prefix.count).dropLast())
    }.sorted()
  }

  /// The numbered objects in a folder and its own folders.
  package func objects(in folder: String) throws(SharedStateError) -> [String: [StoredObject]] {
    let place = FilePath.join(cache, folder)
    // Objects are never changed: what is here in the same size is the same.
    try asked(
      "read", folder,
      [
        "s3", "sync", url(folder) + "/", place + "/", "--size-only", "--delete",
        "--only-show-errors", "--exclude", "*", "--include", "*.jsonl",
      ])
    do {
      return try stored(in: place)
    } catch {
      throw self.error("read", folder, error.description)
    }
  }

  private func stored(in place: String) throws(SystemError) -> [String: [StoredObject]] {
    guard files.exists(place) else { return [:] }
    var found: [String: [StoredObject]] = [:]
    for name in try files.list(place) {
      let path = FilePath.join(place, name)
      let status = try files.status(path)
      if status.kind == .folder {
        found.merge(try stored(in: path)) { first, _ in first }
      } else if SharedObject.number(of: name) != nil {
        // `aws s3 sync` gives a file the time of its object.
        found[FilePath.name(of: place), default: []].append(
          StoredObject(
            name: name, written: Timestamp(milliseconds: status.modified / 1_000_000),
            bytes: try files.read(path, limit: S3ObjectStore.limit)))
      }
    }
    return found
  }

  /// Forgets what was read of a folder.
  package func forget(_ folder: String) {
    let place = FilePath.join(cache, folder)
    for name in (try? files.list(place)) ?? [] { try? files.remove(FilePath.join(place, name)) }
    try? files.removeFolder(place)
  }

  /// When objects were written, and S3's time: that of an object that is written for it.
  package func times(in folder: String, from name: String) throws(SharedStateError) -> StoreTimes {
    do {
      try put("\(folder)/clock", [UInt8(ascii: "\n")], more: [])
    } catch {
      throw error.error
    }
    let before = SharedObject.name((SharedObject.number(of: name) ?? 1) - 1)
    // Digits sort before letters, so that the clock is among what follows.
    let answer = try asked(
      "list", folder,
      [
        "s3api", "list-objects-v2", "--bucket", location.bucket, "--prefix=\(key(folder))/",
        "--start-after=\(key("\(folder)/\(before)"))", "--query", "Contents[].[Key,LastModified]",
      ])
    var written: [String: Timestamp] = [:]
    if case .array(let rows)? = JSONValue(parsing: answer) {
      for case .array(let row) in rows {
        guard row.count == 2, case .string(let key) = row[0], case .string(let time) = row[1],
          // Version 1 writes "….000Z", version 2 "…+00:00"; both are UTC in whole seconds.
          let moment = Timestamp(String(time.prefix(19)) + ".000Z")
        else { continue }
        written[FilePath.name(of: key)] = moment
      }
    }
    guard let now = written.removeValue(forKey: "clock") else {
      throw error("list", folder, "it does not say when \"clock\" was written")
    }
    return StoreTimes(written: written, now: now)
  }

  // MARK: - Calling aws

  /// Why a call failed.
  private struct Failure: Error {
    var error: SharedStateError
    /// The code of the service's answer; nil where it did not answer.
    var code: String?
    /// Whether it is certain that nothing was done although there is no answer.
    var isCertain: Bool
  }

  private func key(_ name: String) -> String { FilePath.join(location.prefix, name) }

  private func url(_ name: String) -> String { "s3://\(location.bucket)/\(key(name))" }

  private func error(_ operation: String, _ name: String, _ reason: String) -> SharedStateError {
    SharedStateError(operation: operation, place: url(name), reason: reason)
  }

  @discardableResult
  private func asked(_ operation: String, _ name: String, _ words: [String])
    throws(SharedStateError) -> [UInt8]
  {
    do { return try call(operation, name, words) } catch { throw error.error }
  }

  private func call(_ operation: String, _ name: String, _ words: [String]) throws(Failure)
    -> [UInt8]
  {
    var arguments = ["aws"] + words + ["--cli-connect-timeout", "10", "--cli-read-timeout", "30"]
    if let profile { arguments += ["--profile", profile] }
    let captured: Captured
    do {
      let heeded = interruption.heeded.withLock(\.self)
      captured = try Command(arguments, environment: environment, timeout: .seconds(140))
        .capture(limit: 1 << 26, signals: heeded?.signals) { heeded?.onSignal($0) }
    } catch {
      var missing = self.error(operation, name, error.description)
      if error.isNotFound {
        missing.reason = "the AWS CLI is not installed"
        missing.advice = "shared state is kept through \"aws\": install it, or leave out --state"
      }
      throw Failure(error: missing, code: nil, isCertain: true)
    }
    if captured.exit.isSuccess { return captured.output }
    if captured.exit.cause == .stopped {
      var error = self.error(operation, name, "it was interrupted before S3 answered")
      error.signal = captured.signal
      throw Failure(error: error, code: nil, isCertain: false)
    }
    throw failure(operation, name, captured)
  }

  /// What to do about an answer of S3; nil where it says so itself.
  private func advice(_ answer: ServiceFailure) -> String? {
    switch answer.code {
    case "NoSuchBucket":
      "name a bucket that exists, or make it:  aws s3 mb s3://\(location.bucket)"
    case "AccessDenied", "403":
      "shared state needs s3:ListBucket on the bucket, and s3:GetObject and s3:PutObject below the "
        + "prefix"
    default: nil
    }
  }

  private func failure(_ operation: String, _ name: String, _ captured: Captured) -> Failure {
    let text = captured.errorText
    var error = self.error(operation, name, "")
    if text.contains("Unknown options:"), text.contains("--if-none-match") {
      error.reason = "the installed AWS CLI cannot write on the condition that nothing is there"
      error.advice =
        "\"aws s3api put-object\" has --if-none-match since September 2024: install a newer AWS CLI"
      return Failure(error: error, code: nil, isCertain: true)
    }
    let answer = ServiceFailure(text)
    error.reason = answer.message.isEmpty ? captured.exit.reason : answer.summary
    error.advice = advice(answer)
    // Without credentials or a profile nothing was sent.
    let isUnsent = ["Unable to locate credentials", "could not be found", "Token has expired"]
      .contains { text.contains($0) }
    return Failure(
      error: error, code: answer.code.isEmpty ? nil : answer.code, isCertain: isUnsent)
  }
}
