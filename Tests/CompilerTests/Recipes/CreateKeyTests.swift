import JSON
import Testing

@testable import Compiler

@Suite("Creating a KMS key")
struct CreateKeyTests {
  /// The words of a command without its policy and tags.
  private static func short(_ action: Action) -> String {
    guard case .arguments(let words)? = action.invocation else { return "manual" }
    var kept: [String] = []
    var skips = false
    for word in words.dropFirst() {
      if word == "--policy" || word == "--tags" {
        skips = true
      } else if skips {
        skips = false
      } else {
        kept.append(word.description)
      }
    }
    return kept.joined(separator: " ")
  }

  private static let commands = [
    "kms create-key --key-spec SYMMETRIC_DEFAULT --key-usage ENCRYPT_DECRYPT",
    "kms create-alias --alias-name alias/TeamKey --target-key-id <kms-arn>",
  ]

  @Test(
    "many wordings create the same key with its alias",
    arguments: [
      "Access ***AWS Key Management Service -> Create a Key -> Symmetric -> Encrypt and decrypt***, name the key **TeamKey** and create the KMS key.",
      "Create a symmetric KMS key named `TeamKey`.",
      "Navigate to Key Management Service and make an encryption key called **TeamKey**.",
      "In KMS, create a customer managed key with the alias **TeamKey**.",
      "Go to **KMS → Customer managed keys → Create key**. For **Key type**, choose **Symmetric**. Enter `TeamKey` as the alias and click **Finish**.",
      "Open AWS KMS > Create key > Symmetric, give the key the name \"TeamKey\", then click **Create key**.",
      "Generate a KMS key for data encryption. Name it TeamKey.",
      "To encrypt data, create a new KMS key, titled *TeamKey*.",
      "Please set up a symmetric encryption key in KMS and name it **TeamKey**.",
    ])
  func wordings(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").actions.map(Self.short) == Self.commands)
  }

  @Test("a paragraph describes a key with its alias, administrators, users and rotation")
  func paragraph() throws {
    let document = ProseDocument(
      """
      1. In KMS, create a symmetric customer managed key with the alias `TeamKey`. Key administrators
         are `boss` and `deputy`; key users: the roles `writer` and `reader`. Enable automatic key
         rotation.
      """)
    #expect(
      document.actions.map(Self.short)
        == Self.commands + ["kms enable-key-rotation --key-id <kms-arn>"])
    #expect(document.notCarriedOut == [])
    let policy = try policy(of: document)
    let statements = try #require(policy["Statement"]?.elements)
    try #require(statements.count == 4)
    let users = (statements[2]["Principal"]?["AWS"]?.elements ?? []).compactMap(\.string)
    #expect(users.allSatisfy { $0.contains(":role/") } && users.count == 2)
  }

  @Test("a key of several regions is made as one")
  func multiRegion() {
    let document = ProseDocument("1. Create a multi-region KMS key named `TeamKey`.\n")
    #expect(
      document.actions.map(Self.short) == [Self.commands[0] + " --multi-region", Self.commands[1]])
    #expect(document.notCarriedOut == [])
  }

  @Test("a wizard goes on in the next step, and names administrators and users")
  func wizardOverSteps() throws {
    let document = ProseDocument(
      """
      1. Go to **KMS -> Create key -> Symmetric**, name the key **TeamKey** and click **Next**.
      2. Choose **boss_\\<name>** as the key administrator, give **boss_\\<name>** and **dev_\\<name>**
         access to the key and create the key. Click on the key ID and copy its ARN.
      """)
    #expect(document.actions.map(Self.short) == Self.commands)
    #expect(document.notCarriedOut.isEmpty)
    let policy = try policy(of: document)
    let statements = try #require(policy["Statement"]?.elements)
    try #require(statements.count == 4)
    #expect(
      statements.map { $0["Sid"]?.string } == [
        "Enable IAM User Permissions", "Allow access for Key Administrators",
        "Allow use of the key",
        "Allow attachment of persistent resources",
      ])
    #expect(
      statements[0]["Principal"]?["AWS"]?.string == "arn:<partition>:iam::<account-id>:root")
    #expect(
      statements[1]["Principal"]?["AWS"]?.elements?.map(\.string)
        == ["arn:<partition>:iam::<account-id>:user/boss_<name>"])
    #expect(statements[2]["Principal"]?["AWS"]?.elements?.count == 2)
    #expect(document.requires == ["user boss_<name>", "user dev_<name>"])
  }

  @Test("a list of fields fills the wizard in as well")
  func fields() {
    let document = ProseDocument(
      """
      1. Create a KMS key with these settings:

         - Key type: **Symmetric**
         - Alias: `TeamKey`
         - Key administrators: **ana**
      """)
    #expect(document.actions.map(Self.short) == Self.commands)
    #expect(document.requires == ["user ana"])
    #expect(document.notCarriedOut.isEmpty)
  }

  @Test("people whom the text does not name are lists that the person gives")
  func unnamedPeople() throws {
    let document = ProseDocument(
      """
      1. Open AWS Key Management Service. Create a symmetric key to encrypt and decrypt data and assign
         trusted users as its key administrators. Apply this key to all accounts requiring access and
         create the key. Click on the key name to locate and copy its ARN.
      """)
    #expect(document.actions.map(Self.short) == [Self.commands[0]])
    #expect(document.inputs.map(\.name) == ["key-administrators", "key-users"])
    #expect(document.inputs.map(\.isList) == [true, true])
    let probe = document.actions.first?.probe
    #expect(probe?.absentWhenEmpty == "ResourceTagMappingList")
    // A key that waits for its deletion is not taken for the wanted one.
    #expect(probe?.comparisons.map(\.label) == ["key state", "key policy"])
  }

  @Test("the key's ARN has the name that the document uses for it")
  func nameOfTheARN() {
    let document = ProseDocument(
      "1. Create a symmetric KMS key.\n2. Copy its ARN.\n\n`<kms_key_arn>` goes into the file.\n")
    #expect(document.actions.first?.gives.map(\.name) == ["kms-key-arn"])
  }

  @Test("a key that gets an alias is found by it and taken back with it")
  func probeAndUndo() throws {
    let actions = ProseDocument("1. Create a symmetric KMS key named `TeamKey`.\n").actions
    let key = try #require(actions.first)
    #expect(
      key.probe?.reads.first?.arguments == [
        "aws", "kms", "describe-key", "--key-id", "alias/TeamKey",
      ])
    #expect(key.undo?.names == ["kms-arn"])
    #expect(key.needs.contains("run-id"))
  }

  @Test(
    "texts that look alike create no key",
    arguments: [
      "Create an access key for the user **ana**.",
      "Create a key pair named **web** in EC2.",
      "Do not create a KMS key.",
      "You can create a KMS key if you like.",
      "The KMS key was created by the security team.",
      "Create an API key named **partner**.",
      "Add a primary key to the table **orders**.",
      "If there is no KMS key, create a KMS key.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("kms") })
  }

  @Test("another key in a later step is a key of its own")
  func another() {
    let document = ProseDocument(
      """
      1. Create a KMS key with the alias `vault`. `ana` administers it.
      2. Create a multi-Region asymmetric RSA_4096 key for signing, alias `sign`.
      3. Create a KMS key with the alias `curve` (ECC_NIST_P256).
      """)
    #expect(
      document.actions.map(Self.short) == [
        "kms create-key --key-spec SYMMETRIC_DEFAULT --key-usage ENCRYPT_DECRYPT",
        "kms create-alias --alias-name alias/vault --target-key-id <kms-arn>",
        "kms create-key --key-spec RSA_4096 --key-usage SIGN_VERIFY --multi-region",
        "kms create-alias --alias-name alias/sign --target-key-id <kms-arn-2>",
        "kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY",
        "kms create-alias --alias-name alias/curve --target-key-id <kms-arn-3>",
      ])
    #expect(document.notCarriedOut == ["`ana` administers it"])
  }

  @Test("a key for signing of no type that signs is left to a person")
  func signing() {
    #expect(ProseDocument("1. Create a KMS key `k` for signing.\n").commands == ["manual"])
  }

  @Test(
    "each of the people is what the noun beside the name says",
    arguments: [
      ("the role `api` and the user `bob`", ["role api", "user bob"]),
      ("the user `bob` and the role `api`", ["user bob", "role api"]),
      ("role `api`, user `bob`", ["role api", "user bob"]),
      ("the roles `api`, `web` and the user `bob`", ["role api", "role web", "user bob"]),
      ("`api` and `web` roles, user `bob`", ["role api", "role web", "user bob"]),
      ("`ana` and `bob`", ["user ana", "user bob"]),
      ("the `api` role and `bob`", []), ("the role `api` and `bob`", []),
    ])
  func people(_ text: String, _ requires: [String]) {
    let document = ProseDocument(
      "1. Create a KMS key with the alias `v`. Key users: \(text).\n")
    #expect(document.requires == requires)
    #expect((document.commands == ["manual"]) == requires.isEmpty)
  }

  @Test(
    "who administers a key and who uses it, said at once, is left to a person",
    arguments: [
      "Allow the user `ana` to administer the key and the role `api` to use it.",
      "Key administrators are the roles `a` and `b`, key users are the users `c` and `d`.",
      "Assign `ana` as key administrator and the role `api` as key user.",
      "Key administrators: role `a`, key users: `b`.",
    ])
  func atOnce(_ text: String) {
    let document = ProseDocument("1. Create a KMS key with the alias `v`. \(text)\n")
    #expect(document.commands == ["manual"])
    #expect(document.requires == [])
  }

  private func policy(of document: ProseDocument) throws -> JSONValue {
    guard case .arguments(let words)? = document.actions.first?.invocation,
      let option = words.firstIndex(of: "--policy")
    else { throw MissingPolicy() }
    return try #require(JSONValue(parsing: words[option + 1].description))
  }

  private struct MissingPolicy: Error {}
}
