import Testing

@testable import Compiler

/// Sentences and front matter that take back a list, a section or all of a document.
@Suite("Remarks on more than a step")
struct WholeRemarksTests {
  private static let list = """
    1. Create an IAM user `bob`.
    2. Attach `ReadOnlyAccess` to the user `bob`.

    """

  @Test(
    "a remark behind a list holds it",
    arguments: [
      "Do not follow these steps in production.", "Do not do this in production.",
      "> Do not use these steps.", "**Deprecated.**", "*(Obsolete)*",
      "None of this is needed any more.", "All of this is done by the installer.",
      "Terraform does all of this now.", "You don't need to do any of this by hand.",
      "Skip these steps if you use SSO.", "Only do this if you do not use SSO.",
      "The steps above are only an example.", "The security team performs these steps.",
      "This page is out of date.", "This was removed in v2.", "Wait for approval before you start.",
      "Replace `bob` with your own name.", "Use your own name instead of `bob`.",
      "`bob` is only an example.", "Here `bob` stands for the name of the user.",
    ])
  func behind(remark: String) {
    #expect(Compiled.commands("# Setup\n\n\(Self.list)\n\(remark)\n") == [])
  }

  @Test(
    "a page that is marked as obsolete is held",
    arguments: [
      "> **Note:** This page is obsolete. Use the Terraform module instead.\n\n# Setup\n",
      "---\nstatus: deprecated\n---\n\n# Setup\n", "---\ntitle: Setup\ndraft: true\n---\n# Setup\n",
      "---\narchived: true\n---\n\n# Setup\n", "# Setup\n\nThis page is out of date.\n",
    ])
  func pages(beginning: String) {
    #expect(Compiled.commands("\(beginning)\n\(Self.list)") == [])
  }

  @Test(
    "a remark that tells of the steps leaves them as they are",
    arguments: [
      "Follow these steps for each account.", "You can do this in the console as well.",
      "These steps take five minutes.", "With these steps you create a user.",
      "If you see an error, do the above again.", "This does not change the group.",
      "The procedure above needs no downtime.", "This is a user of your own.",
      "Use your own browser and `curl` to check it.", "Get approval for the next document.",
      "Replace `<name>` with your name.", "After these steps the user can log in.",
    ])
  func harmless(remark: String) {
    #expect(Compiled.commands("# Setup\n\n\(Self.list)\n\(remark)\n").count == 2)
  }

  @Test(
    "other front matter says nothing of the kind",
    arguments: ["status: active", "draft: false", "title: Deprecated users", "status: published"])
  func frontMatter(line: String) {
    #expect(Compiled.commands("---\n\(line)\n---\n\n# Setup\n\n\(Self.list)").count == 2)
  }

  @Test(
    "a section whose title tells or proposes runs only when asked for",
    arguments: [
      "What the installer does", "Attack scenario", "Alternatives considered", "Design decisions",
      "Recap", "Proposal", "Draft", "Archive", "Notes from the meeting", "Bonus", "Solution",
      "Test cases", "Steps at a glance", "Common commands", "Before",
    ])
  func titles(title: String) {
    #expect(Compiled.commands("# Guide\n\n## \(title)\n\n\(Self.list)") == [])
  }

  @Test(
    "a title that names what is done runs",
    arguments: [
      "What you do", "Create the user", "Archive the logs", "Draft the user", "Before the audit",
      "Steps",
    ])
  func orders(title: String) {
    #expect(Compiled.commands("# Guide\n\n## \(title)\n\n\(Self.list)").count == 2)
  }
}
