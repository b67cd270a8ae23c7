import Compiler
import Engine
import Platform
import Source
import Testing

@Suite struct ValueTests {
  private func run(
    _ arguments: [Argument], inputs: [Input], options: RunOptions, delegate: ScriptedDelegate
  ) throws -> RunResult {
    let folder = try TemporaryFolder()
    return try Engine(
      store: RunStore(folder: FilePath.join(folder.path, "state")), world: .local(),
      delegate: delegate
    ).run(
      plan(
        [
          command(
            "a", ["printf", "%s|"] + arguments, effect: .read, gives: [Give(name: "out", path: "@")]
          )
        ],
        inputs: inputs), document: [], options: options)
  }

  @Test("an option comes before the vars file, that before the environment, that before a question")
  func order() throws {
    let delegate = ScriptedDelegate()
    delegate.values = ["d": "asked"]
    var options = RunOptions.test()
    options.values.options = [(name: "A", value: "option")]
    options.values.file = ["a": .text("file"), "b_b": .text("file")]
    options.values.environment = ["A": "env", "B_B": "env", "C": "env"]
    let result = try run(
      [.value("a"), .value("b-b"), .value("c"), .value("d"), .value("e")],
      inputs: ["a", "b-b", "c", "d"].map { Input(name: $0) }
        + [Input(name: "e", defaultValue: "default")],
      options: options, delegate: delegate)
    #expect(result.state.values["out"] == .text("option|file|env|asked|default|"))
    #expect(delegate.asked == ["value d"])
  }

  @Test("all inputs that lack a value are named at once, with their lines")
  func missing() throws {
    let inputs = ["one", "two"].map {
      Input(
        name: $0, usedAt: [SourceLocation(line: 4, column: 1), SourceLocation(line: 9, column: 2)])
    }
    let error = #expect(throws: EngineError.self) {
      try run(
        [.value("one"), .value("two")], inputs: inputs, options: .test(),
        delegate: ScriptedDelegate())
    }
    guard case .missingValues(let missing)? = error else { return }
    #expect(missing.map(\.name) == ["one", "two"])
    #expect(missing.map(\.lines) == [[4, 9], [4, 9]])
  }

  @Test("an empty value, and one for a name that nothing uses, are refused")
  func refused() throws {
    var options = RunOptions.test()
    options.values.options = [(name: "one", value: "")]
    let empty = #expect(throws: EngineError.self) {
      try run(
        [.value("one")], inputs: [Input(name: "one")], options: options,
        delegate: ScriptedDelegate())
    }
    guard case .badValue("one", "it is empty")? = empty else { return }
    options.values.options = [(name: "kms-anr", value: "x")]
    let unknown = #expect(throws: EngineError.self) {
      try run(
        [.value("kms-arn")], inputs: [Input(name: "kms-arn")], options: options,
        delegate: ScriptedDelegate())
    }
    guard case .unknownValue("kms-anr", "kms-arn")? = unknown else {
      Issue.record("\(String(describing: unknown))")
      return
    }
  }

  @Test("values in JSON are escaped, and a list becomes one string for each item")
  func json() throws {
    var options = RunOptions.test()
    options.values.options = [
      (name: "text", value: "a\"b\\c\nd"), (name: "user", value: "x"),
      (name: "user", value: "y\"z"),
    ]
    let argument = Argument([
      .literal("{\"t\":\""), .jsonText("text"), .literal("\",\"u\":["),
      .jsonList("user", prefix: [.literal("\"user/")], suffix: [.literal("\"")]), .literal("]}"),
    ])
    let result = try run(
      [argument], inputs: [Input(name: "text"), Input(name: "user", isList: true)],
      options: options, delegate: ScriptedDelegate())
    #expect(
      result.state.values["out"]
        == .text(#"{"t":"a\"b\\c\nd","u":["user/x","user/y\"z"]}|"#))
  }

  @Test("a list that a projection gives becomes a word for each value, also after a resume")
  func words() throws {
    let fake = try FakeAWS(
      #"""
      "ec2 describe-subnets") echo '{"Subnets":[{"SubnetId":"s-1"},{"SubnetId":"s 2"}]}' ;;
      "sm create-domain") printf '%s|' "$@" >> "$STATE/words"; test -e "$STATE/ready" ;;
      """#)
    let actions = [
      aws(
        "ec2 describe-subnets", .read, gives: [Give(name: "ids", path: "Subnets[].SubnetId")]),
      aws("sm create-domain --subnet-ids <ids> --name x", .create),
    ]
    #expect(try fake.run(actions).outcome.exitStatus == 1)
    _ = try fake.folder.write("ready", "")
    let resumed = try fake.resume()
    #expect(resumed.outcome.exitStatus == 0)
    #expect(resumed.state.values["ids"] == .list(["s-1", "s 2"]))
    let call = "sm|create-domain|--subnet-ids|s-1|s 2|--name|x|"
    #expect(fake.folder.text("words") == call + call)
    #expect(fake.calls.filter { $0 == "ec2 describe-subnets" }.count == 1)
  }

  @Test(
    "a list with a value that would not be taken as one, or without any, is not passed",
    arguments: [
      (#"[{"SubnetId":"s-1"},{"SubnetId":"-x"}]"#, "would not be taken as a value"),
      (#"[{"SubnetId":"file:///etc/passwd"},{"SubnetId":"s"}]"#, "would not be taken as a value"),
      ("[]", "it is an empty list"),
    ])
  func badWords(subnets: String, reason: String) throws {
    let fake = try FakeAWS(
      #""ec2 describe-subnets") echo '{"Subnets":\#(subnets)}' ;;"#)
    let result = try fake.run([
      aws(
        "ec2 describe-subnets", .read, gives: [Give(name: "ids", path: "Subnets[].SubnetId")]),
      aws("sm create-domain --subnet-ids <ids>", .create),
    ])
    #expect(result.failure?.message.contains(reason) == true)
    #expect(fake.calls == ["ec2 describe-subnets"])
  }

  @Test("what the document calls by a shell variable is taken from the environment too")
  func variable() throws {
    var options = RunOptions.test()
    options.environment["TEAM"] = "red"
    let input = Input(name: "team", variable: "TEAM")
    let found = try run(
      [.value("team")], inputs: [input], options: options, delegate: ScriptedDelegate())
    #expect(found.state.values["out"] == .text("red|"))
    options.values.options = [(name: "team", value: "blue")]
    let given = try run(
      [.value("team")], inputs: [input], options: options, delegate: ScriptedDelegate())
    #expect(given.state.values["out"] == .text("blue|"))
  }

  @Test("a script gets its values through the environment, never in its text")
  func script() throws {
    let folder = try TemporaryFolder()
    var options = RunOptions.test()
    options.values.options = [(name: "name", value: "$(touch \(folder.path)/bad); 'x\"")]
    var action = command("a", [], effect: .unknown, gives: [Give(name: "out", path: "@")])
    action.invocation = .script(
      Script(
        shell: "sh", source: "echo <name>", body: "echo \"$RUNBOOK_NAME\"",
        variables: [Script.Variable(name: "name", variable: "RUNBOOK_NAME")]))
    let result = try Engine(
      store: RunStore(folder: FilePath.join(folder.path, "state")), world: .local(),
      delegate: ScriptedDelegate()
    ).run(plan([action], inputs: [Input(name: "name")]), document: [], options: options)
    #expect(result.state.values["out"] == .text("$(touch \(folder.path)/bad); 'x\""))
    #expect(!LocalFileSystem().exists(folder.path + "/bad"))
  }

  @Test(
    "a value that the AWS CLI would read from elsewhere, or take for an option, is not passed as is",
    arguments: [
      ("file:///etc/passwd", nil), ("http://x", nil), ("-rf", "iam use --name=-rf"),
      ("plain", "iam use --name plain"),
    ] as [(String, String?)])
  func protected(_ value: String, _ call: String?) throws {
    let fake = try FakeAWS(#""iam use") exit 0 ;;"#)
    var options = fake.options
    options.values.options = [(name: "name", value: value)]
    let result = try fake.run(
      [aws("iam use --name <name>", .read)], inputs: [Input(name: "name")], options: options)
    #expect(fake.calls == (call.map { [$0] } ?? []))
    #expect(result.outcome.exitStatus == (call == nil ? 1 : 0))
  }

  @Test("another program does not get a value for an option")
  func dash() throws {
    var options = RunOptions.test()
    options.values.options = [(name: "name", value: "-n")]
    let result = try run(
      [.value("name")], inputs: [Input(name: "name")], options: options,
      delegate: ScriptedDelegate())
    #expect(result.failure?.message.contains("begins with \"-\"") == true)
  }
}
