import Markdown
import Source
import Testing

@testable import Compiler

@Suite struct WalkTests {
  /// The steps' ids, without the paragraphs and bullets that the prose reader is only offered.
  private func ids(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return DocumentWalk(
      MarkdownDocument.parse(bytes), file: SourceFile(name: "t.md", bytes: bytes)
    ).steps.filter { step in
      if case .passage = step.content { return false }
      return true
    }.map(\.id)
  }

  @Test(
    "steps are numbered items under their section's slug",
    arguments: [
      ("# A b\n1. x\n2. y\n", ["a-b/1", "a-b/2"]),
      ("# A\n1. x\n1. y\n1. z\n", ["a/1", "a/2", "a/3"]),
      ("# A\n3. x\n4. y\n", ["a/3", "a/4"]),
      ("# A\n1. x\n2. y\n2. z\n", ["a/1", "a/2", "a/3"]),
      ("1. x\n", ["start/1"]),
      ("# A\n1. x\n\n# A\n1. y\n", ["a/1", "a-1/1"]),
      ("# A\n1. x\n\ntext\n\n1. y\n", ["a/1", "a/list-2/1"]),
      ("# A\n- do so:\n  1. x\n  2. y\n", ["a/1", "a/2"]),
      ("# A\r\n1. x\r\n2. y\r\n", ["a/1", "a/2"]),
      ("## Step 3: Make the role\nOpen IAM.\n", ["step-3-make-the-role/3"]),
    ])
  func numbered(text: String, expected: [String]) {
    #expect(ids(text) == expected)
  }

  @Test("a fence that breaks a list belongs to the item before it")
  func brokenList() {
    let text = "# A\n1. Paste:\n\n```json\n{}\n```\n\n2. Next\n"
    let bytes = Array(text.utf8)
    let walk = DocumentWalk(
      MarkdownDocument.parse(bytes), file: SourceFile(name: "t.md", bytes: bytes))
    #expect(walk.steps.map(\.id) == ["a/1", "a/2"])
    #expect(walk.steps[0].blocks.map(\.kind) == [.paragraph, .codeBlock])
  }

  @Test(
    "what stands between two items belongs to the first and is carried out once",
    arguments: [
      "1. Restart it:\n```sh\nkubectl delete pod a\n```\n2. Look.\n",
      "1. Restart it.\n\n```sh\nkubectl delete pod a\n```\n\n2. Look.\n",
      "1) Restart it:\n```sh\nkubectl delete pod a\n```\n2) Look.\n",
      "1. Restart it. Run this:\n\n```sh\nkubectl delete pod a\n```\n\n2. Look.\n",
      "1. Look.\n2. Restart it:\n```sh\nkubectl delete pod a\n```\n",
      "1. Restart it:\n\n```sh {name=restart}\nkubectl delete pod a\n```\n\n2. Look.\n",
      "1. Restart it:\n\n<!-- runbook: timeout: 2m -->\n```sh\nkubectl delete pod a\n```\n\n2. Look.\n",
    ])
  func carriedOutOnce(text: String) {
    let plan = Compiled.plan("# A\n\n\(text)")
    #expect(plan.actions.count { $0.action.kind == .command } == 1)
    #expect(plan.steps.flatMap(\.notCarriedOut).isEmpty)
  }

  @Test("a paragraph between two items is read once")
  func readOnce() {
    let plan = Compiled.plan(
      "# A\n\n1. Open the IAM console.\n\nAttach **x** to the group **y**.\n\n2. Look.\n")
    #expect(plan.steps.map(\.number) == [1, 2])
  }

  @Test(
    "lists that are no procedures run nothing",
    arguments: [
      "1. [A](#a)\n2. [B](#b)\n\n# A\n# B\n", "- Step 1: [A](#a)\n- Step 2:\n\n# A\n",
      "# Prerequisites\n1. Install the CLI\n2. Log in\n", "# Tips\n1. Use tags\n",
      "# Overview\n1. Create a bucket named `a`\n", "# Learning objectives\n1. Create a queue\n",
      "# What you'll build\n1. Create a bucket\n", "# Agenda\n1. Delete it\n",
      "# Key takeaways\n- Delete it\n", "# A\nIn this lab you will:\n1. Create a user named `a`\n",
      "# A\nIn this workshop, we'll:\n\n- Go to **IAM -> Users -> Create user**\n",
      "# A\nYou will learn how to:\n1. Create a bucket\n",
      "# A\nBy the end of this lab you will be able to:\n1. Create a bucket\n",
      "# Lessons learned\n1. Check twice\n", "# Before you begin\n1. Create an account\n",
      "# A\n# Notes\n1. Do not panic\n", "# Setup\n## Requirements\n1. Install it\n",
      "# A\n- a fact\n- another\n", "# A\nSome prose that explains why things are so.\n",
      "# A\nDo not attach the policy to the role.\n",
    ])
  func noSteps(text: String) {
    #expect(Compiled.plan(text).steps.allSatisfy { $0.excludedBy != nil })
  }

  @Test(
    "what a section of facts asks for is left out with a line that says so",
    arguments: [
      ("1. Create an SQS queue named `a`.\n2. Attach **ReadOnlyAccess** to the IAM group `b`.", 2),
      ("- Install the CLI.\n- Ask Ana for access.\n- An account", 1),
      ("Install the CLI first. You have an account.", 1),
      ("- Run `aws configure`.\n\n```sh\naws s3 ls\n```", 2), ("- An account\n- A role", 0),
      ("1. An account\n2. A role", 0), ("1. Make a plan.\n\n- Then ask Ana for a key.", 2),
      ("| What | Command |\n| --- | --- |\n| List | `aws s3 ls` |", 1),
    ])
  func facts(body: String, count: Int) {
    for title in ["Prerequisites", "Notes", "Lessons learned", "Topics"] {
      let plan = Compiled.plan("# A\n\n## \(title)\n\n\(body)\n")
      #expect(plan.steps.count == count)
      #expect(
        plan.steps.allSatisfy { $0.excludedBy?.hasSuffix("(--section \(Slug.of(title)))") == true })
    }
  }

  @Test(
    "the title of the whole document silences nothing",
    arguments: ["Notes on roles", "Notes", "Topics", "Note for the admins"])
  func documentTitle(title: String) {
    let plan = Compiled.plan("# \(title)\n\n1. In IAM, create a group named `ops`.\n")
    #expect(plan.actions.count == 1)
    #expect(plan.steps.first?.excludedBy == nil)
    let second = Compiled.plan("# A\n\n# \(title)\n\n1. In IAM, create a group named `ops`.\n")
    #expect(second.steps.first?.excludedBy != nil)
  }

  @Test("what is made in a section of facts is meant by no words elsewhere")
  func factsApart() {
    let plan = Compiled.plan(
      """
      # A

      ## Prerequisites

      1. In IAM, create a group named `early`.

      ## Steps

      1. Attach **ReadOnlyAccess** to the group.
      """)
    #expect(plan.steps.last?.actions.map(\.kind) == [.manual])
  }

  @Test(
    "what paragraphs and bullets ask for is listed, and left to the person",
    arguments: [
      "Create a role for the build server.", "- Delete the access keys of leavers",
      "- [ ] Export the list of users", "Some prose. Attach the policy to the group by hand.",
    ])
  func passages(text: String) throws {
    let plan = Compiled.plan("# A\n\n\(text)\n")
    #expect(plan.actions.isEmpty)
    #expect(try #require(plan.steps.first).notCarriedOut.count == 1)
  }

  @Test("what a fence or a table carries out is not listed as left out")
  func leadingOn() {
    let plan = Compiled.plan("# A\n\nCheck the pods:\n\n```sh\nkubectl get pods\n```\n")
    #expect(plan.steps.map(\.notCarriedOut.count) == [0])
  }

  @Test(
    "sections that the document warns off, or that depend on something, are left out",
    arguments: [
      "Old procedure (deprecated)", "What not to do", "Do not use: the old way", "Usage",
      "Examples", "API reference", "Appendix: dangerous commands", "Appendix A", "Undo",
      "Undoing the change", "If the disk is full", "In case the primary is down",
    ])
  func leftOut(title: String) throws {
    let plan = Compiled.plan("# \(title)\n\n```sh\naws s3 rb s3://b --force\n```\n")
    let step = try #require(plan.steps.first)
    #expect(step.isOptional)
    #expect(step.excludedBy != nil)
  }

  @Test(
    "what a condition before it leads to is for a person to judge",
    arguments: [
      "If the pod is stuck, restart it:", "Otherwise restart it:", "Only on the primary:",
      "If the primary is down:", "Restart it if it hangs:", "In case of a full disk:",
      "It may be stuck. Unless it recovers, run:",
    ])
  func conditions(text: String) {
    for block in [
      "```sh\nkubectl delete pod a\n```", "1. Run `kubectl delete pod a`.",
      "1. Do so:\n\n   ```sh\n   kubectl delete pod a\n   ```",
      "| What | Command |\n| --- | --- |\n| Delete it | `kubectl delete pod a` |",
    ] {
      let plan = Compiled.plan("# A\n\n\(text)\n\n\(block)\n")
      #expect(plan.actions.map(\.action.kind) == [.manual])
      #expect(plan.actions.first?.action.reason != nil)
    }
    let nested = "# A\n1. \(text)\n\n   ```sh\n   kubectl delete pod a\n   ```\n"
    #expect(Compiled.plan(nested).actions.map(\.action.kind) == [.manual])
  }

  @Test(
    "what is no condition runs",
    arguments: [
      "Check if the pods are up:", "Restart it:", "When it is done, run:", "See if it answers:",
      "If you read this, you are on call. Restart it:", "If in doubt, ask. \n\nRestart it.",
    ])
  func unconditional(text: String) {
    let plan = Compiled.plan("# A\n\n\(text)\n\n```sh\nkubectl delete pod a\n```\n")
    #expect(plan.actions.map(\.action.kind) == [.command])
  }

  @Test(
    "one more way to do a thing is optional",
    arguments: [
      "Alternatively, run:", "You can also run:", "Optionally, restart it:", "Or:",
      "Or, with kubectl:", "I'd suggest to restart it:", "You may want to restart it:",
      "Feel free to restart it:", "Either do it in the console or run:",
      "Alternatively, use the following command.",
    ])
  func choices(text: String) throws {
    let plan = Compiled.plan("# A\n\n\(text)\n\n```sh\nkubectl delete pod a\n```\n")
    #expect(try #require(plan.steps.first { !$0.actions.isEmpty }).isOptional)
  }

  @Test(
    "an example is left out, and says so",
    arguments: [
      "For example, to delete one:", "For example:", "e.g.", "Example:", "Delete it, for instance:",
      "Usage:", "For example, run the following command.",
    ])
  func examples(text: String) throws {
    let fence = "```sh\nkubectl delete pod a\n```\n"
    let step = try #require(
      Compiled.plan("# A\n\n\(text)\n\n\(fence)").steps.first { !$0.actions.isEmpty })
    #expect(step.isOptional && step.excludedBy != nil)
    let indented = fence.split(separator: "\n").map { "   \($0)\n" }.joined()
    let item = Compiled.plan("# A\n\n1. Look.\n\n   \(text)\n\n\(indented)")
    #expect(item.actions.map(\.action.kind) == [.manual])
  }

  @Test(
    "a paragraph that is no example of what follows leaves it to run",
    arguments: [
      "Delete the pod of the first example:", "Delete the example pod:",
      "Examples for later are in the wiki. Delete the pod:", "If you do not know why, ask.",
    ])
  func noExamples(text: String) throws {
    let plan = Compiled.plan("# A\n\n\(text)\n\n```sh\nkubectl delete pod a\n```\n")
    let step = try #require(plan.steps.first { !$0.actions.isEmpty })
    #expect(!step.isOptional)
    #expect(step.actions.map(\.kind) == [.command])
  }

  @Test(
    "of the ways in one item a person takes one",
    arguments: [
      ("On Linux:", "On macOS:"), ("**Linux**", "**macOS**"), ("Option 1:", "Option 2:"),
      ("Using the CLI:", "Using the console:"), ("For Windows:", "For Linux:"),
    ])
  func waysInAnItem(first: String, second: String) {
    let fence = "   ```sh\n   brew install jq\n   ```\n"
    let plan = Compiled.plan(
      "# A\n\n1. Do it.\n\n   \(first)\n\n\(fence)\n   \(second)\n\n\(fence)")
    #expect(plan.actions.map(\.action.kind) == [.manual, .manual])
    let section = Compiled.plan(
      "# A\n\n\(first)\n\n```sh\nbrew install jq\n```\n\n\(second)\n\n```sh\napt install jq\n```\n")
    #expect(Set(section.steps.compactMap { $0.alternative?.choice }).count == 2)
  }

  @Test(
    "what only names a tool or a system is no way of its own",
    arguments: [
      ("Log in with docker:", "Check with kubectl:"), ("Update Linux first:", "Then macOS:"),
      ("Start the console:", "Run the CLI:"),
    ])
  func noWays(first: String, second: String) {
    let fence = "   ```sh\n   brew install jq\n   ```\n"
    let plan = Compiled.plan(
      "# A\n\n1. Do it.\n\n   \(first)\n\n\(fence)\n   \(second)\n\n\(fence)")
    #expect(plan.actions.map(\.action.kind) == [.command, .command])
  }

  @Test(
    "sections that take things down are listed and left out",
    arguments: [
      "Clean up", "Cleanup", "Tearing down", "Roll back", "Rollback the change", "Uninstall",
      "Troubleshooting", "5. Cleaning up resources", "Tidy up", "Common issues",
      "Delete all resources", "Deleting the resources", "Remove everything", "Destroy the stack",
      "If anything goes wrong",
    ])
  func takingDown(title: String) throws {
    let plan = Compiled.plan("# \(title)\n1. Delete the bucket by hand\n")
    let step = try #require(plan.steps.first)
    #expect(step.isOptional)
    #expect(step.excludedBy != nil)
  }

  @Test(
    "a list after an order is a procedure",
    arguments: [
      "In this step you will do the following:", "Do this:", "You will need to do this:",
      "This runbook will take an hour:",
    ])
  func announced(text: String) {
    let plan = Compiled.plan("# A\n\n\(text)\n\n1. Phone the owner of the account\n")
    #expect(plan.actions.count == 1)
  }

  @Test(
    "a deletion in an ordinary section is an ordinary step",
    arguments: [
      "Delete the old key", "Delete the resource policy", "Remove everyone's keys",
      "Replace the role", "Note the ARN", "Test it",
    ])
  func ordinary(title: String) throws {
    let plan = Compiled.plan("# \(title)\n1. Phone the owner of the account\n")
    let step = try #require(plan.steps.first)
    #expect(!step.isOptional)
    #expect(step.excludedBy == nil)
  }

  @Test(
    "what the document calls optional is optional",
    arguments: [
      "# (Optional) Tag it\n1. Phone them\n", "# Tag it (optional)\n1. Phone them\n",
      "# Optional: tag it\n1. Phone them\n",
      "Step 1 (Optional): [Tag it](#tag-it)\n\n# Tag it\n1. Phone them\n",
      "Step 1 (Optional): [Tag it]()\n\n# Tag it\n1. Phone them\n",
      "- Step 1: [A](#a)\n- Step 2 (Optional): [Tag it](#tag-it)\n\n# Tag it\n## More\n1. Phone them\n",
      "# A\n1. (Optional) Phone them\n",
      "# A\n1. Optionally phone them\n", "# A\n1. **Optional** – phone them\n",
    ])
  func optional(text: String) throws {
    #expect(try #require(Compiled.plan(text).steps.first).isOptional)
  }

  @Test(
    "sections that are ways to do one thing are alternatives",
    arguments: [
      ("On Linux", "On macOS"), ("Using the console", "Using the AWS CLI"),
      ("Option A: buy", "Option B: build"), ("Path 1", "Path 2"), ("Windows", "Linux"),
      ("Create the role using the console", "Create the role using the CLI"),
      ("Ubuntu / Debian", "RHEL / CentOS"), ("For Mac users", "For Windows users"),
      ("Amazon Linux 2023", "Red Hat or CentOS"),
    ])
  func alternatives(first: String, second: String) {
    let plan = Compiled.plan(
      "# Install\n## \(first)\n1. Phone them\n## \(second)\n1. Write to them\n")
    #expect(plan.steps.map { $0.alternative?.group } == ["install", "install"])
    #expect(Set(plan.steps.map { $0.alternative?.choice }).count == 2)
  }

  @Test(
    "paragraphs and bullets that begin ways to do one thing are alternatives",
    arguments: [
      "**Option A: buy**\n\n1. Phone them\n\n**Option B: build**\n\n1. Write to them\n",
      "**Option 1**\n\n1. Phone them\n\n**Option 2**:\n\n1. Write to them\n",
      "**Using the console**\n\n1. Phone them\n\n**Using the AWS CLI**\n\n1. Write to them\n",
      "- **On Linux**\n\n  1. Phone them\n- **On macOS**\n\n  1. Write to them\n",
    ])
  func waysInASection(text: String) {
    let plan = Compiled.plan(
      "# Install\n\nThere are two ways.\n\n\(text)\n# Then\n\n1. Wait for them\n")
    let ways = plan.steps.map { $0.alternative?.choice }
    #expect(ways.count == 3 && ways[2] == nil && ways[0] != ways[1])
    #expect(ways[0]?.hasPrefix("install/") == true && ways[1]?.hasPrefix("install/") == true)
    #expect(Set(plan.steps.map(\.id)).count == 3)
  }

  @Test(
    "one label alone, and other bold words, begin no way",
    arguments: [
      "**Option A**\n\n1. Phone them\n", "**First**\n\n1. Phone them\n\n**Second**\n\n1. Go\n",
    ])
  func noWays(text: String) {
    #expect(Compiled.plan("# Install\n\n\(text)").steps.allSatisfy { $0.alternative == nil })
  }

  @Test("sections that follow each other are not alternatives")
  func noAlternatives() {
    let plan = Compiled.plan("# A\n## Prepare\n1. Phone them\n## Carry out\n1. Write to them\n")
    #expect(plan.steps.allSatisfy { $0.alternative == nil })
  }

  @Test(
    "slugs are GitHub's",
    arguments: [
      ("Create SageMaker role", "create-sagemaker-role"), ("What's new?", "whats-new"),
      ("SM_Endpoint", "sm_endpoint"), ("A - b", "a---b"), ("Über uns", "über-uns"),
      ("Version 1.2", "version-12"),
    ])
  func slugs(title: String, slug: String) {
    #expect(Slug.of(title) == slug)
  }

  @Test("a document of thousands of steps is compiled in linear time")
  func linear() {
    func time(_ count: Int) -> Duration {
      let text =
        "# A\n"
        + (1...count).map { "\($0). Phone the owner of <name-\($0 % 7)> about it.\n" }.joined()
        + "\n# B\n\n| Command | a |\n| - | - |\n"
        + (1...count).map { "| `aws iam get-role --role-name <role-\($0 % 5)>` | Read \($0) |\n" }
        .joined()
      let bytes = Array(text.utf8)
      let file = SourceFile(name: "t.md", bytes: bytes)
      let document = MarkdownDocument.parse(bytes)
      // The least of several is what it takes when nothing else runs.
      return (0..<3).map { _ in
        ContinuousClock().measure {
          _ = Compiler.compile(file, document: document, catalogue: nil)
        }
      }.min() ?? .zero
    }
    let small = time(100)
    let large = time(800)
    // Eight times the steps take eight times as long; quadratic would be 64 times.
    #expect(large < small * 24, "\(small) and \(large)")
  }
}
