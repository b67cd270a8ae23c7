import AWS
import Compiler
import Engine
import Platform
import Source
import Testing

@Suite("Secrets among the arguments of a command")
struct SecretArgumentTests {
  /// What the AWS CLI knows of one operation.
  private static let model = """
    { "metadata": { "apiVersion": "2010-05-08", "endpointPrefix": "iam", "protocol": "query" },
      "operations": { "CreateLoginProfile": {
        "name": "CreateLoginProfile", "input": { "shape": "Request" } } },
      "shapes": {
        "Request": { "type": "structure", "required": [ "UserName" ], "members": {
          "UserName": { "shape": "Text" }, "Password": { "shape": "Text" },
          "Count": { "shape": "Number" }, "Settings": { "shape": "Settings" } } },
        "Settings": { "type": "structure", "members": { "Key": { "shape": "Text" } } },
        "Number": { "type": "integer" }, "Text": { "type": "string" } } }
    """
  private let fake: FakeAWS
  private let engine: Engine

  init() throws {
    fake = try FakeAWS(
      #"""
      "iam create-login-profile") cat /dev/fd/99 > "$STATE/input" ;;
      """#)
    try LocalFileSystem().makeFolders(FilePath.join(fake.folder.path, "data/iam/2010-05-08"))
    _ = try fake.folder.write("data/iam/2010-05-08/service-2.json", Self.model)
    let catalogue = AWSCatalogue(
      installation: AWSInstallation(
        executable: FilePath.join(fake.folder.path, "bin/aws"),
        dataFolders: [FilePath.join(fake.folder.path, "data")]), cacheFolder: nil)
    engine = Engine(
      store: fake.store, world: .local(), delegate: fake.delegate,
      models: ServiceModels(catalogue))
  }

  private func run(_ action: Action, secret: String = "password") throws -> RunResult {
    var options = fake.options
    options.values.options = [(name: secret, value: "hunter2 \"x\"")]
    return try engine.run(
      plan(
        [action],
        inputs: [
          Input(name: secret, isSecret: true, usedAt: [SourceLocation(line: 1, column: 9)])
        ]), document: [], options: options)
  }

  @Test(
    "of the AWS CLI go through an input document in memory, and are masked where it is shown",
    arguments: [
      ("--password <password>", #"{"Password":"hunter2 \"x\""}"#, ["--password", "***"]),
      (
        #"--settings {"Key":"<password>"}"#, #"{"Settings":{"Key":"hunter2 \"x\""}}"#,
        ["--settings", #"{"Key":"***"}"#]
      ),
    ])
  func document(_ words: String, _ document: String, _ shown: [String]) throws {
    var action = aws("iam create-login-profile --user-name eve", .create)
    let option = words.split(separator: " ").map { word -> Argument in
      guard word.contains("<password>"), word != "<password>" else {
        return word == "<password>" ? .value("password") : Argument(String(word))
      }
      return Argument([.literal(#"{"Key":""#), .jsonText("password"), .literal(#""}"#)])
    }
    guard case .arguments(let begin)? = action.invocation else { return }
    action.invocation = .arguments(begin + option)
    let result = try run(action)
    #expect(result.outcome.exitStatus == 0)
    #expect(
      fake.calls == [
        "iam create-login-profile --user-name eve --cli-input-json file:///dev/fd/99"
      ])
    #expect(fake.folder.text("input") == document)
    #expect(
      result.state.actions[action.id]?.whole.arguments
        == ["aws", "iam", "create-login-profile", "--user-name", "eve"] + shown)
  }

  @Test(
    "of another program, or where the AWS CLI takes none, stop the run before it begins",
    arguments: [
      ("sh", ["sh", "-c", "echo \"$0\"", .value("password")] as [Argument]),
      ("tool", ["tool", Argument([.literal("--password="), .value("password")])]),
      ("aws", ["aws", "iam", "create-login-profile", .value("password")]),
      ("aws", ["aws", "iam", "create-login-profile", "--count", .value("password")]),
      ("aws", ["aws", "iam", "create-login-profile", "--unknown", .value("password")]),
      ("aws", ["aws", "iam", "create-login-profile", "--password", .value("password"), "more"]),
    ])
  func refused(_ program: String, _ words: [Argument]) throws {
    let error = #expect(throws: EngineError.self) { try run(command("a", words)) }
    guard case .exposedSecrets(let secrets, "test.md")? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      secrets == [
        ExposedSecret(
          name: "password", place: .arguments(program: program),
          location: SourceLocation(line: 1, column: 9))
      ])
    #expect(!LocalFileSystem().exists(FilePath.join(fake.folder.path, "state/runs")))
  }

  @Test("items of a for-each are refused too, since the journal has them")
  func items() throws {
    var action = script("a", "echo $PART", ["PART": "part"])
    action.forEach = ForEach(source: .list("passwords", item: "part"))
    let error = #expect(throws: EngineError.self) { try run(action, secret: "passwords") }
    guard case .exposedSecrets(let secrets, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(secrets.map(\.name) == ["passwords"])
    #expect(secrets.map(\.place) == [.items])
  }
}
