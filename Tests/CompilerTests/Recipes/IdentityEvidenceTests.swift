import Testing

@testable import Compiler

@Suite("Groups and users that are IAM's although the word is not near")
struct IdentityEvidenceTests {
  @Test(
    "a policy that a later step attaches, or the title, tells whose a group is",
    arguments: [
      "1. Create the group `ops`.\n2. Attach the policy `SecurityAudit` to the group `ops`.",
      "1. Create a group named **ops**.\n2. Attach **SecurityAudit** to **ops**.",
      "1. Create a group called \"ops\" and attach `SecurityAudit` to it.",
      "1. Ask Ana.\n2. Create the group `ops`.\n3. Add the policy `SecurityAudit` to the group `ops`.",
      "1. Make a group `ops`.\n2. Ask Ana who is in it.\n3. Assign `SecurityAudit` to the group `ops`.",
      "1. Create the group **ops**.\n2. Apply the `SecurityAudit` policy to group **ops**.",
      "1. Create the group `ops`.\n2. Associate the managed policy `SecurityAudit` with the group `ops`.",
      "1. Create the group `ops`.\n2. Grant `SecurityAudit` to the IAM group `ops`.",
    ])
  func attached(text: String) {
    let commands = ProseDocument("# Access\n\n\(text)\n").commands
    #expect(commands.contains("iam create-group --group-name ops"))
    #expect(
      commands.last
        == "iam attach-group-policy --group-name ops --policy-arn "
        + "arn:aws:iam::aws:policy/SecurityAudit")
  }

  @Test("a user who is added to such a group is IAM's, be it him or her")
  func members() {
    let document = ProseDocument(
      """
      1. Create the group `ops`.
      2. Attach `SecurityAudit` to the group `ops`.
      3. Create a user named `ann` and add her to `ops`.
      4. Create a user called `bob` and add him to the group.
      5. Create the users `kim` and `lee`, and add them to `ops`.
      """)
    #expect(
      document.commands.dropFirst(2) == [
        "iam create-user --user-name ann",
        "iam add-user-to-group --group-name ops --user-name ann",
        "iam create-user --user-name bob",
        "iam add-user-to-group --group-name ops --user-name bob",
        "iam create-user --user-name kim", "iam create-user --user-name lee",
        "iam add-user-to-group --group-name ops --user-name kim",
        "iam add-user-to-group --group-name ops --user-name lee",
      ])
    #expect(document.requires.isEmpty)
  }

  @Test("the title of a section says whose they are")
  func title() {
    let text = "# IAM for the team\n\n1. Create a group named `ops`.\n2. Create a user `ann`.\n"
    #expect(
      ProseDocument(text).commands
        == ["iam create-group --group-name ops", "iam create-user --user-name ann"])
  }

  @Test(
    "groups of directories, chats and systems are a person's",
    arguments: [
      "1. Create the group `ops`.\n2. Add `ann` to the group `ops`.",
      "1. Create a group named `ops` and a user named `ann`.",
      "1. Create the group `ops` in the directory.\n2. Attach the badge to the group `ops`.",
      "1. Create the user `ann`.\n2. Attach `SecurityAudit` to the IAM group `other`.",
      "1. Create a chat group `ops`.\n2. Post the link in the group `ops`.",
      "1. Create the group `ops`.\n2. Never attach `SecurityAudit` to the group `ops`.",
    ])
  func others(text: String) {
    let commands = ProseDocument("# Access\n\n\(text)\n").commands
    #expect(!commands.contains { $0.contains("create-") })
  }
}
