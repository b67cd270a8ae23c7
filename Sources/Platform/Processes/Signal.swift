import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A signal that asks this process for something.
package enum Signal: Hashable, Sendable {
  /// Ctrl-C.
  case interrupt
  /// A polite `kill`.
  case terminate
  /// The terminal is gone.
  case hangUp
  /// Ctrl-Z.
  case suspend

  /// The system's number.
  package var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .suspend: SIGTSTP
    }
  }

  init?(number: Int32) {
    switch number {
    case SIGINT: self = .interrupt
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    case SIGTSTP: self = .suspend
    default: return nil
    }
  }
}

/// Receives the signals of ``Signal`` instead of their default actions, for the whole process.
///
/// They are written to a pipe by the handler and read here, between other work: nothing happens
/// inside a handler. One watch at a time makes sense.
package final class SignalWatch: Sendable {
  /// The descriptor that is readable when a signal came.
  let descriptor: Int32

  /// Begins to watch; signals that this process was told to ignore (`nohup`) stay ignored.
  package init() throws(SystemError) {
    descriptor = cplatform_watch_signals()
    if descriptor < 0 { throw SystemError(operation: "watch signals", code: -descriptor) }
  }

  deinit { cplatform_unwatch_signals() }

  /// The next signal that came, without waiting.
  package func next() -> Signal? {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if let signal = Signal(number: Int32(byte)) { return signal }
    }
    return nil
  }

  /// Gives a signal back that ``next()`` returned, for whoever asks next.
  package static func giveBack(_ signal: Signal) { cplatform_note_signal(signal.number) }

  /// Stops this process as the shell's Ctrl-Z does; returns when it is continued.
  package static func suspendSelf() { cplatform_suspend() }
}
