import Platform
import Testing

/// The real program on a real terminal: what a person types while something runs.
@Suite(
  "At a terminal",
  .enabled(
    if: BuiltProgram.path != nil && TerminalSession.isPossible,
    "the program is not built, or there is no script of util-linux"))
struct TerminalTests {
  private func session(_ place: Workplace) throws -> TerminalSession {
    let session = try TerminalSession(in: place, program: try #require(BuiltProgram.path))
    #expect(try session.wait(for: "ready> "))
    return session
  }

  private func document(_ script: String, directive: String = "") -> String {
    let comment = directive.isEmpty ? "" : "<!-- runbook: \(directive) -->\n"
    return "# D\n\n## Do\n\n\(comment)```sh\n\(script)\n```\n"
  }

  @Test("Ctrl-C asks the program to end, and the run can be resumed")
  func interrupt() throws {
    let place = try Workplace(["d.md": document("echo begun > begun; sleep 60")])
    let session = try session(place)
    try session.type("runbook run d.md --yes\n")
    #expect(try session.wait(for: "running"))
    while !place.has("begun") { try session.pass(.milliseconds(10)) }
    try session.type("\u{3}")
    #expect(try session.wait(for: "stopping; Ctrl-C again ends it at once"), "\(session.text)")
    #expect(try session.wait(for: "runbook resume 2"), "\(session.text)")
    try session.type("echo status=$?\n")
    #expect(try session.wait(for: "status=130"), "\(session.text)")
  }

  @Test("a second Ctrl-C ends at once what does not act on the first")
  func twice() throws {
    let place = try Workplace([
      "d.md": document("trap '' TERM INT; echo begun > begun; while :; do sleep 0.1; done")
    ])
    let session = try session(place)
    try session.type("runbook run d.md --yes\n")
    while !place.has("begun") { try session.pass(.milliseconds(10)) }
    let began = ContinuousClock.now
    try session.type("\u{3}")
    #expect(try session.wait(for: "stopping"), "\(session.text)")
    try session.type("\u{3}")
    #expect(try session.wait(for: "runbook resume 2"), "\(session.text)")
    // The grace after the first is five seconds.
    #expect(ContinuousClock.now - began < .seconds(4.5))
  }

  @Test(
    "Ctrl-Z stops the run and its program, fg goes on with both, and no timeout counts the pause")
  func suspended() throws {
    let place = try Workplace([
      "d.md": document(
        "echo begun > begun; for i in 1 2 3 4 5 6 7 8 9; do sleep 0.1; echo $i >> ticks; done",
        directive: "timeout: 3")
    ])
    let session = try session(place)
    try session.type("runbook run d.md --yes\n")
    #expect(try session.wait(for: "running"), "\(session.text)")
    while !place.has("begun") { try session.pass(.milliseconds(10)) }
    try session.type("\u{1A}")
    #expect(try session.wait(for: "Stopped"), "\(session.text)")
    let ticks = place.has("ticks") ? try place.read("ticks") : ""
    try session.pass(.seconds(4))
    #expect((place.has("ticks") ? try place.read("ticks") : "") == ticks)
    try session.type("fg\n")
    // The live line stands there again.
    #expect(try session.wait(for: "running"), "\(session.text)")
    #expect(try session.wait(for: "finished: 1 done"), "\(session.text)")
    #expect(try place.read("ticks") == "1\n2\n3\n4\n5\n6\n7\n8\n9\n")
  }

  @Test("what --secret names is asked for without echo, and again by a resume, and is in no file")
  func secret() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n```sh {needs=color}\necho <color>; cat gate\n```\n"
    ])
    let session = try session(place)
    try session.type("runbook run d.md --yes --secret color\n")
    #expect(try session.wait(for: "<color> (line 6), not shown as you type: "), "\(session.text)")
    try session.type("ultramarine\n")
    #expect(try session.wait(for: "give <color> again then"), "\(session.text)")
    try place.write("", to: "gate")
    try session.type("runbook resume\n")
    #expect(try session.wait(for: "<color> (line 6), not shown as you type: "), "\(session.text)")
    try session.type("ultramarine\n")
    #expect(try session.wait(for: "finished: 1 done"), "\(session.text)")
    #expect(!session.text.contains("ultramarine"))
    let found = try BuiltProgram.call("grep -rl ultramarine .runbook; $runbook report", in: place)
    #expect(found.text.hasPrefix("# "), "\(found.text)")
    #expect(!found.text.contains("ultramarine"))
  }

  @Test("a program that asks on the terminal gets it, and what it prints there is seen")
  func asks() throws {
    let place = try Workplace([
      "d.md": document(
        "echo 'what is it?' > /dev/tty; read answer < /dev/tty; echo \"$answer\" > answer")
    ])
    let session = try session(place)
    try session.type("runbook run d.md --yes\n")
    #expect(try session.wait(for: "what is it?"), "\(session.text)")
    try session.type("a duck\n")
    #expect(try session.wait(for: "finished: 1 done"), "\(session.text)")
    #expect(try place.read("answer") == "a duck\n")
  }
}
