import Testing

@testable import Compiler

/// Sections of which each is for a case of its own.
@Suite("Opposite titles")
struct OppositeTitlesTests {
  private func alternatives(_ titles: [String], under title: String = "Guide") -> Int {
    let text = titles.map { "## \($0)\n\n```bash\nkubectl get \($0.utf8.count)\n```\n" }
    return Compiled.plan("# \(title)\n\n" + text.joined(separator: "\n")).steps
      .count { $0.alternative != nil }
  }

  @Test(
    "sections that undo each other are a choice",
    arguments: [
      ["Scale up", "Scale down"], ["Taking a backup", "Restoring a backup"],
      ["Failing over to eu-west-1", "Failing back to us-east-1"], ["Lock a user", "Unlock a user"],
      ["To enable versioning", "To suspend versioning"], ["Joiner", "Leaver"],
      ["Granting access", "Revoking access"], ["Maintenance mode on", "Maintenance mode off"],
      ["Starting the service", "Stopping the service"], ["Onboarding", "Offboarding"],
      ["Using npm", "Using yarn"], ["Using Homebrew", "From source"],
    ])
  func opposites(titles: [String]) {
    #expect(alternatives(titles) == 2)
  }

  @Test(
    "labels over lists that undo each other are a choice",
    arguments: [
      ["To create a user, follow these steps:", "To delete a user, follow these steps:"],
      ["**Adding a user**", "**Removing a user**"],
      ["**To create a policy (console)**", "**To create a policy (AWS CLI)**"],
    ])
  func labels(labels: [String]) {
    let text = labels.map { "\($0)\n\n1. Create an IAM user `u\($0.utf8.count)`.\n" }
    let plan = Compiled.plan("# Users\n\n" + text.joined(separator: "\n"))
    #expect(plan.steps.count { $0.alternative != nil } == 2)
  }

  @Test("sections under a title of operations are for a case each")
  func catalogues() {
    #expect(alternatives(["Scale up", "Restart", "Emergency stop"], under: "Operations") == 3)
    #expect(alternatives(["Memory leak", "Traffic spike"], under: "Possible causes") == 2)
  }

  @Test(
    "a procedure that stops something and starts it again is one",
    arguments: [
      ["Stop the service", "Upgrade the package", "Start the service"],
      ["Stop the service", "Start the service"], ["Disable the alarm", "Enable the alarm"],
      ["Start the server", "Stop the client"], ["Create the role", "Attach the policy"],
      ["Scale down", "Scale up"], ["Add the user", "Remove the group"],
    ])
  func procedures(titles: [String]) {
    #expect(alternatives(titles) == 0)
  }
}
