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

  @Test("a command of the AWS CLI keeps the identity that the plan was approved for")
  func identity() {
    let shell = ShellState(exported: ["AWS_PROFILE": "other", "X": "1"], unset: ["AWS_REGION"])
    let environment = ["AWS_PROFILE": "mine", "AWS_REGION": "eu-west-1"]
    #expect(
      shell.applied(to: environment, isAWS: true)
        == ["AWS_PROFILE": "mine", "AWS_REGION": "eu-west-1", "X": "1"])
    #expect(shell.applied(to: environment, isAWS: false) == ["AWS_PROFILE": "other", "X": "1"])
  }
}
