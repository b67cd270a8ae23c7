import JSON
import Platform
import Testing

@Suite("A run whose process died without a word")
struct DeadHolderTests {
  private let place: Workplace
  private let id: String

  /// A run whose journal ends with the start of its second action.
  init() throws {
    place = try Workplace([
      "d.md": "# D\n\n## Do\n\n| command |\n| --- |\n| `touch first` |\n| `cat gate` |\n"
    ])
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let list = place.run("runs", "--format", "json")
    id = try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string)
    let path = ".runbook/runs/\(id)/journal.jsonl"
    let lines = try place.read(path).split(separator: "\n")
    let last = try #require(lines.lastIndex { $0.contains("\"type\":\"start\"") })
    try place.write(lines[...last].joined(separator: "\n") + "\n", to: path)
  }

  @Test("what was in flight is unknown in every format")
  func unknown() throws {
    let text = place.run("status").output
    #expect(text.contains(": interrupted\n"))
    #expect(text.contains("\n    unknown  do/table-1/row-2"))
    #expect(!text.contains("running"))
    let json = JSONValue(parsing: place.run("status", "--format", "json").output)
    #expect(json?["state"]?.string == "interrupted")
    let step = json?["steps"]?[0]
    #expect(step?["state"]?.string == "unknown")
    #expect(step?["actions"]?[1]?["state"]?.string == "unknown")
    #expect(
      place.run("show", id).output.hasSuffix("unknown  do/table-1/row-2: whether it happened\n"))
    let report = place.run("report", id).output
    #expect(report.contains("**unknown**"))
    #expect(!report.contains("running"))
  }

  @Test("it goes on as before")
  func resume() throws {
    try place.write("", to: "gate")
    #expect(place.run("resume", "--retry", "row-2").status == 0)
    #expect(!place.run("show", id).output.contains("unknown"))
  }
}
