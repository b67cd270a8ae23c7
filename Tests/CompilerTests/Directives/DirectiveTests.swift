import Source
import Testing

@testable import Compiler

@Suite struct DirectiveTests {
  @Test("a directive before a block says what it means")
  func run() throws {
    let plan = Compiled.plan(
      """
      # A

      <!-- runbook
      run: aws kms create-key --description "a key"
      gives: kms-arn = KeyMetadata.Arn
      check: aws kms describe-key --key-id <kms-arn>
      undo: aws kms schedule-key-deletion --key-id <kms-arn>
      timeout: 2m
      retry: 3
      -->
      Make the key in the console.
      """)
    let action = try #require(plan.actions.first?.action)
    #expect(
      Compiled.line(action).hasSuffix("4 command create aws kms create-key --description a key"))
    #expect(action.origin == .directive)
    #expect(action.gives.first == Give(name: "kms-arn", path: "KeyMetadata.Arn"))
    #expect(action.check?.names == ["kms-arn"])
    #expect(action.undo?.names == ["kms-arn"])
    #expect(action.timeout == 120)
    #expect(action.retries == 3)
    #expect(action.text == "Make the key in the console.")
    #expect(plan.inputs.isEmpty)
    #expect(plan.diagnostics.isEmpty)
  }

  @Test("a directive inside an item is stronger than its words")
  func item() throws {
    let plan = Compiled.plan(
      "# A\n1. Phone them.\n   <!-- runbook: manual -->\n2. Create a bucket named `b`.\n\n   <!-- runbook: skip -->\n"
    )
    #expect(plan.steps[0].actions.map(\.kind) == [.manual])
    #expect(plan.steps[0].actions[0].origin == .directive)
    #expect(plan.steps[1].isOptional)
    #expect(plan.steps[1].excludedBy != nil)
  }

  @Test("a directive changes the fence that it stands before")
  func fence() throws {
    let plan = Compiled.plan(
      "# A\n\n<!-- runbook\nname: list\nexpect: bucket-<name>\nconfirm:\n-->\n```sh\naws s3 ls\n```\n"
    )
    let action = try #require(plan.actions.first?.action)
    #expect(action.id == "a/fence-1/list")
    #expect(action.expectation == .contains([Argument([.literal("bucket-"), .value("name")])]))
    #expect(action.asksFirst)
  }

  @Test("a command is repeated for the items of a list")
  func forEach() throws {
    let plan = Compiled.plan(
      "# A\n\n<!-- runbook: for-each: user in users -->\n```sh\naws iam create-user --user-name <user>\n```\n"
    )
    let action = try #require(plan.actions.first?.action)
    #expect(action.forEach?.source == .list("users", item: "user"))
    #expect(plan.inputs.map(\.name) == ["users"])
    #expect(plan.inputs.first?.isList == true)
  }

  @Test("several lines of a command are one value")
  func continuation() throws {
    let plan = Compiled.plan(
      "# A\n\n<!-- runbook\nrun: |\n  cd /tmp\n  ls | wc -l\ngives: count\n-->\n")
    guard case .script(let script)? = plan.actions.first?.action.invocation else {
      Issue.record("no script")
      return
    }
    #expect(script.source == "cd /tmp\nls | wc -l")
    #expect(plan.actions.first?.action.gives == [Give(name: "count", path: "@")])
  }

  @Test("an unknown key stops the run, with the key that was meant")
  func unknownKey() throws {
    let plan = Compiled.plan("# A\n1. Phone them.\n   <!-- runbook: manuel -->\n")
    let finding = try #require(plan.blockingDiagnostics.first)
    #expect(finding.id == "directive.unknown-key")
    #expect(finding.message.contains("\"manual\""))
    #expect(finding.fixes.first?.edits.first?.replacement == "manual")
  }

  @Test(
    "a value that cannot be read is reported",
    arguments: ["timeout: soon", "retry: often", "gives: a =", "for-each: all of the users"])
  func values(line: String) {
    let plan = Compiled.plan("# A\n\n<!-- runbook\n\(line)\n-->\n```sh\naws s3 ls\n```\n")
    #expect(plan.diagnostics.contains { $0.id == "directive.value" && $0.severity == .error })
  }

  @Test(
    "comments that are no directives are left alone",
    arguments: ["<!-- runbooks: manual -->", "<!-- a runbook: manual -->", "<!-- TODO -->"])
  func otherComments(comment: String) {
    let plan = Compiled.plan("# A\n\n\(comment)\n```sh\naws s3 ls\n```\n")
    #expect(plan.actions.first?.action.kind == .command)
    #expect(plan.diagnostics.isEmpty)
  }

  @Test("an allowance silences one finding at its place, and an unused one is reported")
  func allow() {
    let link = "[Nothing]()"
    #expect(Compiled.plan("# A\n\n\(link)\n").diagnostics.map(\.id) == ["doc.empty-link"])
    #expect(
      Compiled.plan("# A\n\n<!-- runbook: allow: doc.empty-link -->\n\(link)\n").diagnostics.isEmpty
    )
    #expect(
      Compiled.plan("# A\n\n<!-- runbook: allow: doc.empty-link -->\ntext\n\n\(link)\n").diagnostics
        .map(\.id) == ["directive.unused-allow", "doc.empty-link"])
  }

  @Test(
    "durations",
    arguments: [
      ("90", 90), ("90s", 90), ("2m", 120), ("1h", 3600), ("1m30s", 90), ("m", nil), ("", nil),
      ("2 days", nil), ("1m30", nil), ("99999999999999999999s", nil),
    ] as [(String, Int?)])
  func durations(text: String, seconds: Int?) {
    #expect(DirectiveApplier.seconds(text) == seconds)
  }

  @Test("what is wrong in a directive's command stands where it is written")
  func place() throws {
    let text = "1. Do it.\n\n   <!-- runbook\n   run: echo 'x\n   -->\n"
    let finding = try #require(Compiled.plan(text).diagnostics.first)
    #expect(finding.id == "command.unclosed-quote")
    #expect(String(decoding: Array(text.utf8)[finding.range], as: UTF8.self) == "'")
    let fence = "```sh {retires=3}\ntrue\n```\n"
    let key = try #require(Compiled.plan(fence).diagnostics.first)
    #expect(String(decoding: Array(fence.utf8)[key.range], as: UTF8.self) == "```sh {retires=3}")
  }
}
