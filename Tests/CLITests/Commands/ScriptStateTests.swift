import Testing

@Suite("What a script leaves to the ones behind it")
struct ScriptStateTests {
  /// Runs a script, and then one that says what it finds.
  private func run(_ script: String, then: String = "") throws -> Workplace.Outcome {
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      ```sh
      \(script)
      ```

      ```sh
      echo "left: $A in ${PWD##*/}" > found; \(then)
      ```
      """
    ])
    var outcome = place.run("run", "d.md", "--yes")
    outcome.errors += place.has("found") ? try place.read("found") : ""
    outcome.errors += place.has("sub/found") ? try place.read("sub/found") : ""
    return outcome
  }

  @Test(
    "is there although it has an EXIT trap of its own, which runs too",
    arguments: [
      "trap 'echo bye >> log' EXIT\nexport A=1; mkdir sub; cd sub",
      "trap 'echo bye' 0; export A=1\nmkdir sub; cd sub # the end",
      "export A=1; cat > f <<EOF\ntrap\nEOF\ntrap 'rm ../f' EXIT; mkdir sub; cd sub",
    ])
  func ownTrap(script: String) throws {
    let outcome = try run(script)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.contains("left: 1 in sub\n"), "\(outcome)")
    #expect(!outcome.output.contains("not carried on"))
  }

  @Test(
    "is said not to be carried on where it cannot be read",
    arguments: [
      "export A=1; exec true", "trap 'echo bye' EXIT; export A=1; exit 0",
      "export A=1; PATH=/nowhere",
    ])
  func lost(script: String) throws {
    let outcome = try run(script)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.contains("left:  in "), "\(outcome)")
    #expect(outcome.output.contains("its variables and folder are not carried on"), "\(outcome)")
  }

  @Test("the exit status stays the script's own, with a trap too")
  func status() throws {
    let outcome = try run("trap 'echo bye' EXIT\nexport A=1\nfalse")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("exit status 1"), "\(outcome)")
  }
}
