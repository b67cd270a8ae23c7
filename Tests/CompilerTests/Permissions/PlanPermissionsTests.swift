import AWS
import IAM
import JSON
import Source
import Testing

@testable import Compiler

@Suite("The permissions of a plan", .enabled(if: InstalledModels.areThere))
struct PlanPermissionsTests {
  /// The policy for a table of these commands.
  private func policy(_ commands: [String]) throws -> (text: String, PlanPermissions) {
    let catalogue = try #require(SharedFolder.catalogue)
    let rows = commands.map { "| `\($0)` | Do it |\n" }.joined()
    let plan = Compiled.plan(
      "# T\n\n| command | action |\n| --- | --- |\n\(rows)", catalogue: catalogue)
    let permissions = PlanPermissions(plan.steps, catalogue: catalogue)
    return (permissions.policy.compact, permissions)
  }

  @Test("an action is allowed on what its command names, and nothing else")
  func resources() throws {
    let (text, _) = try policy(["aws iam attach-group-policy --group-name ops --policy-arn arn:x"])
    #expect(
      text.contains(
        #"{"Effect":"Allow","Action":"iam:AttachGroupPolicy","#
          + #""Resource":"arn:aws:iam::*:group/ops"}"#))
    #expect(!text.contains(#""iam:*""#))
  }

  @Test("a role that a command hands to a service may be passed, and no other")
  func passedRole() throws {
    let (text, _) = try policy([
      "aws sagemaker create-notebook-instance --notebook-instance-name n "
        + "--instance-type ml.t3.medium --role-arn arn:aws:iam::111122223333:role/ml"
    ])
    #expect(
      text.contains(
        #""Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/ml""#))
    #expect(text.contains("sagemaker:CreateNotebookInstance"))
  }

  @Test("lines that cannot be looked into are named")
  func unknown() throws {
    let catalogue = try #require(SharedFolder.catalogue)
    let plan = Compiled.plan(
      "# T\n\n## Do\n\n```sh\nfor u in a b; do aws iam get-user --user-name $u; done\n```\n",
      catalogue: catalogue)
    #expect(PlanPermissions(plan.steps, catalogue: catalogue).unknownLines.count == 1)
  }

  /// The permissions of a script.
  private func permissions(ofScript script: String) throws -> PlanPermissions {
    let catalogue = try #require(SharedFolder.catalogue)
    let plan = Compiled.plan("# T\n\n## Do\n\n```sh\n\(script)\n```\n", catalogue: catalogue)
    return PlanPermissions(plan.steps, catalogue: catalogue)
  }

  @Test(
    "plain commands of scripts count, whatever the shell puts into their words",
    arguments: [
      "set -e\naws iam get-user --user-name ana",
      "for u in ana ben; do\n  aws iam get-user --user-name \"$u\"\ndone",
      "u=ana\naws iam get-user \\\n  --user-name ${u}",
      "set -e\n# aws iam delete-user\naws iam get-user --user-name \"${_U}\"",
    ])
  func scripts(script: String) throws {
    let permissions = try permissions(ofScript: script)
    #expect(permissions.policy.compact.contains("\"iam:GetUser\""))
    #expect(!permissions.policy.compact.contains("iam:DeleteUser"))
    #expect(permissions.unknownLines.isEmpty)
  }

  @Test(
    "what a pipe or a substitution calls is named as not looked into, beside what is known",
    arguments: [
      "aws iam get-user --user-name ana\naws iam list-users | jq .",
      "aws iam get-user --user-name ana\nx=$(aws iam list-users)",
      "aws iam get-user --user-name ana\necho ben | xargs aws iam delete-user --user-name",
      "aws iam get-user --user-name ana\n[ -z \"$x\" ] && aws iam list-users",
    ])
  func partly(script: String) throws {
    let permissions = try permissions(ofScript: script)
    #expect(permissions.policy.compact.contains("\"iam:GetUser\""))
    #expect(permissions.unknownLines.count == 1)
  }

  @Test("our own checker finds nothing wrong with the policy")
  func clean() throws {
    let (text, _) = try policy([
      "aws s3api put-object --bucket data --key a/b", "aws s3api list-buckets",
      "aws iam create-role --role-name <role> --path /ml/ --assume-role-policy-document file://x",
      "aws kms create-key", "aws sagemaker list-apps", "aws ec2 describe-vpcs",
      "aws iam get-policy --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
    ])
    let findings = PolicyChecker().check(JSONDocument.parse(Array(text.utf8)), kind: .identity)
    #expect(findings.map(\.message) == [])
  }
}
