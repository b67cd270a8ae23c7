import JSON
import Platform
import Testing

@Suite("Runs of before, and words that mean them")
struct EarlierRunTests {
  /// The id of the only run.
  private func run(in place: Workplace) throws -> String {
    let list = place.run("runs", "--format", "json")
    return try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string)
  }

  @Test("what --secret names is secret in a resume too, which needs it again and says so")
  func secretAgain() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n```sh {needs=color}\necho <color>; cat gate\n```\n"
    ])
    let given = ["RUNBOOK_VAR_COLOR": "ultramarine"]
    let failed = place.run("run", "d.md", "--yes", "--secret", "color", environment: given)
    #expect(failed.status == 1)
    #expect(failed.output.contains("  give <color> again then: secrets are in no journal\n"))
    try place.write("", to: "gate")
    let lost = place.run("resume")
    #expect(lost.status == 2)
    #expect(
      lost.errors.contains(
        "give <color> once more, since no journal has secrets: in RUNBOOK_VAR_COLOR, "))
    #expect(place.run("resume", environment: given).status == 0)
    let id = try run(in: place)
    #expect(place.run("logs", id).output == "***\n")
    #expect(!(try place.read(".runbook/runs/\(id)/journal.jsonl")).contains("ultramarine"))
  }

  @Test("a run that is gone on with from a copy of its folder says where it works")
  func copied() throws {
    let place = try Workplace([
      "a/d.md": "# D\n\n## Do\n\n| command |\n| --- |\n| `cat gate` |\n| `touch here` |\n"
    ])
    #expect(place.run("run", "d.md", "--yes", in: "a").status == 1)
    _ = try Command(
      ["cp", "-R", "\(place.folder)/a", "\(place.folder)/b"],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    try place.write("", to: "a/gate")
    try place.write("", to: "b/gate")
    let far = place.run("resume", in: "b")
    #expect(far.status == 0)
    #expect(far.errors.contains(" began in \"FOLDER/a\", and its commands run there; --here "))
    #expect(place.has("a/here") && !place.has("b/here"))
    let near = place.run("resume", "--here", in: "a")
    #expect(near.status == 0)
    #expect(near.errors == "")
  }

  @Test("several runs that a word may mean are named")
  func ambiguousRun() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n"])
    for _ in 0..<2 { #expect(place.run("run", "d.md", "--yes").status == 0) }
    let year = String(try run(in: place).prefix(4))
    let outcome = place.run("show", year)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix("runbook: several runs have \"\(year)\" as a part of their ids\n"))
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }

  @Test("a damaged run is listed with the others, and what is wrong with it is said")
  func damagedRun() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n"])
    #expect(place.run("run", "d.md", "--yes").status == 0)
    let id = try run(in: place)
    let path = ".runbook/runs/\(id)/journal.jsonl"
    try place.write(try place.read(path).replacing("\"done\"", with: "\"dome\""), to: path)
    #expect(place.run("run", "d.md", "--yes").status == 0)
    let list = place.run("runs")
    #expect(list.status == 2)
    #expect(list.output.split(separator: "\n").count == 2)
    #expect(list.output.hasPrefix("\(id)  damaged   \"FOLDER/\(path)\", line "))
    #expect(list.errors.hasPrefix("runbook: 1 run cannot be read: \(id)\n"))
    let json = place.run("runs", "--format", "json")
    let states = JSONValue(parsing: json.output)?.elements?.compactMap { $0["state"]?.string }
    #expect(states == ["damaged", "finished"])
  }

  @Test(
    "a run that lost its journal is not passed over as one that never began", arguments: ["", nil])
  func lostJournal(rest: String?) throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\necho one; exit 1\n```\n"])
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let id = try run(in: place)
    let path = ".runbook/runs/\(id)/journal.jsonl"
    if let rest {
      try place.write(rest, to: path)
    } else {
      try place.rename(path, to: "elsewhere")
    }
    for words in [["resume"], ["status"], ["resume", id]] {
      let outcome = place.run(words)
      #expect(outcome.status == 2)
      let what = rest == nil ? "missing" : "empty"
      #expect(
        outcome.errors.contains("/\(path)\" is damaged: it is \(what)"), "\(outcome.errors)")
    }
    #expect(place.run("runs").output.hasPrefix("\(id)  damaged  "))
    for file in ["logs/1-do-fence-1-1.1.out", "begun"] {
      try LocalFileSystem().remove("\(place.folder)/.runbook/runs/\(id)/\(file)")
    }
    #expect(place.run("runs").output == "")
  }

  @Test(
    "a run of the same document that cannot be read is not done once more unasked",
    arguments: [Damage.emptied, .removed, .flipped])
  func unreadable(damage: Damage) throws {
    let document = "# D\n\n## Do\n\n```sh\ntouch \"$(date +%N)\"; false\n```\n"
    let place = try Workplace(["d.md": document, "other.md": document])
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let id = try run(in: place)
    let path = ".runbook/runs/\(id)/journal.jsonl"
    switch damage {
    case .emptied: try place.write("", to: path)
    case .removed: try place.rename(path, to: "elsewhere")
    case .flipped:
      try place.write(try place.read(path).replacing("\"failed\"", with: "\"fained\""), to: path)
    }
    let again = place.run("run", "d.md", "--yes")
    #expect(again.status == 3)
    #expect(
      again.errors.hasPrefix(
        "runbook: run \(id) of this document cannot be read, and may have done a part of it: "))
    #expect(again.errors.contains("\"FOLDER/\(path)\""), "\(again.errors)")
    for words in ["runbook runs", "runbook resume \(id)", "--new"] {
      #expect(again.errors.contains(words), "\(again.errors)")
    }
    #expect(place.run("run", "other.md", "--yes").status == 1)
    #expect(place.run("run", "d.md", "--yes", "--new").status == 1)
  }

  /// What happens to a journal.
  enum Damage { case emptied, removed, flipped }

  @Test("a run of which not even the document is known is mentioned, and stops nothing")
  func unknownDocument() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\nfalse\n```\n"])
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let id = try run(in: place)
    for file in ["journal.jsonl", "plan.json"] {
      try place.write("", to: ".runbook/runs/\(id)/\(file)")
    }
    let again = place.run("run", "d.md", "--yes")
    #expect(again.status == 1)
    #expect(again.errors.hasPrefix("run \(id) cannot be read, and whether it is of this document "))
  }

  @Test("a finished run whose journal is damaged before its end is in nobody's way")
  func damagedAndFinished() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n"])
    #expect(place.run("run", "d.md", "--yes").status == 0)
    let path = ".runbook/runs/\(try run(in: place))/journal.jsonl"
    try place.write(try place.read(path).replacing("\"done\"", with: "\"dome\""), to: path)
    let again = place.run("run", "d.md", "--yes")
    #expect(again.status == 0)
    #expect(!again.errors.contains("cannot be read"))
  }

  @Test("one action of several is not left out alone by run, and the words for it are clear")
  func oneActionOfSeveral() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n| command |\n| --- |\n| `touch first` |\n| `touch second` |\n"
    ])
    let outcome = place.run("run", "d.md", "--yes", "--skip", "row-2")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "runbook: \"do/table-1/row-2\" is one of the 2 actions of the step \"do/table-1\""))
    #expect(!place.has("first"))
    let wrong = place.run("run", "d.md", "--yes", "--skip", "row-9")
    #expect(wrong.errors.hasPrefix("runbook: there is no step \"row-9\""))
  }
}
