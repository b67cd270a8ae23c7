import JSON
import Testing

@Suite("runbook validate --against")
struct AgainstCommandTests {
  static let policy =
    #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject", "#
    + #""s3:ListBucket"], "Resource": "*"}]}"#

  static let document = """
    # Deploy

    ## Do it

    1. Go to **IAM -> Policies -> Create policy -> JSON**, paste the following and name the
       policy **ops_read**:

       ```json
       \(policy)
       ```

    2. Attach this policy to the group **ops**.

    | command | action |
    | --- | --- |
    | `echo one` | Begin |
    | `echo two` | Go on |
    """

  /// A folder with the document and its saved plan.
  private func place() throws -> Workplace {
    let place = try Workplace(["d.md": Self.document])
    #expect(place.run("plan", "d.md", "--save", "p.json").status == 0)
    return place
  }

  /// The states of the actions, in order.
  private func states(_ place: Workplace, _ reference: String) throws -> [String] {
    let outcome = place.run("validate", "d.md", "--against", reference, "--format", "json")
    let actions = try #require(JSONValue(parsing: outcome.output)?["drift"]?["actions"]?.elements)
    return actions.compactMap { $0["state"]?.string }
  }

  @Test("an unchanged document is as planned")
  func same() throws {
    let place = try place()
    let outcome = place.run("validate", "d.md", "--against", "p.json")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("d.md against plan p.json: 4 as planned\n"))
  }

  @Test(
    "what became of each action is told apart",
    arguments: [
      ("Attach this policy", "Then attach this policy", ["same", "reworded", "same", "same"]),
      // The order of a policy's members means nothing.
      (
        #""Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"]"#,
        #""Action": ["s3:GetObject", "s3:ListBucket"], "Effect": "Allow""#,
        ["same", "same", "same", "same"]
      ),
      ("s3:ListBucket", "s3:PutObject", ["differs", "same", "same", "same"]),
      ("echo two", "echo  three", ["same", "same", "same", "differs"]),
      ("| `echo one` | Begin |\n", "", ["same", "same", "gone", "same"]),
      (
        "2. Attach", "2. Create the group **other** in IAM.\n3. Attach",
        ["same", "new", "same", "same", "same"]
      ),
    ])
  func states(old: String, new: String, expected: [String]) throws {
    let place = try place()
    try place.write(Self.document.replacing(old, with: new), to: "d.md")
    #expect(try states(place, "p.json") == expected)
    let isFailure = expected.contains("differs") || expected.contains("gone")
    #expect(
      place.run("validate", "d.md", "--against", "p.json").status == (isFailure ? 1 : 0))
  }

  @Test("a policy's difference names the place in it and what was there")
  func readable() throws {
    let place = try place()
    try place.write(Self.document.replacing("s3:ListBucket", with: "s3:PutObject"), to: "d.md")
    let outcome = place.run("validate", "d.md", "--against", "p.json")
    #expect(outcome.output.hasPrefix("d.md against plan p.json: 3 as planned, 1 differs\n"))
    #expect(
      outcome.output.contains(
        """
              --policy-document Statement[0].Action
                - "s3:ListBucket"
                + "s3:PutObject"

        """))
    let sarif = place.run("validate", "d.md", "--against", "p.json", "--format", "sarif")
    #expect(sarif.status == 1)
    #expect(sarif.output.contains("\"drift.differs\""))
  }

  @Test("the usual findings are there too, and count")
  func findings() throws {
    let place = try place()
    try place.write(
      Self.document.replacing("s3:ListBucket", with: "s3:ListBukket") + "\n", to: "d.md")
    let text = place.run("validate", "d.md", "--against", "p.json")
    #expect(text.output.contains("1 differs\n"))
    #expect(text.output.contains("warning[iam.invalid-action]: \"s3:ListBukket\" does not exist"))
    #expect(text.output.hasSuffix("in 1 file\n"))
    let json = place.run("validate", "d.md", "--against", "p.json", "--format", "json")
    let found = try #require(JSONValue(parsing: json.output)?["diagnostics"]?.elements)
    let ids = Set(found.compactMap { $0["id"]?.string })
    #expect(ids.isSuperset(of: ["drift.differs", "iam.invalid-action"]))
    for id in ids { #expect(place.run("explain", id).status == 0) }
  }

  @Test(
    "drift is a finding in every format for machines",
    arguments: [
      ("sarif", "\"drift.gone\""), ("github", "title=drift.gone::"), ("junit", "drift.gone at "),
      ("json", "\"drift.gone\""),
    ])
  func formats(format: String, expected: String) throws {
    let place = try place()
    try place.write(
      Self.document.replacing("| `echo one` | Begin |\n", with: ""), to: "d.md")
    let outcome = place.run("validate", "d.md", "--against", "p.json", "--format", format)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(expected))
  }

  @Test("an unchanged document with an error fails, and with a warning only with --strict")
  func status() throws {
    let place = try Workplace([
      "d.md": Self.document.replacing("s3:ListBucket", with: "s3:ListBukket")
    ])
    #expect(place.run("plan", "d.md", "--save", "p.json").status == 0)
    #expect(place.run("validate", "d.md", "--against", "p.json").status == 0)
    #expect(place.run("validate", "d.md", "--against", "p.json", "--strict").status == 1)
  }

  @Test("what failed, was skipped or was not reached in a run does not count as executed")
  func run() throws {
    let place = try Workplace()
    let text = """
      # D

      | command | action |
      | --- | --- |
      | `echo one` | Begin |
      | `cat \(place.folder)/missing` | Fails |
      | `echo three` | Go on |
      """
    try place.write(text, to: "d.md")
    #expect(place.run("run", "d.md", "--yes").status == 1)
    let runs = place.run("runs", "--format", "json").output
    let id = try #require(JSONValue(parsing: runs)?[0]?["run"]?.string)
    func against(_ format: String...) -> Workplace.Outcome {
      place.run(["validate", "d.md", "--against", id] + format)
    }
    let head = "d.md against run \(id): "
    #expect(against().status == 1)
    #expect(against().output.hasPrefix(head + "1 as executed, 1 failed, 1 not run\n"))
    #expect(against("--format", "json").output.contains("\"outcome\": \"not-run\""))
    let sarif = against("--format", "sarif")
    #expect(sarif.status == 1)
    #expect(sarif.output.contains("was not executed: it failed"))
    // What never ran may change, and what failed is no nearer to what the document says.
    try place.write(text.replacing("echo three", with: "echo 3"), to: "d.md")
    #expect(against().status == 1)
    #expect(against().output.hasPrefix(head + "1 as executed, 1 failed, 1 differs\n"))
    #expect(against().output.contains("    in the run it was not run\n"))
    try place.write(text, to: "d.md")
    #expect(place.run("resume", id, "--skip", "row-2", "--note", "no file").status == 0)
    #expect(against().status == 0)
    #expect(against().output.hasPrefix(head + "2 as executed, 1 skipped\n"))
    try place.write(text.replacing("echo one", with: "echo 1"), to: "d.md")
    #expect(against().status == 1)
    #expect(against().output.contains("- echo one\n"))
  }

  @Test("what is no run and no plan, or a damaged one, is refused with a clear message")
  func refused() throws {
    let place = try place()
    let plan = try place.read("p.json")
    try place.write(plan.replacing("runbook.plan/1", with: "runbook.plan/9"), to: "later.json")
    try place.write(String(plan.prefix(300)), to: "torn.json")
    try place.write(plan.replacing("\"effect\": \"create\"", with: "\"effect\": 1"), to: "bad.json")
    let cases = [
      ("gone", "there is neither a run \"gone\" nor a saved plan of that name"),
      ("gone.json", "no such file: \"gone.json\""), ("d.md", "\"d.md\" is no saved plan"),
      (
        "later.json",
        "the plan \"later.json\" has the format \"runbook.plan/9\", and this is for "
          + "\"runbook.plan/1\""
      ),
      ("torn.json", "the plan \"torn.json\" is damaged, it is no JSON at line "),
      ("bad.json", "the plan \"bad.json\" is damaged at steps[0].actions[0].effect: not a string"),
    ]
    for (reference, message) in cases {
      let outcome = place.run("validate", "d.md", "--against", reference)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("runbook: \(message)"), "\(outcome.errors)")
    }
    #expect(place.run("validate", "d.md", "d.md", "--against", "p.json").status == 2)
  }
}
