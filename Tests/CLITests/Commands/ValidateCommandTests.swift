import Testing

@Suite("runbook validate")
struct ValidateCommandTests {
  static let wrong = """
    # Title

    - [Somewhere](#nowhere)

    ## Do it

    | command | action |
    | --- | --- |
    | `echo "x` | Say it |
    """

  @Test("findings have their place, the line and a caret, and status 1 where one is an error")
  func text() throws {
    let place = try Workplace(["a.md": Self.wrong])
    let outcome = place.run("validate", "a.md")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("a.md:3:"))
    #expect(outcome.output.contains(" 3 | - [Somewhere](#nowhere)\n"))
    #expect(outcome.output.contains("error[command.unclosed-quote]"))
    #expect(outcome.output.contains("^"))
    #expect(outcome.errors == "")
  }

  @Test("a folder is every document below it, in order, hidden ones left out")
  func folder() throws {
    let place = try Workplace([
      "docs/b.md": "# B\n\nText.\n", "docs/a/c.md": "# C\n\nText.\n", "docs/.git/d.md": Self.wrong,
      "docs/e.txt": "no",
    ])
    let outcome = place.run("validate", "docs")
    #expect(outcome == .init(status: 0, output: "no findings in 2 files\n", errors: ""))
  }

  @Test("warnings fail only with --strict")
  func strict() throws {
    let place = try Workplace(["a.md": "# T\n\n- [x](#nowhere)\n\n## Y\n\nText.\n"])
    #expect(place.run("validate", "a.md").status == 0)
    #expect(place.run("validate", "a.md", "--strict").status == 1)
  }

  @Test("a file that cannot be read does not keep the others from being checked")
  func partly() throws {
    let place = try Workplace(["a.md": "# T\n\nText.\n"])
    try place.write([0xFF], to: "b.md")
    let outcome = place.run("validate", "b.md", "a.md")
    #expect(outcome.status == 2)
    #expect(outcome.output == "no findings in 1 file\n")
    #expect(outcome.errors == "runbook: \"b.md\" is not UTF-8, first at line 1\n")
  }

  @Test("names that are one string and two files are both checked", arguments: [["."], []])
  func canonicalNames(operands: [String]) throws {
    let names = ["\u{FC}.md", "u\u{308}.md"]
    let place = try Workplace()
    for name in names { try place.write("# T\n\nText.\n", to: name) }
    let outcome = place.run(["validate"] + (operands.isEmpty ? names : operands))
    #expect(outcome.output == "no findings in 2 files\n")
  }

  @Test("SARIF says that a file could not be read, also where it is the only one")
  func failures() throws {
    let place = try Workplace()
    try place.write([0xFF], to: "b.md")
    let outcome = place.run("validate", "b.md", "--format", "sarif")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("\"executionSuccessful\": false"))
  }

  @Test(
    "machines get their formats",
    arguments: [
      ("json", "{\n  \"format\": \"runbook.findings/1\""), ("github", "::"), ("junit", "<?xml"),
      ("sarif", "{\n  \"version\": \"2.1.0\""),
    ])
  func formats(format: String, beginning: String) throws {
    let place = try Workplace(["a.md": Self.wrong])
    let outcome = place.run("validate", "a.md", "--format", format)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix(beginning))
  }
}
