import AWS
import Testing

@testable import Compiler

@Suite struct RestoreTableTests {
  /// A command for each operation that the tables know, with every option that they name.
  static let commands: [[Argument]] =
    RestoreTable.entries.map { key, entry in
      let options = entry.same + entry.renamed.map(\.from) + entry.settings.map(\.option)
      return ["aws"] + key.split(separator: " ").map { Argument(String($0)) }
        + options.flatMap { [Argument($0), "x"] }
    }
    + RestoreTable.switches.map { key, entry in
      ["aws"] + key.split(separator: " ").map { Argument(String($0)) }
        + [Argument(entry.option), "x"]
    }
    + [
      "iam tag-role --role-name", "iam tag-user --user-name", "iam tag-policy --policy-arn",
      "iam tag-instance-profile --instance-profile-name", "sagemaker add-tags --resource-arn",
      "kms tag-resource --key-id", "secretsmanager tag-resource --secret-id",
      "dynamodb tag-resource --resource-arn", "sns tag-resource --resource-arn",
      "ecr tag-resource --resource-arn", "ecs tag-resource --resource-arn",
      "cloudwatch tag-resource --resource-arn",
    ].map { text in
      ["aws"] + text.split(separator: " ").map { Argument(String($0)) } + ["x", "--tags", "x"]
    }

  @Test("every read reads, in the command's own region", arguments: commands)
  func reads(command: [Argument]) throws {
    let probe = try #require(RestoreTable.probe(for: command + ["--region", "eu-west-1"]))
    #expect(probe.reads.map { Action.Effect.of($0.arguments) } == [.read])
    #expect(AWSCall(probe.reads[0].arguments)?.region?.literal == "eu-west-1")
    #expect(!probe.reads[0].notFound.isEmpty)
    #expect(RestoreTable.restoration(for: command) != nil)
  }

  @Test(
    "the CLI knows every command that reads or restores, and has all that each takes",
    .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed"), arguments: commands)
  func known(command: [Argument]) throws {
    let catalogue = try #require(SharedFolder.catalogue)
    func check(_ words: [Argument]) {
      let line = AWSCommandLine(words.map(\.description), catalogue: catalogue)
      #expect(line.operation != nil, "\(words)")
      // Values are made up here; options and their presence are not.
      let wrong = line.problems.filter {
        [.unknownCommand, .unknownOption, .missingOption, .abbreviatedOption, .unexpectedArgument]
          .contains($0.kind)
      }
      #expect(wrong.isEmpty, "\(words): \(wrong.map(\.message))")
    }
    check(try #require(RestoreTable.probe(for: command)).reads[0].arguments)
    switch try #require(RestoreTable.restoration(for: command)) {
    case .replacement(let replacement):
      check(
        replacement.words
          + replacement.settings.flatMap { [Argument($0.option), .value("former")] })
      if let removal = replacement.removal { check(removal) }
    case .tags(let tags):
      check(tags.setting + [.value("former")])
      check(tags.removal + [.value("former")])
    case .back(_, _, let words): check(words)
    }
  }

  @Test(
    "what is not known whole is not restored in part",
    arguments: [
      "aws lambda update-function-configuration --function-name f --layers a",
      "aws sagemaker update-domain --domain-id d --app-security-group-management Service",
      "aws rds modify-db-instance --db-instance-identifier d --engine-version 9",
      "aws iam update-account-password-policy --max-password-age 9", "aws iam create-role",
    ])
  func unknown(command: String) {
    let words = command.split(separator: " ").map { Argument(String($0)) }
    if RestoreTable.restoration(for: words) != nil { Issue.record("\(command) is restored") }
  }
}
