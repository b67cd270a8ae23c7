import Testing

@testable import Compiler

@Suite("Parts of a document that are no part of an ordinary run")
struct AsideTests {
  private static let fence = "```bash\nkubectl delete ns web\n```\n"

  /// What runs unasked.
  private func running(_ text: String) -> Int {
    Compiled.plan(text).steps.filter { $0.excludedBy == nil }.flatMap(\.actions)
      .count { $0.kind != .manual }
  }

  @Test(
    "a title over what is for later, for others, in an emergency or of an older version excludes",
    arguments: [
      "Fallback", "Emergency procedure", "As a last resort", "Workaround", "Recovery", "Reset",
      "Debugging", "Known errors", "Optional steps", "Bonus", "Alternatives", "Legacy setup",
      "Version 1", "Never do this", "Wrong way", "Sample output", "For maintainers", "Cron jobs",
      "When the pods hang", "Skip if you use EKS", "How it works", "Plan B", "After the workshop",
    ])
  func excluded(title: String) {
    #expect(running("# Set up\n\n## \(title)\n\n\(Self.fence)") == 0)
  }

  @Test(
    "a title that looks alike is an ordinary section",
    arguments: [
      "Reset the password", "Restart", "Install", "Version check", "Output folder",
      "When to run this", "Delete the old namespace", "Recover the cluster",
    ])
  func ordinary(title: String) {
    #expect(running("# Set up\n\n## \(title)\n\n\(Self.fence)") == 1)
  }

  @Test("a document about it runs", arguments: ["Emergency", "Reset", "Failback", "Recovery"])
  func document(title: String) {
    #expect(running("# \(title)\n\n\(Self.fence)") == 1)
  }

  @Test("what is folded away runs only when asked for")
  func folded() {
    for summary in ["Security release", "Old instructions", "Troubleshooting", "<b>More</b>"] {
      let text =
        "# A\n\n<details>\n<summary>\(summary)</summary>\n\n\(Self.fence)\n</details>\n\n"
        + "Then:\n\n```bash\nrm a\n```\n"
      #expect(running(text) == 1, "\(summary)")
    }
    let step = "# A\n\n<details><summary>Step 1: delete</summary>\n\n\(Self.fence)\n</details>\n"
    #expect(running(step) == 1)
    let closed = "# A\n\n<details><summary>Why</summary>So.</details>\n\n\(Self.fence)"
    #expect(running(closed) == 1)
  }

  @Test(
    "a comment in a fence that names a place, a way or a danger holds its command",
    arguments: [
      "don't!", "later", "careful!", "wait for approval first", "on db1", "inside the container",
      "in another terminal", "replace main19 with your db", "<- your database", "DANGER",
      "on the primary:", "Option 2",
    ])
  func comment(text: String) {
    #expect(running("# A\n\n```bash\ndropdb main19   # \(text)\n```\n") == 0)
    #expect(running("# A\n\n```bash\n# \(text)\ndropdb main19\n```\n") == 0)
  }

  @Test(
    "a comment that says what its command does lets it run",
    arguments: [
      "drops the database", "in dry-run mode", "one of two", "now", "with all tables", "then wait",
    ])
  func explaining(text: String) {
    #expect(running("# A\n\n```bash\ndropdb main19   # \(text)\n```\n") == 1)
  }

  @Test(
    "an inline command is not run where the text says that it runs elsewhere",
    arguments: [
      "in the folder `build`", "from the build folder", "on `db1`", "on the standby",
      "inside the container", "in the pod", "against the staging cluster",
      "in the account 111122223333", "with the profile `staging`", "as admin",
      "in each subfolder",
    ])
  func elsewhere(place: String) {
    #expect(running("# A\n\n1. Run `kubectl delete ns web` \(place).\n") == 0)
  }

  @Test(
    "an inline command runs where the text says what it is for",
    arguments: ["", " to clear it", " in the terminal", " in your shell", " in order to clear it"])
  func here(purpose: String) {
    #expect(running("# A\n\n1. Run `kubectl delete ns web`\(purpose).\n") == 1)
  }

  @Test("a command that the words before it call an output is listed, and not passed over")
  func output() {
    for lead in [
      "Record the output in the ticket:", "Check the output of:",
      "Verify that the endpoint responds with a valid list:",
    ] {
      let plan = Compiled.plan("# A\n\n\(lead)\n\n```bash\nkubectl get pods\n```\n")
      #expect(
        plan.steps.flatMap(\.notCarriedOut).contains { $0.text.contains("kubectl get pods") },
        "\(lead)")
    }
  }
}
