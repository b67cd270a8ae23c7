import Testing

@testable import Compiler
@testable import Engine

/// What puts back what a run replaced.
@Suite struct FormerStateTests {
  /// The restoring commands, their values filled in; what else is said in brackets.
  private func answer(_ command: String, _ former: String) -> [String] {
    let words = command.split(separator: " ").map(String.init)
    let state = FormerState(text: former, arguments: words)
    switch state.answer(for: words.map { Argument($0) }) {
    case nil: return ["[not known]"]
    case .unchanged?: return ["[unchanged]"]
    case .lasting(let reason)?: return ["[\(reason)]"]
    case .commands(let commands, let values)?:
      return commands.map { words in
        words.dropFirst().map { $0.text { values[$0] } }.joined(separator: " ")
      }
    }
  }

  @Test(
    "what was there before is put back as it was",
    arguments: [
      (
        "aws s3api put-bucket-policy --bucket b --policy new", #"{"Policy":"{\"Version\":\"1\"}"}"#,
        #"s3api put-bucket-policy --bucket b --policy {"Version":"1"}"#
      ),
      (
        "aws kms put-key-policy --key-id k --policy-name default --policy new",
        #"{"Policy":"{}","PolicyName":"default"}"#,
        "kms put-key-policy --key-id k --policy-name default --policy {}"
      ),
      (
        "aws iam update-assume-role-policy --role-name r --policy-document new",
        #"{"Role":{"AssumeRolePolicyDocument":{"Statement":[]}}}"#,
        #"iam update-assume-role-policy --role-name r --policy-document {"Statement":[]}"#
      ),
      (
        "aws iam put-role-policy --role-name r --policy-name p --policy-document new",
        #"{"RoleName":"r","PolicyDocument":{"a":1}}"#,
        #"iam put-role-policy --role-name r --policy-name p --policy-document {"a":1}"#
      ),
      (
        "aws iam put-user-policy --user-name u --policy-name p --policy-document new",
        #"{"PolicyDocument":{"a":1}}"#,
        #"iam put-user-policy --user-name u --policy-name p --policy-document {"a":1}"#
      ),
      (
        "aws iam put-group-policy --group-name g --policy-name p --policy-document new",
        #"{"PolicyDocument":{"a":1}}"#,
        #"iam put-group-policy --group-name g --policy-name p --policy-document {"a":1}"#
      ),
      (
        "aws iam put-role-permissions-boundary --role-name r --permissions-boundary new",
        #"{"Role":{"PermissionsBoundary":{"PermissionsBoundaryArn":"old"}}}"#,
        "iam put-role-permissions-boundary --role-name r --permissions-boundary old"
      ),
      (
        "aws iam set-default-policy-version --policy-arn a --version-id v3",
        #"{"Policy":{"DefaultVersionId":"v2"}}"#,
        "iam set-default-policy-version --policy-arn a --version-id v2"
      ),
      (
        "aws kms update-alias --alias-name alias/a --target-key-id new",
        #"{"KeyMetadata":{"KeyId":"old"}}"#,
        "kms update-alias --alias-name alias/a --target-key-id old"
      ),
      (
        "aws s3api put-bucket-versioning --bucket b --versioning-configuration new",
        #"{"Status":"Suspended"}"#,
        #"s3api put-bucket-versioning --bucket b --versioning-configuration {"Status":"Suspended"}"#
      ),
      (
        "aws s3api put-bucket-tagging --bucket b --tagging new",
        #"{"TagSet":[{"Key":"a","Value":"b"}]}"#,
        #"s3api put-bucket-tagging --bucket b --tagging {"TagSet":[{"Key":"a","Value":"b"}]}"#
      ),
      (
        "aws ssm put-parameter --name n --value new --type String --overwrite",
        #"{"Parameter":{"Value":"old","Type":"String"}}"#,
        "ssm put-parameter --name n --overwrite --value old --type String"
      ),
      (
        "aws lambda update-function-configuration --function-name f --timeout 9 --region eu-west-1",
        #"{"Timeout":3,"MemorySize":128}"#,
        "lambda update-function-configuration --function-name f --region eu-west-1 --timeout 3"
      ),
      (
        "aws sagemaker update-user-profile --domain-id d --user-profile-name u --user-settings new",
        #"{"UserSettings":{"ExecutionRole":"r"}}"#,
        #"sagemaker update-user-profile --domain-id d --user-profile-name u --user-settings {"ExecutionRole":"r"}"#
      ),
      (
        "aws logs put-retention-policy --log-group-name g --retention-in-days 7",
        #"{"logGroups":[{"retentionInDays":30}]}"#,
        "logs put-retention-policy --log-group-name g --retention-in-days 30"
      ),
      (
        "aws kms enable-key-rotation --key-id k", #"{"KeyRotationEnabled":false}"#,
        "kms disable-key-rotation --key-id k"
      ),
      (
        "aws kms disable-key --key-id k", #"{"KeyMetadata":{"Enabled":true}}"#,
        "kms enable-key --key-id k"
      ),
    ])
  func restored(command: String, former: String, expected: String) {
    #expect(answer(command, former) == [expected])
  }

  @Test(
    "what was not there before is taken away, or said to last",
    arguments: [
      (
        "aws s3api put-bucket-policy --bucket b --policy new", "",
        "s3api delete-bucket-policy --bucket b"
      ),
      (
        "aws iam put-role-policy --role-name r --policy-name p --policy-document new", "",
        "iam delete-role-policy --role-name r --policy-name p"
      ),
      (
        "aws iam put-user-permissions-boundary --user-name u --permissions-boundary new",
        #"{"User":{}}"#, "iam delete-user-permissions-boundary --user-name u"
      ),
      (
        "aws s3api put-bucket-logging --bucket b --bucket-logging-status new", "",
        "s3api put-bucket-logging --bucket b --bucket-logging-status {}"
      ),
      (
        "aws logs put-retention-policy --log-group-name g --retention-in-days 7",
        #"{"logGroups":[{}]}"#, "logs delete-retention-policy --log-group-name g"
      ),
      (
        "aws s3api put-bucket-versioning --bucket b --versioning-configuration new", "",
        "[a bucket that had versions once can only suspend them]"
      ),
      (
        "aws ssm put-parameter --name n --value new --overwrite",
        #"{"Parameter":{"Value":"x","Type":"SecureString"}}"#,
        "[its former value is a secret, which is in no journal]"
      ),
      ("aws kms enable-key-rotation --key-id k", #"{"KeyRotationEnabled":true}"#, "[unchanged]"),
      ("aws iam update-login-profile --user-name u", "{}", "[not known]"),
    ])
  func absent(command: String, former: String, expected: String) {
    #expect(answer(command, former) == [expected])
  }

  @Test("tags with another value get that back, new ones go, and the rest is left alone")
  func tags() {
    let set =
      "aws iam tag-role --role-name r --tags Key=team,Value=b Key=env,Value=x Key=new,Value=y"
    let former =
      #"{"Tags":[{"Key":"team","Value":"a"},{"Key":"env","Value":"x"},{"Key":"o","Value":"p"}]}"#
    #expect(
      answer(set, former) == [
        #"iam tag-role --role-name r --tags [{"Key":"team","Value":"a"}]"#,
        "iam untag-role --role-name r --tag-keys new",
      ])
    #expect(
      answer(
        #"aws kms tag-resource --key-id k --tags [{"TagKey":"a","TagValue":"2"}]"#,
        #"{"Tags":[{"TagKey":"a","TagValue":"1"}]}"#)
        == [#"kms tag-resource --key-id k --tags [{"TagKey":"a","TagValue":"1"}]"#])
    #expect(
      answer("aws sagemaker add-tags --resource-arn r --tags Key=a,Value=1", #"{"Tags":[]}"#)
        == ["sagemaker delete-tags --resource-arn r --tag-keys a"])
    #expect(
      answer(
        "aws ecs tag-resource --resource-arn r --tags key=a,value=1",
        #"{"tags":[{"key":"a","value":"1"}]}"#) == ["[unchanged]"])
    #expect(
      answer("aws iam tag-role --role-name r --tags Value=a,Key=b", #"{"Tags":[]}"#)
        == ["[its tags cannot be read]"])
  }

  @Test("a secret in what was there before is never written back masked")
  func secret() {
    let command = "aws s3api put-bucket-policy --bucket b --policy new"
    #expect(
      answer(command, #"{"Policy":"***"}"#)
        == ["[a secret is part of its former state, and secrets are in no journal]"])
    #expect(answer(command, "no JSON") == ["[its former state cannot be read]"])
  }
}
