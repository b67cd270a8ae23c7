import Compiler
import Engine
import Platform
import Testing

@Suite("Secrets that are too short to be masked")
struct ShortSecretTests {
  private let folder: TemporaryFolder
  private let delegate = ScriptedDelegate()

  init() throws { folder = try TemporaryFolder() }

  private func run(_ actions: [Action], secret: String) throws -> RunResult {
    var options = RunOptions.test()
    options.values.options = [(name: "pin", value: secret)]
    return try Engine(
      store: RunStore(folder: FilePath.join(folder.path, "state")), world: .local(),
      delegate: delegate
    ).run(
      plan(actions, inputs: [Input(name: "pin", isSecret: true)]), document: [], options: options)
  }

  @Test("one that a person gives is refused before anything runs", arguments: ["7", "777", "é"])
  func refused(secret: String) throws {
    let marker = FilePath.join(folder.path, "ran")
    #expect {
      try run([script("a", "touch '\(marker)'; test $PIN", ["PIN": "pin"])], secret: secret)
    } throws: { error in
      guard case .badValue("pin", let reason)? = error as? EngineError else { return false }
      return reason.contains("fewer than 4 bytes") && !reason.contains(secret)
    }
    #expect(!LocalFileSystem().exists(marker))
    #expect(!LocalFileSystem().exists(FilePath.join(folder.path, "state/runs")))
  }

  @Test("of one that a command gives nothing is recorded, and what is done with it is not shown")
  func given() throws {
    let result = try run(
      [
        command(
          "a", ["echo", "777"],
          gives: [Give(name: "code", path: "@", isSecret: true)]),
        script("b", "echo out $CODE; echo err $CODE >&2", ["CODE": "code"]),
        command("c", ["echo", "as before"]),
        script("d", "test $CODE = 777", ["CODE": "code"]),
      ], secret: "long enough")
    #expect(result.outcome.exitStatus == 0)
    #expect(delegate.output == "***\n***\n***\nas before\n")
    let written = try Command(
      ["sh", "-c", "cat $1/state/runs/*/journal.jsonl $1/state/runs/*/logs/*", "sh", folder.path],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture(limit: 1 << 20).text
    #expect(written.contains("as before"))
    #expect(!written.contains("out 777") && !written.contains("err 777"))
  }
}
