import JSON
import Platform
import Testing

@Suite("runbook run and resume", .serialized)
struct RunCommandTests {
  /// A document whose second command fails until a file exists.
  private func document(in place: Workplace) -> String {
    """
    # Deploy

    ## Do it

    | command | action |
    | --- | --- |
    | `touch \(place.folder)/first` | Begin |
    | `cat \(place.folder)/needed` | Needs a file |
    | `touch \(place.folder)/last` | End |

    If it says **No such file or directory**, make the file.
    """
  }

  /// The id of the only run.
  private func run(in place: Workplace) throws -> String {
    let list = place.run("runs", "--format", "json")
    return try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string)
  }

  @Test("what a fence exports and the folder it goes to reach the next fences, also after a resume")
  func shellState() throws {
    let place = try Workplace()
    let document = """
      # Carry on

      1. Go to a folder of its own:

         ```sh
         mkdir -p \(place.folder)/deep && cd \(place.folder)/deep && export GREETING="two
         lines" DB_PASSWORD="hunter$((20 + 2))"
         ```

      2. Need a file that is not there at first:

         ```bash
         cat ../needed
         ```

      3. Look:

         ```sh
         printf '%s' "$GREETING" > seen
         ```

      """
    try place.write(document, to: "d.md")
    #expect(place.run("run", "d.md", "--yes").status == 1)
    try place.write("", to: "needed")
    // The password is in no journal, so the next script would be without it.
    let lost = place.run("resume")
    #expect(lost.status == 1)
    #expect(lost.output.contains("\"DB_PASSWORD\" cannot be passed: an earlier script exported it"))
    #expect(place.run("resume", environment: ["DB_PASSWORD": "hunter22"]).status == 0)
    #expect(try place.read("deep/seen") == "two\nlines")
    let journal = try place.read(".runbook/runs/\(try run(in: place))/journal.jsonl")
    #expect(journal.contains("DB_PASSWORD"))
    #expect(!journal.contains("hunter22"))
  }

  @Test("without a terminal and without --yes the plan is shown and nothing is run")
  func nobody() throws {
    let place = try Workplace()
    try place.write(document(in: place), to: "d.md")
    let outcome = place.run("run", "d.md")
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("touch FOLDER/first"))
    #expect(outcome.errors.contains("--yes"))
    #expect(!place.has("first"))
    #expect(!place.has(".runbook"))
  }

  @Test("what only steps that are left out take for granted is not asked for")
  func leftOutRequirements() throws {
    let place = try Workplace()
    try place.write(
      """
      # Access

      ## Give access

      1. Attach the policy **arn:aws:iam::aws:policy/ReadOnlyAccess** to your user group
         **team_<name>**.

      ## Look

      | command | action |
      | --- | --- |
      | `touch \(place.folder)/looked` | Look |
      """, to: "d.md")
    #expect(place.run("plan", "d.md").output.contains("<name>"))
    let outcome = place.run("run", "d.md", "--yes", "--section", "Look")
    #expect(outcome.status == 0)
    #expect(place.has("looked"))
  }

  @Test("a failure stops the run and says why and how to go on; a resume repeats nothing")
  func failure() throws {
    let place = try Workplace()
    try place.write(document(in: place), to: "d.md")
    let failed = place.run("run", "d.md", "--yes")
    let id = try run(in: place)
    #expect(failed.status == 1)
    #expect(failed.output.contains("failed at line 8: "))
    #expect(failed.output.contains("No such file or directory"))
    #expect(failed.output.contains("its log is "))
    #expect(failed.output.contains("the document says, at line 11: \"If it says"))
    #expect(failed.output.contains("runbook resume \(id)\n"))
    #expect(place.has("first") && !place.has("last"))

    let status = place.run("status")
    #expect(status.output.contains("of d.md: failed"))
    let json = try #require(JSONValue(parsing: place.run("status", "--format", "json").output))
    #expect(json["state"]?.string == "failed")
    let actions = try #require(json["steps"]?[0]?["actions"]?.elements)
    #expect(actions.map { $0["state"]?.string } == ["done", "failed", "pending"])
    #expect(actions[1]["exit"] == .number("1"))

    try place.write("here\n", to: "needed")
    let resumed = place.run("resume", "--yes")
    #expect(resumed.status == 0)
    #expect(!resumed.output.contains("created   touch FOLDER/first"))
    #expect(place.has("last"))
    #expect(place.run("logs", id, "row-2").output == "here\n")
    #expect(place.run("show").output.contains("resumed, by "))
    let again = place.run("resume")
    #expect(again.status == 2)
    #expect(again.errors.hasPrefix("runbook: there is no unfinished run\n"))
  }

  @Test("a person at the terminal agrees or does not")
  func agreement() throws {
    let place = try Workplace()
    try place.write("# D\n\n## Do\n\n```sh\ntouch \(place.folder)/x\n```\n", to: "d.md")
    let declined = place.run("run", "d.md", answers: [.line("n")])
    #expect(declined.status == 3)
    #expect(!place.has("x"))
    let agreed = place.run("run", "d.md", answers: [.line("y")])
    #expect(agreed.status == 0)
    #expect(place.has("x"))
    #expect(agreed.output.contains("finished: 1 done"))
  }

  private static let manual = """
    # D

    ## Do

    1. Ask Ana for the key to the cabinet.
    2. Then:

       ```sh
       true
       ```
    """

  @Test("a task for a person pauses without a terminal and goes on when it is said to be done")
  func paused() throws {
    let place = try Workplace(["d.md": Self.manual])
    let outcome = place.run("run", "d.md", "--yes")
    let id = try run(in: place)
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("runbook resume \(id) --done "))
    let resumed = place.run("resume", id, "--yes", "--done", "do/1", "--note", "got it")
    #expect(resumed.status == 0)
    #expect(place.run("show", id).output.contains("got it"))
  }

  private static let giving = """
    # G

    <!-- runbook
    gives: ticket-id = @
    -->

    ```sh
    echo T-1; exit 7
    ```

    ```sh
    echo "closing <ticket-id>"
    ```
    """

  @Test("a value that a step done by hand would have given is set as the run goes on")
  func valueSet() throws {
    let place = try Workplace(["g.md": Self.giving])
    #expect(place.run("run", "g.md", "--yes").status == 1)
    let id = try run(in: place)
    let without = place.run("resume", id, "--yes", "--done", "fence-1")
    #expect(without.status == 1)
    #expect(without.output.contains("--set ticket-id=VALUE"))
    let with = place.run("resume", id, "--yes", "--set", "ticket-id=T-9")
    #expect(with.status == 0)
    #expect(place.run("logs", id).output.contains("closing T-9"))
    #expect(place.run("show", id).output.contains("values set: ticket-id"))
  }

  @Test("a value that the person states stands before what a step gives")
  func valueStated() throws {
    let place = try Workplace(["g.md": Self.giving.replacing("; exit 7", with: "")])
    #expect(place.run("run", "g.md", "--yes", "--var", "ticket-id=T-9").status == 0)
    #expect(place.run("logs", try run(in: place)).output.contains("closing T-9"))
  }

  /// A place with a document that deletes a pod by name, and a `kubectl` that writes down its words.
  private func deleting() throws -> Workplace {
    let place = try Workplace(["d.md": "# Move\n\n1. Run `kubectl delete pod web-1`.\n"])
    try place.write("#!/bin/sh\necho \"$*\" >> \(place.folder)/calls\n", to: "bin/kubectl")
    _ = try Command(
      ["chmod", "+x", "\(place.folder)/bin/kubectl"], environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    return place
  }

  @Test("a deletion that the document names is confirmed by --var where nobody can be asked")
  func confirmedByName() throws {
    let place = try deleting()
    let environment = ["PATH": "\(place.folder)/bin:/usr/bin:/bin"]
    let paused = place.run("run", "d.md", "--yes", environment: environment)
    #expect(paused.status == 3)
    #expect(
      paused.output.contains("it would delete \"pod web-1\", which this run did not create"))
    #expect(paused.output.contains(" --var 'target=pod web-1'\n"))
    #expect(!paused.output.contains("--done"))
    let other = place.run("resume", "--var", "target=web-1", environment: environment)
    #expect(other.status == 3)
    #expect(!place.has("calls"))
    let named = place.run("resume", "--var", "target=pod web-1", environment: environment)
    #expect(named.status == 0)
    #expect(try place.read("calls") == "delete pod web-1\n")
  }

  @Test("on a terminal a deletion waits for the name to be typed")
  func typedName() throws {
    let place = try deleting()
    let environment = ["PATH": "\(place.folder)/bin:/usr/bin:/bin"]
    let refused = place.run(
      "run", "d.md", answers: [.line("y"), .line("web")], environment: environment)
    #expect(refused.status == 3)
    #expect(!place.has("calls"))
    let typed = place.run("resume", answers: [.line("pod web-1")], environment: environment)
    #expect(typed.status == 0)
    #expect(place.has("calls"))
  }

  @Test("what the document wants to be asked about is no matter of --yes")
  func confirmDirective() throws {
    let place = try Workplace(["d.md": "# A\n\n<!-- runbook: confirm -->\n\n```sh\ntrue\n```\n"])
    let paused = place.run("run", "d.md", "--yes")
    #expect(paused.status == 3)
    #expect(paused.output.contains("  to say yes:       runbook resume "))
    #expect(place.run("resume", "--retry", "a/fence-1/1").status == 0)
    let asked = place.run("run", "d.md", answers: [.line("y"), .line("y")])
    #expect(asked.status == 0)
    #expect(asked.errors.contains("The document asks before this (line 6)"))
    #expect(place.run("run", "d.md", answers: [.line("y"), .line("n")]).status == 3)
  }

  @Test("on a terminal a task is done, skipped with a reason, or left")
  func tasks() throws {
    let place = try Workplace(["d.md": Self.manual])
    let skipped = place.run(
      "run", "d.md", answers: [.line("y"), .line("s"), .line(""), .line("not today")])
    #expect(skipped.status == 0)
    #expect(skipped.output.contains("not today"))
    let left = place.run("run", "d.md", answers: [.line("y"), .line("q")])
    #expect(left.status == 3)
    let done = place.run("resume", answers: [.line("d")])
    #expect(done.status == 0)
  }

  @Test("a document with an unfinished run is not begun anew unasked")
  func unfinished() throws {
    let place = try Workplace(["d.md": Self.manual])
    #expect(place.run("run", "d.md", "--yes").status == 3)
    let again = place.run("run", "d.md", "--yes")
    #expect(again.status == 3)
    #expect(again.errors.contains("of this document is paused\n"))
    #expect(again.errors.contains("--new"))
    #expect(place.run("run", "d.md", "--yes", "--new").output.contains("paused at line 5"))
  }

  @Test("an input without a value is refused with the lines that use it, or asked for")
  func inputs() throws {
    let place = try Workplace()
    let text = "# D\n\n## Do\n\n```sh {needs=name}\ntouch \(place.folder)/<name>\n```\n"
    try place.write(text, to: "d.md")
    let refused = place.run("run", "d.md", "--yes")
    #expect(refused.status == 2)
    #expect(
      refused.errors == """
        runbook: the input "name" has no value
          give it with --var name=… (line 6)
          nothing was run

        """)
    let asked = place.run("run", "d.md", "--yes", answers: [.line(""), .line("ana")])
    #expect(asked.status == 0)
    #expect(place.has("ana"))
    #expect(place.run("run", "d.md", "--yes", "--var", "name=bo").status == 0)
    #expect(place.has("bo"))
  }

  @Test("errors in what the plan uses stop the run, errors elsewhere do not")
  func errors() throws {
    let place = try Workplace([
      "bad.md": "# D\n\n## Do\n\n| command | action |\n| --- | --- |\n| `echo \"x` | Say it |\n",
      "good.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n\n## Reference\n\n```json\n{,}\n```\n",
    ])
    let bad = place.run("run", "bad.md", "--yes")
    #expect(bad.status == 2)
    #expect(bad.errors.contains("bad.md:7:"))
    #expect(bad.errors.contains("nothing was run"))
    let good = place.run("run", "good.md", "--yes")
    #expect(good.status == 0)
    #expect(good.errors.contains("runbook validate good.md shows"))
  }

  @Test("a run that does not exist, or none at all, is status 2")
  func unknownRun() throws {
    let place = try Workplace()
    let missing = place.run("resume", "20260101-000000-abcd")
    #expect(missing.status == 2)
    #expect(missing.errors.hasPrefix("runbook: no run has the id \"20260101-000000-abcd\""))
    for (command, message) in [
      ("resume", "there is no unfinished run"), ("status", "there is no run in \".runbook\""),
      ("show", "there is no run in \".runbook\""),
    ] {
      let outcome = place.run(command)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("runbook: \(message)\n"), "\(outcome.errors)")
    }
    #expect(place.run("runs").errors == "no runs in .runbook\n")
  }

  @Test("a state folder that cannot be written is refused before anything runs")
  func unwritable() throws {
    let place = try Workplace()
    try place.write(document(in: place), to: "d.md")
    try place.write("a file", to: "state")
    let outcome = place.run("run", "d.md", "--yes", "--state", "state")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("runbook: cannot "))
    #expect(outcome.errors.contains("state"))
    #expect(!place.has("first"))
  }

  @Test("aws that is not installed is named, and the sandbox is offered")
  func noAWS() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\naws iam list-users\n```\n"])
    let outcome = place.run("run", "d.md", "--yes", environment: ["PATH": place.folder])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("\"aws\""))
    #expect(outcome.errors.contains("--sandbox"))
  }
}
