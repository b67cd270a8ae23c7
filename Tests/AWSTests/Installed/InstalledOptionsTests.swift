import AWS
import Platform
import Testing

@Suite(
  "the installed CLI's options", .enabled(if: InstalledCLI.python != nil, InstalledCLI.missing))
struct InstalledOptionsTests {
  /// Services whose models are unusual in some way, and those that the runbooks use.
  private static let services = [
    "cloudformation", "cloudfront", "cloudsearch", "cloudwatch", "deploy", "dynamodb", "ec2",
    "ecs", "emr", "iam", "kms", "lambda", "logs", "mgn", "rds", "rekognition", "route53domains",
    "s3api", "sagemaker", "ses", "sns", "ssm", "storagegateway", "sts",
  ]

  /// Prints, for each operation of the services, its options as the CLI's own parser has them.
  private static let reference = """
    import sys
    import awscli.clidriver
    table = awscli.clidriver.create_clidriver()._get_command_table()
    for service in sys.argv[1:]:
        for command, operation in table[service]._get_command_table().items():
            if not hasattr(operation, '_operation_model'):
                continue
            for option in operation.arg_table.values():
                required = 'required' if option.required else 'optional'
                print(service, command, option.cli_name, required)
    """

  @Test("are named and required as the CLI's own parser has them")
  func options() throws {
    let python = try #require(InstalledCLI.python)
    let result = try Command(
      [python, "-c", Self.reference] + Self.services, environment: ProcessEnvironment.variables
    ).capture(limit: 1 << 26)
    try #require(result.exit.isSuccess, "\(result.errorText)")
    let expected = Set(result.text.split(separator: "\n").map(String.init))

    let catalogue = try InstalledCLI.catalogue()
    var found: Set<String> = []
    for name in Self.services {
      let service = try #require(catalogue.service(name))
      for operation in service.operations {
        for option in operation.options {
          // Where an alias can be used instead, the CLI leaves the refusal to the service.
          let isRequired = option.isRequired && option.aliases.isEmpty
          let names = [option.name] + option.aliases + [option.negative].compactMap(\.self)
          for name in names {
            let required = name == option.name && isRequired ? "required" : "optional"
            found.insert("\(service.command) \(operation.command) \(name) \(required)")
          }
        }
      }
    }
    #expect(expected.count > 20_000)
    #expect(expected.subtracting(found).sorted() == [])
    #expect(found.subtracting(expected).sorted() == [])
  }
}
