import Compiler
import Engine
import Testing

@Suite("What became of a plan")
struct PlanDriftTests {
  /// A plan with an action for each command, with ids from their places as compiled ones have.
  private func plan(_ commands: [String], texts: [Int: String] = [:], region: String? = nil) -> Plan
  {
    var plan = Plan(
      runbook: "test.md", inputs: [],
      steps: [
        Step(
          id: "step", section: "Step", title: "step", line: 1,
          actions: commands.enumerated().map { index, text in
            var action = command(
              "step/\(index + 1)", text.split(separator: " ").map { Argument(String($0)) })
            action.text = texts[index] ?? text
            return action
          })
      ])
    plan.region = region
    return plan
  }

  private func kinds(_ old: [String], _ new: [String]) -> [String] {
    PlanDrift(from: plan(old), to: plan(new)).items.map { item in
      let words = item.now ?? item.before
      return "\(item.kind.rawValue) \(words?.action.text ?? "")"
    }
  }

  @Test(
    "actions are told apart by what they do, not by where they stand",
    arguments: [
      (["a", "b"], ["a", "b"], ["same a", "same b"]),
      (["a", "b"], ["x", "a", "b"], ["new x", "same a", "same b"]),
      (["a", "b", "c"], ["a", "c"], ["same a", "gone b", "same c"]),
      (["a"], [], ["gone a"]), ([], ["a"], ["new a"]), ([], [], []),
      (["a 1", "b"], ["a 2", "b"], ["differs a 2", "same b"]),
      (
        ["aws iam get-role x", "aws iam get-user x"], ["aws iam get-user y", "aws iam get-role x"],
        ["differs aws iam get-user y", "same aws iam get-role x"]
      ),
    ])
  func pairing(old: [String], new: [String], expected: [String]) {
    #expect(kinds(old, new) == expected)
  }

  @Test("the same commands in another order are the same, reordered")
  func order() {
    let drift = PlanDrift(from: plan(["a", "b", "c"]), to: plan(["c", "a", "b"]))
    #expect(drift.items.map(\.kind) == [.same, .same, .same])
    #expect(drift.isReordered)
    #expect(!drift.isNone)
    #expect(!PlanDrift(from: plan(["a", "b"]), to: plan(["a", "x", "b"])).isReordered)
  }

  @Test("other words for the same command are no drift, and are told")
  func reworded() {
    let drift = PlanDrift(from: plan(["a"]), to: plan(["a"], texts: [0: "Do a"]))
    #expect(drift.items.map(\.kind) == [.reworded])
    #expect(drift.isNone)
    #expect(drift.count(.reworded) == 1)
  }

  @Test("a difference says what was there and what is")
  func difference() throws {
    let drift = PlanDrift(from: plan(["echo one"]), to: plan(["echo two"]))
    let difference = try #require(drift.items.first?.differences.first)
    #expect(difference.before?.contains("one") == true)
    #expect(difference.now?.contains("two") == true)
  }

  @Test("another region is told, for all actions at once")
  func region() {
    let drift = PlanDrift(
      from: plan(["a"], region: "eu-west-1"), to: plan(["a"], region: "us-east-1"))
    #expect(drift.region == ActionDifference("region", before: "eu-west-1", now: "us-east-1"))
    #expect(drift.items.map(\.kind) == [.same])
    #expect(!drift.isNone)
  }

  @Test("what is gone stands where it stood")
  func places() {
    #expect(
      kinds(["a", "gone", "b", "last"], ["new", "a", "b"])
        == ["new new", "same a", "gone gone", "same b", "gone last"])
  }

  @Test("of thousands of equal commands each finds its own")
  func many() {
    let words = Array(repeating: "echo x", count: 3000)
    let drift = PlanDrift(from: plan(words), to: plan(Array(words.dropLast())))
    #expect(drift.count(.same) == 2999)
    #expect(drift.count(.gone) == 1)
    #expect(!drift.isReordered)
  }
}
