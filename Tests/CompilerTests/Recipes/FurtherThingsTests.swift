import Testing

@testable import Compiler

@Suite("Several things of one sentence or list")
struct FurtherThingsTests {
  private static let both = [
    "iam create-group --group-name qa", "iam create-group --group-name dev",
  ]

  @Test(
    "each thing that has a name of its own is made",
    arguments: [
      "1. In IAM, create a group `qa` and a group `dev`.",
      "1. Create an IAM group named `qa` and an IAM group named `dev`.",
      "1. In the IAM console, create a user group **qa**, and a user group **dev**.",
      "1. Create an IAM group called \"qa\" and another group called \"dev\".",
      "1. In IAM, make a group `qa`, and then a group `dev`.",
      "1. In IAM, create the group `qa` and the group `dev`.",
      "1. In IAM, create the following:\n   - a group `qa`\n   - a group `dev`",
      "1. In IAM, create:\n   - a user group **qa**,\n   - and a user group **dev**.",
      "1. In IAM, create these resources:\n   1. user group `qa`\n   2. user group `dev`",
      "1. IAM\n   - create a group `qa`,\n   - a group `dev`",
    ])
  func phrasings(text: String) {
    let document = ProseDocument(text + "\n")
    #expect(document.commands == Self.both)
    #expect(document.notCarriedOut.isEmpty)
  }

  @Test(
    "what a sentence calls a step is one, unless it says never",
    arguments: [
      ("Step 2 is to create an IAM group `qa`.", 1),
      ("The next step is to create an IAM group `qa`.", 1),
      ("The first step is to create an IAM group `qa`.", 1),
      ("The final step is to create an IAM group `qa`.", 1),
      ("Step 2 is to never create an IAM group `qa`.", 0), ("Step 2 is to be done by Ana.", 0),
      ("You must never create an IAM group `qa`.", 0),
      ("The step is to create an IAM group `qa`.", 0),
      ("A good step is to create an IAM group `qa`.", 0),
    ])
  func calledStep(text: String, count: Int) {
    let commands = ProseDocument(text + "\n").commands
    #expect(commands == Array(repeating: "iam create-group --group-name qa", count: count))
    #expect(
      !ProseDocument("1. \(text)\n").commands.contains { $0.contains("create") } || count == 1)
  }

  @Test(
    "a list of things is not made where the sentence says so of one, of none, or not for sure",
    arguments: [
      "Do not create the following:", "If you need them, create the following:",
      "Create one of the following:", "The template will create the following:",
      "Create the following diagram:", "Create either of these:", "Never create the following:",
      "Create the following in Terraform:",
    ])
  func notTheFollowing(text: String) {
    let document = ProseDocument(
      "1. \(text)\n   - an IAM group `qa`\n   - an IAM group `dev`\n")
    #expect(document.commands.allSatisfy { $0 == "manual" })
  }

  @Test("things of several kinds keep their kinds")
  func kinds() {
    let document = ProseDocument(
      "1. In IAM, create a user `u1`, a user `u2` and a group `g3`, and add `u1` to the group.\n")
    #expect(
      document.commands == [
        "iam create-user --user-name u1", "iam create-user --user-name u2",
        "iam create-group --group-name g3",
        "iam add-user-to-group --group-name g3 --user-name u1",
      ])
  }

  @Test(
    "what is a part of the thing before, or has no name, is no further thing",
    arguments: [
      "1. In IAM, create a group `qa` with a policy and a path `dev`.",
      "1. In IAM, create a group `qa` for a user `ann` and a user `bob`.",
      "1. In IAM, create a group `qa` and a description.",
      "1. In IAM, create a group `qa`, which is a copy of `dev`.",
      "1. In IAM, create a group `qa` and tell a colleague `dev`.",
      "1. In IAM, create a group named `qa` (a team of `dev`).",
    ])
  func parts(text: String) {
    #expect(ProseDocument(text + "\n").commands == ["iam create-group --group-name qa"])
  }

  @Test("what is said behind two things of a kind may be said of both")
  func shared() {
    let document = ProseDocument("1. In IAM, create the role `a` and the role `b` for EC2.\n")
    #expect(document.notCarriedOut == ["`b`"])
  }

  @Test(
    "a list of targets goes on with the sentence before it",
    arguments: [
      "Attach **ReadOnlyAccess** to\n   - the group `a`\n   - the role `b`",
      "Attach the policy `ReadOnlyAccess` to:\n   - group `a`\n   - role `b`",
      "Assign `ReadOnlyAccess` to:\n   1. the group **a**\n   2. the role **b**",
      "Attach `ReadOnlyAccess` to the group `a` and the role `b`.",
      "Attach **ReadOnlyAccess** to the\n   group `a` and to the role `b`.",
      "Add the `ReadOnlyAccess` policy to:\n   * IAM group `a`\n   * IAM role `b`",
      "Attach `ReadOnlyAccess` to\n\n   - group `a`,\n   - role `b`",
      "Apply the managed policy `ReadOnlyAccess` to\n   - the group \"a\"\n   - the role \"b\"",
    ])
  func targets(text: String) {
    let arn = "--policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess"
    #expect(
      ProseDocument("1. \(text)\n").commands == [
        "iam attach-group-policy --group-name a \(arn)",
        "iam attach-role-policy --role-name b \(arn)",
      ])
  }

  @Test("the first and the second of two policies are both meant")
  func ordinals() {
    let fence =
      "\n\n   ```json\n   {\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
      + "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}\n   ```\n"
    for words in ["the first and second policies", "the first and the second policy"] {
      let commands = ProseDocument(
        """
        1. In IAM, create a policy named `p1`:\(fence)
        2. In IAM, create a policy named `p2`:\(fence)
        3. Attach \(words) to the IAM group `g`.
        """
      ).commands
      #expect(
        commands.suffix(2) == [
          "iam attach-group-policy --group-name g --policy-arn <p1-arn>",
          "iam attach-group-policy --group-name g --policy-arn <p2-arn>",
        ])
    }
  }
}
