import Testing

@testable import Compiler
@testable import Engine

/// Values that a document's transcript has placeholders for.
@Suite struct TranscriptCaptureTests {
  private func captured(_ transcript: String, _ output: String, known: [String: String] = [:])
    -> [String: String]?
  {
    let text = PlaceholderScanner.argument(transcript)
    let names = text.names.filter { known[$0] == nil }
    var bindings = Bindings()
    bindings.local = known
    return Expectation.transcript(text).captured(names, from: output, bindings)
  }

  @Test(
    "a placeholder takes what stands in its place",
    arguments: [
      ("id: <id>", "id: i-1", ["id": "i-1"]),
      ("<id> ready", "i-1 ready", ["id": "i-1"]),
      (
        "pod/<pod> created at <time>.", "pod/web-1 created at 12:30.",
        ["pod": "web-1", "time": "12:30"]
      ),
      ("a\n<id>\nb", "a\ni-1\nb", ["id": "i-1"]),
      ("...\nid=<id>\n...", "x\ny\nid=7\nz", ["id": "7"]),
      ("... id <id> ...", "the id 7 of it", ["id": "7"]),
      ("<id>=<id>", "a=b", ["id": "a"]),
      ("name <name> id <id>", "name é 🙂 id 1", ["name": "é 🙂", "id": "1"]),
    ] as [(String, String, [String: String])])
  func values(transcript: String, output: String, expected: [String: String]) {
    #expect(captured(transcript, output) == expected)
  }

  @Test(
    "an output that is not like the transcript gives nothing from there on",
    arguments: [
      ("id: <id>", "ID: i-1", [:]), ("id: <id>", "id: ", [:]), ("id: <id>", "", [:]),
      ("<a>\nx\n<b>", "1\ny\n2", ["a": "1"]), ("id <id> end", "id 1 en", [:]),
      ("...\nid=<id>", "x\ny", [:]),
    ] as [(String, String, [String: String])])
  func unlike(transcript: String, output: String, expected: [String: String]) {
    #expect(captured(transcript, output) == expected)
  }

  @Test("a value that is known is text, whatever it holds")
  func known() {
    #expect(captured("<a> <b>", "... x", known: ["a": "..."]) == ["b": "x"])
    #expect(captured("<a> <b>", "y x", known: ["a": "z"]) == [:])
  }

  @Test(
    "hostile outputs give no other names and end",
    arguments: [
      "\u{1}id\u{1}: x", "id: \u{1}other\u{1}", "id: \u{0}", "id: \u{1B}[31mred\u{1B}[0m",
      "id: $(rm -rf /)", String(repeating: "id: ", count: 20_000),
    ])
  func hostile(output: String) {
    let values = captured("id: <id>", output) ?? [:]
    #expect(Set(values.keys).isSubset(of: ["id"]))
  }

  @Test("long outputs and many skipped lines take linear time")
  func long() {
    let output = String(repeating: "a a a a a a a a\n", count: 20_000) + "id 1"
    #expect(captured("...\nid <id>", output) == ["id": "1"])
    let line = String(repeating: "ab", count: 50_000)
    #expect(captured("<x>c<y>", line) == [:])
  }

  @Test("a transcript without open placeholders captures nothing")
  func none() {
    #expect(captured("done", "done") == nil)
  }
}
