import Engine
import Platform

/// The processes of this machine, with a signal that comes when a test says so.
final class SignalledProcesses: Processes {
  private let real = Supervisor()
  private var signals: [(after: Duration, signal: Signal)]
  private let began = ContinuousClock.now

  init(_ signals: [(after: Duration, signal: Signal)]) { self.signals = signals }

  var count: Int { real.count }

  func locate(_ program: String, searchPath: String) -> String? {
    real.locate(program, searchPath: searchPath)
  }

  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 {
    var command = command
    command.grace = .milliseconds(300)
    return try real.start(command, receive: receive)
  }

  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
    while let first = signals.first {
      let due = began + first.after
      let event = try real.next(until: deadline.map { min($0, due) } ?? due)
      if event != .deadline { return event }
      if ContinuousClock.now >= due {
        signals.removeFirst()
        return .signal(first.signal)
      }
      return .deadline
    }
    return try real.next(until: deadline)
  }

  func stopAll(immediately: Bool) { real.stopAll(immediately: immediately) }
}
