import Platform
import Testing

@Suite struct CommandTests {
  let environment = ["PATH": "/usr/bin:/bin"]

  private func sh(_ script: String, timeout: Duration? = nil, grace: Duration = .seconds(5))
    -> Command
  {
    Command(
      ["sh", "-c", script], environment: environment, timeout: timeout, grace: grace)
  }

  @Test("both streams and the status of a program are captured")
  func capture() throws {
    let captured = try sh("echo out; echo err >&2; exit 3").capture()
    #expect(captured.text == "out\n")
    #expect(captured.errorText == "err\n")
    #expect(captured.exit.status == .exited(3))
    #expect(captured.exit.cause == nil)
    #expect(!captured.isTruncated)
  }

  @Test("a program that fills one pipe while the other is waited for does not block")
  func bothPipes() throws {
    let captured = try sh(
      "head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero; echo end"
    ).capture(limit: 2_000_000)
    #expect(captured.output.count == 1_000_004)
    #expect(captured.error.count == 1_000_000)
  }

  @Test("what is printed beyond the limit is read and dropped")
  func limit() throws {
    let captured = try sh("head -c 50000000 /dev/zero; exit 4").capture(limit: 1000)
    #expect(captured.output.count == 1000)
    #expect(captured.isTruncated)
    #expect(captured.exit.status == .exited(4))
  }

  @Test("the environment is what was given and nothing else")
  func emptyEnvironment() throws {
    let captured = try Command(
      ["/usr/bin/env"], environment: ["A": "1", "B": "two words = x"]
    ).capture()
    #expect(Set(captured.text.split(separator: "\n")) == ["A=1", "B=two words = x"])
  }

  @Test("arguments arrive as they are")
  func arguments() throws {
    let words = ["", " ", "a b", "$HOME", "`x`", "*", "\u{1F600}", "-n", "a\nb"]
    let captured = try Command(
      ["/usr/bin/printf", "%s|"] + words, environment: environment
    ).capture()
    #expect(captured.text == words.map { $0 + "|" }.joined())
  }

  @Test("a program starts in its folder, with an empty input")
  func folder() throws {
    let command = Command(
      ["sh", "-c", "pwd; cat"], environment: environment, folder: "/usr")
    #expect(try command.capture().text == "/usr\n")
  }

  @Test("a program that is not there is an error that names it")
  func missing() {
    let error = #expect(throws: SystemError.self) {
      try Command(["no-such-program"], environment: environment).capture()
    }
    #expect(error?.isNotFound == true)
    #expect(error?.description == "cannot run \"no-such-program\": no such file or directory")
  }

  @Test("a program killed by a signal says which")
  func killed() throws {
    let exit = try sh("kill -KILL $$").capture().exit
    #expect(exit.status == .killed(9))
    #expect(exit.code == 137)
  }

  @Test("a program that takes too long is ended with its whole group")
  func timeout() throws {
    let captured = try sh("sleep 60 & echo $!; wait", timeout: .milliseconds(200)).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(captured.exit.duration < .seconds(5))
    let child = try #require(Int32(captured.text.split(separator: "\n").first ?? ""))
    try expectGone(child)
  }

  @Test("a program that ignores SIGTERM is killed after the grace, with its group")
  func ignoresTerm() throws {
    let captured = try sh(
      "trap '' TERM; sleep 60 & echo $!; while :; do sleep 1; done", timeout: .milliseconds(200),
      grace: .milliseconds(200)
    ).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(captured.exit.status == .killed(9))
    #expect(captured.exit.duration < .seconds(5))
    let child = try #require(Int32(captured.text.split(separator: "\n").first ?? ""))
    try expectGone(child)
  }

  @Test("what a shell ran has the grace too, although the shell itself ends at once")
  func groupGrace() throws {
    let captured = try sh(
      "(trap 'sleep 0.2; echo in order; exit' TERM; while :; do sleep 0.02; done) & wait",
      timeout: .milliseconds(200), grace: .seconds(20)
    ).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(captured.text == "in order\n")
    #expect(captured.exit.duration < .seconds(10))
  }

  @Test(
    "what closed its output has the grace too behind its shell, and no more of it than it needs")
  func silentGroupGrace() throws {
    let files = LocalFileSystem()
    let file = "/tmp/platform-tests-in-order-\(UInt32.random(in: .min ... .max))"
    let captured = try sh(
      """
      (exec >&- 2>&-; trap 'sleep 0.3; : > \(file); exit' TERM
        while :; do sleep 0.02; done) & wait
      """,
      timeout: .milliseconds(200), grace: .seconds(20)
    ).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(files.exists(file))
    #expect(captured.exit.duration < .seconds(10))
    try? files.remove(file)
  }

  @Test("what closed its output and outlives the grace behind its shell is killed")
  func silentGroupAfterGrace() throws {
    let captured = try sh(
      "(exec >&- 2>&-; trap '' TERM; while :; do sleep 0.02; done) & echo $!; wait",
      timeout: .milliseconds(200), grace: .milliseconds(200)
    ).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(captured.exit.duration < .seconds(10))
    try expectGone(try #require(Int32(captured.text.split(separator: "\n").first ?? "")))
  }

  @Test("what outlives the grace behind its shell is killed")
  func groupAfterGrace() throws {
    let captured = try sh(
      "(trap '' TERM; while :; do sleep 0.02; done) & echo $!; wait",
      timeout: .milliseconds(200), grace: .milliseconds(200)
    ).capture()
    #expect(captured.exit.cause == .timeout)
    #expect(captured.exit.duration < .seconds(10))
    let child = try #require(Int32(captured.text.split(separator: "\n").first ?? ""))
    try expectGone(child)
  }

  @Test("a program that closes its pipes and lives on is waited for")
  func closesPipes() throws {
    let exit = try sh("exec >&- 2>&-; sleep 0.3; exit 6").capture().exit
    #expect(exit.status == .exited(6))
    #expect(exit.duration >= .milliseconds(300))
    #expect(!exit.leftOutputOpen)
  }

  @Test("a daemon that keeps the pipes open is not waited for")
  func daemon() throws {
    let captured = try sh("echo before; (sleep 3; echo late) & exit 5").capture()
    #expect(captured.exit.status == .exited(5))
    #expect(captured.text == "before\n")
    #expect(captured.exit.leftOutputOpen)
  }

  @Test("a program in a new session is still counted as ended with its leader")
  func setsid() throws {
    let captured = try sh("setsid sleep 2 >/dev/null 2>&1 & exit 0").capture()
    #expect(captured.exit.isSuccess)
    #expect(captured.exit.duration < .milliseconds(1900))
  }

  @Test("no descriptor of this process reaches a child")
  func descriptors() throws {
    let path = "/tmp/platform-descriptors-\(ProcessEnvironment.processID)"
    let file = try LocalFileSystem().open(appendingTo: path, exclusive: false)
    let lock = try LocalFileSystem().lock(path + ".lock")
    let captured = try sh("ls -l /proc/self/fd").capture()
    #expect(!captured.text.contains(path))
    #expect(captured.text.contains("/dev/null"))
    try file.sync()
    try LocalFileSystem().remove(path)
    withExtendedLifetime(lock) { try? LocalFileSystem().remove(path + ".lock") }
  }

  @Test("several programs run at once on one thread")
  func several() throws {
    let supervisor = Supervisor()
    var output: [String] = []
    for name in ["a", "b", "c"] {
      try supervisor.start(sh("sleep 0.2; echo \(name)")) { _, bytes in
        output.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    let started = ContinuousClock.now
    var ended = 0
    while ended < 3 {
      if case .exited(_, let exit) = try supervisor.next() {
        #expect(exit.isSuccess)
        ended += 1
      }
    }
    #expect(Set(output) == ["a\n", "b\n", "c\n"])
    #expect(ContinuousClock.now - started < .milliseconds(550))
  }

  @Test("a deadline comes although a program runs")
  func deadline() throws {
    let supervisor = Supervisor()
    try supervisor.start(sh("sleep 5")) { _, _ in }
    let started = ContinuousClock.now
    #expect(try supervisor.next(until: started + .milliseconds(50)) == .deadline)
    #expect(ContinuousClock.now - started < .seconds(2))
    supervisor.stopAll(immediately: true)
    guard case .exited(_, let exit) = try supervisor.next() else { return }
    #expect(exit.cause == .stopped)
  }

  /// A killed process is gone as soon as whoever inherits it has reaped it.
  private func expectGone(_ process: Int32) throws {
    for _ in 0..<50 {
      let state = try? LocalFileSystem().read("/proc/\(process)/stat", limit: 4096)
      let text = state.map { String(decoding: $0, as: UTF8.self) }
      if text?.contains(") Z") ?? true { return }
      _ = try sh("sleep 0.02").capture()
    }
    Issue.record("process \(process) still runs")
  }
}
