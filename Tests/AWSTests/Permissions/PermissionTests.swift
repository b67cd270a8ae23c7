import AWS
import Testing

@Suite("permissions")
struct PermissionTests {
  private let folder: TestFolder
  private let catalogue: AWSCatalogue

  init() throws {
    folder = try TestFolder()
    catalogue = try DemoService.catalogue(in: folder)
  }

  private func permissions(_ words: String...) -> [String] {
    AWSCommandLine(["aws"] + words, catalogue: catalogue).permissions
  }

  @Test("are the signing name and the operation's name")
  func general() {
    #expect(permissions("demo", "list-things") == ["demo:ListThings"])
    #expect(permissions("demo", "wait", "thing-ready", "--name", "abc") == ["demo:DescribeThing"])
    #expect(permissions("demo", "nothing") == [])
    #expect(permissions("configure") == [])
  }

  @Test("include passing a role where the command names one")
  func passRole() throws {
    let words = ["aws", "demo", "create-thing", "--name", "abc", "--kind", "small"]
    for (option, value, roles) in [
      ("--role-arn", "<role-arn>", ["<role-arn>"]),
      (
        "--settings", "ExecutionRole=arn:aws:iam::111122223333:role/x,Size=1",
        ["arn:aws:iam::111122223333:role/x"]
      ),
      ("--settings", #"{"ExecutionRole":"<r>"}"#, ["<r>"]),
    ] {
      let line = AWSCommandLine(words + [option, value], catalogue: catalogue)
      #expect(line.permissions == ["demo:CreateThing", "iam:PassRole"])
      #expect(line.passedRoles == roles)
    }
    #expect(AWSCommandLine(words, catalogue: catalogue).passedRoles == [])
  }

  @Test("of the high-level S3 commands follow what they read and write")
  func highLevelS3() {
    #expect(permissions("s3", "ls") == ["s3:ListAllMyBuckets"])
    #expect(permissions("s3", "ls", "s3://b") == ["s3:ListBucket"])
    #expect(permissions("s3", "cp", "a", "s3://b") == ["s3:PutObject"])
    #expect(permissions("s3", "cp", "s3://b/k", ".") == ["s3:GetObject", "s3:ListBucket"])
    #expect(permissions("s3", "mb", "s3://b") == ["s3:CreateBucket"])
    #expect(
      permissions("s3", "sync", ".", "s3://b", "--delete")
        == ["s3:PutObject", "s3:ListBucket", "s3:DeleteObject"])
  }

  @Test(
    "have other names for some operations",
    .enabled(if: InstalledCLI.installation != nil, InstalledCLI.missing),
    arguments: [
      ("s3api", "list-buckets", ["s3:ListAllMyBuckets"]),
      ("s3api", "head-object", ["s3:GetObject"]),
      ("s3api", "put-public-access-block", ["s3:PutBucketPublicAccessBlock"]),
      ("lambda", "invoke", ["lambda:InvokeFunction"]), ("sts", "get-caller-identity", []),
      ("cloudwatch", "put-metric-alarm", ["cloudwatch:PutMetricAlarm"]),
      ("ses", "send-email", ["ses:SendEmail"]),
      ("stepfunctions", "start-execution", ["states:StartExecution"]),
      ("logs", "create-log-group", ["logs:CreateLogGroup"]),
      ("elbv2", "create-rule", ["elasticloadbalancing:CreateRule"]),
      ("sagemaker", "create-domain", ["sagemaker:CreateDomain"]),
      ("iam", "add-role-to-instance-profile", ["iam:AddRoleToInstanceProfile", "iam:PassRole"]),
      ("apigateway", "create-rest-api", ["apigateway:POST"]),
      ("resourcegroupstaggingapi", "get-resources", ["tag:GetResources"]),
    ])
  func exceptions(service: String, command: String, actions: [String]) throws {
    let operation = try #require(
      try InstalledCLI.catalogue().service(service)?.operation(command))
    #expect(operation.permissions == actions)
  }
}
