import Testing

@testable import Compiler

/// What a sentence says of when, where, for whom and for how long: none of it is passed over.
@Suite("Circumstances")
struct CircumstancesTests {
  /// Whether nothing of a step runs, and the plan shows its words to a person.
  private func isHeld(_ step: String) -> Bool {
    let text = "# W\n\n1. \(step)\n"
    return Compiled.commands(text).isEmpty && !Compiled.leftToPerson(text).isEmpty
  }

  @Test(
    "a name that is set apart, or one of several, is no object",
    arguments: [
      "Create an IAM role `app` for EC2 with `AmazonS3ReadOnlyAccess`, not `AmazonS3FullAccess`.",
      "Attach `ReadOnlyAccess`, not `AdministratorAccess`, to the group `dev`.",
      "Attach `ReadOnlyAccess` to the group `dev`, not the group `ops`.",
      "Create a role `app` for EC2 with `ReadOnlyAccess`, unlike the role `old` with `PowerUserAccess`.",
      "Attach `ReadOnlyAccess` to one of the groups `dev` and `ops`.",
      "Attach `ReadOnlyAccess` to either of the groups `dev` and `ops`.",
      "Either create an IAM user `bob` or create an IAM role `app` for EC2.",
      "Create an IAM user `bob` and/or an IAM group `ops`.",
      "Attach `ReadOnlyAccess` to the user `bob` of the group `dev`.",
      "Create an SQS queue `q1` with the same settings as `q0`.",
      "Create an SNS topic `t` per environment (`dev`, `prod`).",
      "Create a KMS key named `x` with `alice` as user but not as administrator.",
      "Create an IAM user `bob` (staging) or `bob-prod` (production).",
    ])
  func contrast(step: String) {
    #expect(isHeld(step))
  }

  @Test("what a semicolon begins states something of its own")
  func semicolon() {
    let step =
      "1. Create an IAM role `app` for EC2 with `ReadOnlyAccess`; `PowerUserAccess` is too wide.\n"
    #expect(!Compiled.commands("# W\n\n" + step).contains { $0.contains("PowerUserAccess") })
    #expect(Compiled.commands("# W\n\n" + step).contains { $0.hasSuffix("policy/ReadOnlyAccess") })
  }

  @Test(
    "what holds for a time, or beside something that lasts, is a person's",
    arguments: [
      "Attach `ReadOnlyAccess` to the group `dev` for an hour.",
      "Attach `ReadOnlyAccess` to the group `dev` for the next ten minutes.",
      "Attach `ReadOnlyAccess` to the group `dev` for ten minutes, then detach it.",
      "Attach `ReadOnlyAccess` to the group `dev` temporarily.",
      "Temporarily attach `ReadOnlyAccess` to the group `dev`.",
      "Attach `ReadOnlyAccess` to the group `dev` while the audit lasts.",
      "Attach `ReadOnlyAccess` to the group `dev` until Ana is back.",
      "Attach `ReadOnlyAccess` to the group `dev` during the demo.",
      "Attach `ReadOnlyAccess` to the group `dev` for now.",
      "Create an IAM user `bob` after 18:00.",
      "Create an IAM user `bob` for the time being.",
    ])
  func times(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "another order than that of the words is a person's",
    arguments: [
      "Create an IAM user `bob`, but first create an IAM group `ops`.",
      "Create an IAM user `bob` after creating an IAM group `ops`.",
      "Create an IAM user `bob` before creating an IAM group `ops`.",
      "Attach `ReadOnlyAccess` to the group `dev` after detaching `PowerUserAccess`.",
    ])
  func order(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "other means and places are a person's",
    arguments: [
      "Attach `ReadOnlyAccess` to the group `dev` through a pull request.",
      "Attach `ReadOnlyAccess` to the group `dev` via Slack bot.",
      "Attach `ReadOnlyAccess` to the group `dev` in Okta.",
      "Attach `ReadOnlyAccess` to the group `dev` in GitHub.",
      "Attach `ReadOnlyAccess` to the group `dev` using the script `attach.sh`.",
      "Attach `ReadOnlyAccess` to the group `dev` in all accounts of the organisation.",
      "In the tenant's account, create an IAM user `bob`.",
      "Where the tenant pays, create an IAM user `bob`.",
      "On Windows, create an IAM user `bob`.", "Until v2.3, create an IAM user `bob`.",
      "For new customers, create an IAM user `bob`.", "In some cases, create an IAM user `bob`.",
      "To create an IAM user `bob`, open a ticket.",
      "To create an IAM user `bob`, ask IT.",
      "To create an IAM user `bob`, see the wiki.",
      "As user `bob`, create an SNS topic `alerts`.", "Create an SNS topic `t` in MinIO.",
      "Create an SNS topic `t` in the documentation.",
      "Create an IAM role `app` for EC2 in the account B.",
    ])
  func means(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "a label that gives a step to others, or to another time, is heeded",
    arguments: [
      "Bob: create an IAM user `amy`.",
      "[Ana] Create an IAM user `amy`.",
      "[DBA]: Create an IAM user `amy`.",
      "_Security team_: create an IAM user `amy`.",
      "Owner=Ana. Create an IAM user `amy`.",
      "Ana to create an IAM user `amy`.",
      "Customer action: create an IAM user `amy`.",
      "L2 support: create an IAM user `amy`.",
      "T-1 day: create an IAM user `amy`.",
      "Day 2: create an IAM user `amy`.",
      "After go-live: create an IAM user `amy`.",
      "Monthly: create an IAM user `amy`.",
      "**Dev:** Create an IAM user `amy`.",
      "Avoid: create an IAM user `amy`.",
      "Windows: create an IAM user `amy`.",
      "Experimental: create an IAM user `amy`.",
      "v1: create an IAM user `amy`.",
      "2024-03-01: create an IAM user `amy`.",
      "Bob: open the console. Create an IAM user `amy`.",
    ])
  func labels(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "words in brackets, and a sentence behind, restrict what stands before them",
    arguments: [
      "Create an IAM user `bob` (if missing).",
      "Create an IAM user `bob` (first time only).",
      "Create an IAM user `bob` (admins only).",
      "Create an IAM user `bob` (one time).",
      "Create an IAM user `bob` (see RB-12 instead).",
      "Create an IAM user `bob` (prod).",
      "Create an IAM user `bob`.\n   - if it does not exist",
      "Create an IAM user `bob`.\n   - Owner: Ana",
      "Create an IAM user `bob`.\n\n   **Deprecated.**",
      "Create an IAM user `bob`.\n\n   > **Note:** no longer needed.",
      "Create an IAM user `bob`. Please ask IT for it.",
      "Create an IAM user `bob`. This step is automated.",
      "Create an IAM user `bob`. Note: only IT can do this.",
      "Create an IAM user `bob`. Or use an existing user.",
      "Create an IAM user `bob` by running `aws iam create-user --user-name bob --path /ops/`.",
      "Create an IAM user `bob` by running `create-user.sh`.",
      "Create an IAM user `bob` with the following command: `aws iam create-user --user-name bob`.",
    ])
  func brackets(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "what the verb before gives to somebody or something else is a person's",
    arguments: [
      "Make sure not to create an IAM user `bob`.",
      "Forbid the vendor to create an IAM user `bob`.",
      "Instruct the vendor to create an IAM user `bob`.", "Order IT to create an IAM user `bob`.",
      "Write a script to create an IAM user `bob`.", "Open a ticket to create an IAM user `bob`.",
      "Run `x.sh` to create an IAM user `bob`.", "Read the guide to create an IAM user `bob`.",
      "Ask the admin to log in and create an IAM user `bob`.",
      "Tell Ana to sign in and create an IAM user `bob`.",
    ])
  func governors(step: String) {
    #expect(isHeld(step))
  }

  @Test(
    "what going, pressing and making are for is carried out",
    arguments: [
      "Go to IAM to create an IAM user `bob`.", "Use the console to create an IAM user `bob`.",
      "Open the IAM console and create an IAM user `bob`.",
      "Make sure to create an IAM user `bob`.",
      "Sign in to the console to create an IAM user `bob`.",
    ])
  func purposes(step: String) {
    #expect(Compiled.commands("# W\n\n1. \(step)\n") == ["iam create-user --user-name bob"])
  }

  @Test("what waits for something does not run ahead of it")
  func waiting() {
    let text =
      "# W\n\n1. Wait for the stack `base` to be complete, then create an IAM user `bob`.\n"
    let actions = Compiled.plan(text).actions.map(\.action)
    #expect(actions.map(\.kind) == [.manual, .command])
  }

  @Test(
    "the users and groups of another product are a person's",
    arguments: [
      "# GitLab\n\n1. Add the user `bob` to the group `dev`.",
      "# Linux servers\n\n1. Remove the user `bob` from the group `wheel`.",
      "# W\n\n## Keycloak\n\n1. Add the user `bob` to the group `dev`.",
      "# W\n\nIn the Azure portal, do the following:\n\n1. Add the user `bob` to the group `dev`.",
      "# W\n\n1. Attach `ReadOnlyAccess` to the Okta group `dev`.",
      "# W\n\n1. Attach `ReadOnlyAccess` to the SSO group `dev`.",
      "# W\n\n1. Add the user `bob` to the Cognito group `dev`.",
      "# W\n\n1. Add the Grafana user `bob` to the group `dev`.",
    ])
  func otherProducts(text: String) {
    #expect(Compiled.commands(text) == [])
    #expect(!Compiled.leftToPerson(text).isEmpty)
  }

  @Test(
    "a product named beside IAM leaves its users and groups IAM's",
    arguments: [
      "# GitLab on AWS\n\n1. Add the user `bob` to the group `dev`.",
      "# W\n\n1. Add the user `bob` to the group `dev`.",
      "# Linux\n\n1. Add the user `bob` to the IAM group `dev`.",
      "# W\n\n## IAM access for GitLab\n\n1. Add the user `bob` to the group `dev`.",
    ])
  func besideProducts(text: String) {
    #expect(Compiled.commands(text) == ["iam add-user-to-group --group-name dev --user-name bob"])
  }

  @Test(
    "a section of another account is a person's",
    arguments: ["In the management account", "In account 222222222222", "On the audit account"])
  func accounts(title: String) {
    let text = "# W\n\n## \(title)\n\n1. Create an IAM user `bob`.\n"
    #expect(Compiled.commands(text) == [])
    #expect(Compiled.commands(text.replacing(title, with: "In your account")).count == 1)
  }

  @Test(
    "what only looks like such words is carried out",
    arguments: [
      "Create an IAM user `bob` in the IAM console.",
      "Using the console, create an IAM user `bob`.",
      "Create an IAM user `bob` for the night shift.",
      "Create an IAM user `bob` while you are in the console.",
      "Create an IAM user `bob`, not forgetting the name.",
      "Users: create an IAM user `bob`.",
      "Storage and users: create an IAM user `bob`.",
      "Step 2: create an IAM user `bob`.",
      "IAM: create an IAM user `bob`.",
      "As a first step, create an IAM user `bob`.",
      "Create an IAM user `bob` via the console.",
      "After that, create an IAM user `bob`.",
      "You: create an IAM user `bob`.",
      "Create an IAM user `bob` (the first of two).",
    ])
  func lookAlikes(step: String) {
    #expect(Compiled.commands("# W\n\n1. \(step)\n") == ["iam create-user --user-name bob"])
  }
}
