package import Platform

/// Where shared runs are kept: named objects that are written once and never changed.
///
/// The real one is ``S3ObjectStore``; tests inject one that can fail, delay and crash at any write.
/// Names are relative to ``address``: `runs/20261121-031719-k3f9/0000000001.jsonl`.
package protocol ObjectStore: Sendable {
  /// Where it is, for people: `s3://bucket/prefix`.
  var address: String { get }

  /// Writes an object unless there is one of that name; never over it.
  func create(_ name: String, _ bytes: [UInt8]) -> Creation

  /// Reads an object; nil where there is none of that name.
  func read(_ name: String) throws(SharedStateError) -> [UInt8]?

  /// The names of the folders in a folder, sorted.
  func folders(in folder: String) throws(SharedStateError) -> [String]

  /// The numbered objects in a folder and in its own folders, by the name of the folder that each
  /// stands in.
  func objects(in folder: String) throws(SharedStateError) -> [String: [StoredObject]]

  /// Forgets what it keeps of a folder to save calls, so that the store itself is read again.
  func forget(_ folder: String)

  /// The numbered objects from a name on and when each was written, and the time now: all by the
  /// store's own clock.
  func times(in folder: String, from name: String) throws(SharedStateError) -> StoreTimes

  /// Removes a folder and what is in it.
  func remove(_ folder: String) throws(SharedStateError)

  /// Lets a signal end a call that takes too long.
  func heed(_ signals: SignalWatch, onSignal: @escaping @Sendable (Signal) -> Void)
}

extension ObjectStore {
  /// Does nothing: of a store that answers at once there is nothing to end.
  package func heed(_ signals: SignalWatch, onSignal: @escaping @Sendable (Signal) -> Void) {}
}

/// What came of writing an object that must not be there yet.
package enum Creation: Sendable {
  /// It is written.
  case made
  /// There is one of that name: perhaps this very one, where an answer got lost and the client
  /// wrote it again.
  case taken
  /// It may be written or not, now or in a while: the answer is missing, or says to try again.
  case unclear(SharedStateError)
  /// It is not written, and will not be.
  case refused(SharedStateError)
}

/// An object as it was read.
package struct StoredObject: Hashable, Sendable {
  /// Its name within its folder: `0000000001.jsonl`.
  package var name: String
  /// When it was written, by the store's clock where this machine still knows that.
  package var written: Timestamp
  /// Its content.
  package var bytes: [UInt8]

  /// Makes an object.
  package init(name: String, written: Timestamp, bytes: [UInt8]) {
    self.name = name
    self.written = written
    self.bytes = bytes
  }
}

/// Times by a store's own clock.
package struct StoreTimes: Sendable {
  /// When each object was written, by its name within its folder.
  package var written: [String: Timestamp]
  /// What time it is.
  package var now: Timestamp

  /// Makes times.
  package init(written: [String: Timestamp], now: Timestamp) {
    self.written = written
    self.now = now
  }
}

/// Why shared state cannot be reached or used.
package struct SharedStateError: Error, Hashable, Sendable {
  /// What was tried, as a verb: "write", "read".
  package var operation: String
  /// On what: `s3://bucket/prefix/runs/…`.
  package var place: String
  /// What was answered.
  package var reason: String
  /// What to do, where that is known.
  package var advice: String?
  /// The signal that ended it, if one did: it may have been done or not.
  package var signal: Signal?

  /// Makes an error.
  package init(operation: String, place: String, reason: String, advice: String? = nil) {
    self.operation = operation
    self.place = place
    self.reason = reason
    self.advice = advice
  }
}

extension SharedStateError: CustomStringConvertible {
  /// A message for people: `cannot write s3://…: AccessDenied`.
  package var description: String { "cannot \(operation) \(place): \(reason)" }
}
