import Platform
import Testing

/// The real program with an `aws` of the test's own, and commands that take too long or fail at first.
@Suite(
  "Attempts of an action", .enabled(if: BuiltProgram.path != nil, "the program is not built"))
struct AttemptTests {
  private func document(_ directive: String, _ script: String) -> String {
    "# D\n\n## Do\n\n<!-- runbook: \(directive) -->\n\n```sh\n\(script)\n```\n"
  }

  /// A place with an `aws` that answers to `create-group` what `answer` says, the first time.
  private func account(_ answer: String) throws -> Workplace {
    let place = try Workplace([
      "d.md": """
      # D

      | command | action |
      | --- | --- |
      | `aws iam create-group --group-name ops` | Make the group |
      """,
      "bin/aws": """
      #!/bin/sh
      case "$1 $2" in
      "sts get-caller-identity")
        echo '{"UserId":"x","Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/ops"}' ;;
      "configure get") echo eu-central-1 ;;
      "iam list-account-aliases") echo '{"AccountAliases":[]}' ;;
      "iam get-group")
        echo "An error occurred (NoSuchEntity) when calling the GetGroup operation: no group" >&2
        exit 254 ;;
      "iam create-group")
        echo called >> calls
        if [ $(wc -l < calls) = 1 ]; then \(answer); fi
        echo '{"Group":{"GroupName":"ops","Path":"/"}}' ;;
      *) exit 252 ;;
      esac

      """,
    ])
    return place
  }

  private func refusal(_ code: String, _ message: String) -> String {
    "echo \"An error occurred (\(code)) when calling the CreateGroup operation: \(message)\" >&2; "
      + "exit 254"
  }

  private static let run = """
    chmod +x bin/aws
    PATH=$PWD/bin:$PATH $runbook run d.md --yes
    echo "run $?"
    $runbook show
    """

  @Test(
    "an answer that passes is waited out, and each attempt is shown and journaled",
    arguments: [
      ("Throttling", "Rate exceeded"), ("ConflictException", "another change is in progress"),
      ("ResourceInUseException", "the group is being deleted"),
      ("ConcurrentModification", "concurrent changes, try again"),
    ])
  func passing(code: String, message: String) throws {
    let place = try account(refusal(code, message))
    let result = try BuiltProgram.call(Self.run, in: place)
    #expect(result.text.contains("run 0\n"), "\(result.text)\(result.errorText)")
    #expect(try place.read("calls") == "called\ncalled\n")
    let lines = result.text.split(separator: "\n")
    let shown = lines.filter { $0.contains("  retrying ") }
    #expect(shown.count == 1)
    #expect(shown.first?.contains("create-group --group-name ops  again in ") == true)
    #expect(shown.first?.contains(": \(code): \(message)") == true)
    #expect(lines.count { $0.contains(": started: aws iam create-group") } == 1)
    #expect(lines.count { $0.contains("\(code): \(message)") && $0.contains("row-1: ") } == 1)
    #expect(lines.count { $0.contains(": started, attempt 2: aws iam create-group") } == 1)
  }

  @Test(
    "an answer that somebody must mend is not tried again",
    arguments: [
      ("LimitExceededException", "you have 300 groups already"), ("AccessDenied", "you may not"),
      ("DeleteConflict", "take its members out first"),
    ])
  func lasting(code: String, message: String) throws {
    let place = try account(refusal(code, message))
    let result = try BuiltProgram.call(Self.run, in: place)
    #expect(result.text.contains("run 1\n"), "\(result.text)\(result.errorText)")
    #expect(result.text.contains("failed at line 5: \(code): \(message)\n"))
    #expect(try place.read("calls") == "called\n")
  }

  @Test("retry of a directive is that often, and no more")
  func retries() throws {
    let place = try Workplace([
      "d.md": document("retry: 1", "echo . >> tries; test $(wc -l < tries) -gt 1"),
      "e.md": document("retry: 1", "echo . >> more; false"),
    ])
    let result = try BuiltProgram.call(
      """
      $runbook run d.md --yes; echo "run $?"
      $runbook run e.md --yes; echo "run $?"
      $runbook status | grep attempts
      """, in: place)
    #expect(try place.read("tries") == ".\n.\n")
    #expect(try place.read("more") == ".\n.\n")
    #expect(result.text.contains("run 0\n") && result.text.contains("run 1\n"))
    #expect(result.text.split(separator: "\n").count { $0.contains("  retrying ") } == 2)
    #expect(result.text.contains("do/fence-1/1, 2 attempts, exit status 1"), "\(result.text)")
  }

  @Test("timeout of a directive ends all that the command began, and its outcome is unknown")
  func timeout() throws {
    let place = try Workplace([
      "d.md": document("timeout: 1", "sh child & sleep 60; touch after"),
      "child": "while :; do echo . >> ticks; sleep 0.05; done\n",
    ])
    let result = try BuiltProgram.call(
      """
      $runbook run d.md --yes; echo "run $?"
      cp ticks before; sleep 0.3; cmp ticks before && echo "all ended"
      $runbook resume; echo "resume $?"
      $runbook resume --done fence-1 --note "seen to"; echo "resume $?"
      """, in: place)
    #expect(result.text.contains("  timed out "), "\(result.text)")
    #expect(result.text.contains("it took longer than its timeout and was ended"))
    #expect(result.text.contains("run 1\n"))
    #expect(result.text.contains("all ended\n"))
    #expect(result.text.contains("whether it happened is not known"), "\(result.text)")
    #expect(result.text.contains("resume 3\n"))
    #expect(result.text.hasSuffix("resume 0\n"), "\(result.text)\(result.errorText)")
    #expect(!place.has("after"))
  }
}
