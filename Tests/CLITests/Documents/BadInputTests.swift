import Testing

@Suite("Documents that are none")
struct BadInputTests {
  @Test(
    "each is refused with status 2 and a clear message, whatever was asked for",
    arguments: ["run", "plan", "validate"])
  func refused(command: String) throws {
    let place = try Workplace(["runbooks/deploy.md": "# x\n", "empty.md": " \n"])
    try place.write([0x23, 0x20, 0xFF, 0xFE], to: "latin.md")
    try place.write(Array("# a\u{0}b".utf8), to: "binary.md")
    try place.write([UInt8](repeating: 0x61, count: 50_000_000), to: "huge.md")
    let cases: [(String, String)] = [
      ("depoly.md", "no such file: \"depoly.md\""), ("empty.md", "\"empty.md\" is empty"),
      ("latin.md", "\"latin.md\" is not UTF-8, first at line 1"),
      ("binary.md", "\"binary.md\" is not a text: there is a NUL at byte 3"),
      ("huge.md", "\"huge.md\" is larger than 16 MB, which is too much for a document"),
    ]
    for (name, message) in cases {
      let outcome = place.run(command, name)
      #expect(outcome.status == 2, "\(name)")
      #expect(outcome.errors.hasPrefix("runbook: \(message)\n"), "\(outcome.errors)")
      #expect(outcome.output == "")
    }
    #expect(place.run(command, "depoly.md").errors.contains("did you mean \"deploy.md\"?"))
    #expect(!place.has(".runbook"))
  }

  @Test("empty standard input is called that")
  func emptyInput() throws {
    let outcome = try Workplace().run("validate", "-")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "runbook: standard input is empty\n")
  }

  @Test("a document that makes nothing cannot be verified, and that is what is said")
  func nothingToVerify() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n"])
    let outcome = place.run("verify", "d.md")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "runbook: nothing in this document can be looked for in an account\n"))
  }

  @Test("a secret on the command line is refused, and not repeated", arguments: ["run", "plan"])
  func secretOnCommandLine(command: String) throws {
    let text = "1. Run:\n\n   ```sh\n   echo <api-token> | cat\n   ```\n"
    let place = try Workplace(["d.md": "<!-- runbook: needs: api-token -->\n\n" + text])
    let outcome = place.run(command, "d.md", "--var", "api-token=hunter2hunter2")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("runbook: the secret \"api-token\" stands on the command line"))
    #expect(outcome.errors.contains("RUNBOOK_VAR_API_TOKEN"))
    #expect(!outcome.errors.contains("hunter2") && !place.has(".runbook"))
  }

  @Test("a folder is no document to run")
  func folder() throws {
    let place = try Workplace(["docs/a.txt": "x"])
    for command in ["run", "plan"] {
      let outcome = place.run(command, "docs")
      #expect(outcome.status == 2)
      #expect(outcome.errors == "runbook: \"docs\" is a folder, not a document\n")
    }
    let outcome = place.run("validate", "docs")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "runbook: there is no .md file in \"docs\"\n")
  }

  @Test("a document with nothing to run is an error for run")
  func nothing() throws {
    let place = try Workplace(["notes.md": "# Notes\n\nAll is well.\n"])
    let outcome = place.run("run", "notes.md")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("runbook: there is nothing to run in \"notes.md\"\n"))
  }
}
