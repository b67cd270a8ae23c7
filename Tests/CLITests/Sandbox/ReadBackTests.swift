import JSON
import Sandbox
import Testing

/// Documents run whole in a sandbox; then `aws` itself reads back what is there, and that is what
/// the document says.
@Suite(
  "What a rehearsal leaves, read back", .serialized,
  .enabled(if: Rehearsal.installation != nil, Rehearsal.missing))
struct ReadBackTests {
  private static let elsewhere: Comment = "the user's documents are not beside the repository"
  private static let fullAccess = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"

  private static func arn(_ policy: String) -> String {
    "arn:aws:iam::\(Sandbox.account):policy/\(policy)"
  }

  /// Holds that a policy that was read back says what is written.
  private func expect(_ read: JSONValue?, is written: JSONValue, _ name: String) {
    #expect(
      read?.isEquivalent(to: written) == true,
      "\(name) is \(read?.compact ?? "missing"), the document says \(written.compact)")
  }

  // MARK: The project's own document

  private static let region = "ap-southeast-2"

  /// What the account holds after a run of the project's own document, held against it.
  ///
  /// - Returns: The key's ARN.
  private func readBackOwnDocument(_ rehearsal: Rehearsal) throws -> String {
    let name = "example-team-data-science"
    let answers = try rehearsal.read(
      AccountHoldings.command,
      ["kms", "describe-key", "--key-id", "alias/SageMakerEncryptionKey"],
      ["sagemaker", "describe-notebook-instance", "--notebook-instance-name", name],
      ["sagemaker", "list-domains"], region: Self.region)
    let account = AccountHoldings(answers[0])
    let key = try #require(answers[1]["KeyMetadata"]?["Arn"]?.string)
    #expect(answers[1]["KeyMetadata"]?["KeySpec"]?.string == "SYMMETRIC_DEFAULT")
    #expect(answers[1]["KeyMetadata"]?["KeyUsage"]?.string == "ENCRYPT_DECRYPT")

    let written = try rehearsal.document.fence(
      after: "**sagemaker_encryption**", filling: ["<kms-arn>": key])
    expect(account.policies["sagemaker_encryption"], is: written, "sagemaker_encryption")
    let encryption: Set = [Self.arn("sagemaker_encryption")]
    #expect(
      account.groups == ["admin": encryption, "analyst": encryption, "engineer": encryption])
    checkExecutionRole(account)

    let notebook = answers[2]
    #expect(notebook["InstanceType"]?.string == "ml.t3.medium")
    #expect(
      notebook["RoleArn"]?.string
        == "arn:aws:iam::\(Sandbox.account):role/AmazonSageMaker-Execution-Role")
    #expect(notebook["KmsKeyId"]?.string == key)
    #expect(answers[3]["Domains"]?.elements == [])
    return key
  }

  private func checkExecutionRole(_ account: AccountHoldings) {
    #expect(
      Set(account.policies.keys) == ["sagemaker_encryption", "AmazonSageMaker-ExecutionPolicy"])
    #expect(
      account.roles == [
        "AmazonSageMaker-Execution-Role": [
          Self.fullAccess, Self.arn("AmazonSageMaker-ExecutionPolicy"),
        ]
      ])
    expect(
      account.trust["AmazonSageMaker-Execution-Role"],
      is: [
        "Version": "2012-10-17",
        "Statement": [
          [
            "Effect": "Allow", "Principal": ["Service": "sagemaker.amazonaws.com"],
            "Action": "sts:AssumeRole",
          ]
        ],
      ], "the role's trust")
    expect(
      account.policies["AmazonSageMaker-ExecutionPolicy"],
      is: [
        "Version": "2012-10-17",
        "Statement": [
          [
            "Effect": "Allow", "Action": ["s3:ListBucket"],
            "Resource": ["arn:aws:s3:::example-source", "arn:aws:s3:::example-projects"],
          ],
          [
            "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
            "Resource": ["arn:aws:s3:::example-source/*", "arn:aws:s3:::example-projects/*"],
          ],
        ],
      ], "AmazonSageMaker-ExecutionPolicy")
  }

  @Test("the project's own document, and again in the same sandbox")
  func ownDocument() throws {
    let document = try #require(WrittenDocument("runbooks/enable-sagemaker.md"))
    let rehearsal = try Rehearsal(of: document)
    defer { rehearsal.stop() }
    let first = rehearsal.run(fresh: true)
    try #require(first.status == 0, "\(first.output)\(first.errors)")
    // The domain is gone at the end, so what was printed is all that says that there was one.
    #expect(first.output.contains(#/created .* aws sagemaker create-domain /#))
    #expect(!first.output.contains(#/\n +\d+ +adopted /#))
    let key = try readBackOwnDocument(rehearsal)
    let answer = try rehearsal.read(
      ["kms", "get-key-policy", "--key-id", key, "--policy-name", "default"],
      region: Self.region)
    let policy = try #require(KeyPolicy(answer[0]))
    #expect(
      policy.principals(allowed: "kms:ScheduleKeyDeletion") == ["root", "user/admin_example"])
    #expect(
      policy.principals(allowed: "kms:Decrypt") == [
        "root", "user/admin_example", "user/analyst_example", "user/engineer_example",
      ])

    let second = rehearsal.run(fresh: false)
    try #require(second.status == 0, "\(second.output)\(second.errors)")
    for command in [
      "kms create-key", "kms create-alias", "iam create-policy", "iam create-role",
      "sagemaker create-notebook-instance",
    ] {
      #expect(second.output.contains(try Regex("adopted +aws \(command) ")), "\(command)")
      #expect(!second.output.contains(try Regex("created .* aws \(command) ")), "\(command)")
    }
    #expect(try readBackOwnDocument(rehearsal) == key)
  }

  // MARK: The user's documents

  @Test(
    "the user's second document: its domain while it is there, and all of it in the end",
    .enabled(if: WrittenDocument.seed("enable-sagemaker-v2.md") != nil, elsewhere))
  func secondSeed() throws {
    let document = try #require(WrittenDocument.seed("enable-sagemaker-v2.md"))
    let rehearsal = try Rehearsal(of: document)
    defer { rehearsal.stop() }
    let before = rehearsal.run(fresh: true, until: "test-sagemaker-access/3")
    try #require(before.status == 0, "\(before.output)\(before.errors)")
    try readBackDomain(rehearsal)

    let whole = rehearsal.run(fresh: false)
    try #require(whole.status == 0, "\(whole.output)\(whole.errors)")
    #expect(whole.output.contains(#/adopted .* aws sagemaker create-domain /#))
    let key = try readBackOwnDocument(rehearsal)
    let answers = try rehearsal.read(
      ["kms", "get-key-policy", "--key-id", key, "--policy-name", "default"],
      ["sagemaker", "list-user-profiles"], ["sagemaker", "list-spaces"],
      ["sagemaker", "list-apps"],
      region: Self.region)
    let policy = try #require(KeyPolicy(answers[0]))
    #expect(
      policy.principals(allowed: "kms:ScheduleKeyDeletion") == ["root", "user/admin_example"])
    #expect(
      policy.principals(allowed: "kms:Decrypt") == [
        "root", "user/admin_example", "user/analyst_example", "user/engineer_example",
      ])
    for (answer, list) in zip(answers.dropFirst(), ["UserProfiles", "Spaces", "Apps"]) {
      #expect(answer[list]?.elements == [], "\(list)")
    }
  }

  /// What the test domain is while it is there, held against the document.
  private func readBackDomain(_ rehearsal: Rehearsal) throws {
    let listed = try rehearsal.read(
      ["sagemaker", "list-domains"], ["sagemaker", "list-user-profiles"],
      ["ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true"],
      ["ec2", "describe-subnets", "--filters", "Name=default-for-az,Values=true"],
      region: Self.region)
    #expect(listed[0]["Domains"]?.elements?.count == 1)
    let id = try #require(listed[0]["Domains"]?[0]?["DomainId"]?.string)
    #expect(
      listed[1]["UserProfiles"]?.elements?.map { $0["UserProfileName"]?.string ?? "" }
        == ["example-first-example-last"])
    let domain = try rehearsal.read(
      ["sagemaker", "describe-domain", "--domain-id", id], region: Self.region)[0]
    #expect(domain["DomainName"]?.string == "example-user-sagemaker-test")
    #expect(domain["Status"]?.string == "InService")
    #expect(domain["AuthMode"]?.string == "IAM")
    #expect(
      domain["DefaultUserSettings"]?["ExecutionRole"]?.string
        == "arn:aws:iam::\(Sandbox.account):role/AmazonSageMaker-Execution-Role")
    #expect(domain["VpcId"]?.string == listed[2]["Vpcs"]?[0]?["VpcId"]?.string)
    let subnets = try #require(listed[3]["Subnets"]?.elements).compactMap { $0["SubnetId"]?.string }
    #expect(subnets.count > 1)
    #expect(Set(domain["SubnetIds"]?.elements?.compactMap(\.string) ?? []) == Set(subnets))
  }

  @Test(
    "policies, attachments and the key of the user's first document",
    .enabled(if: WrittenDocument.seed("enable-sagemaker-v1.md") != nil, elsewhere))
  func firstSeed() throws {
    let document = try #require(WrittenDocument.seed("enable-sagemaker-v1.md"))
    let rehearsal = try Rehearsal(of: document)
    defer { rehearsal.stop() }
    let outcome = rehearsal.run(fresh: true)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")

    let answers = try rehearsal.read(
      AccountHoldings.command, ["kms", "list-keys"], region: Sandbox.defaultRegion)
    let account = AccountHoldings(answers[0])
    let keys = try #require(answers[1]["Keys"]?.elements).compactMap { $0["KeyArn"]?.string }
    try #require(keys.count == 1, "\(keys)")

    let names: Set = ["sagemaker_domain_access", "sagemaker_encryption"]
    #expect(Set(account.policies.keys) == names)
    expect(
      account.policies["sagemaker_domain_access"],
      is: try document.fence(after: "`sagemaker_domain_access`"), "sagemaker_domain_access")
    // The document writes "arn:aws:" before a placeholder for what is an ARN already.
    expect(
      account.policies["sagemaker_encryption"],
      is: try document.fence(
        after: "`sagemaker_encryption`", filling: ["arn:aws:<kms_arn>": keys[0]]),
      "sagemaker_encryption")
    let attached = Set(names.map(Self.arn)).union([Self.fullAccess])
    #expect(account.groups == ["admin": attached, "analyst": attached, "engineer": attached])
    #expect(account.roles.isEmpty)

    let answer = try rehearsal.read(
      ["kms", "get-key-policy", "--key-id", keys[0], "--policy-name", "default"],
      region: Sandbox.defaultRegion)
    let policy = try #require(KeyPolicy(answer[0]))
    // The text names nobody; the sandbox has two examples of each.
    #expect(
      policy.principals(allowed: "kms:ScheduleKeyDeletion") == [
        "root", "user/example-key-administrators-1", "user/example-key-administrators-2",
      ])
    #expect(
      policy.principals(allowed: "kms:Decrypt") == [
        "root", "user/example-key-users-1", "user/example-key-users-2",
      ])
  }

  @Test(
    "policies, roles, trust and attachments of the user's personas",
    .enabled(if: WrittenDocument.seed("sagemaker-personas.md") != nil, elsewhere))
  func personas() throws {
    let document = try #require(WrittenDocument.seed("sagemaker-personas.md"))
    let rehearsal = try Rehearsal(of: document)
    defer { rehearsal.stop() }
    let outcome = rehearsal.run(fresh: true)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let account = AccountHoldings(
      try rehearsal.read(AccountHoldings.command, region: Sandbox.defaultRegion)[0])

    let parts: Set = ["Permissions", "Trust relationship"]
    let names = Set(document.headings(beginning: "### ")).subtracting(parts)
    #expect(names.count == 8)
    #expect(Set(account.policies.keys) == names)
    for name in names.sorted() {
      expect(account.policies[name], is: try document.fence(after: "### \(name)"), name)
    }
    #expect(Set(account.roles.keys) == ["DataScientist", "MLOps"])
    for title in ["Data Scientist", "ML Ops"] {
      let role = title.replacing(" ", with: "")
      expect(account.trust[role], is: try document.fence(after: "## \(title)"), "\(role)'s trust")
      let listed = document.list(under: "### Permissions", below: "## \(title)")
      #expect(listed.count > 4)
      #expect(account.roles[role] == Set(listed.map(Self.arn)), "\(role)")
    }
    #expect(account.groups.isEmpty)
  }

  @Test(
    "tags, policies and attachments of the procedure in the user's collection of policies",
    .enabled(if: WrittenDocument.seed("sagemaker-identity-policies.md") != nil, elsewhere))
  func procedure() throws {
    let document = try #require(WrittenDocument.seed("sagemaker-identity-policies.md"))
    let rehearsal = try Rehearsal(of: document)
    defer { rehearsal.stop() }
    let outcome = rehearsal.run(fresh: true)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")

    let instances =
      "arn:aws:sagemaker:\(Sandbox.defaultRegion):\(Sandbox.account):notebook-instance/example-"
    let tags = ["sagemaker", "list-tags", "--resource-arn"]
    let answers = try rehearsal.read(
      AccountHoldings.command,
      tags + ["\(instances)first-project-notebook-instances-2"],
      tags + ["\(instances)second-project-notebook-instances-1"],
      region: Sandbox.defaultRegion)
    #expect(answers[1]["Tags"] == [["Key": "Project", "Value": "A"]])
    #expect(answers[2]["Tags"] == [["Key": "Project", "Value": "B"]])

    let account = AccountHoldings(answers[0])
    let policies = ["DevTeam1": "example-dev-team1-policy", "DevTeam2": "example-dev-team2-policy"]
    #expect(Set(account.policies.keys) == Set(policies.values))
    for (group, policy) in policies {
      expect(
        account.policies[policy],
        is: try document.fence(after: "attach that policy to `\(group)`"), policy)
    }
    #expect(account.groups == policies.mapValues { [Self.arn($0)] })
  }
}
