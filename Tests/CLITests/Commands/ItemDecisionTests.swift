import JSON
import Platform
import Testing

@Suite("Decisions about single items of a for-each")
struct ItemDecisionTests {
  private static let document = #"""
    # D

    ## Do

    1. Each.

       <!-- runbook
       run: sh -c 'echo "$0" | tee -a log; test "$0" != b || test -e gate || kill -9 $$' <name>
       for-each: name in names
       -->

    """#
  private let place: Workplace
  private let id: String

  /// A run over a, b, c and d that stopped in b, of which is not known whether it happened.
  init() throws {
    place = try Workplace(["d.md": Self.document])
    let names = ["a", "b", "c", "d"].flatMap { ["--var", "names=\($0)"] }
    #expect(place.run(["run", "d.md", "--yes"] + names).status == 1)
    let list = place.run("runs", "--format", "json")
    id = try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string)
  }

  /// Resumes the run.
  private func resume(_ words: String...) throws -> Workplace.Outcome {
    place.run(["resume"] + words)
  }

  private var log: String { get throws { try place.read("log").replacing("\n", with: "") } }

  @Test("what is proposed names the one item whose outcome is unknown, and does what it says")
  func proposal() throws {
    let paused = try resume()
    #expect(paused.status == 3, "\(paused)")
    #expect(paused.output.contains(": do/1/1[2] (b): its end was not seen"))
    #expect(paused.output.contains("resume \(id) --done 'do/1/1[2]'\n"))
    #expect(paused.output.contains("resume \(id) --retry 'do/1/1[2]'\n"))
    #expect(try resume(id, "--done", "do/1/1[2]").status == 0)
    #expect(try log == "abcd")
  }

  @Test(
    "a loop of which items never began is not done as a whole; the items are named",
    arguments: ["do/1/1", "do/1", "1"])
  func wholeLoop(word: String) throws {
    let refused = try resume("--done", word)
    #expect(refused.status == 2, "\(refused)")
    #expect(
      refused.errors == """
        runbook: 2 items of "do/1/1" never began; nothing was recorded
          these never began: do/1/1[3] (c) and do/1/1[4] (d)
          what began was done by hand:  --done 'do/1/1[2]'
          these were done by hand too:  --done 'do/1/1[3-4]'

        """)
    #expect(try log == "ab")
  }

  @Test("all items of a loop are done by hand where they are named")
  func allItems() throws {
    let all = try resume("--done", "do/1/1[2]", "--done", "do/1/1[3-4]")
    #expect(all.status == 0, "\(all)")
    #expect(try log == "ab")
  }

  @Test("an item is run again or left out, and the others run")
  func others() throws {
    try place.write("", to: "gate")
    let outcome = try resume("--retry", "1[2]", "--skip", "1/1[3]")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try log == "abbd")
    let shown = place.run("show", id).output
    #expect(shown.contains("  do/1/1[2]: to be run again by "))
    #expect(shown.contains("  do/1/1[3]: skipped by "))
  }

  @Test(
    "an item that is not there, or is done, is refused",
    arguments: [
      ("1[5]", "\"1\" has 4 items, and \"1[5]\" names another\n"),
      ("1[3-5]", "\"1\" has 4 items, and \"1[3-5]\" names another\n"),
      ("1[1]", "\"1[1]\" is done or skipped already; nothing was changed\n"),
      ("1[0]", "there is no step \"1[0]\""), ("1[3-2]", "there is no step \"1[3-2]\""),
      ("1[x]", "there is no step \"1[x]\""),
    ])
  func wrong(word: String, message: String) throws {
    let refused = try resume("--done", word)
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.errors.hasPrefix("runbook: " + message), "\(refused.errors)")
  }

  @Test("status and logs have the same names")
  func names() throws {
    #expect(place.run("status").output.contains("\n      unknown  do/1/1[2] (b)"))
    let json = JSONValue(parsing: place.run("status", "--format", "json").output)
    let items = json?["steps"]?[0]?["actions"]?[0]?["items"]?.elements ?? []
    #expect(items.compactMap { $0["id"]?.string }.last == "do/1/1[4]")
    #expect(items.compactMap { $0["state"]?.string } == ["done", "unknown", "pending", "pending"])
    #expect(place.run("logs", id, "1[2]").output == "b\n")
    #expect(
      place.run("logs", id, "1").output
        == "==> do/1/1[1] <==\na\n==> do/1/1[2] <==\nb\n")
  }
}
