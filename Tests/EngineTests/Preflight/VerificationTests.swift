import Compiler
import Engine
import Platform
import Testing

@Suite struct VerificationTests {
  private func create(_ name: String, document: String) -> Action {
    let words: [Argument] = [
      "aws", "iam", "create-policy", "--policy-name", Argument(name), "--policy-document",
      Argument(document),
    ]
    let gives = [Give(name: "\(name)-arn", path: "Policy.Arn")]
    var action = command(name, words, effect: .create, gives: gives)
    action.probe = ProbeTable.probe(for: words, gives: gives)
    return action
  }

  private func attach(_ arn: String, to group: Argument, forEach: ForEach? = nil) -> Action {
    command(
      "attach-\(arn)",
      ["aws", "iam", "attach-group-policy", "--group-name", group, "--policy-arn", .value(arn)],
      effect: .ensure, forEach: forEach)
  }

  /// An account with the policies "same" and "other", the first attached to "admins".
  private let fake: FakeAWS

  init() throws {
    fake = try FakeAWS(
      """
      "iam get-policy")
        case "$4" in
        *:policy/same|*:policy/other) echo "{\\"Policy\\":{\\"Arn\\":\\"$4\\",\\"DefaultVersionId\\":\\"v1\\"}}" ;;
        *) refuse NoSuchEntity GetPolicy "no such policy" ;;
        esac ;;
      "iam get-policy-version") echo '{"PolicyVersion":{"Document":{"Version":"2012-10-17"}}}' ;;
      "iam list-attached-group-policies")
        case "$4 $6" in
        admins*same*) echo '{"AttachedPolicies":[{"PolicyArn":"same"}]}' ;;
        *) echo '{"AttachedPolicies":[]}' ;;
        esac ;;
      """)
  }

  private func states(_ actions: [Action], inputs: [Input] = [], options: RunOptions? = nil) throws
    -> [String]
  {
    let verification = try fake.engine.verify(
      plan(actions, inputs: inputs), options: options ?? fake.options)
    return verification.findings.map { finding in
      let state =
        switch finding.existing {
        case .absent: "missing"
        case .same: "same"
        case .different(let differences): "differs in \(differences.map(\.label))"
        case .unknown(let reason): "unknown: \(reason)"
        }
      return "\(finding.unit.label) \(state)"
    }
  }

  @Test("what is the same, differs and is missing is told apart, attachments too")
  func states() throws {
    let document = "{\"Version\":\"2012-10-17\"}"
    #expect(
      try states([
        create("same", document: document), create("other", document: "{\"Version\":\"x\"}"),
        create("gone", document: document), attach("same-arn", to: "admins"),
        attach("other-arn", to: "admins"), attach("gone-arn", to: "admins"),
      ]) == [
        "same same", "other differs in [\"policy document\"]", "gone missing",
        "attach-same-arn same", "attach-other-arn missing", "attach-gone-arn missing",
      ])
  }

  @Test("only reading commands are called, and no run is made")
  func readsOnly() throws {
    _ = try states([
      create("same", document: "{}"), attach("same-arn", to: "admins"), command("x", ["true"]),
    ])
    for call in fake.calls {
      let operation = call.split(separator: " ")[1]
      #expect(operation.hasPrefix("get-") || operation.hasPrefix("list-"), "\(call)")
    }
    #expect(try fake.store.list().isEmpty)
  }

  @Test("each item of a list is looked for")
  func items() throws {
    var options = fake.options
    options.values.file = ["groups": .list(["admins", "others"])]
    let action = attach(
      "arn", to: .value("group"), forEach: ForEach(source: .list("groups", item: "group")))
    options.values.file["arn"] = .text("same")
    #expect(
      try states(
        [action], inputs: [Input(name: "groups", isList: true), Input(name: "arn")],
        options: options) == ["attach-arn[1] same", "attach-arn[2] missing"])
  }

  /// Tags each group of a list that only a run sees.
  private var attachToEach: [Action] {
    let list = command(
      "list", ["aws", "iam", "list-groups"], effect: .read)
    let each = ForEach(
      source: .output(
        action: "list", path: "Groups", bindings: [.init(name: "group", field: "GroupName")]))
    return [list, attach("arn", to: .value("group"), forEach: each)]
  }

  @Test("of items that only a run finds out it cannot tell, and says so")
  func unlisted() throws {
    var options = fake.options
    options.values.file = ["arn": .text("same")]
    let found = try states(attachToEach, inputs: [Input(name: "arn")], options: options)
    #expect(
      found == [
        "attach-arn unknown: over which items this goes only a run finds out, and none has done it "
          + "in this account"
      ])
  }

  @Test("the items that a run went over are looked for, also where the document was reworded since")
  func listed() throws {
    let fake = try FakeAWS(
      """
      "iam list-groups")
        echo '{"Groups":[{"GroupName":"admins"},{"GroupName":"others"}]}' ;;
      "iam attach-group-policy") exit 0 ;;
      "iam list-attached-group-policies")
        case "$4" in
        admins) echo '{"AttachedPolicies":[{"PolicyArn":"same"}]}' ;;
        *) echo '{"AttachedPolicies":[]}' ;;
        esac ;;
      """)
    var options = fake.options
    options.values.file = ["arn": .text("same")]
    let inputs = [Input(name: "arn")]
    let result = try fake.run(attachToEach, inputs: inputs, options: options)
    #expect(result.outcome.exitStatus == 0)
    let record = try fake.store.read(try #require(try fake.store.list().last))
    var reworded = attachToEach
    reworded[1].text = "Attach it to each group"
    let verification = try fake.engine.verify(
      plan(reworded, inputs: inputs), earlier: record, options: options)
    #expect(verification.findings.map(\.unit.label) == ["attach-arn[1]", "attach-arn[2]"])
    #expect(verification.findings.first?.existing == .same(gives: [:]))
    #expect(verification.findings.last?.existing == .absent)
  }

  @Test("a read that is refused says so, and is no success")
  func refused() throws {
    let fake = try FakeAWS(
      "\"iam get-policy\") refuse AccessDenied GetPolicy \"you may not\" ;;")
    let verification = try fake.engine.verify(
      plan([create("same", document: "{}")]), options: fake.options)
    #expect(!verification.isFulfilled)
    guard case .unknown(let reason)? = verification.findings.first?.existing else {
      Issue.record("\(verification.findings)")
      return
    }
    #expect(reason.contains("you may not"))
  }

  @Test("a document of which nothing can be looked for is refused")
  func nothing() throws {
    #expect(throws: EngineError.self) {
      try fake.engine.verify(plan([command("x", ["true"])]), options: fake.options)
    }
  }
}
