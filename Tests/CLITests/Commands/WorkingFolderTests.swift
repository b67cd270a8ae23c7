import Testing

@Suite("The folder that a run's commands run in")
struct WorkingFolderTests {
  /// A run of a document that fails until `gate` is in the folder that it works in.
  private func failed() throws -> Workplace {
    let place = try Workplace([
      "a/d.md": """
      # D

      ## Do

      ```sh
      cat gate
      ```

      ```sh
      touch done
      ```
      """,
      "b/other.md": "",
    ])
    let run = place.run("run", "d.md", "--yes", "--state", "../state", in: "a")
    #expect(run.status == 1)
    return place
  }

  @Test("a run that is resumed from another folder goes on in its own, with its own document")
  func elsewhere() throws {
    let place = try failed()
    try place.write("", to: "a/gate")
    let resumed = place.run("resume", "--yes", "--state", "../state", in: "b")
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    #expect(!resumed.errors.contains("is gone"))
    #expect(place.has("a/done") && !place.has("b/done"))
  }

  @Test("a folder that is gone is named, with what to do; --here goes on in the current one")
  func gone() throws {
    let place = try failed()
    try place.rename("a", to: "moved")
    let refused = place.run("resume", "--yes", "--state", "../state", in: "b")
    #expect(refused.status == 2)
    #expect(
      refused.errors.contains(
        "the folder that the run's commands run in does not exist here: \"FOLDER/a\"\n"
          + "  make it again, or --here runs what is left in the current folder"),
      "\(refused.errors)")
    let moved = place.run("resume", "--yes", "--state", "../state", "--here", in: "b")
    #expect(moved.status == 1, "\(moved.errors)")
    // From here on the run is at home in the new folder.
    try place.write("", to: "b/gate")
    let resumed = place.run("resume", "--yes", "--state", "state")
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    #expect(place.has("b/done"))
  }
}
