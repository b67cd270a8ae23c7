import JSON
import Platform
import Testing

@testable import AWS

@Suite(
  "the installed CLI's models", .enabled(if: InstalledCLI.installation != nil, InstalledCLI.missing)
)
struct InstalledModelTests {
  @Test("of all services have operations, and the list of all operations has the same")
  func operations() throws {
    let catalogue = try InstalledCLI.catalogue()
    #expect(catalogue.serviceCommands.count > 300)
    let services = catalogue.services(with: "create-notebook-instance")
    #expect(services == ["sagemaker"])
    for (service, operation) in catalogue.operations(named: "create-cluster") {
      #expect(operation.command == "create-cluster", "\(service)")
    }
    for name in ["iam", "kms", "sts"] {
      for command in try #require(catalogue.service(name)).operationCommands {
        #expect(catalogue.services(with: command).contains(name))
      }
    }
  }

  @Test("have patterns that are understood, nearly all of them")
  func patterns() throws {
    let catalogue = try InstalledCLI.catalogue()
    var readable = 0
    var total = 0
    for name in ["iam", "kms", "sagemaker", "ssm", "s3api", "lambda", "cognito-idp", "glue"] {
      for operation in try #require(catalogue.service(name)).operations {
        for pattern in operation.options.compactMap(\.pattern) {
          total += 1
          if Pattern(pattern) != nil { readable += 1 }
        }
      }
    }
    #expect(total > 1000)
    #expect(Double(readable) > 0.98 * Double(total))
  }

  @Test(
    "find nothing wrong with commands that work",
    arguments: [
      [
        "iam", "create-policy", "--policy-name", "p", "--policy-document",
        "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
      ],
      [
        "iam", "create-role", "--role-name", "r", "--assume-role-policy-document",
        "file://trust.json", "--tags", "Key=a,Value=b",
      ],
      [
        "iam", "attach-group-policy", "--group-name", "<group>", "--policy-arn",
        "arn:aws:iam::<account-id>:policy/<name>",
      ],
      ["kms", "create-key", "--description", "data", "--tags", "TagKey=runbook:run,TagValue=1"],
      ["kms", "create-alias", "--alias-name", "alias/x", "--target-key-id", "<kms-arn>"],
      [
        "s3api", "create-bucket", "--bucket", "my-bucket", "--create-bucket-configuration",
        "LocationConstraint=eu-west-1",
      ],
      ["sagemaker", "list-domains", "--region", "us-east-1"],
      [
        "sagemaker", "delete-domain", "--domain-id", "<domain-id>", "--retention-policy",
        "HomeEfsFileSystem=Delete",
      ],
      [
        "sagemaker", "create-user-profile", "--domain-id", "d-xxxxxxxxxxxx", "--user-profile-name",
        "me", "--user-settings", "ExecutionRole=arn:aws:iam::111122223333:role/service-role/x",
      ],
      [
        "ec2", "describe-subnets", "--filters", "Name=vpc-id,Values=vpc-1", "--query",
        "Subnets[].SubnetId", "--output", "text",
      ],
      [
        "ec2", "run-instances", "--image-id", "ami-0abcdef1234567890", "--instance-type",
        "t3.micro", "--count", "2", "--no-associate-public-ip-address",
      ],
      ["ec2", "modify-vpc-attribute", "--vpc-id", "vpc-1", "--enable-dns-support"],
      ["ec2", "modify-vpc-attribute", "--vpc-id", "vpc-1", "--no-enable-dns-support"],
      [
        "ec2", "authorize-security-group-ingress", "--group-id", "sg-1", "--protocol", "tcp",
        "--port", "22", "--cidr", "10.0.0.0/8",
      ],
      ["lambda", "invoke", "--function-name", "f", "out.json"],
      ["dynamodb", "put-item", "--table-name", "t-1", "--item", "{\"id\":{\"S\":\"1\"}}"],
      ["cloudformation", "deploy", "--template-file", "x.yaml", "--stack-name", "s"],
      ["ssm", "get-parameter", "--name", "/a/b", "--with-decryption"],
      ["sts", "get-caller-identity"], ["logs", "tail", "group", "--follow"],
      ["ecr", "get-login-password"],
      [
        "elb", "register-instances-with-load-balancer", "--load-balancer-name", "x", "--instances",
        "i-1", "i-2",
      ],
    ])
  func working(words: [String]) throws {
    let line = AWSCommandLine(["aws"] + words, catalogue: try InstalledCLI.catalogue())
    #expect(line.problems.map(\.message) == [])
  }

  @Test("an unambiguous beginning of an option is what the facts say of it")
  func abbreviation() throws {
    let line = AWSCommandLine(
      ["aws", "sagemaker", "list-spaces", "--domain-id", "d-1"],
      catalogue: try InstalledCLI.catalogue())
    #expect(line.problems.map(\.kind) == [.abbreviatedOption])
    #expect(line.options.map(\.name) == ["--domain-id-equals"])
  }
}
