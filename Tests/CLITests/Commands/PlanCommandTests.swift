import Testing

@Suite("runbook plan")
struct PlanCommandTests {
  static let document = """
    # Greet

    ## Say hello

    1. Greet the team:

       ```sh
       echo hello <team>
       ```

    ## Clean up

    | command | action |
    | --- | --- |
    | `echo bye` | Say goodbye |
    """

  @Test("the plan has the commands, their lines, the inputs and what is left out")
  func text() throws {
    let place = try Workplace(["greet.md": Self.document])
    let outcome = place.run("plan", "greet.md")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("greet.md: 2 steps, 2 commands\n\nInputs\n  <team>  required"))
    #expect(outcome.output.contains("echo hello <team>"))
    #expect(outcome.output.contains("left out: "))
    #expect(outcome.errors == "")
  }

  @Test("a document is also looked for in runbooks, and may come from standard input")
  func lookup() throws {
    let place = try Workplace(["runbooks/greet.md": Self.document])
    #expect(place.run("plan", "greet.md").output.hasPrefix("runbooks/greet.md: 2 steps"))
    #expect(place.run("plan", "-", input: Self.document).output.hasPrefix("-: 2 steps"))
  }

  @Test("of several ways to do a thing only the chosen one runs")
  func ways() throws {
    let place = try Workplace([
      "a.md": """
      # Install

      ## On Linux

      ```sh
      echo linux
      ```

      ## On macOS

      ```sh
      echo mac
      ```

      # Use it

      ```sh
      echo use
      ```
      """
    ])
    let left = { (output: String) in
      output.split(separator: "\n").count { $0.contains("left out: ") }
    }
    let open = place.run("plan", "a.md").output
    #expect(left(open) == 2)
    #expect(open.contains("choose it with --section on-macos"))
    let chosen = place.run("plan", "a.md", "--section", "On Linux").output
    #expect(left(chosen) == 1)
    #expect(chosen.contains("another way is chosen"))
  }

  @Test("of ways that paragraphs of one section begin only the chosen one runs")
  func waysInASection() throws {
    let place = try Workplace([
      "a.md": """
      # Install

      **Option A: packages**

      ```sh
      echo packages
      ```

      **Option B: source**

      ```sh
      echo source
      ```
      """
    ])
    let left = { (output: String) in
      output.split(separator: "\n").count { $0.contains("left out: ") }
    }
    let open = place.run("plan", "a.md").output
    #expect(left(open) == 2)
    #expect(open.contains("choose it with --section install/option-b"))
    #expect(left(place.run("plan", "a.md", "--section", "Install").output) == 2)
    let chosen = place.run("plan", "a.md", "--section", "install/option-b").output
    #expect(left(chosen) == 1)
    #expect(chosen.contains("another way is chosen"))
  }

  @Test("the plan as JSON says its format, and is what --save writes")
  func json() throws {
    let place = try Workplace(["greet.md": Self.document])
    let outcome = place.run("plan", "greet.md", "--format", "json", "--save", "plan.json")
    #expect(outcome.output.hasPrefix("{\n  \"format\": \"runbook.plan/1\""))
    #expect(try place.read("plan.json") == outcome.output)
  }

  @Test("a chosen section runs whatever kind it is, and needs only its own inputs")
  func section() throws {
    let place = try Workplace(["greet.md": Self.document])
    let outcome = place.run("plan", "greet.md", "--section", "Clean up")
    #expect(!outcome.output.contains("Inputs"))
    #expect(outcome.output.contains("not chosen"))
    #expect(outcome.output.contains("echo bye"))
    let wrong = place.run("plan", "greet.md", "--section", "Cleen up")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors == """
        runbook: no section "Cleen up" with steps, did you mean "Clean up"?
          sections: Say hello, Clean up

        """)
  }

  @Test("inputs are listed with their lines")
  func inputs() throws {
    let place = try Workplace(["greet.md": Self.document])
    let outcome = place.run("plan", "greet.md", "--inputs")
    #expect(outcome.output == "  <team>  required  line 8\n")
  }

  @Test("a name that the document does not use is refused, and the nearest is named")
  func unknownInput() throws {
    let place = try Workplace(["greet.md": Self.document])
    let outcome = place.run("plan", "greet.md", "--var", "taem=blue")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        runbook: the document has no input "taem", did you mean "team"?
          its inputs: team

        """)
  }

  @Test("values come from files of lines and of JSON, and the command line wins")
  func values() throws {
    let place = try Workplace([
      "greet.md": Self.document, "a.vars": "# who\nteam = blue\nteam=red\n",
      "b.json": #"{"team": "green"}"#,
    ])
    #expect(place.run("plan", "greet.md", "--vars", "b.json", "--inputs").output.contains("green"))
    let both = place.run(
      "plan", "greet.md", "--vars", "b.json", "--var", "team=red", "--inputs")
    #expect(both.output.contains("= red"))
    let environment = place.run(
      "plan", "greet.md", "--inputs", environment: ["RUNBOOK_VAR_TEAM": "gold"])
    #expect(environment.output.contains("= gold"))
    let empty = place.run("plan", "greet.md", "--var", "team=")
    #expect(empty.status == 2)
    #expect(empty.errors.hasPrefix("runbook: the value of \"team\" is empty\n"))
  }
}
