import FoundationEssentials
import JSON
import Platform
import Reports
import Source
import Testing

@Suite("SARIF is valid against its schema")
struct SARIFSchemaTests {
  /// A log with everything that ours can hold.
  private static func log(notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []) -> JSONValue
  {
    let marked = MarkedText("é «two\nlines» 👩‍🚀", name: "dir/a b:c.md")
    let absolute = MarkedText("«x»", name: "/tmp/é.md")
    let report = SARIFReport(
      version: "1.2.3",
      folder: "/work",
      rules: [
        .init(id: "doc.example", summary: "an example", explanation: "Why.", remedy: "Mend it.")
      ])
    let findings = [
      Findings(
        file: marked.file,
        diagnostics: [
          marked.diagnostic(.error, notes: notes, fixes: fixes), marked.diagnostic(.note),
        ]),
      Findings(file: absolute.file, diagnostics: [absolute.diagnostic(.warning)]),
      Findings(file: SourceFile(name: "empty.md", bytes: []), diagnostics: []),
    ]
    return report.document(findings, failures: ["no such file: \"b.md\""])
  }

  private static let notes: [Diagnostic.Note] = [
    .init("there", at: 0..<2), .init("there", at: 0..<2), .init("by the way"),
  ]
  private static let fixes: [Diagnostic.Fix] = [
    .init("write it", edits: [.init(0..<2, "e"), .init(3..<3, "insertion")], isSafe: true),
    .init("write it", edits: [.init(0..<2, "e"), .init(3..<3, "insertion")], isSafe: true),
    .init("nothing to change", edits: [], isSafe: false),
  ]

  @Test("every object has the members that it must have, and no others")
  func shape() {
    #expect(SARIFShape.problems(in: Self.log()) == [])
    #expect(SARIFShape.problems(in: Self.log(notes: Self.notes, fixes: Self.fixes)) == [])
    #expect(SARIFShape.problems(in: SARIFReport(version: "1.0.0").document([])) == [])
  }

  @Test("the check itself finds what is wrong")
  func check() throws {
    let text = Self.log(notes: Self.notes, fixes: Self.fixes).compact
    for (good, bad) in [
      (#""version":"2.1.0""#, #""version":"2.0.0""#), (#""startLine":1"#, #""startLine":0"#),
      (#""level":"error""#, #""level":"bad""#), (#""uri":"#, #""url":"#),
      (#""artifactChanges":"#, #""changes":"#), (#""text":"there.""#, #""text":1"#),
    ] {
      let broken = try #require(JSONValue(parsing: text.replacing(good, with: bad)))
      #expect(!SARIFShape.problems(in: broken).isEmpty, "\(bad)")
    }
  }

  @Test("regions begin before they end, and name a rule of the list")
  func regions() throws {
    let run = try #require(Self.log(notes: Self.notes, fixes: Self.fixes)["runs"]?[0])
    let rules = run["tool"]?["driver"]?["rules"]?.elements ?? []
    for result in run["results"]?.elements ?? [] {
      let region = try #require(result["locations"]?[0]?["physicalLocation"]?["region"])
      func number(_ name: String) -> Int {
        guard case .number(let text)? = region[name] else { return -1 }
        return Int(text) ?? -1
      }
      let start = (number("startLine"), number("startColumn"))
      #expect(start <= (number("endLine"), number("endColumn")))
      guard case .number(let index)? = result["ruleIndex"], let index = Int(index) else {
        Issue.record("no rule's index")
        continue
      }
      #expect(rules[index]["id"] == result["ruleId"])
    }
  }

  /// The schema cannot be part of the repository; `RUNBOOK_SARIF_SCHEMA` names a copy of
  /// `sarif-schema-2.1.0.json`, and Python's `jsonschema` holds the log against it.
  @Test(
    "the official schema accepts it",
    .enabled(
      if: ProcessInfo.processInfo.environment["RUNBOOK_SARIF_SCHEMA"] != nil,
      "RUNBOOK_SARIF_SCHEMA names no copy of the schema"))
  func official() throws {
    let environment = ProcessInfo.processInfo.environment
    let schema = try #require(environment["RUNBOOK_SARIF_SCHEMA"])
    let files = LocalFileSystem()
    let path = "/tmp/runbook-sarif-\(UInt64.random(in: 0 ... .max)).json"
    let log = Self.log(notes: Self.notes, fixes: Self.fixes)
    try files.write(Array(log.compact.utf8), to: path)
    defer { try? files.remove(path) }
    let script =
      "import json, sys, jsonschema; "
      + "jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))"
    let outcome = try Command(
      ["python3", "-c", script, path, schema], environment: environment
    ).capture()
    #expect(outcome.exit.isSuccess, "\(outcome.errorText)")
  }
}
