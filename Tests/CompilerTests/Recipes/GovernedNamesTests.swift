import Testing

@testable import Compiler

/// Whose name a name is: the noun or the label before it says so.
@Suite("Names and the nouns that govern them")
struct GovernedNamesTests {
  private static func words(_ text: String) -> [String] {
    ProseDocument("1. \(text)\n").commands.map { command in
      command.split(separator: " ").prefix(4).joined(separator: " ")
    }
  }

  @Test(
    "the name is the one that the text calls so, whatever stands beside it",
    arguments: [
      "Create an IAM group named `ops`, description `d`, owner `o`.",
      "Create an IAM group, path `/x/`, named `ops`.",
      "Create an IAM group called `ops` of role `r`.",
      "Create an IAM group `ops`, path `/x/`.",
      "Create the `ops` IAM group.",
      "Create an IAM group with the name `ops`, tag `x`.",
      "IAM -> User groups -> Create group. Name: `ops`, path `/x/`, owner `o`.",
      "IAM -> User groups -> Create group: `ops`",
      "IAM -> User groups -> Create group. Name: ops-team, owner o-team.",
      "IAM -> User groups -> Create group. Group name `ops`, path `/x/`, tags team ops.",
    ])
  func named(_ text: String) {
    let name = text.contains("ops-team") ? "ops-team" : "ops"
    #expect(Self.words(text) == ["iam create-group --group-name \(name)"])
  }

  @Test(
    "the name of something else is no name, and is listed",
    arguments: [
      "Create an IAM group, path `x`.", "Create an IAM group, display name `x`.",
      "Create an IAM group with the owner `x`.", "Create an IAM group not `x`.",
      "IAM -> User groups -> Create group. Name: `a` or `x`.",
    ])
  func ofAnother(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(!document.commands.contains { $0.hasSuffix("--group-name x") })
    #expect(
      document.notCarriedOut.contains { $0.contains("x") }
        || document.actions.contains { $0.kind == .manual && $0.text.contains("x") })
  }

  @Test("an entry behind the name of a notebook instance is not its name")
  func notebook() {
    let document = ProseDocument(
      """
      1. SageMaker -> Notebook -> Create notebook instance. Name: `nb`, type `ml.t3.medium`, role `r`.
      """)
    #expect(document.commands.count == 1)
    #expect(
      document.commands.first?.contains(
        "--notebook-instance-name nb --instance-type ml.t3.medium --role-arn <") == true)
    #expect(document.notCarriedOut == ["`r`"])
  }

  @Test("a table with a key is no key")
  func tableKey() {
    let document = ProseDocument(
      """
      1. Create a KMS key with the alias `a`.
      2. Create a DynamoDB table `orders`, key `id`.
      """)
    #expect(document.commands.count { $0.hasPrefix("kms create-key") } == 1)
  }

  @Test("a form without a name is left to a person once another one of its kind begins")
  func abandoned() {
    let document = ProseDocument(
      """
      1. S3 -> Buckets -> Create bucket. Region eu-west-1 only.
      2. S3 -> Buckets -> Create bucket. Bucket name `logs`, Region Europe (Frankfurt).
      3. S3 -> Buckets -> Create bucket: `data`
      """)
    #expect(
      document.commands == ["manual", "s3 mb s3://logs --region eu-central-1", "s3 mb s3://data"])
  }

  @Test(
    "entries without colons are read, or listed",
    arguments: [
      ("Bucket name `logs`, tag immutability enabled", "logs", "tag immutability enabled"),
      ("Bucket name `logs`, owner `ana`", "logs", "owner `ana`"),
      ("Object prefix `logs`, set the owner to nobody", "<bucket-name>", "Object prefix `logs`"),
    ])
  func entries(_ text: String, _ name: String, _ listed: String) {
    let document = ProseDocument("1. S3 -> Buckets -> Create bucket. \(text).\n")
    #expect(document.commands == ["s3 mb s3://\(name)"])
    #expect(document.notCarriedOut.contains { $0.contains(listed) })
  }

  @Test("an optional step fills no form that is made all the same")
  func optional() {
    let document = ProseDocument(
      """
      1. Create an IAM role named `r` for EC2.
      2. Optionally attach `AdministratorAccess` to it.
      3. Attach `ReadOnlyAccess` to the role.
      """)
    #expect(document.reads.map(\.outcome.actions.count) == [1, 1, 1, 0])
  }

  @Test(
    "what cannot be paired is left to a person",
    arguments: [
      "Attach the first policy to the group `g` and the second one to the group `h`.",
      "Attach `ReadOnlyAccess` and `ViewOnlyAccess` to the groups `g` and `h` respectively.",
    ])
  func unpaired(_ text: String) {
    let document = ProseDocument("1. Attach `ReadOnlyAccess` to the group `a`.\n2. \(text)\n")
    #expect(document.reads[1].outcome.actions.map(\.kind) == [.manual])
  }

  @Test("each name is what the noun beside it says")
  func nouns() {
    let document = ProseDocument(
      "1. Attach `ReadOnlyAccess` to the roles `a`, `b` and the group `g`.\n")
    #expect(document.requires == ["role a", "role b", "group g"])
  }

  @Test(
    "nothing earlier is meant once a person makes one of the kind",
    arguments: [
      "Attach this policy to", "Attach the policy to", "Attach it to", "Attach both policies to",
    ])
  func lostForm(_ text: String) {
    let document = ProseDocument(
      """
      1. Create a role `app` for EC2.
      2. Attach `ReadOnlyAccess` to the role `app`.
      3. Attach `ViewOnlyAccess` to the role `app`.
      4. Create an IAM policy named `p1` that allows `s3:GetObject` on the bucket `b`.
      5. \(text) the group `g`.
      """)
    #expect(document.reads[4].outcome.actions.map(\.kind) == [.manual])
  }

  @Test("\"it\" is no earlier policy once a person makes one")
  func lost() {
    let document = ProseDocument(
      """
      1. Create a role `app` for EC2.
      2. Attach `ReadOnlyAccess` to the role `app`.
      3. Create a policy `own`. See the wiki for its document.
      4. Attach it to the role `app`.
      """)
    #expect(document.reads[3].outcome.actions.map(\.kind) == [.manual])
  }
}
