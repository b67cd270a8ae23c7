import Testing

@testable import Compiler

@Suite("Phrases that point back")
struct BackReferenceTests {
  private static let roles = """
    1. Create a role named **reader** for Lambda.
    2. Create an IAM role called `deploy-writer` for EC2.

    """

  /// The names to which a third step attaches a policy, and why none where it is left to a person.
  private static func targets(_ text: String, _ kind: String = "role") -> [String] {
    let document = ProseDocument(text)
    let option = "--\(kind)-name"
    let names = document.actions.compactMap { action -> String? in
      guard case .arguments(let words)? = action.invocation,
        words.contains(where: { $0.description.hasPrefix("attach-") }),
        let index = words.firstIndex(of: Argument(option))
      else { return nil }
      return words[index + 1].description
    }
    return names + document.actions.compactMap(\.reason).filter { $0.contains("candidate") }
  }

  @Test(
    "one of two roles is meant by its place, its service or a word of its name",
    arguments: [
      ("Attach **ReadOnlyAccess** to the first role.", "reader"),
      ("Attach the policy **ReadOnlyAccess** to the second role.", "deploy-writer"),
      ("Attach `ReadOnlyAccess` to the Lambda role.", "reader"),
      ("To the EC2 role, attach the policy `ReadOnlyAccess`.", "deploy-writer"),
      ("To the Lambda role, attach `ReadOnlyAccess`.", "reader"),
      ("Give the reader role the **ReadOnlyAccess** policy.", "reader"),
      ("Add the managed policy \"ReadOnlyAccess\" to the deploy role.", "deploy-writer"),
      ("Assign ReadOnlyAccess to the former.", "reader"),
      ("Attach ReadOnlyAccess to the latter.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to the newly created role.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to the role you just created.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to this role.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to it.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to the other role.", "reader"),
      ("Attach **ReadOnlyAccess** to the role from step 1.", "reader"),
      ("Attach **ReadOnlyAccess** to the role you created in step 1.", "reader"),
      ("Attach **ReadOnlyAccess** to the role created in the previous step.", "deploy-writer"),
      ("Attach **ReadOnlyAccess** to the role for Lambda.", "reader"),
    ])
  func one(_ text: String, _ role: String) {
    #expect(Self.targets(Self.roles + "3. \(text)\n") == [role])
    #expect(ProseDocument(Self.roles + "3. \(text)\n").notCarriedOut == [])
  }

  @Test(
    "several roles are meant by many phrases",
    arguments: [
      "both roles", "these roles", "the two roles", "each of the roles above", "each role",
      "the roles", "all roles", "both", "these two roles", "both of the roles you created",
      "the IAM roles created above",
    ])
  func several(_ phrase: String) {
    let text = Self.roles + "3. Attach **ReadOnlyAccess** to \(phrase).\n"
    #expect(Self.targets(text) == ["reader", "deploy-writer"])
  }

  @Test(
    "of several that fit equally none is taken, and the reason names them",
    arguments: [
      "the role", "the IAM role", "the role above", "your role", "the role that you created",
    ])
  func unclear(_ phrase: String) {
    let text = Self.roles + "3. Attach **ReadOnlyAccess** to \(phrase).\n"
    #expect(Self.targets(text) == ["2 candidates: reader (line 1), deploy-writer (line 2)"])
  }

  @Test(
    "phrases that fit nothing, or nothing that was spoken of, attach nothing",
    arguments: [
      "the third role", "the Glue role", "the backup role", "a role", "another role",
      "one of the roles", "the role below", "the three roles", "any role", "the role from step 9",
      "all roles but the first", "the first two roles", "the last two roles", "the other two roles",
    ])
  func nothing(_ phrase: String) {
    let text = Self.roles + "3. Attach **ReadOnlyAccess** to \(phrase).\n"
    #expect(!ProseDocument(text).commands.contains { $0.contains("attach") })
    #expect(ProseDocument(text).commands.last == "manual")
  }

  @Test("keys are pointed at as roles are, and each key is made by itself")
  func keys() {
    let document = ProseDocument(
      """
      1. Create a KMS key with the alias `one`.
      2. Create a KMS key with alias `two`.
      3. In SageMaker, create a notebook instance named `a` of type `ml.t3.medium`. Select the first key generated above.
      4. In SageMaker, create a notebook instance named `b` of type `ml.t3.medium`. Select the key created in step 2.
      5. In SageMaker, create a notebook instance named `c` of type `ml.t3.medium`. Select the key generated above.
      """)
    #expect(document.commands.filter { $0.contains("create-alias") }.count == 2)
    #expect(
      document.commands.filter { $0.contains("notebook") }.map { command in
        command.split(separator: " ").last.map(String.init) ?? ""
      } == ["<kms-arn>", "<kms-arn-2>", "<role-arn-3>"])
  }

  @Test("a role described in another way is not the only role that there is")
  func described() {
    let text =
      "1. Create a role **reader** for Lambda.\n2. Attach **ReadOnlyAccess** to the EC2 role."
    #expect(Self.targets(text) == ["1 candidate: reader (line 1)"])
  }

  @Test("the nearest surroundings count in which something fits")
  func surroundings() {
    let section = { (name: String) in
      """
      ## \(name)

      1. Create a role named **\(name)** for Lambda.
      2. Attach **ReadOnlyAccess** to the role.


      """
    }
    #expect(
      Self.targets(section("one") + section("two") + section("three")) == ["one", "two", "three"])
    let sameStep = """
      1. Create a role named **one** for Lambda.
      2. Create a role named **two** for EC2. Then attach **ReadOnlyAccess** to the role.
      """
    #expect(Self.targets(sameStep) == ["two"])
  }

  @Test("a role that the text names is as good a candidate as one that it makes")
  func named() {
    let text = """
      1. Create a role named **new** for Lambda.
      2. Attach **ReadOnlyAccess** to the role **old**.
      3. Attach **SecurityAudit** to the role.
      """
    #expect(
      ProseDocument(text).actions.compactMap(\.reason)
        == ["2 candidates: new (line 1), old (line 2)"])
    let alone =
      "1. Attach **ReadOnlyAccess** to the role **old**.\n2. Attach **SecurityAudit** to the role."
    #expect(Self.targets(alone) == ["old", "old"])
  }

  @Test("what a clause names is not what \"this\" means in the same clause")
  func sameClause() {
    let text = """
      1. Create an IAM policy named **mine** with this document.

         ```json
         {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}
         ```

      2. Attach **ReadOnlyAccess** and this policy to the `ops` group.
      3. Attach this policy to the `dev` group.
      """
    let document = ProseDocument(text)
    #expect(
      document.commands.dropFirst() == [
        "iam attach-group-policy --group-name ops --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
        "iam attach-group-policy --group-name ops --policy-arn <mine-arn>",
        "iam attach-group-policy --group-name dev --policy-arn <mine-arn>",
      ])
  }

  private static func policy(_ number: Int, _ name: String, _ action: String) -> String {
    """
    \(number). Create an IAM policy named **\(name)** with the JSON below.

       ```json
       {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\(action)","Resource":"*"}]}
       ```


    """
  }

  @Test(
    "one of two policies is meant by its place, its actions or a word of its name",
    arguments: [
      ("Attach the first policy to the group **g**.", ["files"]),
      ("Attach the second policy to the `g` group.", ["queue-read-only"]),
      ("Attach the S3 policy to the group **g**.", ["files"]),
      ("Give the group `g` the SQS policy.", ["queue-read-only"]),
      ("Attach the read-only policy to the group **g**.", ["queue-read-only"]),
      ("Attach the policy from step 1 to the group **g**.", ["files"]),
      ("Attach the policy you created in step 2 to the group **g**.", ["queue-read-only"]),
      ("Attach the policy for S3 to the group **g**.", ["files"]),
      ("Attach this policy to the group **g**.", ["queue-read-only"]),
      ("Attach both policies to the group **g**.", ["files", "queue-read-only"]),
      ("Attach these policies to the group **g**.", ["files", "queue-read-only"]),
      ("Attach the two new policies to the group **g**.", ["files", "queue-read-only"]),
      ("Attach the policy to the group **g**.", []),
      ("Attach the DynamoDB policy to the group **g**.", []),
      ("Attach the third policy to the group **g**.", []),
      ("Attach a policy to the group **g**.", []),
      ("Attach the policy below to the group **g**.", []),
    ])
  func policies(_ text: String, _ names: [String]) {
    let document = ProseDocument(
      Self.policy(1, "files", "s3:GetObject") + Self.policy(2, "queue-read-only", "sqs:ListQueues")
        + "3. \(text)\n")
    #expect(
      document.commands.filter { $0.contains("attach") }
        == names.map { "iam attach-group-policy --group-name g --policy-arn <\($0)-arn>" })
  }

  @Test("what a role is made with is attached, or listed with the reason")
  func roleWithPolicies() {
    let text = Self.policy(1, "files", "s3:GetObject") + Self.policy(2, "queue", "sqs:ListQueues")
    let made = ProseDocument(
      text + "3. Create a role named **R** for EC2 with the SQS policy attached.\n")
    #expect(
      made.commands.last == "iam attach-role-policy --role-name R --policy-arn <queue-arn>")
    #expect(made.notCarriedOut == [])
    let unclear = ProseDocument(
      text + "3. Create a role named **R** for EC2 with the policy attached.\n")
    #expect(!unclear.commands.contains { $0.contains("attach") })
    #expect(
      unclear.notCarriedOut
        == ["the policy attached (2 candidates: files (line 1), queue (line 7))"])
  }

  @Test("\"this policy\" is none where another was spoken of since the last was made")
  func spokenOf() {
    let text = Self.policy(1, "files", "s3:GetObject") + Self.policy(2, "queue", "sqs:ListQueues")
    let document = ProseDocument(
      text + "3. Attach the first policy to the group **g**.\n"
        + "4. Attach the same policy to the group **h**.\n")
    #expect(document.commands.last == "manual")
    #expect(
      document.actions.last?.reason == "2 candidates: files (line 1), queue (line 7)")
  }

  @Test(
    "groups and users are pointed at as roles are",
    arguments: [
      ("Attach **ReadOnlyAccess** to the first group.", ["group g1"]),
      ("Attach **ReadOnlyAccess** to both groups.", ["group g1", "group g2"]),
      ("Attach **ReadOnlyAccess** to the group.", []),
      ("Attach **ReadOnlyAccess** to the user.", ["user ana"]),
      ("Attach **ReadOnlyAccess** to the new user.", ["user ana"]),
      ("Attach **ReadOnlyAccess** to the second user.", []),
    ])
  func groupsAndUsers(_ text: String, _ expected: [String]) {
    let made = """
      1. Create an IAM group named `g1`.
      2. Create an IAM group named `g2`.
      3. Create an IAM user named `ana`.

      """
    let text = made + "4. \(text)\n"
    #expect(
      Self.targets(text, "group").filter { !$0.contains(" ") }.map { "group \($0)" }
        + Self.targets(text, "user").filter { !$0.contains(" ") }.map { "user \($0)" } == expected)
  }

  @Test("users who were made are added to a group that was made")
  func membership() {
    let document = ProseDocument(
      """
      1. Create an IAM group named `ops`.
      2. Create an IAM user named `ana`.
      3. Create an IAM user named `ben`.
      4. Add both users to the group.
      5. Add the second user to the group **dev**.
      6. Add the user to the group **dev**.
      """)
    #expect(
      document.commands.suffix(4) == [
        "iam add-user-to-group --group-name ops --user-name ana",
        "iam add-user-to-group --group-name ops --user-name ben",
        "iam add-user-to-group --group-name dev --user-name ben", "manual",
      ])
  }

  @Test("what is made in a form that is still open is made before it is pointed at")
  func openForm() {
    let document = ProseDocument(
      """
      1. Create an IAM group named `old`.
      2. Create an IAM group named `ops`. Then attach **ReadOnlyAccess** to the group.
      """)
    #expect(
      document.commands == [
        "iam create-group --group-name old", "iam create-group --group-name ops",
        "iam attach-group-policy --group-name ops --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
      ])
  }

  @Test(
    "what is made in a form that is still open is made before it is named",
    arguments: [
      ("group", "an IAM group named `x`"), ("user", "an IAM user named `x`"),
      ("role", "a role named `x` for Lambda"),
    ])
  func namedOpenForm(_ kind: String, _ thing: String) {
    let document = ProseDocument(
      "1. Create \(thing). Attach **ReadOnlyAccess** to the \(kind) `x`.\n")
    #expect(document.commands.map { String($0.prefix(20)) }.last?.contains("attach") == true)
    #expect(document.commands.count == 2)
    #expect(document.requires == [])
  }
}
