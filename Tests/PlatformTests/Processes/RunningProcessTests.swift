import Platform
import Testing

/// What an earlier process left behind, played by what this one starts.
@Suite struct RunningProcessTests {
  private static let environment = ["PATH": "/usr/bin:/bin"]

  /// Starts a script and, once it printed a number, calls with the script's process and that number.
  private func running(
    _ script: String, mark: String? = nil,
    _ body: (_ leader: Int32, _ printed: Int32, Supervisor) throws -> Void
  ) throws {
    let supervisor = Supervisor()
    var environment = RunningProcessTests.environment
    environment["MARK"] = mark
    var printed: [UInt8] = []
    let leader = try supervisor.start(
      Command(["sh", "-c", script], environment: environment)
    ) { _, bytes in printed += bytes }
    defer { supervisor.stopAll(immediately: true) }
    while printed.last != UInt8(ascii: "\n") {
      guard case .deadline = try supervisor.next(until: .now + .milliseconds(10)) else { break }
    }
    let text = String(decoding: printed.dropLast(), as: UTF8.self)
    try body(leader, try #require(Int32(text), "it printed \(text)"), supervisor)
  }

  @Test("a process is known again, by its program and its beginning")
  func identity() throws {
    let own = try #require(RunningProcess(ProcessEnvironment.processID))
    #expect(own.identity == RunningProcess(ProcessEnvironment.processID)?.identity)
    #expect(own.started < Timestamp.now())
    #expect(RunningProcess(Int32.max) == nil)
    try running("echo $$; exec sleep 30") { leader, _, _ in
      let process = try #require(RunningProcess(leader))
      #expect(process.program == "sleep")
      #expect(process.identity.birth != own.identity.birth)
    }
  }

  @Test("what belongs to a program's group is found without the environment, and after its leader")
  func group() throws {
    try running("env -i sleep 30 & echo $!; exec sleep 30") { leader, child, supervisor in
      let identity = try #require(RunningProcess(leader)).identity
      ProcessEnvironment.kill(processID: leader)
      while RunningProcess(leader) != nil { _ = try supervisor.next(until: .now) }
      let found = RunningProcess.remains(of: identity, mark: "MARK=none")
      #expect(found.map(\.identity.id) == [child])
      ProcessEnvironment.kill(processID: child)
    }
  }

  @Test("what left the group is found by the mark in its environment")
  func marked() throws {
    let mark = "\(ProcessEnvironment.processID) \(UInt32.random(in: .min ... .max))"
    try running("setsid sleep 30 & echo $!", mark: mark) { leader, child, supervisor in
      while RunningProcess(leader) != nil { _ = try supervisor.next(until: .now) }
      let found = RunningProcess.remains(of: nil, mark: "MARK=\(mark)")
      #expect(found.map(\.identity.id) == [child])
      #expect(RunningProcess.remains(of: nil, mark: "MARK=\(mark) and more") == [])
      ProcessEnvironment.kill(processID: child)
    }
  }

  @Test("another process that got the number is not taken for it")
  func reused() throws {
    try running("echo $$; exec sleep 30") { leader, _, _ in
      let identity = try #require(RunningProcess(leader)).identity
      #expect(RunningProcess.remains(of: identity, mark: "MARK=").count == 1)
      for birth in [identity.birth + "0", "another start of the machine"] {
        let other = ProcessIdentity(id: leader, birth: birth)
        #expect(RunningProcess.remains(of: other, mark: "MARK=") == [])
      }
    }
  }

  @Test("what has ended and was not waited for yet does not run")
  func zombie() throws {
    try running("echo $$; exec sleep 30") { leader, _, _ in
      ProcessEnvironment.kill(processID: leader)
      while RunningProcess(leader) != nil {}
      #expect(ProcessEnvironment.isRunning(processID: leader))
    }
  }
}
