import Testing

@testable import Compiler

/// What stands for a value without brackets around it.
@Suite struct StandInTests {
  private func commands(_ command: String) -> Plan {
    Compiled.plan("# A\n\n```sh\n\(command)\n```\n")
  }

  @Test(
    "an unmistakable stand-in is an input",
    arguments: [
      ("aws s3 rb s3://YOUR_BUCKET_NAME", "aws s3 rb s3://<bucket-name>"),
      ("aws s3 rb s3://YOUR-BUCKET/x", "aws s3 rb s3://<bucket>/x"),
      ("aws s3api delete-bucket --bucket {{bucket}}", "aws s3api delete-bucket --bucket <bucket>"),
      (
        "aws iam get-role --role-name 'a-{{ role_name }}'",
        "aws iam get-role --role-name a-<role-name>"
      ),
      (#"aws iam get-role --role-name "YOUR_ROLE""#, "aws iam get-role --role-name <role>"),
      ("aws iam get-role --role-name ${ROLE_NAME}", "aws iam get-role --role-name <role-name>"),
      ("aws iam get-role --role-name $ROLE_NAME", "aws iam get-role --role-name <role-name>"),
    ])
  func inputs(command: String, expected: String) {
    let plan = commands(command)
    #expect(plan.actions.map { Compiled.line($0.action) }.first?.hasSuffix(" \(expected)") == true)
    #expect(plan.inputs.count == 1)
  }

  @Test(
    "look-alikes stay as they are",
    arguments: [
      "docker ps --format '{{.Names}} {{json .}} {{end}}'",
      "kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{end}}'",
      "aws iam get-role --role-name YOURSELF", "aws iam get-role --role-name MY_YOUR_X",
      "aws iam get-role --role-name YOUR_", "aws iam get-role --role-name {bucket}",
      "aws iam get-role --role-name your", "echo $HOME ${AWS_REGION} $1 ${x} $lower",
      "echo ${NAME:-default}",
    ])
  func lookAlikes(command: String) {
    #expect(commands(command).inputs.isEmpty)
  }

  @Test("a stand-in of a name that a step gives is that value, and an account is the caller's")
  func given() {
    let plan = commands(
      "aws kms create-key\naws kms describe-key --key-id YOUR_KMS_ARN\n"
        + "aws iam get-policy --policy-arn arn:aws:iam::YOUR_ACCOUNT_ID:policy/x")
    #expect(plan.inputs.isEmpty)
    #expect(plan.actions.last?.action.needs == ["account-id"])
  }

  @Test("a script gets what stands for a value through its environment")
  func script() throws {
    let plan = commands("echo ${TEAM_NAME} YOUR_CITY '{{street}}' \"${X_Y}\" | cat")
    #expect(plan.inputs.map(\.name) == ["team-name", "city", "street", "x-y"])
    #expect(plan.inputs.map(\.variable) == ["TEAM_NAME", nil, nil, "X_Y"])
    guard case .script(let script)? = plan.actions.first?.action.invocation else {
      Issue.record("no script")
      return
    }
    #expect(
      script.body
        == #"echo ${TEAM_NAME} "${RUNBOOK_VALUE_CITY}" ''"${RUNBOOK_VALUE_STREET}"'' "${X_Y}" | cat"#
        + "\n")
    #expect(script.variables.map(\.variable).contains("TEAM_NAME"))
  }

  @Test(
    "a variable that the document sets somewhere, or that a file may set, is a script's own",
    arguments: [
      "export TEAM=a\n", "TEAM=a\n", "read -r TEAM\n", "for TEAM in a b; do true; done\n",
      "source env.sh\n", ". ./env.sh\n", "eval \"$(tool env)\"\n",
    ])
  func assigned(setting: String) {
    let plan = commands(setting + "echo \"$TEAM\" | cat")
    #expect(plan.inputs.isEmpty)
  }

  @Test("a policy in a step holds no stand-in as it is")
  func policy() {
    let plan = Compiled.plan(
      """
      1. In IAM, create a policy named **data** with this JSON:

         ```json
         {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::YOUR-BUCKET/{{prefix}}/*"}]}
         ```
      """)
    #expect(plan.inputs.map(\.name) == ["bucket", "prefix"])
  }
}
