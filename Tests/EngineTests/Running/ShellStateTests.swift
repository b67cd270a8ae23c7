import Compiler
import Platform
import Testing

@testable import Engine

@Suite("what scripts leave to what runs after them")
struct ShellStateTests {
  private func state(
    _ text: String, since environment: [String: String] = [:], in folder: String? = nil
  ) -> ShellState? {
    ShellState(Array(text.utf8), since: environment, in: folder, ignoring: ["RUNBOOK_VAR_X"])
  }

  @Test("only what changed counts: new, other and missing variables, and another folder")
  func changes() {
    let text = "/b\n\0KEPT=1\0NEW=a=b\nc\0OTHER=2\0PWD=/b\0SHLVL=2\0RUNBOOK_VAR_X=v\0"
    let found = state(text, since: ["KEPT": "1", "OTHER": "1", "GONE": "x"], in: "/a")
    #expect(
      found
        == ShellState(folder: "/b", exported: ["NEW": "a=b\nc", "OTHER": "2"], unset: ["GONE"]))
  }

  @Test(
    "a script that wrote nothing, or was cut off, leaves nothing",
    arguments: ["", "/b", "/b\n", "\0A=1\0"])
  func nothing(text: String) {
    #expect(state(text) == nil)
  }

  @Test("a later script's word counts: set again after unset, unset after set, secret after plain")
  func merging() {
    var shell = ShellState(folder: "/a", exported: ["A": "1", "B": "1"], unset: ["C"])
    shell.merge(ShellState(exported: ["C": "2"], unset: ["A"], secretNames: ["B"]))
    #expect(
      shell
        == ShellState(folder: "/a", exported: ["C": "2"], unset: ["A"], secretNames: ["B"]))
  }

  @Test("who calls AWS stays as the plan was approved, in scripts too")
  func identity() {
    let shell = ShellState(
      exported: ["AWS_PROFILE": "other", "AWS_CONFIG_FILE": "x", "X": "1"], unset: ["AWS_REGION"])
    let environment = ["AWS_PROFILE": "mine", "AWS_REGION": "eu-west-1"]
    #expect(
      shell.applied(to: environment, isAWS: true)
        == ["AWS_PROFILE": "mine", "AWS_REGION": "eu-west-1", "X": "1"])
    #expect(shell.applied(to: environment, isAWS: false) == ["AWS_PROFILE": "mine", "X": "1"])
  }

  @Test(
    "variables that are set and not exported are left too",
    arguments: [
      ("DIR=/var/lib/x", ["DIR": "/var/lib/x"]), ("a='1 2'; b=$a$a", ["a": "1 2", "b": "1 21 2"]),
      ("for f in one two; do :; done", ["f": "two"]), ("echo word | { read x; }; y=1", ["y": "1"]),
      ("set -u; A=1; false", ["A": "1"]), ("A=1 true", [:]), ("A=(x y); B=z", ["B": "z"]),
      ("A=`echo out`\nexit 3", ["A": "out"]),
      ("LONG=$(head -c 40000 /dev/zero | tr '\\0' x); S=1", ["S": "1"]),
    ] as [(String, [String: String])])
  func plainVariables(script: String, left: [String: String]) throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/state"
    let text =
      ShellState.leaving(script, writingTo: file, variables: ScriptVariables(script).texts)
    _ = try Command(["bash", "-ec", text], environment: ["PATH": "/usr/bin:/bin"]).capture()
    let bytes = try LocalFileSystem().read(file, limit: 1 << 20)
    let found = try #require(
      ShellState(bytes, since: [:], in: nil, ignoring: []), "the script left nothing")
    #expect(found.exported.filter { script.contains($0.key) && $0.key != "_" } == left)
  }
}
