import Testing

@testable import Compiler

/// Items that a list marks as done or dropped, and parts that the document hides.
@Suite("Status marks and hidden parts")
struct StatusMarksTests {
  @Test(
    "an item that is marked as done or dropped is a person's",
    arguments: [
      "1. (done) Create an IAM user `hal`.",
      "1. [SKIPPED] Create an IAM user `hal`.",
      "1. [WIP] Create an IAM user `hal`.",
      "1. ☑ Create an IAM user `hal`.",
      "1. ✅ Create an IAM user `hal`.",
      "1. Create an IAM user `hal`. [done]",
      "1. Create an IAM user `hal` ✅",
      "1. Create an IAM user `hal` 🚫",
      "1. Create an IAM user `hal`. -> done 2024-01-01",
      "1. Create an IAM user `hal` (done by Ana).",
      "1. Create an IAM user `hal` - DONE",
      "1. Create an IAM user `hal`. Status: rejected.",
      "1. Create an IAM user `hal` -- deprecated",
      "1. Create an IAM user `hal`. **[REMOVED]**",
      "Do the following:\n\n- [-] Create an IAM user `hal`.\n- Create an IAM group `g`.",
    ])
  func marked(list: String) {
    #expect(!Compiled.commands("# W\n\n\(list)\n").contains { $0.contains("hal") })
    #expect(Compiled.leftToPerson("# W\n\n\(list)\n").contains { $0.contains("hal") })
  }

  @Test(
    "the same words inside an instruction are what it asks for",
    arguments: [
      "1. Create an IAM user `done`.",
      "1. Create an IAM user `hal` and you are done with this part.",
      "1. (2 of 3) Create an IAM user `hal`.",
      "1. Create an IAM user `hal`. Closed ports stay closed for it.",
      "1. Create an IAM user `hal-done`.", "1. Create an IAM user `hal`. Done.",
    ])
  func unmarked(list: String) {
    #expect(Compiled.commands("# W\n\n\(list)\n").count == 1)
  }

  @Test(
    "what HTML strikes out, hides or folds away under a warning runs only when asked for",
    arguments: [
      ("<del>", "</del>"), ("<s>", "</s>"), ("<div style=\"display:none\">", "</div>"),
      ("<div hidden>", "</div>"),
      ("<details><summary>Old instructions (do not use)</summary>", "</details>"),
      ("<details><summary>Troubleshooting</summary>", "</details>"),
      ("<details>\n<summary>Click to see the output</summary>", "</details>"),
      ("<details><summary>Deprecated</summary>", "</details>"),
    ])
  func hidden(open: String, close: String) {
    let text =
      "# W\n\n\(open)\n\n1. Create an IAM user `hal`.\n\n\(close)\n\n"
      + "```bash\nkubectl get pods\n```\n"
    #expect(Compiled.commands(text) == ["kubectl get pods"])
    #expect(!Compiled.leftToPerson(text).isEmpty)
  }

  @Test(
    "what is only laid out or folded away runs",
    arguments: [
      ("<div align=\"center\">", "</div>"), ("<details><summary>Details</summary>", "</details>"),
      ("<details><summary>Create the user</summary>", "</details>"), ("<section>", "</section>"),
    ])
  func shown(open: String, close: String) {
    let text = "# W\n\n\(open)\n\n1. Create an IAM user `hal`.\n\n\(close)\n"
    #expect(Compiled.commands(text) == ["iam create-user --user-name hal"])
  }
}
