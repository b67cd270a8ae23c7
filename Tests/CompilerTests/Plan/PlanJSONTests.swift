import Foundation
import JSON
import Source
import Testing

@testable import Compiler

@Suite struct PlanJSONTests {
  private let file = SourceFile(name: "a.md", bytes: Array("one\ntwo <kms-arn>\nthree\n".utf8))

  private var plan: Plan {
    let policy = Argument([
      .literal("{\"Principal\":["),
      .jsonList(
        "users", prefix: [.literal("\"arn:"), .value("partition")], suffix: [.literal("\"")]),
      .literal("],\"Key\":\""), .jsonText("kms-arn"), .literal("\"}"),
    ])
    var full = Action(
      id: "a/1/1", kind: .command, origin: .prose, line: 2, effect: .create,
      invocation: .arguments(["aws", "iam", "create-policy", policy, .value("name")]),
      text: "Create \"it\"", gives: [Give(name: "arn", path: "Policy.Arn", isSecret: true)],
      forEach: ForEach(
        source: .output(
          action: "a/0", path: "Apps", bindings: [.init(name: "app-name", field: "AppName")]),
        alternatives: [.init(missing: "app-name", invocation: .arguments(["x", .value("y")]))]),
      probe: Probe(
        subject: "policy \"p\"",
        reads: [
          .init(
            arguments: ["aws", .value("name")], captures: [Give(name: "v", path: "V")],
            notFound: ["NoSuchEntity"])
        ],
        comparisons: [.init(label: "d", read: 0, path: "D", expected: policy, method: .policy)],
        absentWhenEmpty: "List"),
      check: .arguments(["true"]), timeout: 90, retries: 2, needsConfirmation: true, reason: "why")
    full.undo = .script(
      Script(
        shell: "bash", source: "rm <x>", body: "rm \"${V}\"",
        variables: [.init(name: "x", variable: "V")]))
    let wait = Action(
      id: "a/1/2", kind: .wait, origin: .table, line: 3, effect: .read,
      invocation: .arguments(["aws"]), text: "",
      forEach: ForEach(source: .list("users", item: "user")),
      wait: Wait(path: "S", success: ["OK"], failure: ["NO"], untilGone: true, interval: 7),
      expectation: .members(path: "P[].N", beginningWith: ["a", .value("b")]))
    let check = Action(
      id: "a/1/3", kind: .check, origin: .fence, line: 3, effect: .read,
      text: "", expectation: .transcript(Argument([.literal("a\n"), .value("b")])))
    let manual = Action(
      id: "a/1/4", kind: .manual, origin: .directive, line: 3, effect: .unknown, text: "Look",
      expectation: .contains(["x"]))
    return Plan(
      runbook: "a.md", region: "eu-west-1",
      inputs: [
        Input(
          name: "name", isRequired: false, isList: true, defaultValue: "o'neil \"x\"",
          isSecret: true, purpose: "for", usedAt: [SourceLocation(line: 2, column: 5)])
      ],
      requires: [
        Requirement(kind: .user, name: Argument([.literal("admin_"), .value("name")]), line: 2)
      ],
      steps: [
        Step(
          id: "a/1", section: "A", number: 1, title: "T", line: 1, isOptional: true,
          excludedBy: "because", alternative: .init(group: "a", choice: "a/x"),
          actor: Argument([.literal("admin-"), .value("name")]),
          notCarriedOut: [.init(line: 2, text: "disable it")],
          actions: [full, wait, check, manual])
      ],
      diagnostics: [
        Diagnostic(
          "var.near-miss", .warning, "x", at: 8..<17,
          notes: [.init("n", at: 0..<3), .init("m")],
          fixes: [.init("f", edits: [.init(8..<9, "<")], isSafe: true)])
      ], usedRanges: [4..<17])
  }

  @Test("a plan is read back as it was written")
  func roundTrip() throws {
    let json = plan.json(in: file)
    #expect(try Plan(json: json) == plan)
    let reread = try #require(JSONValue(parsing: json.compact))
    #expect(try Plan(json: reread) == plan)
  }

  /// A plan with what its actions mostly are: commands of words alone.
  private var plain: Plan {
    var plan = plan
    plan.steps[0].actions += (1...3).map { index in
      Action(
        id: "a/2/\(index)", kind: .command, origin: .table, line: index, effect: .read,
        invocation: .arguments(["true", Argument(["x", "ü", "\"\\"][index - 1])]), text: "Say it")
    }
    plan.usedRanges = [0..<3, 4..<4]
    return plan
  }

  @Test("a plan is read back from its text as it was written, with and without white space")
  func text() throws {
    for plan in [plain, Plan(runbook: "empty.md")] {
      let json = plan.json(in: file)
      for text in [json.compact, json.compact + "\n", json.pretty()] {
        #expect(try Plan(parsing: Array(text.utf8)) == plan)
      }
    }
  }

  @Test("a text that was cut anywhere, or has something behind its end, is no plan")
  func cutText() {
    let bytes = Array(plain.json(in: file).compact.utf8)
    for length in 0..<bytes.count {
      #expect(throws: PlanFormatError.self) { try Plan(parsing: Array(bytes[..<length])) }
    }
    #expect(throws: PlanFormatError.self) { try Plan(parsing: bytes + Array("{}".utf8)) }
  }

  @Test(
    "a fault in a text names its place",
    arguments: [#""kind":"command","#, #""origin":"table","#])
  func faultyText(_ part: String) throws {
    let text = plain.json(in: file).compact
    // The last one stands in an action that is otherwise of words alone.
    let place = try #require(text.range(of: part, options: .backwards))
    let error = #expect(throws: PlanFormatError.self) {
      try Plan(parsing: Array(text.replacingCharacters(in: place, with: "").utf8))
    }
    #expect(error?.path.hasPrefix("steps[0].actions[") == true, "\(String(describing: error))")
  }

  @Test("argv shows values as <name>, and defaults in their place, escaped inside JSON")
  func argv() throws {
    var plan = plan
    plan.steps[0].actions[0].invocation = .arguments([
      "aws", .value("name"), .value("other"),
      Argument([.literal("{\"a\":\""), .jsonText("name"), .literal("\"}")]),
    ])
    let action = plan.json(in: file)["steps"]?[0]?["actions"]?[0]
    let words = action?["argv"]?.elements?.compactMap(\.string)
    #expect(words == ["aws", "o'neil \"x\"", "<other>", "{\"a\":\"o'neil \\\"x\\\"\"}"])
  }

  @Test("a finding has its place in lines and columns")
  func places() {
    let finding = plan.json(in: file)["diagnostics"]?[0]
    #expect(finding?["line"] == .number("2"))
    #expect(finding?["column"] == .number("5"))
    #expect(finding?["endColumn"] == .number("14"))
    #expect(finding?["file"]?.string == "a.md")
  }

  @Test(
    "what is no plan is refused with the place that is wrong",
    arguments: [
      ("{}", "plan"), ("[]", "plan"), ("{\"format\":\"runbook.plan/2\"}", "format"),
      ("{\"format\":\"runbook.plan/1\",\"runbook\":1}", "runbook"),
      ("{\"format\":\"runbook.plan/1\",\"runbook\":\"a\",\"steps\":[{\"id\":\"x\"}]}", "steps[0]"),
      (
        "{\"format\":\"runbook.plan/1\",\"runbook\":\"a\",\"usedRanges\":[[3,1]]}", "usedRanges[0]"
      ),
    ])
  func refused(text: String, path: String) throws {
    let json = try #require(JSONValue(parsing: text))
    let error = #expect(throws: PlanFormatError.self) { try Plan(json: json) }
    #expect(error?.path == path)
  }

  @Test("only errors in what the plan uses stop a run")
  func blocking() {
    var plan = plan
    plan.diagnostics = [
      Diagnostic("a.b", .error, "x", at: 5..<6), Diagnostic("a.c", .error, "x", at: 20..<21),
      Diagnostic("a.d", .warning, "x", at: 5..<6), Diagnostic("a.e", .error, "x", at: 6..<6),
    ]
    #expect(plan.blockingDiagnostics.map(\.id) == ["a.b", "a.e"])
  }
}
