import JSON
import Testing

@Suite("The document's words above commands")
struct QuotedWordsTests {
  private static let document = """
    # D

    ## Do

    1. Make the files. Keep them.

       ```sh {undo="rm one"}
       echo 1 > one
       ```

       ```sh {undo="rm two"}
       echo 2 > two
       ```

       Then make the last:

       ```sh {undo="rm three"}
       echo 3 > three
       ```

       ```sh {undo="rm four"}
       echo 4 > four
       ```

    """

  @Test("are those that the fences stand under, also where a step has several")
  func plan() throws {
    let place = try Workplace(["d.md": Self.document])
    let lines = place.run("plan", "d.md").output.split(separator: "\n").map(Self.trimmed)
    #expect(lines.filter { $0.hasPrefix("\"") } == ["\"Then make the last\""])
  }

  @Test("say what an undo takes back")
  func undo() throws {
    let place = try Workplace(["d.md": Self.document])
    #expect(place.run("run", "d.md", "--yes").status == 0)
    let list = place.run("runs", "--format", "json")
    let id = try #require(JSONValue(parsing: list.output)?[0]?["run"]?.string)
    let undo = place.run("undo", id, "--dry-run").output
    let lines = undo.split(separator: "\n").dropFirst(3).map(Self.trimmed)
    #expect(
      lines == [
        "takes back \"Then make the last\"", "22     run     rm four", "18     run     rm three",
        "takes back \"Make the files\"", "12     run     rm two", "8     run     rm one",
      ], "\(undo)")
  }

  private static func trimmed(_ line: Substring) -> String {
    String(line.drop { $0 == " " })
  }
}
