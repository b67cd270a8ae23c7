import Source
import Testing

@testable import Compiler

@Suite("Findings of commands")
struct CommandFindingTests {
  /// The findings of a fence, each with the text that it points at.
  private func findings(_ script: String, fence: String = "sh") -> [String] {
    let text = "# A\n\n```\(fence)\n\(script)\n```\n"
    let bytes = Array(text.utf8)
    return Compiled.plan(text, catalogue: SharedFolder.catalogue).diagnostics
      .filter { $0.id.hasPrefix("aws.") || $0.id.hasPrefix("iam.") || $0.id.hasPrefix("json.") }
      .map { "\($0.id) \(String(decoding: bytes[$0.range], as: UTF8.self))" }
  }

  @Test(
    "what only a shell reads is held against the models too",
    .enabled(if: InstalledModels.areThere),
    arguments: [
      ("aws ec2 describe-instance | jq .", "aws.unknown-command describe-instance"),
      ("aws ec2 describe-instance > f 2>&1", "aws.unknown-command describe-instance"),
      ("AWS_PROFILE=x aws ec2 describe-instance", "aws.unknown-command describe-instance"),
      ("X=$(aws ec2 describe-instance)\necho $X", "aws.unknown-command describe-instance"),
      ("if true; then aws ec2 describe-instance; fi", "aws.unknown-command describe-instance"),
      ("for r in a b; do aws iam get-role --role $r; done", "aws.abbreviated-option --role"),
      ("aws iam get-role --role-nam=\"$R\" | cat", "aws.abbreviated-option --role-nam=\"$R\""),
      ("aws s3 cp a s3://b/c --recurse && echo", "aws.unknown-option --recurse"),
      ("aws s3 ls s3://b --recursiv", ""),
      ("aws s3 rm s3://b/c --bogus", "aws.unknown-option --bogus"),
      ("aws iam get-role $OPTIONS | cat", ""), ("aws $SERVICE get-role | cat", ""),
      ("aws iam get-role \"$@\" | cat", ""), ("aws iam get-role --role-name $R | cat", ""),
      ("aws iam get-role --role-name `hostname` | cat", ""),
      ("aws iam get-role | cat", "aws.missing-option get-role"),
      ("case $x in aws) echo;; esac", ""), ("echo 'aws ec2 describe-instance' | cat", ""),
    ])
  func scripts(script: String, expected: String) {
    #expect(findings(script).joined(separator: "; ") == expected)
  }

  @Test(
    "policies in arguments and here-documents are read as those in fences are",
    arguments: [
      (
        #"aws iam put-role-policy --role-name r --policy-name p --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjekt","Resource":"arn:aws:s3:::a/*"}]}'"#,
        "iam.invalid-action s3:GetObjekt"
      ),
      (
        #"aws iam create-role --role-name x --assume-role-policy-document '{"Version":"2012-10-17",}'"#,
        "json.syntax ,"
      ),
      (
        "cat > p.json <<EOF\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObjekt\",\"Resource\":\"arn:aws:s3:::a/*\"}]}\nEOF",
        "iam.invalid-action s3:GetObjekt"
      ),
      ("cat > p.json <<EOF\n{\"Version\": 1,}\nEOF", ""),
      (
        #"aws events put-rule --name r --event-pattern '{"source":["aws.ec2"]}'"#, ""
      ),
    ])
  func policies(script: String, expected: String) {
    let found = findings(script).filter { $0.hasPrefix("json") || $0.contains("invalid-action") }
    #expect(found.joined(separator: "; ") == expected)
  }

  @Test(
    "a value is taken from where the output has it", .enabled(if: InstalledModels.areThere),
    arguments: [
      ("kms create-key", "KeyMetadata.ARN", "KeyMetadata.ARN"),
      ("kms create-key", "KeyMetadata.Arn", nil), ("kms create-key", "KeyMetadata", nil),
      ("kms create-key", "Metadata.Arn", "Metadata.Arn"), ("kms create-key", "@", nil),
      ("ec2 describe-subnets", "Subnets[].SubnetId", nil),
      ("iam get-role --role-name r", "Role.AssumeRolePolicyDocument.Version", nil),
      ("kms create-key --query KeyMetadata", "ARN", nil),
    ])
  func gives(command: String, path: String, expected: String?) {
    let text = "# A\n\n<!-- runbook\nrun: aws \(command)\ngives: value-x = \(path)\n-->\n"
    let bytes = Array(text.utf8)
    let found = Compiled.plan(text, catalogue: SharedFolder.catalogue).diagnostics
      .first { $0.id == "directive.no-such-output" }
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
  }

  @Test(
    "what the CLI takes is no fault",
    .enabled(if: InstalledModels.areThere),
    arguments: [
      "aws cloudfront create-invalidation --distribution-id E --paths '/a/*' /b.png",
      "aws emr add-tags --resource-id j-1ABC --tags name='John Doe' age=29",
    ])
  func accepted(command: String) {
    #expect(findings(command) == [])
  }
}
