import Engine
import Platform

/// A bucket that several machines write to, with a clock of its own.
///
/// Used by one thread.
final class SimulatedBucket: @unchecked Sendable {
  /// What is in it, and when it was written.
  var objects: [String: (bytes: [UInt8], written: Int)] = [:]
  /// Requests that are still on their way, and before which call they arrive.
  private var late: [(name: String, bytes: [UInt8], due: Int)] = []
  private var calls = 0
  /// Seconds that have passed.
  var seconds = 0

  private let start = ContinuousClock.now

  /// What a machine's own clock for durations shows.
  var instant: ContinuousClock.Instant { start + .seconds(seconds) }

  /// The time by the bucket's clock.
  var time: Timestamp { Timestamp(milliseconds: Int64(seconds) * 1000) }

  /// Writes an object unless there is one.
  func create(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard objects[name] == nil else { return false }
    objects[name] = (bytes, seconds)
    return true
  }

  /// Sends a request that arrives before the third call from now on.
  func send(_ name: String, _ bytes: [UInt8]) { late.append((name, bytes, calls + 3)) }

  /// Lets the requests arrive that are due before another call.
  func called() {
    calls += 1
    for (name, bytes, due) in late where due <= calls { _ = create(name, bytes) }
    late.removeAll { $0.due <= calls }
  }

  /// The names of the numbered objects of the only run, sorted.
  var runObjects: [String] { objects.keys.filter { $0.hasSuffix(".jsonl") }.sorted() }
}

/// What one process sees of a bucket, and what happens to its requests.
///
/// Used by one thread.
final class BucketView: ObjectStore, @unchecked Sendable {
  /// What happens to a write.
  enum Fate {
    /// It is written, and the answer says so.
    case answered
    /// It is written, and the answer is lost.
    case answerLost
    /// It is not written, and there is no answer.
    case requestLost
    /// It is written some time later; there is no answer.
    case late
    /// The client repeats a request whose answer was lost, and is told that the object is there.
    case repeated
  }

  let bucket: SimulatedBucket
  let address = "s3://bucket/prefix"
  /// How many calls there were.
  private(set) var calls = 0
  /// What happens to the write that is a call of this number.
  var fates: [Int: Fate] = [:]
  /// Done before a call, by its number.
  var before: [Int: () -> Void] = [:]
  /// Done after a write has arrived and before its answer has, by the call's number.
  var between: [Int: () -> Void] = [:]
  /// Whether the process is gone.
  var isGone: () -> Bool = { false }
  /// Whether conditions are ignored, as some stores do.
  var ignoresConditions = false

  init(_ bucket: SimulatedBucket) { self.bucket = bucket }

  private func failure(_ name: String) -> SharedStateError {
    SharedStateError(operation: "reach", place: "\(address)/\(name)", reason: "no answer")
  }

  private func call(_ name: String) throws(SharedStateError) {
    if isGone() { throw failure(name) }
    calls += 1
    bucket.called()
    before.removeValue(forKey: calls)?()
    if isGone() { throw failure(name) }
  }

  func create(_ name: String, _ bytes: [UInt8]) -> Creation {
    do { try call(name) } catch { return .unclear(error) }
    let number = calls
    switch fates[number] ?? .answered {
    case .requestLost: return .unclear(failure(name))
    case .late:
      bucket.send(name, bytes)
      return .unclear(failure(name))
    case .answerLost:
      _ = bucket.create(name, bytes)
      between[number]?()
      return .unclear(failure(name))
    case .repeated:
      _ = bucket.create(name, bytes)
      between[number]?()
      return .taken
    case .answered:
      if ignoresConditions { bucket.objects[name] = nil }
      let isMade = bucket.create(name, bytes)
      between[number]?()
      return isGone() ? .unclear(failure(name)) : isMade ? .made : .taken
    }
  }

  func read(_ name: String) throws(SharedStateError) -> [UInt8]? {
    try call(name)
    return bucket.objects[name]?.bytes
  }

  func folders(in folder: String) throws(SharedStateError) -> [String] {
    try call(folder)
    let names = bucket.objects.keys.filter { $0.hasPrefix(folder + "/") }
    return Set(names.map { FilePath.name(of: FilePath.folder(of: $0)) }).sorted()
  }

  func objects(in folder: String) throws(SharedStateError) -> [String: [StoredObject]] {
    try call(folder)
    var found: [String: [StoredObject]] = [:]
    for (name, object) in bucket.objects
    where name.hasPrefix(folder + "/") && name.hasSuffix(".jsonl") {
      found[FilePath.name(of: FilePath.folder(of: name)), default: []].append(
        StoredObject(
          name: FilePath.name(of: name),
          written: Timestamp(milliseconds: Int64(object.written) * 1000), bytes: object.bytes))
    }
    return found
  }

  func forget(_ folder: String) {}

  func times(in folder: String, from name: String) throws(SharedStateError) -> StoreTimes {
    try call(folder)
    var written: [String: Timestamp] = [:]
    for (path, object) in bucket.objects
    where path.hasPrefix(folder + "/") && FilePath.name(of: path) >= name {
      written[FilePath.name(of: path)] = Timestamp(milliseconds: Int64(object.written) * 1000)
    }
    return StoreTimes(written: written, now: bucket.time)
  }

  func remove(_ folder: String) throws(SharedStateError) {
    try call(folder)
    for name in bucket.objects.keys where name.hasPrefix(folder + "/") {
      bucket.objects[name] = nil
    }
  }
}
