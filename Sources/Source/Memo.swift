import Synchronization

/// What was found out about texts, kept for the next time that the same text comes.
///
/// The runbooks of a folder have many commands and policies in common, and one document holds a
/// command against the models several times: in its step, in rules, for its permissions. Only what
/// follows from the text alone may be kept. The memory is bounded: what comes when it is full is
/// found out anew each time, so that the order of the documents changes nothing but the time.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var values: [Key: Value] = [:]
    /// How much more may be kept, in bytes of keys.
    var room: Int
  }

  private let state: Mutex<State>

  /// Makes an empty one.
  /// - Parameter room: how many bytes of keys are kept.
  package init(room: Int) { state = Mutex(State(room: room)) }

  /// What is known of a key; found out and kept where nothing is.
  ///
  /// Two threads that come with the same key at once may both find it out: the lock is not held
  /// meanwhile.
  ///
  /// - Parameters:
  ///   - key: the text.
  ///   - size: its size in bytes.
  ///   - find: finds out what is to be known of it.
  /// - Returns: what is known.
  package func value(for key: Key, size: Int, find: () -> Value) -> Value {
    if let known = state.withLock({ $0.values[key] }) { return known }
    let value = find()
    state.withLock { state in
      guard size <= state.room, state.values.updateValue(value, forKey: key) == nil else { return }
      state.room -= size
    }
    return value
  }
}
