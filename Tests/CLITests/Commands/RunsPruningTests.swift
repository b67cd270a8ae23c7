import JSON
import Platform
import Testing

@Suite("runbook runs --prune")
struct RunsPruningTests {
  private let place: Workplace

  /// Three finished runs and, in between, one that failed.
  init() throws {
    place = try Workplace([
      "good.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n",
      "bad.md": "# D\n\n## Do\n\n```sh\nfalse\n```\n",
    ])
    for name in ["good.md", "bad.md", "good.md", "good.md"] {
      _ = place.run("run", name, "--yes", "--new")
    }
  }

  private func states() throws -> [String?] {
    let list = try #require(JSONValue(parsing: place.run("runs", "--format", "json").output))
    return try #require(list.elements).map { $0["state"]?.string }
  }

  @Test("the newest and those that are not finished are kept")
  func keep() throws {
    let outcome = place.run("runs", "--prune", "--keep", "0", "--yes")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("removed 3 runs\n"))
    #expect(try states() == ["failed"])
  }

  @Test("young runs are kept, and ten where nothing is said")
  func young() throws {
    for words in [["--keep-days", "1"], []] {
      let outcome =
        words.isEmpty
        ? place.run("runs", "--prune", "--yes")
        : place.run("runs", "--prune", "--yes", words[0], words[1])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "there is no run to remove\n")
    }
    #expect(try states().count == 4)
  }

  @Test("a person is asked, and without one nothing is removed")
  func asked() throws {
    let nobody = place.run("runs", "--prune", "--keep", "0")
    #expect(nobody.status == 3)
    #expect(nobody.errors.contains("--yes does"))
    #expect(place.run("runs", "--prune", "--keep", "0", answers: [.line("n")]).status == 3)
    #expect(try states().count == 4)
    let agreed = place.run("runs", "--prune", "--keep", "0", answers: [.line("y")])
    #expect(agreed.status == 0)
    #expect(try states().count == 1)
  }

  @Test("a run that cannot be read is kept, and removed where that is asked for")
  func damaged() throws {
    let list = try #require(JSONValue(parsing: place.run("runs", "--format", "json").output))
    let id = try #require(list.elements?.first?["run"]?.string)
    let path = ".runbook/runs/\(id)/journal.jsonl"
    try place.write(try place.read(path).replacing("\"done\"", with: "\"dome\""), to: path)
    let kept = place.run("runs", "--prune", "--keep", "0", "--yes")
    #expect(kept.status == 0)
    #expect(kept.errors.contains("runbook runs --prune --damaged\n"))
    #expect(try states() == ["damaged", "failed"])
    let removed = place.run("runs", "--prune", "--damaged", "--yes")
    #expect(removed.status == 0)
    #expect(removed.output.hasPrefix("\(id)  damaged  "))
    #expect(removed.output.hasSuffix("removed 1 run\n"))
    #expect(try states() == ["failed"])
    #expect(place.run("runs", "--damaged").status == 2)
  }

  @Test("a state folder that is a file is no folder without runs")
  func noFolder() throws {
    for path in ["good.md", "good.md/below"] {
      let outcome = place.run("runs", "--state", path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\(path)/runs\": not a directory"), "\(outcome.errors)")
    }
    #expect(place.run("runs", "--state", "none").status == 0)
  }

  @Test("a number that is none is refused")
  func number() {
    #expect(place.run("runs", "--prune", "--keep", "few").status == 2)
  }
}
