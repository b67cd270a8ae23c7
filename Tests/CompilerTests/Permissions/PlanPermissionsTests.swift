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
      "# T\n\n## Do\n\n```sh\necho a b | xargs -n 1 aws iam get-user --user-name\n```\n",
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
    "so do those of pipes, lists and substitutions",
    arguments: [
      "aws iam get-user --user-name ana\naws iam list-users | jq .",
      "aws iam get-user --user-name ana\nx=$(aws iam list-users)",
      "aws iam get-user --user-name ana\n[ -z \"$x\" ] && aws iam list-users",
      "if ! aws iam get-user --user-name ana; then echo \"aws: $(aws iam list-users)\"; fi",
    ])
  func everywhere(script: String) throws {
    let permissions = try permissions(ofScript: script)
    #expect(permissions.policy.compact.contains("\"iam:GetUser\""))
    #expect(permissions.policy.compact.contains("\"iam:ListUsers\""))
    #expect(permissions.unknownLines.isEmpty)
  }

  @Test(
    "what another program calls is named as not looked into, beside what is known",
    arguments: [
      "aws iam get-user --user-name ana\necho ben | xargs aws iam delete-user --user-name",
      "aws iam get-user --user-name ana\nx=`aws iam list-users`",
      "aws iam get-user --user-name ana\ntimeout 5 aws iam list-users | cat",
      "aws iam get-user --user-name ana\nbash -c 'aws iam list-users'",
    ])
  func partly(script: String) throws {
    let permissions = try permissions(ofScript: script)
    #expect(permissions.policy.compact.contains("\"iam:GetUser\""))
    #expect(permissions.unknownLines.count == 1)
  }

  @Test(
    "the ARN of what a command works on is made of its options",
    arguments: [
      ("aws lambda delete-function --function-name f", "lambda:*:*:function:f"),
      (
        "aws lambda delete-function --function-name arn:aws:lambda:eu-west-1:1:function:f",
        "lambda:eu-west-1:1:function:f"
      ),
      ("aws dynamodb delete-table --table-name <t>", "dynamodb:*:*:table/<t>"),
      ("aws sns create-topic --name alerts", "sns:*:*:alerts"),
      ("aws sns delete-topic --topic-arn arn:aws:sns:eu-west-1:1:alerts", "sns:eu-west-1:1:alerts"),
      ("aws eks describe-cluster --name c", "eks:*:*:cluster/c"),
      ("aws ecs update-service --cluster c --service s", "ecs:*:*:service/c/s"),
      (
        "aws sagemaker delete-user-profile --domain-id d-1 --user-profile-name Ana",
        "sagemaker:*:*:user-profile/d-1/ana"
      ),
      ("aws kms disable-key --key-id 1-2", "kms:*:*:key/1-2"),
      ("aws kms describe-key --key-id alias/a", "kms:*:*:key/*"),
      ("aws ssm delete-parameter --name /a/b", "ssm:*:*:parameter/a/b"),
      ("aws secretsmanager get-secret-value --secret-id db", "secretsmanager:*:*:secret:db-??????"),
      ("aws iam delete-instance-profile --instance-profile-name p", "iam::*:instance-profile/p"),
      ("aws ec2 stop-instances --instance-ids i-1 i-2", "ec2:*:*:instance/i-2"),
      ("aws s3 rm s3://b/k", "s3:::b/k"), ("aws s3 rm --recursive s3://b/k", "s3:::b/k*"),
      ("aws s3 cp f s3://b/d/", "s3:::b/d/*"), ("aws s3 cp s3://a/k s3://b/k", "s3:::a/k"),
      ("aws s3 rb s3://b --force", "s3:::b/*"), ("aws s3 ls s3://b/x", "s3:::b"),
      ("aws s3api put-object --bucket b --key k", "s3:::b/k"),
    ])
  func named(command: String, arn: String) throws {
    #expect(try policy([command]).text.contains("\"arn:aws:\(arn)\""))
  }

  @Test(
    "and is a wildcard where nothing of it is known before the run",
    arguments: [
      (
        "aws sagemaker create-domain --domain-name d --auth-mode IAM "
          + "--default-user-settings ExecutionRole=arn:aws:iam::1:role/r --subnet-ids s --vpc-id v",
        #""arn:aws:sagemaker:*:*:domain/*""#
      ),
      ("aws ec2 run-instances --image-id ami-1", #""Resource":"*""#),
      ("aws sagemaker list-apps", #""Resource":"*""#),
    ])
  func open(command: String, resource: String) throws {
    #expect(try policy([command]).text.contains(resource))
  }

  @Test("the ARN of what has an id has not its name")
  func nameOfWhatHasAnID() throws {
    let command =
      "aws sagemaker create-domain --domain-name data --auth-mode IAM --subnet-ids s --vpc-id v "
      + "--default-user-settings ExecutionRole=arn:aws:iam::1:role/r"
    let (text, _) = try policy([command])
    #expect(!text.contains("domain/data") && !text.contains("existing"))
  }

  @Test("a value that an action gives is a wildcard, an input is left to be filled in")
  func given() throws {
    let (text, _) = try policy([
      "aws sagemaker describe-domain --domain-id <domain-id>"
    ])
    #expect(text.contains("sagemaker:*:*:domain/<domain-id>"))
    let catalogue = try #require(SharedFolder.catalogue)
    let plan = Compiled.plan(
      """
      | command | action |
      | --- | --- |
      | `aws sagemaker list-domains` | List the domains |
      | `aws sagemaker delete-domain --domain-id <domain-id>` | Delete each domain |
      """, catalogue: catalogue)
    let policy = PlanPermissions(plan.steps, catalogue: catalogue).policy.compact
    #expect(policy.contains("sagemaker:*:*:domain/*"))
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
