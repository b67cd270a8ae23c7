import JSON
import Testing

@Suite("An action whose end nobody saw, in a resume")
struct UnknownOutcomeTests {
  /// A run whose only action did something and was killed before it ended.
  private func interrupted(more directive: String = "") throws -> (place: Workplace, id: String) {
    let place = try Workplace([
      "d.md": #"""
      # D

      ## Do

      1. Make the mark.

         <!-- runbook
         run: sh -c 'touch mark; kill -9 $$'
         \#(directive)
         -->

      """#
    ])
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let list = place.run("runs", "--format", "json")
    return (place, try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string))
  }

  @Test("is found done by its check, and nobody is said to have done it by hand")
  func foundByCheck() throws {
    let (place, id) = try interrupted(more: "check: test -e mark")
    let resumed = place.run("resume")
    #expect(resumed.status == 0)
    #expect(resumed.output.contains("  found      "))
    #expect(resumed.output.contains("its end was not seen, and its check succeeds\n"))
    #expect(
      resumed.output.contains("finished: 1 done, 1 of them found done by the check"), "\(resumed)")
    let show = place.run("show", id).output
    #expect(show.contains("do/1/1: found done: its end was not seen, and its check succeeds\n"))
    let report = place.run("report", id).output
    #expect(report.contains("- **found done**, line 8"))
    for text in [resumed.output, show, report] { #expect(!text.contains("by hand")) }
    let status = JSONValue(parsing: place.run("status", id, "--format", "json").output)
    let action = status?["steps"]?[0]?["actions"]?[0]
    #expect(action?["state"]?.string == "done")
    #expect(action?["found"]?.bool == true)
    #expect(
      place.run("undo", id, "--dry-run", "--full").output
        .contains("whether the run did it is not known, since only its check found it done"))
  }

  @Test("is not called done where the document words it differently now")
  func edited() throws {
    let (place, _) = try interrupted()
    try place.write(try place.read("d.md").replacing("touch mark", with: "touch sign"), to: "d.md")
    let refused = place.run("resume")
    #expect(refused.status == 2)
    #expect(
      refused.errors.hasPrefix(
        "runbook: what began, and may have happened or not, is worded differently in the "
          + "document now\n"), "\(refused)")
    #expect(refused.errors.contains("  began, outcome unknown: sh -c touch mark; kill -9 $$\n"))
    #expect(!refused.errors.contains("ran:"))
  }
}
