import Testing

@testable import Compiler

@Suite("Deletions in scripts")
struct ScriptDeletionTests {
  private func action(_ script: String) throws -> Action {
    let plan = Compiled.plan("1. Run:\n\n   ```sh\n   \(script)\n   ```\n")
    return try #require(plan.actions.first?.action)
  }

  @Test(
    "a person agrees to what deletes something that the plan did not make",
    arguments: [
      ("aws s3 rb s3://logs --force | cat", "it deletes \"s3://logs\""),
      ("aws s3 rb s3://$NAME --force | cat", "it deletes what \"aws s3 rb\" names"),
      ("X=1 aws s3 rb s3://logs", "it deletes \"s3://logs\""),
      ("for u in a b; do aws iam delete-user --user-name $u; done", "it deletes what"),
      ("kubectl delete ns web | tee log", "it deletes \"ns web\""),
      ("V=$(aws ec2 describe-vpcs); aws ec2 delete-vpc --vpc-id $V", "it deletes what"),
    ])
  func foreign(script: String, reason: String) throws {
    let action = try action(script)
    #expect(action.asksFirst)
    #expect(action.reason?.hasPrefix(reason) == true)
  }

  @Test(
    "nobody is asked about a script that deletes nothing, or only what it has made itself",
    arguments: [
      "rm -rf build | cat", "aws iam list-users | grep delete", "echo 'aws s3 rb s3://x' | cat",
      "V=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16); aws ec2 delete-vpc --vpc-id $V",
      "aws s3 mb s3://x | cat; aws s3 rb s3://x",
    ])
  func own(script: String) throws {
    #expect(try !action(script).asksFirst)
  }

  @Test(
    "a script that changes who calls AWS is a person's",
    arguments: [
      "export AWS_PROFILE=staging", "AWS_PROFILE=staging\nexport AWS_PROFILE",
      "export AWS_ACCESS_KEY_ID=$(pass a) AWS_SECRET_ACCESS_KEY=$(pass b)",
      "cd x && export AWS_DEFAULT_PROFILE=\"a b\"",
    ])
  func caller(script: String) throws {
    let action = try action(script)
    #expect(action.kind == .manual)
    #expect(action.reason?.hasPrefix("it changes who calls AWS for what follows (AWS_") == true)
  }

  @Test(
    "other variables change nothing, nor one command's own",
    arguments: [
      "export NAME=x | cat", "AWS_PROFILE=x aws s3 ls | cat", "export AWS_PAGER= | cat",
      "echo AWS_PROFILE=x | cat", "export AWS_REGION=eu-west-1 | cat",
    ])
  func others(script: String) throws {
    #expect(try action(script).kind == .command)
  }

  @Test("a region that a script exports is the plan's")
  func region() {
    let plan = Compiled.plan(
      "1. Run:\n\n   ```sh\n   export AWS_REGION=eu-west-3\n   ```\n\n2. Run `aws sns list-topics`.\n"
    )
    #expect(plan.region == "eu-west-3")
  }
}
