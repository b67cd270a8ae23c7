import Compiler
import Testing

@Suite("What STEP means")
struct StepNameTests {
  /// Steps with the ids before the colons and actions with those behind them, at lines of their own.
  private func plan(_ lines: String...) -> Plan {
    var plan = Plan(runbook: "d.md")
    for (number, line) in lines.enumerated() {
      let words = line.split(whereSeparator: { ": ".contains($0) }).map(String.init)
      plan.steps.append(
        Step(
          id: words[0], section: "", title: "", line: number + 1,
          actions: words.dropFirst().map { id in
            Action(
              id: id, kind: .manual, origin: .prose, line: number + 1, effect: .unknown, text: "")
          }))
    }
    return plan
  }

  @Test(
    "an id wins over an end, and a step over its actions",
    arguments: [
      ("go/1", StepName.step(0)), ("go/1/1", .action(step: 0, action: 0)),
      ("1/2", .action(step: 0, action: 1)), ("table-1", .step(1)), ("2", .step(2)),
      ("row-1", .action(step: 1, action: 0)),
      ("1", .step(0)),
      // "row-1" and "table-1" end in "-1" too, which is no part of an id of its own.
      ("-1", .nothing(nearest: nil)),
      ("go/table-2", .nothing(nearest: "go/table-1")),
    ])
  func meaning(word: String, expected: StepName) {
    let plan = plan("go/1: go/1/1 go/1/2", "go/table-1: go/table-1/row-1", "go/2: go/2/1")
    #expect(StepName(word, in: plan) == expected)
  }

  @Test("what several steps end in, or only several actions, means none of them")
  func several() {
    let plan = plan("a/1: a/1/7", "b/1: b/1/7")
    #expect(
      StepName("1", in: plan)
        == .several([.init(id: "a/1", line: 1), .init(id: "b/1", line: 2)]))
    #expect(
      StepName("7", in: plan)
        == .several([.init(id: "a/1/7", line: 1), .init(id: "b/1/7", line: 2)]))
  }
}
