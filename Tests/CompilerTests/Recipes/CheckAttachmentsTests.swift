import Testing

@testable import Compiler

@Suite("Checking attachments")
struct CheckAttachmentsTests {
  @Test(
    "many wordings check what is attached to a role",
    arguments: [
      "You should see two policies attached to the role **etl**: **PolicyA** and **PolicyB**.",
      "You should now see that the policies `PolicyA` and `PolicyB` are attached to the role `etl`.",
      "Verify that the policies **PolicyA** and **PolicyB** are attached to the role **etl**.",
      "Check that **PolicyA** and **PolicyB** are the policies attached to the role **etl**.",
      "Confirm that the role **etl** has the policies **PolicyA** and **PolicyB** attached.",
      "Make sure that the policies \"PolicyA\" and \"PolicyB\" are attached to the role \"etl\".",
      "You should have two policies attached to the role *etl*: 1. *PolicyA* and 2. *PolicyB*.",
      "You will see the managed policies `PolicyA` and `PolicyB` attached to the role `etl`.",
    ])
  func wordings(_ text: String) throws {
    let action = try #require(ProseDocument("1. \(text)\n").actions.first)
    #expect(action.kind == .check)
    #expect(
      action.invocation
        == .arguments(["aws", "iam", "list-attached-role-policies", "--role-name", "etl"]))
    #expect(
      action.expectation
        == .members(
          path: "AttachedPolicies[].PolicyName", beginningWith: ["PolicyA", "PolicyB"]))
  }

  @Test("groups and users are checked with their own commands")
  func otherIdentities() {
    #expect(
      ProseDocument("1. You should see the policy **P1** attached to the group **ops**.\n").commands
        == ["check: iam list-attached-group-policies --group-name ops"])
  }

  @Test(
    "texts that look alike check nothing",
    arguments: [
      "The policies **PolicyA** and **PolicyB** are attached to the role **etl**.",
      "You may see policies attached to the role **etl**.",
      "You should see a green banner.",
      "If you see **PolicyA** attached to the role **etl**, stop.",
      "You should see the tags **PolicyA** and **PolicyB** on the role **etl**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").actions.contains { $0.kind == .check })
  }
}
