import Compiler
import Engine
import Reports
import Testing

@Suite("Progress of a run")
struct ProgressTextTests {
  private let create = ExamplePlan.create.actions[0]
  private let delete = ExamplePlan.table.actions[1]
  private let plain = ProgressText(style: .plain, plan: ExamplePlan.plan)

  private func result(_ outcome: AttemptResult.Outcome, _ milliseconds: Int64) -> AttemptResult {
    AttemptResult(number: 1, outcome: outcome, exit: 0, milliseconds: milliseconds)
  }

  @Test("what ended says what it did, how long it took and what ran")
  func ended() {
    let unit = Unit(action: create.id)
    #expect(
      plain.ended(create, unit, result(.done, 1234), arguments: ["aws", "iam", "a b"])
        == "  12  created       1.2 s  aws iam 'a b'\n")
    #expect(
      plain.ended(create, unit, result(.failed, 65_000), arguments: ["aws"])
        == "  12  failed    1 min 5 s  aws\n")
    var rehearsed = result(.rehearsed, 0)
    rehearsed.message = "shown only"
    #expect(
      plain.ended(create, unit, rehearsed, arguments: ["kubectl"])
        == "  12  not run              kubectl  shown only\n")
  }

  @Test("an item says which one it is of how many")
  func items() {
    let unit = Unit(action: delete.id, item: 1)
    #expect(
      plain.with(items: 3, of: delete.id)
        .ended(delete, unit, result(.done, 50), arguments: ["aws", "x"])
        == "  33  deleted       0.1 s  2 of 3: aws x\n")
    let items = [RunItem(["app-name": "a"]), RunItem(["app-name": "b\u{1B}"])]
    #expect(
      plain.items(delete, items) == """
          33  items     2 items
                        app-name a
                        app-name b␛

        """)
    #expect(
      plain.items(delete, []) == "  33  items     no Apps listed, nothing to delete\n")
  }

  @Test("what was there, what is left out and what a person did")
  func others() {
    let unit = Unit(action: create.id)
    #expect(
      plain.adopted(create, unit, arguments: ["aws", "x"])
        == "  12  adopted              aws x  exists and is the same\n")
    #expect(
      plain.adopted(create, unit, check: "its check succeeds", arguments: ["aws", "x"])
        == "  12  found                aws x  its check succeeds\n")
    #expect(plain.skipped(create, unit, reason: "optional").hasSuffix("  optional\n"))
    let manual = ExamplePlan.manual.actions[0]
    #expect(
      plain.doneByHand(manual)
        == "  20  by hand              Test that it works!\n")
  }

  @Test("the live line is not wider than the terminal")
  func live() {
    let narrow = ProgressText(style: TextStyle(width: 60), plan: ExamplePlan.plan)
    let text = narrow.running(
      create, Unit(action: create.id), ["aws", String(repeating: "x", count: 100)],
      remark: "Pending, 12 s")
    #expect(text.count < 60)
    #expect(text.hasSuffix("…  Pending, 12 s"))
  }

  @Test(
    "durations read well",
    arguments: [
      (0, "0.0 s"), (840, "0.8 s"), (9_949, "9.9 s"), (12_000, "12 s"), (60_000, "1 min"),
      (185_000, "3 min 5 s"), (3_600_000, "1 h"), (4_320_000, "1 h 12 min"),
    ] as [(Int64, String)])
  func durations(milliseconds: Int64, text: String) {
    #expect(DurationText.of(milliseconds: milliseconds) == text)
  }
}
