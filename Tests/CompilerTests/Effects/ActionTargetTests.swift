import Testing

@testable import Compiler

@Suite struct ActionTargetTests {
  private func words(_ text: String) -> [Argument] {
    text.split(separator: " ").map { PlaceholderScanner.argument(String($0)) }
  }

  @Test(
    "what a deletion or an update aims at is told from its words",
    arguments: [
      ("aws s3api delete-bucket --bucket old --region eu-west-1", "bucket=old"),
      ("aws iam delete-role-policy --role-name r --policy-name p", "role-name=r policy-name=p"),
      ("aws iam put-role-policy --role-name r --policy-name p", "role-name=r"),
      ("aws iam update-group --group-name a --new-group-name b", "group-name=a"),
      ("aws s3 rm s3://b/key --recursive", "bucket=s3://b/key"),
      ("aws s3 cp x s3://b/key", "bucket=s3://b/key"), ("aws s3 cp s3://b/key x", ""),
      ("aws iam delete-account-password-policy", "target=delete-account-password-policy"),
      ("aws sagemaker delete-app --domain-id d --app-type <t>", "domain-id=d app-type=<t>"),
      ("aws configure set region eu-west-1", ""), ("aws iam list-roles", ""),
      ("aws ec2 terminate-instances --instance-ids i-1 i-2", "instance-ids=i-1 instance-ids=i-2"),
      ("kubectl delete pod web-1", "target=pod web-1"),
      ("docker volume rm data", "target=volume data"),
      ("eksctl delete cluster --name a", "target=cluster a"),
      ("terraform destroy -auto-approve", "target=terraform destroy"),
      ("rm -r build", ""),
      ("aws ecs update-service --cluster c --service s --desired-count 2", "cluster=c service=s"),
      ("aws iam create-role --role-name r", ""),
    ])
  func targets(command: String, expected: String) {
    let words = words(command)
    let targets = ActionTarget.all(of: words, effect: ProgramEffects.of(words))
    #expect(targets.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == expected)
  }

  @Test(
    "what the same document makes is its own",
    arguments: [
      ("aws iam create-user --user-name a", "aws iam delete-user --user-name a", true),
      ("aws iam create-user --user-name a", "aws iam delete-user --user-name b", false),
      ("aws iam create-role --role-name a", "aws iam delete-user --user-name a", false),
      (
        "aws iam create-role --role-name a",
        "aws iam put-role-policy --role-name a --policy-name p --policy-document {}", true
      ),
      ("aws s3 mb s3://b", "aws s3api put-bucket-policy --bucket b --policy x", true),
      ("aws s3api create-bucket --bucket b", "aws s3 rm s3://b/x/y", true),
      ("aws s3api create-bucket --bucket b", "aws s3 rm s3://c/x/y", false),
      (
        "aws secretsmanager create-secret --name s",
        "aws secretsmanager delete-secret --secret-id s", true
      ),
      ("aws iam get-user --user-name a", "aws iam delete-user --user-name a", false),
    ])
  func own(maker: String, taker: String, isOwn: Bool) {
    let plan = Compiled.plan("# A\n\n```sh\n\(maker)\n\(taker)\n```\n")
    #expect(plan.actions.last?.action.needsConfirmation == !isOwn)
  }
}
