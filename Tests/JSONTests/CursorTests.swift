import JSON
import Testing

@Suite struct CursorTests {
  private func reading<Result>(_ text: String, _ body: (inout JSONCursor) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var cursor = JSONCursor(bytes)
      return body(&cursor)
    }
  }

  @Test(
    "whole numbers as JSON writes them, and none that could overflow",
    arguments: [
      ("0", 0), ("-7", -7), ("123456789012345678", 123_456_789_012_345_678), ("01", nil),
      ("-", nil), ("", nil), ("x", nil),
    ])
  func integers(_ text: String, _ number: Int?) {
    #expect(reading(text) { $0.integer() } == number)
  }

  @Test(
    "texts of ASCII without escapes, and no others",
    arguments: [("\"a b\"", "a b"), ("\"\"", ""), ("\"ü\"", nil), ("\"\\n\"", nil), ("\"a", nil)])
  func texts(_ text: String, _ content: String?) {
    #expect(reading(text) { $0.text() } == content)
  }

  @Test(
    "any value is stepped over to its end",
    arguments: [
      #"{"a":[1,{"b":"]}\""}],"c":null}"#, #"["\\",[],{}]"#, #""a,b""#, "12.5e3", "true", "[]",
    ])
  func values(_ text: String) {
    for behind in ["", ",1", "]", "}"] where !behind.isEmpty || !"1t".contains(text.prefix(1)) {
      let range = reading(text + behind) { $0.value() }
      #expect(range == 0..<text.utf8.count, "\(text)\(behind)")
    }
  }

  @Test(
    "what has no end, or is nothing, is no value", arguments: ["", "[1", "{\"a\":\"", "]", ","])
  func noValue(_ text: String) {
    #expect(reading(text) { $0.value() } == nil)
  }
}
