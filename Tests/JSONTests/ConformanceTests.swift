import JSON
import Source
import Testing

@Suite("Valid is exactly what RFC 8259 says")
struct ConformanceTests {
  @Test(
    "valid texts are read without a finding",
    arguments: [
      "null", " true\t", "false\r\n", "0", "-0", "-1.5e+10", "1E5", "0.0001", "\"\"", "[]", "{}",
      "[[],{}]", #"{"":0}"#, #""\"\\\/\b\f\n\r\t\u00e9""#, #""\ud83d\ude00""#, "\"é😀\u{7f}\"",
      "[1,2,3]", #"{"a":{"b":[null]}}"#, "\"\u{2028}\"", "123456789012345678901234567890",
    ])
  func valid(text: String) {
    let document = JSONDocument.parse(text)
    #expect(document.diagnostics.isEmpty)
    #expect(document.isValid)
    #expect(JSONValue(parsing: text) != nil)
  }

  @Test(
    "anything else is not valid, and is reported",
    arguments: [
      "", " ", "nul", "True", "+1", "01", "-01", "1.", ".1", "1e", "1e+", "0x1", "NaN", "Infinity",
      "-Infinity", "--1", "\"", "\"a", "'a'", "[", "]", "{", "}", "[1", "[1,]", "[,1]", "[1 2]",
      "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{1:2}", "[1]]", "{}}", "1 2",
      "\"\\x41\"", "\"\\u12g4\"", "\"\\u123\"", "\"\t\"", "\"\n\"", "\"\u{0}\"", "/**/1", "1//",
      "[\u{00A0}1]", "\u{FEFF}1", "nullx", "[1:2]", "{\"a\":1 \"b\":2}", "\u{0}", "<a>",
      "\"a\":1",
    ])
  func invalid(text: String) {
    let document = JSONDocument.parse(text)
    #expect(!document.isValid)
    #expect(!document.diagnostics.isEmpty)
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test(
    "bytes that are not UTF-8 are reported where they stand",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF5, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) throws {
    let document = JSONDocument.parse([0x5B, 0x22, 0x61] + bytes + [0x22, 0x2C, 0x31, 0x5D])
    let finding = try #require(document.diagnostics.first)
    #expect(document.diagnostics.count == 1)
    #expect(finding.id == "json.invalid-utf8")
    #expect(finding.range == 3..<3 + bytes.count)
    #expect(document.root?.elements.last?.numberText == "1")
    #expect(!document.isValid)
  }

  @Test("nesting is limited, with a finding and without a crash", arguments: ["[", "{\"a\":"])
  func depth(opening: String) throws {
    let text = String(repeating: opening, count: 200_000)
    let document = JSONDocument.parse(text)
    #expect(document.diagnostics.map(\.id) == ["json.too-deep"])
    #expect(document.root?.value.compact.isEmpty == false)
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test("nesting up to the limit is read")
  func permittedDepth() {
    let depth = JSONDocument.maximumDepth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(JSONDocument.parse(text).isValid)
    #expect(JSONValue(parsing: text)?.compact == text)
  }

  @Test("half a surrogate pair is grammatical, and warned of")
  func loneSurrogate() {
    let document = JSONDocument.parse(#"["\ud83d", "\ude00x", "\ud83d\u0041"]"#)
    #expect(document.isValid)
    #expect(document.diagnostics.map(\.id) == Array(repeating: "json.lone-surrogate", count: 3))
    #expect(document.root?.elements.map(\.string) == ["\u{FFFD}", "\u{FFFD}x", "\u{FFFD}A"])
  }

  @Test(
    "a key that stands twice is kept, and warned of, in objects of any size", arguments: [0, 20])
  func duplicates(others: Int) throws {
    let filling = (0..<others).map { #""k\#($0)":0,"# }.joined()
    let document = JSONDocument.parse(#"{"a":1,\#(filling)"\u0061":2}"#)
    #expect(document.isValid)
    let finding = try #require(document.diagnostics.first)
    #expect(finding.id == "json.duplicate-key")
    #expect(finding.severity == .warning)
    #expect(finding.notes.first?.range == 1..<4)
    #expect(document.root?.members.count == others + 2)
    #expect(document.root?["a"]?.numberText == "2")
  }
}
