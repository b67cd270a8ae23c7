import JSON
import Reports
import Source
import Testing

@Suite("Findings for machines")
struct MachineFormatTests {
  @Test("GitHub gets one command a line, escaped")
  func github() {
    let marked = MarkedText("é«x»", name: "a,b:c.md")
    var diagnostic = marked.diagnostic(.note)
    diagnostic.message = "100% wrong\nreally"
    #expect(
      GitHubAnnotations.text([Findings(file: marked.file, diagnostics: [diagnostic])])
        == "::notice file=a%2Cb%3Ac.md,line=1,col=2,endLine=1,endColumn=3,title=doc.example"
        + "::100%25 wrong%0Areally\n")
  }

  @Test("GitHub gets no columns for a finding over several lines")
  func githubLines() {
    let marked = MarkedText("«a\nb»")
    #expect(
      GitHubAnnotations.text([
        Findings(file: marked.file, diagnostics: [marked.diagnostic(.error)])
      ]) == "::error file=run.md,line=1,endLine=2,title=doc.example::something is wrong\n")
  }

  @Test("JUnit counts what fails, and a clean file is one passed case")
  func junit() {
    let marked = MarkedText("«a<b»", name: "a&b.md")
    let clean = Findings(file: SourceFile(name: "c.md", bytes: []), diagnostics: [])
    let findings = Findings(
      file: marked.file, diagnostics: [marked.diagnostic(.error), marked.diagnostic(.note)])
    let text = JUnitReport().text([findings, clean])
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="runbook validate" tests="3" failures="1">
          <testsuite name="a&amp;b.md" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="a&amp;b.md" name="doc.example at 1:1" line="1">
              <failure message="something is wrong" type="error">\
        a&amp;b.md:1:1: error[doc.example]: something is wrong&#10; 1 | a&lt;b&#10;   | ^^^&#10;\
        </failure>
            </testcase>
            <testcase classname="a&amp;b.md" name="doc.example at 1:1" line="1">
              <system-out>a&amp;b.md:1:1: note[doc.example]: something is wrong&#10; 1 | a&lt;b&#10;\
           | ^^^&#10;</system-out>
            </testcase>
          </testsuite>
          <testsuite name="c.md" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="c.md" name="no findings"/>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("a byte order mark has no column, and no cell")
  func byteOrderMark() throws {
    let marked = MarkedText("\u{FEFF}«[a]()»")
    let diagnostic = marked.diagnostic()
    let findings = [Findings(file: marked.file, diagnostics: [diagnostic])]
    #expect(GitHubAnnotations.text(findings).contains(",line=1,col=1,endLine=1,endColumn=6,"))
    let region = SARIFReport(version: "1").document(findings)["runs"]?[0]?["results"]?[0]?[
      "locations"]?[0]?["physicalLocation"]?["region"]
    #expect(
      region?.compact == #"{"startLine":1,"startColumn":1,"endLine":1,"endColumn":6}"#)
    #expect(
      DiagnosticRenderer().render(diagnostic, in: marked.file).hasSuffix(
        "\n 1 | [a]()\n   | ^^^^^\n"))
  }

  @Test("SARIF has the rule, the region in characters, and the fix")
  func sarif() throws {
    let marked = MarkedText("é «wrld»", name: "a b.md")
    let diagnostic = marked.diagnostic(
      notes: [.init("see there", at: 0..<2), .init("by the way")],
      fixes: [.init("write \"world\"", edits: [.init(marked.range, "world")], isSafe: true)])
    let report = SARIFReport(
      version: "1.2.3",
      rules: [
        .init(id: "doc.example", summary: "an example", explanation: "Why.", remedy: "Mend it.")
      ])
    let log = report.document([Findings(file: marked.file, diagnostics: [diagnostic])])
    #expect(log["version"]?.string == "2.1.0")
    let run = try #require(log["runs"]?[0])
    let rule = try #require(run["tool"]?["driver"]?["rules"]?[0])
    #expect(rule["id"]?.string == "doc.example")
    #expect(rule["shortDescription"]?["text"]?.string == "an example.")
    #expect(rule["fullDescription"]?["text"]?.string == "Why.")
    #expect(rule["help"]?["text"]?.string == "Why.\n\nMend it.")
    let result = try #require(run["results"]?[0])
    #expect(result["level"]?.string == "warning")
    #expect(result["ruleIndex"] == .number("0"))
    #expect(result["message"]?["text"]?.string == "something is wrong.\nby the way.")
    let place = try #require(result["locations"]?[0]?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"]?.string == "a%20b.md")
    #expect(
      place["region"]?.compact == #"{"startLine":1,"startColumn":3,"endLine":1,"endColumn":7}"#)
    #expect(result["relatedLocations"]?[0]?["message"]?["text"]?.string == "see there.")
    let replacement = try #require(
      result["fixes"]?[0]?["artifactChanges"]?[0]?["replacements"]?[0])
    #expect(replacement["insertedContent"]?["text"]?.string == "world")
  }

  @Test("an empty list of findings is a document all the same")
  func empty() {
    #expect(
      FindingsJSON.document([]).compact == #"{"format":"runbook.findings/1","diagnostics":[]}"#)
    #expect(SARIFReport(version: "1").document([])["runs"]?[0]?["results"] == .array([]))
    #expect(GitHubAnnotations.text([]).isEmpty)
  }
}
