import Platform
import Testing

@testable import CLI

@Suite("runbook validate --fix")
struct FixCommandTests {
  static let text =
    "# T\n\n```json\n{\n  // why\n  \"a\": 1\n}\n```\n\nThe end, without a line ending."

  @Test("a dry run shows the difference and changes nothing")
  func dryRun() throws {
    let place = try Workplace(["a.md": Self.text])
    let outcome = place.run("validate", "a.md", "--fix", "--dry-run")
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        --- a.md
        +++ a.md
        @@ -2,7 +2,6 @@
         
         ```json
         {
        -  // why
           "a": 1
         }
         ```

        """)
    #expect(try place.read("a.md") == Self.text)
  }

  @Test("only the bytes concerned change, and the permissions stay", arguments: ["\n", "\r\n"])
  func inPlace(lineEnding: String) throws {
    let place = try Workplace()
    let text = Self.text.replacing("\n", with: lineEnding)
    try place.write(text, to: "a.md")
    let path = FilePath.join(place.folder, "a.md")
    try LocalFileSystem().setMode(0o640, of: path)
    let outcome = place.run("validate", "a.md", "--fix")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "1 fix made in a.md\n")
    #expect(outcome.output == "no findings in 1 file\n")
    #expect(try place.read("a.md") == text.replacing("  // why" + lineEnding, with: ""))
    #expect(try LocalFileSystem().status(path).mode == 0o640)
    #expect(try LocalFileSystem().list(place.folder) == ["a.md"])
    #expect(place.run("validate", "a.md", "--fix").errors == "")
  }

  @Test(
    "a line that is removed in a list or a quote leaves nothing behind",
    arguments: ["> ", "   ", "> > "])
  func prefixed(prefix: String) throws {
    let lines = ["```json", "{", "  // why", "  \"a\": 1", "}", "```"].map { prefix + $0 + "\n" }
    let start = prefix == "   " ? "1. Text\n\n" : ""
    let place = try Workplace(["a.md": "# T\n\n" + start + lines.joined()])
    _ = place.run("validate", "a.md", "--fix")
    let rest = lines.filter { !$0.contains("why") }.joined()
    #expect(try place.read("a.md") == "# T\n\n" + start + rest)
  }

  @Test("a file that changed since it was read is left alone")
  func changed() throws {
    let place = try Workplace(["a.md": "newer and longer"])
    let path = FilePath.join(place.folder, "a.md")
    let replacement = FileReplacement(files: LocalFileSystem(), path: path)
    #expect(try replacement.replace(Array("older".utf8), with: [0x78]) == .changedMeanwhile)
    #expect(try place.read("a.md") == "newer and longer")
    #expect(try LocalFileSystem().list(place.folder) == ["a.md"])
  }

  @Test("options that make no sense together are wrong usage")
  func usage() throws {
    let place = try Workplace(["a.md": Self.text])
    #expect(place.run("validate", "a.md", "--dry-run").status == 2)
    #expect(place.run("validate", "-", "--fix", input: Self.text).status == 2)
    #expect(place.run("validate", "a.md", "--fix", "--against", "x").status == 2)
    #expect(place.run("validate", "-", "--fix", "--dry-run", input: Self.text).status == 1)
  }
}

@Suite("Folders and patterns of documents")
struct DocumentSearchTests {
  @Test("what cannot be read in a folder is a finding, and the others are checked")
  func unreadable() throws {
    let place = try Workplace(["d/a.md": "# A\n\nText.\n", "d/e.md": "\n"])
    try place.write([0x41, 0], to: "d/b.md")
    let outcome = place.run("validate", "d")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.contains(
        "d/b.md:1:1: error[doc.unreadable]: \"d/b.md\" is not a text: there is a NUL at byte 1\n"))
    #expect(outcome.output.contains("d/e.md:1:1: warning[doc.unreadable]: \"d/e.md\" is empty\n"))
    #expect(outcome.output.hasSuffix("1 error and 1 warning in 2 of 3 files\n"))
  }

  @Test(
    "a pattern names the documents below",
    arguments: [
      ("d/*.md", 2), ("d/**/*.md", 4), ("**/c?.md", 2), ("d/s/*", 2), ("d/a*", 1), ("x/*.md", 0),
    ])
  func pattern(pattern: String, count: Int) throws {
    let text = "# A\n\nText.\n"
    let place = try Workplace([
      "d/a.md": text, "d/b.md": text, "d/s/c1.md": text, "d/s/c2.md": text, "d/.h/c3.md": text,
    ])
    let outcome = place.run("validate", pattern)
    if count == 0 {
      #expect(outcome.status == 2)
      #expect(outcome.errors == "runbook: no .md file matches \"\(pattern)\"\n")
    } else {
      #expect(outcome.output == "no findings in \(count == 1 ? "1 file" : "\(count) files")\n")
    }
  }

  @Test("the findings of many documents stand in the order of their paths")
  func order() throws {
    let place = try Workplace()
    for index in 100..<160 { try place.write("# T\n\n- [x](#no)\n", to: "d/\(index).md") }
    let lines = place.run("validate", "d").output.split(separator: "\n")
    let files = lines.filter { $0.hasPrefix("d/") }.map { $0.prefix { $0 != ":" } }
    #expect(files == (100..<160).map { "d/\($0).md" })
  }
}
