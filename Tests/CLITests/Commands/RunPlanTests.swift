import Testing

@Suite("runbook run --plan")
struct RunPlanTests {
  private func document(in place: Workplace) -> String {
    """
    # D

    ## First

    | command | action |
    | --- | --- |
    | `touch \(place.folder)/one` | Begin |

    ## Second

    | command | action |
    | --- | --- |
    | `touch \(place.folder)/two` | Go on |
    """
  }

  @Test("a document that still amounts to the plan runs, with the plan's choice of steps")
  func unchanged() throws {
    let place = try Workplace()
    let text = document(in: place)
    try place.write(text, to: "d.md")
    #expect(place.run("plan", "d.md", "--section", "Second", "--save", "p.json").status == 0)
    // Other words and another heading, the same commands.
    let renamed = text.replacing("## First", with: "Text.\n\n## The first").replacing(
      "Go on", with: "Proceed")
    try place.write(renamed, to: "d.md")
    let outcome = place.run("run", "--plan", "p.json", "--yes")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(place.has("two") && !place.has("one"))
  }

  @Test("a document that amounts to something else is refused, and the difference is shown")
  func changed() throws {
    let place = try Workplace()
    let text = document(in: place)
    try place.write(text, to: "d.md")
    #expect(place.run("plan", "d.md", "--save", "p.json").status == 0)
    try place.write(text.replacing("/two", with: "/three"), to: "d.md")
    let outcome = place.run("run", "d.md", "--plan", "p.json", "--yes")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        """
        runbook: the document no longer amounts to the plan "p.json"
          differs  line 13    Go on
              command
                - touch FOLDER/two
                + touch FOLDER/three

        """))
    #expect(!place.has("one") && !place.has(".runbook"))
  }

  @Test("a choice of steps beside --plan, or neither FILE nor --plan, is wrong usage")
  func usage() throws {
    let place = try Workplace()
    try place.write(document(in: place), to: "d.md")
    #expect(place.run("run", "--plan", "p.json", "--section", "First").status == 2)
    let nothing = place.run("run")
    #expect(nothing.status == 2)
    #expect(nothing.errors.hasPrefix("runbook: \"run\" needs FILE, or --plan\n"))
    #expect(place.run("run", "--plan", "p.json").errors.contains("no such file: \"p.json\""))
  }
}
