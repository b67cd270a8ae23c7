import Sandbox
import Testing

/// What AWS refuses and moto alone does not.
extension SharedSandbox {
  @Suite("Refusals")
  struct ChecksTests {
    private static let trust =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#
    private static let policy =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#

    @Test("IAM refuses what AWS refuses, with its codes, and takes the rest")
    func iam() throws {
      let big = Self.policy.replacing("s3:*", with: String(repeating: "a", count: 6200))
      let missing = Self.trust.replacing(
        #""Service":"sagemaker.amazonaws.com""#,
        with: #""AWS":"arn:aws:iam::\#(Sandbox.account):user/nobody""#)
      let cases: [(operation: String, form: String, code: String?)] = [
        ("CreateGroup", "GroupName=refusing", nil),
        ("CreateGroup", "GroupName=bad name", "ValidationError"),
        ("CreateUser", "UserName=\(String(repeating: "u", count: 65))", "ValidationError"),
        ("CreatePolicy", "PolicyName=good&PolicyDocument=\(Self.policy)", nil),
        ("CreatePolicy", "PolicyName=bad name&PolicyDocument=\(Self.policy)", "ValidationError"),
        ("CreatePolicy", "PolicyName=big&PolicyDocument=\(big)", "LimitExceeded"),
        ("CreateRole", "RoleName=good&AssumeRolePolicyDocument=\(Self.trust)", nil),
        ("CreateRole", "RoleName=a&AssumeRolePolicyDocument={garbage", "MalformedPolicyDocument"),
        (
          "CreateRole", "RoleName=b&AssumeRolePolicyDocument=\(Self.policy)",
          "MalformedPolicyDocument"
        ),
        (
          "CreateRole", "RoleName=c&AssumeRolePolicyDocument=\(missing)",
          "MalformedPolicyDocument"
        ),
      ]
      let iam = Service.iam(in: try #require(Machine.shared))
      for (operation, form, code) in cases {
        let answer = try iam(operation, form)
        #expect(answer.error == code, "\(form): \(answer.text)")
      }
    }

    @Test("a group takes ten policies, and AWS's own are there to attach")
    func quota() throws {
      let iam = Service.iam(in: try #require(Machine.shared))
      _ = try iam("CreateGroup", "GroupName=full")
      let names = [
        "AmazonSageMakerFullAccess", "AmazonS3FullAccess", "AmazonS3ReadOnlyAccess",
        "AmazonEC2FullAccess", "AmazonEC2ReadOnlyAccess", "AmazonRDSFullAccess",
        "AmazonSNSFullAccess", "AmazonSQSFullAccess", "AmazonVPCFullAccess", "IAMReadOnlyAccess",
        "IAMFullAccess",
      ]
      let answers = try names.map { name in
        try iam(
          "AttachGroupPolicy", "GroupName=full&PolicyArn=arn:aws:iam::aws:policy/\(name)"
        ).error
      }
      #expect(answers.dropLast().allSatisfy { $0 == nil })
      #expect(answers.last == "LimitExceeded")
    }

    @Test("a key policy must be JSON and name principals that exist")
    func keys() throws {
      let iam = Service.iam(in: try #require(Machine.shared))
      let kms = Service.kms("us-east-1", in: iam.sandbox)
      func make(principal: String) throws -> String? {
        let policy =
          #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"\#(principal)\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"#
        return try kms("CreateKey", #"{"Policy":"\#(policy)"}"#).error
      }
      let account = "arn:aws:iam::\(Sandbox.account)"
      #expect(try make(principal: "\(account):root") == nil)
      #expect(try make(principal: "\(account):user/ada") == "MalformedPolicyDocumentException")
      _ = try iam("CreateUser", "UserName=ada")
      #expect(try make(principal: "\(account):user/ada") == nil)
      #expect(
        try kms("CreateKey", #"{"Policy":"{"}"#).error == "MalformedPolicyDocumentException")
    }
  }
}
