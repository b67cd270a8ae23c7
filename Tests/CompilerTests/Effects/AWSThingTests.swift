import Compiler
import Testing

@Suite struct AWSThingTests {
  private func words(_ text: String) -> [Argument] {
    text.split(separator: " ").map { word in
      word.hasPrefix("<") ? .value(String(word.dropFirst().dropLast())) : Argument(String(word))
    }
  }

  @Test(
    "what a command makes is what another one names",
    arguments: [
      (
        "aws iam create-role --role-name r",
        "aws iam attach-role-policy --role-name r --policy-arn p"
      ),
      (
        "aws iam create-role --role-name=r", "aws iam put-role-policy --policy-name p --role-name r"
      ),
      (
        "aws iam create-user --user-name u",
        "aws iam add-user-to-group --group-name g --user-name u"
      ),
      (
        "aws iam create-group --group-name g",
        "aws iam add-user-to-group --group-name g --user-name u"
      ),
      (
        "aws logs create-log-group --log-group-name g",
        "aws logs put-retention-policy --log-group-name g"
      ),
      (
        "aws secretsmanager create-secret --name s", "aws secretsmanager tag-resource --secret-id s"
      ),
      (
        "aws sagemaker create-user-profile --domain-id d --user-profile-name u",
        "aws sagemaker update-user-profile --user-profile-name u --domain-id d"
      ),
      (
        "aws s3api create-bucket --bucket b --create-bucket-configuration LocationConstraint=eu-west-1",
        "aws s3api put-bucket-policy --bucket b --policy {}"
      ),
    ])
  func same(making: String, changing: String) throws {
    let made = try #require(AWSThing.made(by: words(making)))
    #expect(AWSThing.named(by: words(changing)).contains(made))
  }

  @Test(
    "another name, service, region or profile is another thing",
    arguments: [
      ("aws iam create-role --role-name r", "aws iam tag-role --role-name q"),
      ("aws iam create-role --role-name r", "aws iam tag-role --role-name r --profile x"),
      (
        "aws iam create-policy --policy-name p",
        "aws iam put-role-policy --role-name r --policy-name p"
      ),
      (
        "aws sagemaker create-endpoint --endpoint-name e --region eu-west-1",
        "aws sagemaker update-endpoint --endpoint-name e"
      ),
      (
        "aws sagemaker create-user-profile --domain-id d --user-profile-name u",
        "aws sagemaker update-user-profile --domain-id e --user-profile-name u"
      ),
      ("aws s3api create-bucket --bucket b", "aws s3api put-bucket-policy --bucket b"),
      ("aws sns create-topic --name t", "aws sns tag-resource --resource-arn t"),
    ])
  func other(making: String, changing: String) {
    let named = AWSThing.named(by: words(changing))
    #expect(AWSThing.made(by: words(making)).map(named.contains) != true)
  }

  @Test("a name and an ARN with it may be one, and so may other letters' cases and other regions")
  func mayBe() throws {
    func thing(_ text: String) throws -> AWSThing {
      try #require(
        AWSThing.named(by: words("aws lambda update-function-configuration " + text)).first)
    }
    let one = try thing("--function-name deploy")
    for text in [
      "--function-name deploy", "--function-name Deploy",
      "--function-name deploy --region eu-west-1",
      "--function-name arn:aws:lambda:eu-west-1:111122223333:function:deploy",
      "--function-name <name>",
    ] {
      #expect(one.mayBe(try thing(text)), "\(text)")
    }
    #expect(!one.mayBe(try thing("--function-name deploy-2")))
  }

  @Test("only a whole value of an option that takes an ARN or an id stands for a thing")
  func identities() {
    #expect(
      AWSThing.identities(
        in: words("aws iam attach-role-policy --role-name <role> --policy-arn <arn>")) == ["arn"])
    #expect(
      AWSThing.identities(
        in: ["aws", "kms", "put-key-policy", "--key-id", "alias/<k>", "--policy", .value("arn")])
        == [])
    #expect(
      AWSThing.identities(
        in: [
          "aws", "iam", "tag-policy", "--policy-arn", Argument([.literal("arn:"), .value("x")]),
        ]) == [])
  }
}
