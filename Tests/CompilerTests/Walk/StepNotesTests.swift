import Testing

@testable import Compiler

/// What a text says elsewhere of steps that it names by their numbers.
@Suite("Words about other steps")
struct StepNotesTests {
  private static let list = """
    1. Create an IAM group named `q1`.
    2. Create an IAM group named `q2`.
    3. Create an IAM group named `q3`.
    4. Create an IAM group named `q4`.
    """

  /// The queues that a run makes unasked.
  private func made(_ text: String) -> [String] {
    Compiled.plan(text).actions.compactMap { _, action in
      guard action.kind == .command, case .arguments(let words)? = action.invocation else {
        return nil
      }
      return words.last?.description
    }
  }

  @Test(
    "what takes steps back or changes them, wherever it stands, leaves them to a person",
    arguments: [
      ("Steps 2 and 3 are not needed any more.", ["q1", "q4"]),
      ("Update: step 2 is obsolete.", ["q1", "q3", "q4"]),
      ("**EDIT:** Step 2 was removed in v2.", ["q1", "q3", "q4"]),
      ("Skip step 4.", ["q1", "q2", "q3"]), ("Please ignore steps 2–4.", ["q1"]),
      ("You can skip steps 1 to 3 if you have them.", ["q4"]),
      ("The name in step 3 is wrong.", ["q1", "q2", "q4"]),
      ("In step 2, use `z2` as the name.", ["q1", "q3", "q4"]),
      ("Do not run step 1.", ["q2", "q3", "q4"]),
      ("Step 3 must not be done on a Friday.", ["q1", "q2", "q4"]),
      ("Step 4 is only for new accounts.", ["q1", "q2", "q3"]),
      ("Perform steps 2 and 3 only in the lab.", ["q1", "q4"]),
      ("Do steps 1, 2 and 4 with the approval of the owner only.", ["q3"]),
      ("The second step is optional.", ["q1", "q3", "q4"]),
      ("The last step is no longer necessary.", ["q1", "q2", "q3"]),
      ("Do step 3 before step 2.", ["q1", "q4"]), ("Swap steps 1 and 2.", ["q3", "q4"]),
      ("Step 4 must happen before step 1.", ["q2", "q3"]),
      ("Instead of step 3, ask Ana.", ["q1", "q2", "q4"]),
      ("If you have the queues, go straight to step 4.", ["q4"]),
      ("As of March, step 1 is superseded by the wizard.", ["q2", "q3", "q4"]),
      ("Step 2: not for contractors.", ["q1", "q3", "q4"]),
      ("Postpone step 4 until June.", ["q1", "q2", "q3"]),
    ])
  func held(words: String, left: [String]) {
    #expect(made("# W\n\n\(words)\n\n\(Self.list)\n") == left)
    #expect(made("# W\n\n\(Self.list)\n\n## Notes\n\n- \(words)\n") == left)
    let held = Compiled.plan("# W\n\n> \(words)\n\n\(Self.list)\n").actions.filter {
      $0.action.kind == .manual
    }
    #expect(held.allSatisfy { $0.action.reason?.contains("line 3 says") == true })
  }

  @Test(
    "words in one step are about another",
    arguments: [
      ("Skip step 4.", ["q1", "q2", "q3"]), ("If it is there, go to step 4.", ["q1", "q2", "q4"]),
      ("Skip the next step if it fails.", ["q1", "q2", "q4"]),
      ("Do this only after step 3.", ["q1", "q3", "q4"]),
      ("The previous step is deprecated.", ["q2", "q3", "q4"]),
    ])
  func inItems(words: String, left: [String]) {
    let text = Self.list.replacing("`q2`.", with: "`q2`. \(words)")
    let plan = made("# W\n\n\(text)\n")
    #expect(plan.filter { $0 != "q2" } == left.filter { $0 != "q2" })
  }

  @Test(
    "what names a step and changes nothing leaves all as it is",
    arguments: [
      "Step 2 creates a queue.", "Step 3 takes a minute.", "Complete steps 1–4 in order.",
      "You need the URL from step 1 later.", "The queue of step 2 holds the messages.",
      "Do not skip step 3.", "Steps 1 and 2 must be done before step 3.",
      "If step 2 fails, see the log.", "Follow steps 1 to 4.", "See step 3 for the name.",
      "Can I leave out step 2?", "When step 4 is done, you are ready.",
      "Step 3 of [the guide](x) is obsolete.", "Step 1 may take a few minutes.",
      "Note the URL in step 1.", "As in step 1, wait a moment.", "Step 2 explains how.",
      "Continue with step 1.",
    ])
  func lookAlikes(words: String) {
    #expect(made("# W\n\n\(words)\n\n\(Self.list)\n") == ["q1", "q2", "q3", "q4"])
  }

  @Test("what comes before a step is a person's task in that place")
  func tasks() {
    let plan = Compiled.plan(
      "# W\n\nBefore step 2, create an IAM user named `t`.\n\n\(Self.list)\n\n"
        + "After step 3, tell Ana.\n")
    let lines = plan.actions.map { $0.action.kind == .manual ? $0.action.text : "run" }
    #expect(
      lines == [
        "run", "Before step 2, create an IAM user named `t`", "run", "run",
        "After step 3, tell Ana", "run",
      ])
    #expect(plan.steps.flatMap(\.notCarriedOut).isEmpty)
  }

  @Test("a step of an entry takes the form that it fills with it")
  func forms() {
    let text = """
      # W

      1. Go to **IAM -> User groups -> Create group**.
      2. Name: `q1`.
      3. Choose **Create group**.

      """
    #expect(made(text) == ["q1"])
    #expect(made(text + "Step 3 is obsolete.\n") == [])
    #expect(made(text + "Step 2 is wrong.\n").allSatisfy { !$0.contains("q1") })
  }

  @Test("errata correct the steps of the section before them, and what is not there is listed")
  func errata() {
    let errata = "\n## Errata\n\nStep 2: the name must be `z`.\n\nStep 9 is wrong.\n"
    let plan = Compiled.plan("# W\n\n## Do\n\n\(Self.list)\n\(errata)")
    #expect(made("# W\n\n## Do\n\n\(Self.list)\n\(errata)") == ["q1", "q3", "q4"])
    let listed = plan.steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(listed == ["Step 9 is wrong (no step is found that it names)"])
  }

  @Test("sections whose titles are numbered are steps, and commands in fences are held back too")
  func sections() {
    let text = """
      # W

      ## Step 1: queue

      ```sh
      aws iam create-group --group-name q1
      ```

      ## Step 2: more

      Create an IAM group named `q2`.

      ## News

      Step 1 was dropped in May.
      """
    #expect(made(text) == ["q2"])
  }
}
