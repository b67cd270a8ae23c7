import Testing

@testable import Compiler

@Suite("Paragraphs that are steps")
struct ParagraphStepsTests {
  private static func commands(_ text: String) -> [String] {
    Compiled.plan(text).steps.filter { $0.excludedBy == nil }.flatMap(\.actions).map { action in
      guard case .arguments(let words)? = action.invocation else { return action.kind.rawValue }
      return words.dropFirst().prefix(4).map(\.description).joined(separator: " ")
    }
  }

  private static let both = [
    "iam create-group --group-name ops", "iam attach-group-policy --group-name ops",
  ]

  @Test(
    "lettered paragraphs and lines are steps",
    arguments: [
      "a. Create an IAM group named `ops`.\n\nb. Attach **ReadOnlyAccess** to the group.",
      "a) Create an IAM group named `ops`.\n\nb) Attach **ReadOnlyAccess** to the group `ops`.",
      "(a) Create an IAM group named `ops`\n\n(b) Attach **ReadOnlyAccess** to the group",
      "a) Create an IAM group named `ops`.\nb) Attach **ReadOnlyAccess** to the group `ops`.",
      "a. Create an IAM group named `ops`\nb. Attach **ReadOnlyAccess** to the group",
      "i. Create an IAM group named `ops`.\n\nii. Attach **ReadOnlyAccess** to the group.",
      "i) Create an IAM group named `ops`\nii) Attach **ReadOnlyAccess** to the group",
      "1. Set up access:\n   a. Create an IAM group named `ops`\n   b. Attach **ReadOnlyAccess** to it",
      "1. Create an IAM group named `ops`.\n   i. Attach **ReadOnlyAccess** to the group.",
      "a. Create an IAM group named `ops`.\n\nThis takes a moment.\n\nb. Attach **ReadOnlyAccess** to the group.",
    ])
  func lettered(_ text: String) {
    #expect(Self.commands("# Access\n\n\(text)\n") == Self.both)
  }

  @Test(
    "paragraphs that only look lettered are no steps",
    arguments: [
      "a. Create an IAM group named `ops`.", "b) Create an IAM group named `ops`.",
      "a. Create an IAM group named `ops`.\n\nc. Attach **ReadOnlyAccess** to the group.",
      "A. Smith may create an IAM group.\n\nB. Jones may attach a policy.",
      "e.g. create an IAM group named `ops`.\n\nf. Attach **ReadOnlyAccess** to the group.",
      "## Tips\n\na. Create an IAM group named `ops`.\n\nb. Attach **ReadOnlyAccess** to the group.",
    ])
  func notLettered(_ text: String) {
    #expect(Self.commands("# Access\n\n\(text)\n") == [])
  }

  @Test(
    "the entries of a form stand in paragraphs of their own",
    arguments: [
      "Console: AWS → IAM → Roles → Create role\n\nTrusted entity type: AWS service\n\nUse case: Lambda\n\nRole name: worker",
      "Go to **IAM -> Roles -> Create role**.\n\nSelect **AWS service** and **Lambda**.\n\nName the role `worker`.\n\nClick **Create role**.",
      "Open IAM › Roles › Create role.\n\nUse case: **Lambda**\n\nNote: roles are free.\n\nRole name: `worker`",
      "**IAM > Roles > Create role**\n\nTrusted entity: Lambda\n\nName: worker",
      "Navigate to IAM → Roles → Create role\n\nChoose the use case **Lambda**.\n\nEnter `worker` as the role name.\n\nChoose **Create role**.",
      "IAM → Roles → Create role:\n\nUse case: Lambda\n\nRole name: \"worker\"\n\nPress **Create role**.",
      "In the console, go to **IAM → Roles → Create role**.\n\nService: Lambda\n\nRole name: worker\n\nSelect **Create role**.",
      "Go to [IAM → Roles → Create role](https://console.aws.amazon.com/iam/).\n\nUse case: Lambda\n\nRole name: `worker`",
    ])
  func forms(_ text: String) {
    #expect(Self.commands("# Worker\n\n\(text)\n") == ["iam create-role --role-name worker"])
  }

  @Test("what is pasted stands between the entries")
  func fence() {
    let text = """
      # Policy

      Go to **IAM -> Policies -> Create policy -> JSON**.

      Paste the following document:

      ```json
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}
      ```

      Policy name: reading

      Click **Create policy**.
      """
    #expect(Self.commands(text) == ["iam create-policy --policy-name reading"])
  }

  @Test(
    "paragraphs that open no form, or leave it, fill in nothing",
    arguments: [
      "Roles are listed under IAM.\n\nRole name: worker\n\nUse case: Lambda",
      "Do not go to **IAM -> Roles -> Create role**.\n\nRole name: worker",
      "Go to **IAM -> Roles**.\n\nUse case: Lambda\n\nRole name: worker",
      "You can open **IAM -> Roles -> Create role**.\n\nUse case: Lambda\n\nRole name: worker",
    ])
  func noForms(_ text: String) {
    #expect(!Self.commands("# Worker\n\n\(text)\n").contains { $0.contains("create") })
  }
}
