import CLI
import Testing

@Suite("Reading command lines")
struct ArgumentParserTests {
  private let parser = ArgumentParser(
    commands: CommandTable.commands, common: CommandTable.common)

  private func option(_ name: String, of command: String) throws -> CommandOption {
    let entry = try #require(CommandTable.commands.first { $0.name == command })
    return try #require((entry.options + CommandTable.common).first { $0.name == name })
  }

  @Test("options stand anywhere, with their value attached or after them")
  func anywhere() throws {
    let format = try option("--format", of: "plan")
    for words in [
      ["plan", "x.md", "--format", "json"], ["plan", "--format=json", "x.md"],
      ["--no-color", "plan", "--format", "json", "x.md"],
    ] {
      let parsed = try parser.parse(words)
      #expect(parsed.value(format) == "json")
      #expect(parsed.operands == ["x.md"])
    }
  }

  @Test("a repeated option keeps all values in order")
  func repeated() throws {
    let parsed = try parser.parse(["plan", "x", "--var", "a=1", "--var=b=2"])
    #expect(parsed.values(try option("--var", of: "plan")) == ["a=1", "b=2"])
  }

  @Test("what follows two dashes is an operand, and so is a single dash")
  func operands() throws {
    #expect(try parser.parse(["render", "--", "--odd.md"]).operands == ["--odd.md"])
    #expect(try parser.parse(["render", "-"]).operands == ["-"])
  }

  @Test("letters stand for options")
  func letters() throws {
    let parsed = try parser.parse(["run", "x.md", "-y"])
    #expect(parsed.has(try option("--yes", of: "run")))
  }

  @Test(
    "what fits nothing is refused with status 2, and the nearest is named",
    arguments: [
      (["pln", "x"], "\"pln\" is no command, did you mean \"plan\"?"),
      (["x.md"], "\"x.md\" is no command"),
      (
        ["plan", "x", "--fromat", "json"],
        "\"plan\" has no option \"--fromat\", did you mean \"--format\"?"
      ),
      (["plan", "x", "-q"], "\"plan\" has no option \"-q\""),
      (["plan", "x", "--format"], "\"--format\" needs a value: FORMAT"),
      (["plan", "x", "--format", "--full"], "\"--format\" needs a value: FORMAT"),
      (["plan", "x", "--format", "jsn"], "\"--format\" cannot be \"jsn\", did you mean \"json\"?"),
      (["plan", "x", "--format=text", "--format=json"], "\"--format\" is given twice"),
      (["plan", "x", "--full=yes"], "\"--full\" takes no value"),
      (["plan", "x", "--from="], "the value of \"--from\" is empty"),
      (["plan"], "\"plan\" needs FILE"),
      (["plan", ""], "FILE is empty"),
      (["plan", "x", "y"], "\"plan\" does not take \"y\""),
      (["completions", "zhs"], "SHELL cannot be \"zhs\", did you mean \"zsh\"?"),
      (["--wrong"], "runbook has no option \"--wrong\""),
    ])
  func refused(words: [String], message: String) {
    let failure = #expect(throws: CommandFailure.self) { try parser.parse(words) }
    #expect(failure?.message == message)
    #expect(failure?.status == .usage)
  }

  @Test("help is given although an operand is missing")
  func help() throws {
    let parsed = try parser.parse(["plan", "--help"])
    #expect(parsed.has(try option("--help", of: "plan")))
  }
}
