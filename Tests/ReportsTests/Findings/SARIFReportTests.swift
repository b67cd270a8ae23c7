import JSON
import Reports
import Source
import Testing

@Suite("Findings as SARIF")
struct SARIFReportTests {
  /// The run of a log of one file.
  private static func run(
    _ file: SourceFile, _ diagnostics: [Diagnostic], folder: String? = nil, failures: [String] = []
  ) -> JSONValue? {
    SARIFReport(version: "1", folder: folder).document(
      [Findings(file: file, diagnostics: diagnostics)], failures: failures)["runs"]?[0]
  }

  private static func result(_ file: SourceFile, _ diagnostic: Diagnostic) -> JSONValue? {
    run(file, [diagnostic])?["results"]?[0]
  }

  @Test("the version stands first, and the line endings are said")
  func beginning() {
    let log = SARIFReport(version: "1").document([])
    #expect(log.compact.hasPrefix(#"{"version":"2.1.0","$schema":"#))
    #expect(log["runs"]?[0]?["newlineSequences"]?.compact == #"["\r\n","\n","\r"]"#)
  }

  @Test(
    "what a document says is no placeholder and no link",
    arguments: [
      ("\"${A}\" is open", "\"${{A}}\" is open."), ("{{0}}?", "{{{{0}}}}?"),
      ("[Create]() leads nowhere", #"\[Create\]() leads nowhere."#),
      ("[a](b) [c] (d)", #"\[a\](b) [c] (d)."#), ("[a[b]](c)", #"\[a[b]\](c)."#),
      (#"[a\](b)"#, #"\[a\\\](b)."#), ("](x)", #"\](x)."#), ("it is said.", "it is said."),
    ])
  func escapes(message: String, written: String) {
    let file = SourceFile(name: "a.md", bytes: Array("x".utf8))
    let fix = Diagnostic.Fix(message, edits: [.init(0..<1, message)], isSafe: true)
    let result = Self.result(
      file,
      Diagnostic(
        "doc.example", .note, message, at: 0..<1, notes: [.init(message, at: 0..<1)], fixes: [fix]))
    #expect(result?["message"]?["text"]?.string == written)
    #expect(result?["relatedLocations"]?[0]?["message"]?["text"]?.string == written)
    #expect(result?["fixes"]?[0]?["description"]?["text"]?.string == written)
    let content = result?["fixes"]?[0]?["artifactChanges"]?[0]?["replacements"]?[0]?[
      "insertedContent"]
    #expect(content?["text"]?.string == message)
  }

  @Test(
    "names are normal URIs",
    arguments: [
      ("./a b.md", "a%20b.md", true), ("a//./b:c.md", "a/b%3Ac.md", true),
      ("../a.md", "../a.md", true), ("/x/../y//./a.md", "file:///y/a.md", false),
      ("/../é.md", "file:///%C3%A9.md", false), ("-", "stdin:", false), ("./-", "-", true),
    ])
  func names(name: String, uri: String, isRelative: Bool) throws {
    let file = SourceFile(name: name, bytes: [])
    let result = Self.result(file, Diagnostic("doc.example", .note, "x", at: 0..<0))
    let artifact = try #require(
      result?["locations"]?[0]?["physicalLocation"]?["artifactLocation"])
    #expect(artifact["uri"]?.string == uri)
    #expect(artifact["uriBaseId"]?.string == (isRelative ? "%SRCROOT%" : nil))
  }

  @Test("relative names are meant from the folder")
  func base() {
    let file = SourceFile(name: "a.md", bytes: [])
    let base = Self.run(file, [], folder: "/a b")?["originalUriBaseIds"]?["%SRCROOT%"]
    #expect(base?["uri"]?.string == "file:///a%20b/")
    #expect(Self.run(file, [])?["originalUriBaseIds"]?["%SRCROOT%"]?["uri"] == nil)
  }

  @Test(
    "a range to the end of the file ends on the last line", arguments: ["\n", "\r\n", "\r", ""])
  func lastLine(lineEnding: String) {
    let text = "a\n// é" + lineEnding
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    let column = 5 + lineEnding.unicodeScalars.count
    for start in [2, text.utf8.count] {
      let result = Self.result(
        file, Diagnostic("doc.example", .note, "x", at: start..<text.utf8.count))
      let region = result?["locations"]?[0]?["physicalLocation"]?["region"]
      #expect(region?["startLine"] == .number("2"))
      #expect(region?["endLine"] == .number("2"))
      #expect(region?["endColumn"] == .number("\(column)"))
    }
  }

  @Test("a fingerprint stays where lines are added or indented, and is no other finding's")
  func fingerprints() {
    func prints(_ text: String, ids: [String]) -> [String] {
      let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
      let start = text.utf8.count - 1
      let results = Self.run(file, ids.map { Diagnostic($0, .note, "x", at: start..<start) })?[
        "results"]
      return (results?.elements ?? []).compactMap {
        $0["partialFingerprints"]?["ruleAndLineHash/v1"]?.string
      }
    }
    let first = prints("see x", ids: ["doc.a", "doc.a", "doc.b"])
    #expect(Set(first).count == 3)
    #expect(first[0].hasSuffix(":1") && first[1].hasSuffix(":2") && first[2].hasSuffix(":1"))
    #expect(prints("# T\r\n\n  see  x", ids: ["doc.a", "doc.a", "doc.b"]) == first)
    #expect(prints("see y", ids: ["doc.a"]) != [first[0]])
    // Any other program gives the same: FNV-1a of "seexdoc.a".
    #expect(first[0] == "73f4b2ae4c3d978b:1")
  }

  @Test("a file that could not be read makes the run no success")
  func failures() {
    let file = SourceFile(name: "a.md", bytes: [])
    #expect(
      Self.run(file, [])?["invocations"]?.compact == #"[{"executionSuccessful":true}]"#)
    #expect(
      Self.run(file, [], failures: ["no such file"])?["invocations"]?.compact
        == #"[{"executionSuccessful":false,"toolExecutionNotifications":"#
        + #"[{"level":"error","message":{"text":"no such file."}}]}]"#)
  }
}
