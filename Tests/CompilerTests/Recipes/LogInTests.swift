import Testing

@testable import Compiler

@Suite("Actors")
struct LogInTests {
  @Test(
    "many wordings change who carries out what follows",
    arguments: [
      "Log in as **ops_\\<user>**.", "Sign in as `ops_<user>`.",
      "First, log on as **ops_\\<user>**.",
      "Log in to the AWS console as **ops_\\<user>** and open IAM.",
      "Please sign in as *ops_\\<user>*.",
      "Log into the console as \"ops_<user>\".", "Sign into AWS as **ops_\\<user>**.",
      "Now log in as the user **ops_\\<user>**.",
    ])
  func wordings(_ text: String) {
    let outcome = ProseDocument("1. \(text)\n").reads[0].outcome
    #expect(outcome.actor == Argument([.literal("ops_"), .value("user")]))
    #expect(outcome.actions.isEmpty)
  }

  @Test(
    "texts that look alike change nobody",
    arguments: [
      "Do not log in as **root**.", "You can log in as **ops**.", "Log in to the AWS console.",
      "If you are logged in as **ops**, log out.", "Write a log as **ops**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").reads[0].outcome.actor == nil)
  }

  @Test(
    "a text that goes back to its reader's own identity goes on as whoever runs the plan",
    arguments: [
      "Log back in as administrator.", "Return to your own account.", "Log out.",
      "Sign in as yourself again.", "Switch back to your own user.", "Sign out of the console.",
    ])
  func returns(_ text: String) {
    let plan = Compiled.plan(
      "# W\n\n1. Log in as **ops**.\n2. Create an IAM group named `a`.\n3. \(text)\n"
        + "4. Create an IAM group named `b`.\n")
    #expect(plan.steps.map(\.actor) == ["ops", "ops", nil, nil])
    #expect(plan.steps[2].notCarriedOut.first?.text.contains("whoever runs the plan") == true)
  }

  @Test(
    "a role and an account are actors too",
    arguments: [
      ("Switch to the role `deployer`.", "deployer"), ("Assume the role `deployer`.", "deployer"),
      ("Log in to the account 333333333333.", "333333333333"),
      ("Log in as administrator.", "administrator"),
    ])
  func others(_ text: String, actor: String) {
    let plan = Compiled.plan("# W\n\n1. \(text)\n2. Create an IAM group named `a`.\n")
    #expect(plan.steps.map(\.actor) == [Argument(actor), Argument(actor)])
  }
}
