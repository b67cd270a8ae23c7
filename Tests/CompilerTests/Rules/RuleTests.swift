import Source
import Testing

@testable import Compiler

/// Each rule's examples, as they stand and wrapped as documents wrap them.
@Suite struct RuleTests {
  /// The ids of the findings with the given prefix.
  private func ids(_ text: String, fileExists: (@Sendable (String) -> Bool)? = nil) -> [String] {
    Compiled.plan(text, fileExists: fileExists).diagnostics.map(\.id)
  }

  @Test(
    "what is wrong is found, however the document is written", arguments: RuleExamples.found.indices
  )
  func finds(index: Int) {
    let example = RuleExamples.found[index]
    for wrapping in RuleExamples.wrappings {
      #expect(ids(wrapping.wrap(example.text)).contains(example.id), "\(example) \(wrapping.name)")
    }
  }

  @Test("of a trust policy and a permissions policy under one sentence each shows which it is")
  func twoPolicies() {
    let text = """
      # Roles
      1. Create a role `lambda-x` with this trust policy and this permissions policy:

         ```json
         {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}
         ```

         ```json
         {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}
         ```
      """
    #expect(!ids(text).contains("iam.missing-principal"))
    #expect(!ids(text).contains("iam.role-trust-policy-unsupported-resource"))
  }

  @Test(
    "a value that nothing uses is told where a name like it is asked for",
    arguments: [("<kms-arm>", 1), ("<kms-ann>", 1), ("<bucket-name>", 0), ("<kms-arn>", -1)])
  func unusedBesideNearName(placeholder: String, notes: Int) throws {
    let found = Compiled.plan(
      "# A\n\n<!-- runbook\nrun: aws kms create-key\ngives: kms-arn = KeyMetadata.Arn\n-->\n\n"
        + "# B\n\n```sh\naws kms describe-key --key-id \(placeholder)\n```\n"
    ).diagnostics.first { $0.id == "var.unused" }
    #expect((found?.notes.count ?? -1) == notes)
  }

  @Test("what is right is not reported", arguments: RuleExamples.silent.indices)
  func isSilent(index: Int) {
    let example = RuleExamples.silent[index]
    for wrapping in RuleExamples.wrappings + RuleExamples.containers {
      #expect(!ids(wrapping.wrap(example.text)).contains(example.id), "\(example) \(wrapping.name)")
    }
  }

  @Test(
    "links, fences and names are checked inside quotes and lists too",
    arguments: RuleExamples.found.indices)
  func contained(index: Int) {
    let example = RuleExamples.found[index]
    // Contents lines count only where they stand by themselves.
    guard !example.text.hasPrefix("Step") else { return }
    // What a quote holds does not run: neither the order of its rows nor its values matter. Titles in
    // it begin no section.
    guard !example.text.contains("| Command | a |\n| - | - |\n| `aws iam"),
      !example.text.contains("<domainid>"),
      !example.text.hasPrefix("## Step")
    else { return }
    for container in RuleExamples.containers {
      #expect(
        ids(container.wrap(example.text)).contains(example.id), "\(example) \(container.name)")
    }
  }

  @Test("a finding stands under the exact text")
  func places() throws {
    let text = "# A\n\nUse `x` and [the role](#rol) now.\n\n## Role\ntext\n"
    let finding = try #require(Compiled.plan(text).diagnostics.first)
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[finding.range], as: UTF8.self) == "[the role](#rol)")
    #expect(finding.fixes.first?.edits.first?.replacement == "#role")
  }

  @Test("a finding in a fence inside a list stands where it is in the document")
  func mapped() throws {
    let text = "# A\n\n- x\n\n  ```json\n  {\n    \"a\": 1, // why\n    \"b\": 2\n  }\n  ```\n"
    let finding = try #require(Compiled.plan(text).diagnostics.first)
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[finding.range], as: UTF8.self) == "// why")
  }

  @Test("an empty link to a heading's text is filled in")
  func emptyLinkFix() throws {
    let text = "# A\n\n[Make it work]()\n\n## Make it work\ntext\n"
    let finding = try #require(Compiled.plan(text).diagnostics.first)
    let edit = try #require(finding.fixes.first?.edits.first)
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self).contains("[Make it work](#make-it-work)"))
    #expect(finding.fixes.first?.isSafe == true)
  }

  @Test("an empty section is worth a note, one with sections of its own is not")
  func emptySections() {
    #expect(ids("# A\n## B\ntext\n") == [])
    #expect(ids("# A\n## B\n## C\ntext\n") == ["doc.empty-section"])
    #expect(ids("# A\ntext\n\n# B\n") == ["doc.empty-section"])
  }

  @Test("a link to a file that is not there is worth a note")
  func missingFiles() {
    let text =
      "# A\n\n[a](there.md#x) [b](gone.md) ![c](img/x%20y.png) [d](https://x.org/y.md) [e](mailto:a@x.org)\n"
    let exists: @Sendable (String) -> Bool = { $0 == "there.md" || $0 == "img/x y.png" }
    #expect(ids(text, fileExists: exists) == ["doc.missing-file"])
    #expect(ids(text).isEmpty)
  }

  @Test("a value that is nearly one that a step gives stops the run")
  func misspelt() throws {
    let plan = Compiled.plan(
      "# A\n\n```sh\naws kms create-key\naws kms describe-key --key-id <kms-anr>\n```\n")
    let finding = try #require(plan.blockingDiagnostics.first)
    #expect(finding.id == "var.undefined")
    #expect(finding.fixes.first?.edits.first?.replacement == "<kms-arn>")
  }

  @Test(
    "example values in commands are reported",
    arguments: [
      ("aws sts get-caller-identity --profile 111122223333", true),
      ("aws iam get-role --role-name account-id", true),
      ("aws iam get-role --role-name account-identity", false),
    ])
  func examples(command: String, isExample: Bool) {
    let plan = Compiled.plan("# A\n\n```sh\n\(command)\n```\n")
    #expect(plan.diagnostics.contains { $0.id == "var.example-value" } == isExample)
  }

  @Test(
    "what stands for a value, and leaves open which, does not run",
    arguments: [
      ("aws sagemaker describe-domain --domain-id d-xxxxxxxxxxxx", "d-xxxxxxxxxxxx"),
      ("aws iam get-role --role-name your-role", "your-role"),
      ("aws s3 ls s3://my-[team-name]-data", "[team-name]"),
      ("aws s3api head-bucket --bucket [bucket]", "[bucket]"),
      ("aws iam get-role \\\n  --role-name REPLACE_ME", "REPLACE_ME"),
    ])
  func standIns(command: String, standIn: String) throws {
    let text = "# A\n\n```sh\n\(command)\n```\n"
    let finding = try #require(Compiled.plan(text).blockingDiagnostics.first)
    #expect(finding.id == "var.stand-in")
    #expect(String(decoding: Array(text.utf8)[finding.range], as: UTF8.self) == standIn)
    let allowed = "# A\n\n<!-- runbook: allow: var.stand-in -->\n\n```sh\n\(command)\n```\n"
    #expect(Compiled.plan(allowed).blockingDiagnostics.isEmpty)
  }

  @Test(
    "JSON, JMESPath and names that look alike are no stand-ins",
    arguments: [
      "aws iam get-role --role-name maxxxl", "aws iam get-role --role-name yourself",
      "aws sagemaker describe-domain --domain-id d-abcdefgh",
      "aws ec2 describe-vpcs --query 'Vpcs[name].{Id: VpcId}'",
      "aws ec2 describe-vpcs --query Vpcs[?Name==`a`].VpcId",
      "aws ec2 describe-vpcs --filters 'Name=x,Values=[\"name\"]'",
      #"aws iam tag-role --role-name a --tags '[{"Key":"name","Value":"b"}]'"#,
      "aws s3 ls s3://data[1]", "aws s3 ls 's3://a[abc]b'",
    ])
  func noStandIns(command: String) {
    let plan = Compiled.plan("# A\n\n```sh\n\(command)\n```\n")
    #expect(!plan.diagnostics.contains { $0.id == "var.stand-in" })
    #expect(plan.inputs.isEmpty)
  }

  @Test(
    "a misspelt shell is found, another language is not",
    arguments: [
      ("bahs", "bash"), ("Bsah", "bash"), ("shel", "shell"), ("consle", "console"), ("zhs", "zsh"),
      ("bash", nil), ("fish", nil), ("hash", nil), ("json", nil), ("brainfuck", nil), ("", nil),
      ("sh", nil), ("c", nil), ("powershell", nil), ("dash", nil),
    ])
  func languages(language: String, shell: String?) {
    let findings = Compiled.plan("# A\n\n```\(language) {name=x}\ntrue\n```\n").diagnostics
      .filter { $0.id == "fence.language" }
    #expect(
      findings.map(\.message)
        == (shell.map {
          ["\"\(language)\" is no language that runs: did you mean \"\($0)\""]
        } ?? []))
  }

  @Test("every finding of a compilation is explained")
  func explained() {
    let known = Set(DocumentRules.explanations.map(\.id))
    for example in RuleExamples.found where !example.id.hasPrefix("iam.") {
      #expect(known.contains(example.id))
    }
    #expect(known.count == DocumentRules.explanations.count)
    for explanation in DocumentRules.explanations {
      #expect(!explanation.summary.isEmpty && !explanation.remedy.isEmpty)
    }
  }
}
