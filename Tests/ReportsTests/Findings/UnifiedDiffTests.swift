import Platform
import Reports
import Source
import Testing

@Suite("Differences as diff -u shows them")
struct UnifiedDiffTests {
  private func diff(_ text: String, _ edits: [(Range<Int>, String)]) -> String {
    let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
    return String(
      decoding: UnifiedDiff(of: file).text(edits.map { .init($0.0, $0.1) }), as: UTF8.self)
  }

  @Test("three lines stand around a change")
  func context() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n", [(8..<9, "five")]) == """
        --- a.md
        +++ a.md
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test("nothing changed is no difference", arguments: ["", "a\n", "a"])
  func none(text: String) {
    #expect(diff(text, []) == "")
    #expect(text.isEmpty || diff(text, [(0..<1, String(text.prefix(1)))]) == "")
  }

  @Test("changes far apart are hunks of their own, and later ones count what earlier ones added")
  func hunks() {
    let text = (1...20).map { "\($0)\n" }.joined()
    let result = diff(text, [(0..<0, "new\n"), (text.utf8.count - 3..<text.utf8.count - 1, "end")])
    #expect(result.contains("@@ -1,3 +1,4 @@\n+new\n 1\n"))
    #expect(result.contains("@@ -17,4 +18,4 @@\n 17\n 18\n 19\n-20\n+end\n"))
  }

  @Test("a file without a last line ending says so")
  func noEnding() {
    #expect(
      diff("a\nb", [(2..<3, "c")]) == """
        --- a.md
        +++ a.md
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
  }

  @Test("lines are taken out, put in and joined")
  func lines() {
    #expect(diff("a\nb\nc\n", [(2..<4, "")]).contains(" a\n-b\n c\n"))
    #expect(diff("a\nc\n", [(2..<2, "b\n")]).contains(" a\n+b\n c\n"))
    #expect(diff("a\nb\n", [(1..<2, " ")]).contains("-a\n-b\n+a b\n"))
  }

  @Test(
    "patch makes of the difference what the fix makes", .enabled(if: UnifiedDiffTests.hasPatch),
    arguments: [
      ("a\nb\nc\n", [(0..<1, "x"), (4..<5, "y\nz")]), ("a", [(0..<1, "b")]),
      ("1\r\n2\r\n3\r\n", [(3..<4, "two")]),
      ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", [(0..<2, ""), (16..<16, "8.5\n")]),
    ])
  func patch(text: String, edits: [(Range<Int>, String)]) throws {
    let files = LocalFileSystem()
    let folder = "/tmp/runbook-diff-\(UInt64.random(in: 0 ... .max))"
    try files.makeFolders(folder)
    defer {
      for name in (try? files.list(folder)) ?? [] { try? files.remove("\(folder)/\(name)") }
      try? files.removeFolder(folder)
    }
    try files.write(Array(text.utf8), to: "\(folder)/a.md")
    try files.write(Array(diff(text, edits).utf8), to: "\(folder)/a.diff")
    let outcome = try Command(
      ["patch", "--binary", "-p0", "a.md", "a.diff"], environment: ["PATH": "/usr/bin:/bin"],
      folder: folder
    ).capture()
    #expect(outcome.exit.isSuccess, "\(outcome.text)")
    let fixes = [
      Diagnostic(
        "doc.example", .note, "x", at: 0..<0,
        fixes: [.init("x", edits: edits.map { .init($0.0, $0.1) }, isSafe: true)])
    ]
    #expect(
      try files.read("\(folder)/a.md", limit: 1 << 20)
        == SafeFixes(fixes).applied(to: Array(text.utf8)))
  }

  private static var hasPatch: Bool {
    Command.locate("patch", searchPath: "/usr/bin:/bin") != nil
  }
}
