import Source
import Testing

@testable import Compiler

@Suite struct DataFlowTests {
  private func fences(_ commands: String...) -> Plan {
    Compiled.plan("# A\n\n" + commands.map { "```sh\n\($0)\n```\n" }.joined(separator: "\n"))
  }

  @Test("what nothing gives is an input, with every place that uses it")
  func inputs() throws {
    let plan = Compiled.plan(
      "# A\n\nUse `<name>` and \\<name>.\n\n```sh\naws iam get-role --role-name <name>\n```\n")
    let input = try #require(plan.inputs.first)
    #expect(plan.inputs.count == 1)
    #expect(input.usedAt.map(\.line) == [3, 3, 6])
    #expect(input.usedAt.map(\.column) == [6, 19, 30])
    #expect(input.isRequired)
  }

  @Test("what an earlier action gives is no input")
  func given() {
    let plan = fences(
      "aws kms create-key", "aws kms describe-key --key-id <kms-arn>",
      "aws kms describe-key --key-id <key-id>")
    #expect(plan.inputs.isEmpty)
  }

  @Test("a query with text output gives what it ends in")
  func query() {
    let plan = fences(
      "aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text",
      "aws ec2 describe-subnets --filters Name=vpc-id,Values=<vpc-id>")
    #expect(plan.actions.first?.action.gives == [Give(name: "vpc-id", path: "@")])
    #expect(plan.inputs.isEmpty)
  }

  @Test("what every run knows is no input", arguments: ["account-id", "partition", "region"])
  func ambient(name: String) {
    #expect(fences("aws iam get-role --role-name <\(name)>").inputs.isEmpty)
  }

  @Test("a value used before it is given stops the run")
  func usedBefore() {
    let plan = fences(
      "aws sagemaker delete-domain --domain-id <domain-id>",
      "aws sagemaker create-domain --domain-name d --auth-mode IAM --default-user-settings {} --vpc-id v --subnet-ids s"
    )
    #expect(plan.blockingDiagnostics.map(\.id) == ["var.used-before"])
  }

  @Test("steps that wait for each other, or for themselves, stop the run and say so")
  func circles() {
    func step(_ number: Int, _ needs: String, _ gives: String) -> String {
      "\(number). Step.\n\n   <!-- runbook\n   run: tool <\(needs)>\n   gives: \(gives) = A\n   -->\n"
    }
    let two = Compiled.plan(step(1, "second", "first") + step(2, "first", "second"))
    #expect(two.blockingDiagnostics.map(\.id) == ["var.used-before"])
    #expect(two.blockingDiagnostics[0].message.hasSuffix("needs \"<first>\" of this step for that"))
    let own = Compiled.plan(step(1, "me", "me"))
    #expect(
      own.blockingDiagnostics.map(\.message) == [
        "\"<me>\" is needed by the very step that gives it"
      ])
    #expect(
      Compiled.plan("<!-- runbook: needs: me -->\n\n" + step(1, "me", "me"))
        .blockingDiagnostics.isEmpty)
  }

  @Test("what this run creates is deleted unasked, anything else is confirmed by name")
  func confirmation() {
    let create = "aws sagemaker create-domain --domain-name <name> --auth-mode IAM --vpc-id v"
    let delete = "aws sagemaker delete-domain --domain-id <domain-id>"
    #expect(fences(create, delete).actions.allSatisfy { !$0.action.needsConfirmation })
    let asked = fences(delete).actions.map(\.action)
    #expect(asked.first?.needsConfirmation == true)
    #expect(asked.first?.reason != nil)
    let named = fences(
      "aws iam create-user --user-name <user>", "aws iam delete-user --user-name <user>",
      "aws iam delete-user --user-name <other>")
    #expect(named.actions.map(\.action.needsConfirmation) == [false, false, true])
  }

  @Test("a name that stands in the document itself is confirmed too, wherever it stands")
  func literals() {
    let row = Compiled.plan(
      "# A\n\n| command | what |\n| --- | --- |\n| `aws iam delete-user --user-name ana` | go |\n")
    #expect(row.actions.map(\.action.needsConfirmation) == [true])
    #expect(row.actions.first?.action.reason == "\"ana\" is nothing that this run created")
    let inline = Compiled.plan("1. Run `aws s3api delete-bucket --bucket old`.\n")
    #expect(inline.actions.map(\.action.needsConfirmation) == [true])
  }

  @Test("an identifier that a listing shows is not taken from it")
  func listing() {
    let plan = fences(
      "aws sagemaker list-domains", "aws sagemaker delete-domain --domain-id <domain-id>")
    #expect(plan.inputs.map(\.name) == ["domain-id"])
    #expect(plan.actions.dropFirst().first?.action.needsConfirmation == true)
  }

  @Test("values of optional steps are not counted on by the others")
  func excluded() {
    let plan = Compiled.plan(
      "# (Optional) A\n\n```sh\naws kms create-key\n```\n\n# B\n\n```sh\naws kms describe-key --key-id <key-id>\n```\n"
    )
    #expect(plan.inputs.map(\.name) == ["key-id"])
  }

  @Test("an input that only an optional step uses does not hold up the others")
  func optionalInput() {
    let plan = Compiled.plan(
      "# (Optional) A\n\n```sh\naws iam get-role --role-name <a>\n```\n\n# B\n\n```sh\naws iam get-role --role-name <b>\n```\n"
    )
    #expect(plan.inputs.map(\.isRequired) == [false, true])
  }

  @Test(
    "names that say so are secret",
    arguments: [
      ("db-password", true), ("api-token", true), ("secret-arn", false), ("client-secret", true),
      ("token-file", false), ("access-key", true), ("key-id", false), ("pin", true),
      ("pipeline", false),
    ])
  func secrets(name: String, isSecret: Bool) {
    #expect(SecretNames.isSecret(name) == isSecret)
  }

  @Test("several regions are a person's to decide")
  func regions() {
    let plan = fences("aws --region eu-west-1 s3 ls", "aws --region us-east-1 s3 ls", "aws s3 ls")
    #expect(plan.region == nil)
    #expect(plan.diagnostics.map(\.id) == ["aws.several-regions"])
    #expect(fences("aws --region eu-west-1 s3 ls", "aws s3 ls").region == "eu-west-1")
  }
}
