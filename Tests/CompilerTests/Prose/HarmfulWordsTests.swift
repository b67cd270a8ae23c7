import Testing

@testable import Compiler

/// Documents in which a word makes a naive reader do harm.
@Suite("Words that a naive reader passes over")
struct HarmfulWordsTests {
  private func commands(_ text: String) -> [String] {
    Compiled.plan(text).steps.filter { !$0.isOptional }.flatMap(\.actions).compactMap { action in
      guard action.kind == .command, case .arguments(let arguments)? = action.invocation else {
        return nil
      }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  private static let make = "iam create-user --user-name u"

  @Test(
    "times, conditions, people and jokes in an item leave it to a person",
    arguments: [
      "Create an IAM user named `u`, but wait until Monday.",
      "Create an IAM user named `u` (done, Ana, 3 May).",
      "Create an IAM user named `u` on the first of the month.",
      "Create an IAM user named `u` every Friday.", "Create an IAM user named `u` at 22:00 UTC.",
      "Create an IAM user named `u` when the contract ends.",
      "Create an IAM user named `u` two weeks before the launch.",
      "Create an IAM user named `u` at the end of the quarter.",
      "Create an IAM user named `u` once a year.", "Create an IAM user named `u` after lunch.",
      "The security team: create an IAM user named `u`.",
      "@ana: create an IAM user named `u`.", "Delegate to Ana: create an IAM user named `u`.",
      "In the unlikely case that nobody is there, create an IAM user named `u`.",
      "Create an IAM user named `u`, budget permitting.",
      "Create an IAM user named `u`, else do nothing.",
      "With the CISO's blessing, create an IAM user named `u`.",
      "At your discretion, create an IAM user named `u`.", "Create no IAM user named `u`.",
      "Stop! Create an IAM user named `u` is not what you want.",
      "Create an IAM user named `u`… not!", "Please refrain: create an IAM user named `u`.",
      "Imagine: create an IAM user named `u`.", "In theory, create an IAM user named `u`.",
      "In the next version of this guide: create an IAM user named `u`.",
      "Exercise: create an IAM user named `u`.", "WIP: create an IAM user named `u`.",
      "[obsolete] Create an IAM user named `u`.", "[x] Create an IAM user named `u`.",
      "Create an IAM user named `u`. True or false?",
      "Create an IAM user named `u` with Terraform.", "Via Ansible, create an IAM user named `u`.",
      "Use the CDK to create an IAM user named `u`.", "~~Create an IAM user named `u`.~~",
    ])
  func items(text: String) {
    let plan = Compiled.plan("# W\n\n1. \(text)\n")
    #expect(commands("# W\n\n1. \(text)\n") == [])
    let said = plan.steps.flatMap(\.notCarriedOut).map(\.text) + plan.actions.map(\.action.text)
    #expect(said.contains { $0.contains("IAM user named") })
  }

  @Test(
    "what leads to a list or a fence gives it to somebody else, or tells of it",
    arguments: [
      "For Windows users:", "On macOS:", "You will regret running:", "What has been done so far:",
      "Do these only with a second pair of eyes:", "Bob's tasks:", "For the security team:",
      "What not to do:", "Running the installer prints:", "This used to work:", "Not this:",
      "Please review the following with your lead:", "Ana will run:",
      "The following is what support will ask you to run:",
    ])
  func leads(lead: String) {
    #expect(commands("# W\n\n\(lead)\n\n1. Create an IAM user named `u`.\n") == [])
    #expect(commands("# W\n\n\(lead)\n\n```sh\naws iam create-user --user-name u\n```\n") == [])
  }

  @Test(
    "a sentence about the whole document, or all that is beside it, takes it back",
    arguments: [
      "> This document is obsolete. Use the wiki instead.", "**Status: deprecated**",
      "Everything below is for illustration only.", "The steps below are done by the pipeline.",
      "This is a dry run. Read along, and do nothing.", "This procedure is no longer used.",
      "This guide was superseded in May.",
    ])
  func wholes(text: String) {
    let list = "1. Create an IAM user named `u`.\n"
    let fence = "\n```sh\naws iam create-user --user-name v\n```\n"
    #expect(commands("# W\n\n\(text)\n\n\(list)\(fence)") == [])
    #expect(
      commands("# W\n\n\(list)\(fence)\nAll of the above is done automatically by the pipeline.\n")
        == [])
  }

  @Test("columns of a table say whose a command is, when it is due and what became of it")
  func columns() {
    func table(_ title: String, _ text: String) -> [String] {
      commands(
        "# W\n\n| \(title) | Command |\n| --- | --- |\n"
          + "| \(text) | `aws iam create-user --user-name u` |\n")
    }
    for (title, text) in [
      ("Who", "Ana"), ("Owner", "On-call"), ("When", "Monday"), ("Status", "done"),
      ("Status", "n/a"), ("Environment", "prod"), ("Account", "audit"),
    ] {
      #expect(table(title, text) == [], "\(title): \(text)")
    }
    for (title, text) in [("What", "Make a user"), ("Status", "open"), ("Step", "1")] {
      #expect(table(title, text) == [Self.make], "\(title): \(text)")
    }
  }

  @Test("a comment behind a command is about it")
  func comments() {
    let text = """
      ```sh
      aws iam create-group --group-name g1   # not in prod
      aws iam create-group --group-name g2   # the second group
      # DANGER: deletes everything
      aws iam delete-group --group-name g3
      ```
      """
    #expect(commands("# W\n\n\(text)\n") == ["iam create-group --group-name g2"])
  }

  @Test("a word that lets commands wait for somebody's word is a task before them")
  func approvals() {
    for lead in ["After approval:", "Once the owner has approved:", "When Ana has signed off:"] {
      let list = "1. Create an IAM user named `u`.\n2. Create an IAM user named `v`.\n"
      let plan = Compiled.plan("# W\n\n\(lead)\n\n\(list)")
      #expect(plan.actions.map(\.action.kind) == [.manual, .command, .command], "\(lead)")
      let fence = "```sh\naws iam create-user --user-name u\n```\n"
      let other = Compiled.plan("# W\n\n\(lead)\n\n\(fence)")
      #expect(other.actions.map(\.action.kind) == [.manual, .command], "\(lead)")
    }
    #expect(commands("# W\n\nOnly after approval:\n\n1. Create an IAM user named `u`.\n") == [])
  }

  @Test("a form waits for a review between its entries, and for the time at which it is sent off")
  func forms() {
    func form(_ review: String, _ end: String) -> [Action.Kind] {
      Compiled.plan(
        """
        # W

        1. Go to **IAM -> User groups -> Create group**.
        2. Name: `g`.
        3. \(review)
        4. Choose **Create group**\(end).
        """
      ).actions.map(\.action.kind)
    }
    #expect(form("Have it reviewed by security.", "") == [.manual, .command])
    #expect(form("Get it approved.", "") == [.manual, .command])
    #expect(!form("Wait a moment.", " after lunch").contains(.command))
  }

  @Test(
    "what only sounds so is carried out",
    arguments: [
      "Create an IAM user named `u` with the console.", "Now create an IAM user named `u`.",
      "Create an IAM user named `u` for Terraform.", "Then create an IAM user named `u`.",
      "IAM: create an IAM user named `u`.", "[ ] Create an IAM user named `u`.",
      "Create an IAM user named `u`. It is used by Ansible.",
      "Using the AWS CLI, create an IAM user named `u`.",
      "Create an IAM user named `u`. Done.",
      "Create an IAM user named `u`. Each user has a password.",
    ])
  func lookAlikes(text: String) {
    #expect(commands("# W\n\n1. \(text)\n") == [Self.make])
  }

  @Test(
    "what a text says of itself changes nothing",
    arguments: [
      "This guide is not obsolete.",
      "Everything below is done in the console.", "This runbook has no prerequisites.",
      "The commands below create a user.", "Status: open", "This page is about users.",
    ])
  func wholeLookAlikes(text: String) {
    #expect(commands("# W\n\n\(text)\n\n1. Create an IAM user named `u`.\n") == [Self.make])
  }
}
