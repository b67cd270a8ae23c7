import Platform
import Testing

@Suite("The options of shared state")
struct SharedStateOptionTests {
  private let place: Workplace

  init() throws {
    place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntouch done\n```\n"])
  }

  /// Runs the document with an `aws` of the test's own, which answers what the script says.
  private func run(_ words: [String], aws script: String?) throws -> Workplace.Outcome {
    if let script {
      try place.write("#!/bin/sh\necho \"$*\" >> '\(place.folder)/calls'\n\(script)", to: "bin/aws")
      try LocalFileSystem().setMode(0o755, of: FilePath.join(place.folder, "bin/aws"))
    }
    let outcome = place.run(
      ["run", "d.md", "--yes"] + words,
      environment: ["PATH": "\(place.folder)/bin:/usr/bin:/bin"])
    #expect(outcome.status == 2)
    #expect(!place.has("done"), "nothing was run")
    return outcome
  }

  @Test(
    "what cannot be is refused with what is wrong",
    arguments: [
      (["--state", "s3://Bucket"], "\"Bucket\" is no name of a bucket"),
      (["--state", "s3://bucket/a b"], "its prefix has characters other than"),
      (["--state", "s3://bucket", "--sandbox"], "a rehearsal stays on this machine"),
      (["--state", "folder", "--state-profile", "team"], "\"--state-profile\" belongs to"),
    ])
  func refused(_ words: [String], _ reason: String) throws {
    #expect(try run(words, aws: nil).errors.contains(reason))
  }

  @Test("an AWS CLI that is not installed, or too old, is named with what to do")
  func otherTools() throws {
    let missing = try run(["--state", "s3://bucket"], aws: nil)
    #expect(missing.errors.contains("the AWS CLI is not installed"), "\(missing.errors)")
    let old = try run(
      ["--state", "s3://bucket"],
      aws: """
        case "$*" in
        *--if-none-match*) echo "Unknown options: --if-none-match, *" >&2; exit 252 ;;
        esac
        echo null
        """)
    #expect(old.errors.contains("install a newer AWS CLI"), "\(old.errors)")
  }

  @Test("--state-profile is the profile of every call for the state")
  func profile() throws {
    let refused = try run(
      ["--state", "s3://bucket/p", "--state-profile", "team"],
      aws: """
        case "$*" in
        *put-object*) echo "An error occurred (AccessDenied) when calling the PutObject operation: no" >&2
          exit 254 ;;
        esac
        echo null
        """)
    let calls = try place.read("calls").split(separator: "\n")
    #expect(calls.count == 2)
    #expect(calls.allSatisfy { $0.hasSuffix(" --profile team") })
    #expect(refused.errors.contains("needs s3:ListBucket on the bucket"), "\(refused.errors)")
  }
}
