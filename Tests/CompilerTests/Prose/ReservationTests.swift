import Testing

@testable import Compiler

/// Words around an instruction that put it into a person's hands, and words that only look so.
@Suite("Words that leave an instruction to a person")
struct ReservationTests {
  private func commands(_ text: String) -> [String] {
    let plan = Compiled.plan(text)
    return plan.steps.filter { !$0.isOptional }.flatMap(\.actions).compactMap { action in
      guard action.kind == .command, case .arguments(let arguments)? = action.invocation else {
        return nil
      }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  private static let attach =
    "iam attach-group-policy --group-name g --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess"

  @Test(
    "words behind an instruction, or in the sentences after it, leave it to a person",
    arguments: [
      ", provided that the owner agrees.", " as long as it is empty.",
      ", assuming you are in the sandbox account.", " (staging only).",
      " once the migration is over.", " as soon as the audit has begun.", " next quarter.",
      " on Monday.", " — no longer required.", ", which is what we did before.", " is wrong.",
      ", or ask an admin to do so.", "; otherwise attach `SecurityAudit`.",
      ", failing that `PowerUserAccess`.", " (see step 3, already done there).", " TBD.",
      " (TODO: confirm with security).", " manually, do not automate this.", ". WRONG!",
      ". Just kidding.", ". (You did this in part 1.)", ". Do this only in the lab.",
      ". This step is optional.", ". Do not perform this step yet.", "? No.", ". Optional.",
      ". On second thoughts, use `SecurityAudit`.", ". Hang on, do not do that.",
      ". This was done on 3 May, nothing to do.", ". You can skip this if you have one.",
      ". Only needed for the east.", " in the dev account.",
      " at your own risk.", " for the duration of the migration.", " on Windows.",
      " until further notice.", " after the release.", " in two weeks.", " by Friday.",
      " on 3 May.",
      " when the owner is back.", " (Bob does this).", ". Bob will do this.", ". Not today.",
      ". That was a mistake.", ". This is handled by Terraform now.", " at the earliest in June.",
      " whenever somebody asks.", ". Superseded by step 18.", ". We decided against it.",
      ". Ask Ana first.", " given that the audit went well.", " where required.",
      ". Leave this out for contractors.", " (deprecated).", " (rollback).", ". Cancelled.",

      ". Do it later.", ". Wait, no.",
      "\n   > Do not do this in prod.", ".\n   - Not for contractors.",
      ".\n\n   This step was removed in v2.",
    ])
  func behind(words: String) {
    let text = "# W\n\n1. Attach `ReadOnlyAccess` to the IAM group `g`\(words)\n"
    #expect(commands(text) == [])
    let plan = Compiled.plan(text)
    let said = plan.steps.flatMap(\.notCarriedOut).map(\.text) + plan.actions.map(\.action.text)
    #expect(said.contains { $0.contains("ReadOnlyAccess") })
  }

  @Test(
    "words before an instruction leave it to a person",
    arguments: [
      "For staging: attach", "On Monday, attach", "Once the migration is over, attach",
      "Do the following only in the lab account: attach", "Imagine you attach",
      "Skip this step on new accounts. Attach", "This step is optional. Attach",
    ])
  func before(words: String) {
    #expect(commands("# W\n\n1. \(words) `ReadOnlyAccess` to the IAM group `g`.\n") == [])
  }

  @Test(
    "what only sounds like a reservation is carried out",
    arguments: [
      ". It is not required to add tags.", " once it is created.", ". Tags are optional.",
      ". This takes a minute.", ". Do not attach `AdministratorAccess`.", " so that they can read.",
      " for the old system.", " when the group is ready.", ". You will need it later.",
      ". If you don't see it, refresh the page.", ". The former policy stays as it is.",
      ". The permissions last for 7 days.", ". It may take a week or two.", " in the console.",
      ". Done.", ". That's all.", ". Easy.", ". See [the wiki](https://w).", " (see below).",
      ". The release notes tell why.", " in step 2.", " (it is made in step 1).",
      ". Only the members of the group can read then.", ". A person who has no group cannot read.",
    ])
  func lookAlikes(words: String) {
    let text = "# W\n\n1. Attach `ReadOnlyAccess` to the IAM group `g`\(words)\n"
    #expect(commands(text) == [Self.attach])
  }

  @Test("a remark is about the sentence before it, and below an item about the item")
  func reach() {
    let text = """
      # W

      1. Attach `ReadOnlyAccess` to the IAM group `g`. Attach `SecurityAudit` to the IAM group `g`. Wrong!
      2. Attach `ReadOnlyAccess` to the IAM group `h`. Attach `SecurityAudit` to the IAM group `h`.

         This step was removed in v2.
      """
    #expect(commands(text) == [Self.attach])
  }

  @Test(
    "the lead-in of a list leaves its items to a person",
    arguments: [
      "The following is done for you:", "Ask your administrator to:", "In production only:",
      "What Bob did:", "The quick start creates these:", "This runbook no longer covers:",
      "Optional:", "Skip the following on new accounts:", "The pipeline does this:",
      "Do not do any of this:",
    ])
  func lists(lead: String) {
    let text = "# W\n\n\(lead)\n\n1. Attach `ReadOnlyAccess` to the IAM group `g`.\n"
    #expect(commands(text) == [])
  }

  @Test(
    "the lead-in of a fence leaves it to a person",
    arguments: [
      "Do you remember when we typed this?", "Is the disk full?",
      "The attacker ran:", "Running this would delete everything:", "This is what the CI does:",
      "Previously we used", "A colleague used:", "No longer necessary:",
      "Skip this step on new accounts.", "The pipeline's `buildspec` runs:", "To undo:",
      "Your `~/.bashrc` should then look like:", "Add to your Dockerfile:",
      "Your crontab should contain:",
      "Equivalent in version 1:", "You may see this in the logs:", "Never run:",
      "This step is optional:", "In production:", "Bob ran the following:",
      "After the maintenance window:", "A wrong way to do it:", "As a last resort:", "On failure:",
      "The deploy job does the following:", "The old command was:", "Tomorrow, run:",
    ])
  func fences(lead: String) {
    let fence = "```bash\naws sns create-topic --name x\n```\n"
    #expect(commands("# W\n\n\(lead)\n\n\(fence)") == [])
    let item = fence.split(separator: "\n").map { "   \($0)" }.joined(separator: "\n")
    #expect(commands("# W\n\n1. \(lead)\n\n\(item)\n") == [])
  }

  @Test(
    "an ordinary lead-in is followed",
    arguments: [
      "Run:", "Create the topic:", "The following command creates the topic:",
      "Do not forget to create the topic:", "The operator needs a topic:", "Now you can run:",
      "When you are logged in, run:", "Once the bucket is created, make the topic:",
      "We will use the CLI to create the topic:", "This creates the topic.",
      "To roll out the topic, run:", "After logging in, create the topic:", "The next command:",
      "Run this on the primary:", "When the build is done, run:",
      "Your team can now create the topic:",
    ])
  func ordinaryLeads(lead: String) {
    let text = "# W\n\n\(lead)\n\n```bash\naws sns create-topic --name x\n```\n"
    #expect(commands(text) == ["sns create-topic --name x"])
  }

  @Test(
    "words in other cells of a row leave it to a person",
    arguments: [
      "DO NOT RUN", "Never!", "(skip)", "optional", "if needed", "only if there are messages",
      "deprecated", "example", "alternative to row 1", "rollback", "Only during maintenance",
      "if stuck",
    ])
  func rows(word: String) {
    let text = """
      # W

      | Action | When | Command |
      |---|---|---|
      | Create | | `aws sns create-topic --name a` |
      | Create | \(word) | `aws sns create-topic --name b` |
      """
    #expect(commands(text) == ["sns create-topic --name a"])
  }

  @Test(
    "what leads to a table, or heads a column of it, leaves its rows to a person",
    arguments: [
      "The following are for reference only; do not run them:\n\n| Purpose | Command |",
      "Choose one of:\n\n| Size | Command |", "| Undo of | Undo |", "| Meaning | Command |",
      "| Instead of | Use |", "| Task | CLI equivalent |",
    ])
  func tables(head: String) {
    let text =
      "# W\n\n\(head)\n|---|---|\n| topic | `aws sns create-topic --name a` |\n"
    #expect(commands(text) == [])
  }

  @Test("of rows for several systems a person takes one")
  func systems() {
    let text = """
      # W

      | OS | Command |
      |---|---|
      | Linux | `aws sns create-topic --name lin` |
      | Windows | `aws sns create-topic --name win` |
      """
    #expect(commands(text) == [])
  }

  @Test(
    "sections whose titles take them back are left out",
    arguments: [
      "Common mistakes", "How not to do it", "What we tried and did not work",
      "Old procedure (before 2022)", "Test questions", "Groups (retired, do not create)",
    ])
  func headings(title: String) {
    #expect(
      commands("# W\n\n## \(title)\n\n1. Attach `ReadOnlyAccess` to the IAM group `g`.\n") == [])
  }

  @Test(
    "a role under a title that takes it back is left out",
    arguments: ["Legacy operator (retired, do not create)", "Former role: Admin"])
  func declarations(title: String) {
    let text = """
      # Personas

      ## \(title)

      ### Permissions

      - ReadOnlyAccess

      ### Trust relationship

      ```json
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
      ```
      """
    #expect(commands(text) == [])
    #expect(Compiled.plan(text).steps.contains { $0.excludedBy != nil })
  }

  @Test(
    "the items of a loop that is for some of them are a person's choice",
    arguments: [
      "Delete every user except `admin`", "Delete all users but the newest",
      "Delete each user that has no tag", "Delete all unused users",
      "Delete all users older than a year",
    ])
  func someItems(purpose: String) {
    #expect(commands(loop(purpose)) == ["iam list-users"])
  }

  @Test(
    "a loop over all items is kept",
    arguments: ["Delete each user", "Delete all users that were listed", "Delete every user"])
  func allItems(purpose: String) {
    #expect(commands(loop(purpose)).count == 2)
  }

  private func loop(_ purpose: String) -> String {
    """
    # W

    | What | Command |
    |---|---|
    | List users | `aws iam list-users` |
    | \(purpose) | `aws iam delete-user --user-name <user-name>` |
    """
  }

  @Test("of two lists with \"or\" between them a person takes one")
  func listsWithOr() {
    let text =
      "# W\n\n1. Create an SNS topic `e1`.\n\nor\n\n1. Create an SNS topic `e2`.\n"
    let choices = Compiled.plan(text).steps.map(\.alternative?.choice)
    #expect(choices.count == 2)
    #expect(!choices.contains(nil))
    #expect(Set(choices).count == 2)
  }
}
