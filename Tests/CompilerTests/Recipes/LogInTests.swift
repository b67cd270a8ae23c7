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
}
