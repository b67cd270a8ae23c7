import Compiler
import Markdown
import Platform
import Testing

@testable import Engine
@testable import Reports

@Suite("The record of a run")
struct RunRecordReportTests {
  private static let person = Person(user: "ana", host: "ops-1")

  /// The record of a run of the example plan that these events make.
  private func record(_ events: [RunEvent], plan: Plan = ExamplePlan.plan) throws -> RunRecord {
    let time = try #require(Timestamp("2026-11-21T10:00:00.000Z"))
    let session = Session(
      person: Self.person, process: 7,
      identity: Identity(
        partition: "aws", account: "111122223333", alias: "lab", region: "eu-west-1",
        caller: "arn:aws:iam::111122223333:user/ana"))
    let beginning = RunBeginning(
      runbook: "enable.md", planDigest: "1", documentDigest: "2", session: session,
      values: ["name": .text("eve")], secretNames: ["token"])
    let entries = ([.began(beginning)] + events).enumerated().map {
      JournalEntry(sequence: $0 + 1, time: time, event: $1)
    }
    return RunRecord(
      id: try #require(RunID("20261121-100000-abcd")), folder: "/tmp/x", state: RunState(entries),
      entries: entries, plan: plan, droppedTornLine: false, reading: .init())
  }

  private func attempt(_ arguments: [String]) -> Attempt {
    Attempt(number: 1, arguments: arguments, log: nil)
  }

  private var events: [RunEvent] {
    let first = Unit(action: "access/1/1")
    let second = Unit(action: "access/1/2")
    let rows = (0..<2).map { Unit(action: "clean/table-1/row-2", item: $0) }
    return [
      .approved(.asked),
      .started(first, attempt(["aws", "iam", "create-policy", "--policy-name", "a|b`c"])),
      .ended(
        first,
        AttemptResult(
          number: 1, outcome: .done, exit: 0, milliseconds: 612,
          gives: ["policy-arn": .text("arn:aws:iam::1:policy/p")])),
      .items(
        action: "clean/table-1/row-2",
        [RunItem(["app-name": "one"]), RunItem(["app-name": "two"])]),
      .started(rows[0], attempt(["aws"])),
      .ended(rows[0], AttemptResult(number: 1, outcome: .done, exit: 0, milliseconds: 1)),
      .started(second, attempt(["aws", "iam", "attach-group-policy"])),
      .ended(
        second,
        AttemptResult(
          number: 1, outcome: .failed, exit: 254, milliseconds: 100,
          message: "AccessDenied: <b>no</b>")),
      .doneByHand(Unit(action: "access/2/1"), note: "seen by *Bob*", by: Self.person),
      .skipped(Unit(action: "extra/1/1"), reason: "optional", by: nil),
    ]
  }

  @Test("what was only rehearsed is not called done")
  func rehearsed() throws {
    let plan = ExamplePlan.plan
    let rehearsed = plan.actions.map { _, action in
      RunEvent.ended(
        Unit(action: action.id),
        AttemptResult(
          number: 1, outcome: .rehearsed, exit: nil, milliseconds: 0, message: "shown only"))
    }
    let record = try record(rehearsed + [.finished])
    let count = rehearsed.count
    let report = RunRecordReport(record).markdown
    #expect(report.contains("**finished**, \(count) not run in the rehearsal\n"))
    #expect(report.contains("- **not run**, line 12, shown only: "))
    #expect(
      RunSummary(style: .plain, plan: plan, resume: "", state: "").tally(record.state)
        == "0 done, \(count) not run in the rehearsal")
    #expect(RunStatusReport().text(record).contains("  not run  "))
    #expect(JournalText().render(record).contains(": not run: shown only\n"))
    #expect(RunJUnitReport(record).text.contains(" skipped=\"\(count)\" "))
    for text in [report, RunStatusReport().text(record), JournalText().render(record)] {
      #expect(!text.contains(" done ") && !text.contains("**done**"))
    }
  }

  @Test("a clock that was set back is named, where times would contradict each other")
  func clock() throws {
    var entries = try record([.approved(.asked), .finished]).entries
    entries[1].time.milliseconds -= 3_600_000
    entries[2].time.milliseconds -= 1_800_000
    var record = try record([])
    record = RunRecord(
      id: record.id, folder: record.folder, state: RunState(entries), entries: entries,
      plan: record.plan, droppedTornLine: false, reading: .init())
    #expect(
      RunStatusReport().text(record).contains(
        "began 2026-11-21 10:00:00 UTC, last event 2026-11-21 09:30:00 UTC; the clock was set "
          + "back by 1 h in between\n"))
    #expect(
      JournalText().render(record).split(separator: "\n")[1] == "the clock was set back by 1 h")
    #expect(
      RunRecordReport(record).markdown.contains(
        "- last event: 2026-11-21T09:30:00.000Z, after the clock was set back by 1 h\n"))
  }

  @Test("says who ran what where, each command as it ran, and what people decided")
  func whole() throws {
    let text = RunRecordReport(try record(events)).markdown
    for line in [
      "# Run 20261121-100000-abcd of enable.md",
      "- state: **failed (AccessDenied: \\<b\\>no\\</b\\>)**, 2 done, 1 skipped, 1 failed, 1 running, 2 pending",
      "- by: ana on ops-1", "- account: 111122223333 (lab)", "- region: eu-west-1",
      "- caller: `arn:aws:iam::111122223333:user/ana`",
      "### 1\\. Create the policy. (line 12)",
      "- **done**, line 12, 0.6 s: ``aws iam create-policy --policy-name 'a|b`c'``",
      "- not carried out, line 15: disable Canvas",
      "- **done**, line 20, seen by \\*Bob\\*: Test that it works!",
      "- 2026-11-21T10:00:00.000Z: the plan was agreed to on a terminal",
      "- `policy-arn`: `arn:aws:iam::1:policy/p`", "- `token`: secret, not kept",
      "  - app-name one: **done**, 0.0 s", "  - app-name two: **pending**",
    ] {
      #expect(text.split(separator: "\n").contains(line[...]), "\(line)\n\(text)")
    }
  }

  @Test("a script of several lines keeps them")
  func script() throws {
    let text = RunRecordReport(try record(events)).markdown
    #expect(text.contains(", optional: \n\n  ```\n  echo <name>\n  echo done\n  ```\n"))
  }

  @Test("text of the document and of services shows as it is and never as markup")
  func hostile() throws {
    var plan = ExamplePlan.plan
    plan.steps[0].title = "<script>alert(1)</script> [x](javascript:1) # a"
    let html = RunRecordReport(try record(events, plan: plan)).html
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:1) # a"))
    #expect(html.contains("AccessDenied: &lt;b&gt;no&lt;/b&gt;"))
    #expect(!html.contains("<script") && !html.contains("<b>") && !html.contains("href="))
  }

  @Test("as JUnit each action is a case")
  func junit() throws {
    let text = RunJUnitReport(try record(events)).text
    for line in [
      "tests=\"7\" failures=\"1\" errors=\"0\" skipped=\"4\" time=\"0.713\"",
      "name=\"access/1/1\" time=\"0.612\"/>",
      "<failure message=\"AccessDenied: &lt;b&gt;no&lt;/b&gt;\"/>",
      "<skipped message=\"optional\"/>",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
  }
}
