import JSON
import Source
import Testing

/// A faulty text, what is said about it as `line:column severity id`, and what is read all the same.
struct FaultyText: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  var findings: [String]
  var value: String?

  init(_ name: String, _ text: String, _ findings: [String], reads value: String?) {
    self.name = name
    self.text = text
    self.findings = findings
    self.value = value
  }

  var testDescription: String { name }
}

@Suite("Reading goes on after a fault")
struct RecoveryTests {
  @Test("one finding at the right place, and the rest is read", arguments: faultyTexts)
  func recovery(of fault: FaultyText) {
    let document = JSONDocument.parse(fault.text)
    let lines = LineTable(document.bytes)
    let findings = document.diagnostics.map { finding in
      let place = lines.location(of: finding.range.lowerBound)
      return "\(place.line):\(place.column) \(finding.severity) \(finding.id)"
    }
    #expect(findings == fault.findings)
    #expect(document.root?.value.compact == fault.value)
    #expect(!document.isValid)
    #expect(JSONValue(parsing: fault.text) == nil)
  }

  @Test("the fixes of a text make it valid, with the same value", arguments: faultyTexts)
  func fixes(of fault: FaultyText) throws {
    let document = JSONDocument.parse(fault.text)
    let errors = document.diagnostics.filter { $0.severity > .note }
    guard !errors.isEmpty, errors.allSatisfy({ $0.fixes.first?.isSafe == true }) else { return }
    let fixed = document.bytes.applying(errors.compactMap(\.fixes.first))
    let value = try #require(
      JSONValue(parsing: fixed), "not valid: \(String(decoding: fixed, as: UTF8.self))")
    #expect(value.compact == fault.value)
  }
}

extension RecoveryTests {
  @Test(
    "what follows a quote that may be an opening one is not mended unseen",
    arguments: [
      #"{"a:[{"Effect": "Allow"}]}"#, #"{"a" : ["b, "c", "d"]}"#, #"{"a: "b", "c": 1}"#,
      #"{"a": 'it's'}"#, #"{"a: "see #1", "b": 2}"#, #"{"a: "b", "c": TRUE,}"#,
    ])
  func inverted(text: String) {
    let document = JSONDocument.parse(text)
    let fixes = document.diagnostics.flatMap(\.fixes)
    #expect(!fixes.isEmpty)
    #expect(fixes.allSatisfy { !$0.isSafe }, "\(fixes.filter(\.isSafe).map(\.message))")
  }

  @Test("a fix replaces nothing by itself", arguments: ["“a\"", "“a”", "'a'"])
  func effect(key: String) {
    let document = JSONDocument.parse("{\(key): 1}")
    let edits = document.diagnostics.flatMap(\.fixes).flatMap(\.edits)
    #expect(!edits.isEmpty)
    for edit in edits {
      #expect(!document.bytes[edit.range].elementsEqual(edit.replacement.utf8))
    }
    #expect(
      document.bytes.applying(document.diagnostics.flatMap(\.fixes)) == Array(#"{"a": 1}"#.utf8))
  }

  @Test("keys are told apart by their code points", arguments: [0, 9])
  func codePoints(others: Int) {
    let more = (0..<others).map { #", "k\#($0)": 0"# }.joined()
    let text = "{\"\u{FC}\": 1, \"u\u{308}\": 2\(more)}"
    #expect(JSONDocument.parse(text).diagnostics.isEmpty)
  }
}

extension [UInt8] {
  /// The text with the edits of some fixes made.
  func applying(_ fixes: [Diagnostic.Fix]) -> [UInt8] {
    var result = self
    for edit in fixes.flatMap(\.edits).sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      result.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    }
    return result
  }
}

private let faultyTexts = [
  FaultyText(
    "a line comment",
    """
    {
      // what it is
      "a": 1 // one
    }
    """, ["2:3 error json.comment", "3:10 error json.comment"], reads: #"{"a":1}"#),
  FaultyText(
    "a block comment and a shell comment",
    """
    # first
    [1, /* two
    lines */ 2]
    """, ["1:1 error json.comment", "2:5 error json.comment"], reads: "[1,2]"),
  FaultyText(
    "trailing commas", #"{"a": [1, 2,], "b": 3,}"#,
    ["1:12 error json.syntax", "1:22 error json.syntax"], reads: #"{"a":[1,2],"b":3}"#),
  FaultyText(
    "an extra comma", "[1,, 2]", ["1:4 error json.syntax"], reads: "[1,2]"),
  FaultyText(
    "missing commas",
    """
    {"a": [1 2]
    "b": {}
    "c": "d"}
    """, ["1:9 error json.syntax", "1:12 error json.syntax", "2:8 error json.syntax"],
    reads: #"{"a":[1,2],"b":{},"c":"d"}"#),
  FaultyText(
    "an object that is not closed before its sibling",
    """
    [
      {"a": [1]
      {"b": 2}
    ]
    """, ["2:12 error json.syntax"], reads: #"[{"a":[1]},{"b":2}]"#),
  FaultyText(
    "an object that is not closed before the comma and its sibling",
    #"[{"a": 1, {"b": 2}]"#, ["1:9 error json.syntax"], reads: #"[{"a":1},{"b":2}]"#),
  FaultyText(
    "an array that is not closed before the next key",
    #"{"a": ["x", "y", "b": "z"}"#, ["1:18 error json.syntax"], reads: #"{"a":["x","y"],"b":"z"}"#),
  FaultyText(
    "an array that is not closed, without a comma before the next key",
    """
    {"a": ["x"
     "b": "z"}
    """, ["2:2 error json.syntax"], reads: #"{"a":["x"],"b":"z"}"#),
  FaultyText(
    "an array that is not closed before the object is", #"{"a": [1, 2}"#,
    ["1:12 error json.syntax"], reads: #"{"a":[1,2]}"#),
  FaultyText(
    "an object that is not closed before the array is", #"[{"a": 1]"#,
    ["1:9 error json.syntax"], reads: #"[{"a":1}]"#),
  FaultyText(
    "a bracket too many", #"{"a": [1]]}"#, ["1:10 error json.syntax"], reads: #"{"a":[1]}"#),
  FaultyText(
    "a text that ends early", #"{"a": 1"#, ["1:8 error json.syntax"], reads: #"{"a":1}"#),
  FaultyText(
    "a text that ends early, deep inside", #"{"a": [{"b": "c","#, ["1:18 error json.syntax"],
    reads: #"{"a":[{"b":"c"}]}"#),
  FaultyText(
    "a string without its closing quote does not hide what follows",
    """
    {"a": ["x:*
      ], "b": truth}
    """, ["1:8 error json.unterminated-string", "2:11 error json.invalid-literal"],
    reads: #"{"a":["x:*"],"b":"truth"}"#),
  FaultyText(
    "a comma behind a missing quote",
    """
    ["x,
     "y"]
    """, ["1:2 error json.unterminated-string"], reads: #"["x","y"]"#),
  FaultyText(
    "a bracket behind a missing quote",
    """
    {"a": ["x],
     "b": 1}
    """, ["1:8 error json.unterminated-string"],
    reads: #"{"a":["x"],"b":1}"#),
  FaultyText(
    "a key without its closing quote",
    """
    {"a: 1,
     "b": 2}
    """, ["1:2 error json.unterminated-string"], reads: #"{"a":1,"b":2}"#),
  FaultyText(
    "a missing opening quote", #"["a", sagemaker:*", "b"]"#,
    ["1:7 error json.unterminated-string"], reads: #"["a","sagemaker:*","b"]"#),
  FaultyText(
    "single quotes", #"{'a': 'it\'s'}"#,
    ["1:2 error json.single-quotes", "1:7 error json.single-quotes"], reads: #"{"a":"it's"}"#),
  FaultyText(
    "typographic quotes", "{“a”: “b”}",
    ["1:2 error json.smart-quotes", "1:11 error json.smart-quotes"], reads: #"{"a":"b"}"#),
  FaultyText(
    "keys without quotes", "{a: 1, b-c: 2}",
    ["1:2 error json.unquoted-key", "1:8 error json.unquoted-key"], reads: #"{"a":1,"b-c":2}"#),
  FaultyText(
    "a placeholder for a value", #"{"a": <kms-arn>, "b": [<x>, 1]}"#,
    ["1:7 note json.placeholder", "1:24 note json.placeholder"],
    reads: #"{"a":"<kms-arn>","b":["<x>",1]}"#),
  FaultyText(
    "a fragment without braces",
    """
    "Action": [
      "a",
      "b"
    ],
    "Resource": "*"
    """, ["1:1 note json.fragment"], reads: #"{"Action":["a","b"],"Resource":"*"}"#),
  FaultyText(
    "a fragment that stops anywhere", #""Action": ["a", "b""#, ["1:1 note json.fragment"],
    reads: #"{"Action":["a","b"]}"#),
  FaultyText(
    "Python's literals", "[True, None, FALSE]",
    [
      "1:2 error json.invalid-literal", "1:8 error json.invalid-literal",
      "1:14 error json.invalid-literal",
    ], reads: "[true,null,false]"),
  FaultyText(
    "what is no number", "[01, 2012-10-17, +1, .5, 1., 0x1F, -]",
    [
      "1:2 error json.invalid-number", "1:6 error json.invalid-number",
      "1:18 error json.invalid-number", "1:22 error json.invalid-number",
      "1:26 error json.invalid-number", "1:30 error json.invalid-number",
      "1:36 error json.invalid-number",
    ], reads: #"["01","2012-10-17","+1",".5","1.","0x1F","-"]"#),
  FaultyText(
    "a missing colon", #"{"a" 1, "b" = 2}"#, ["1:5 error json.syntax", "1:13 error json.syntax"],
    reads: #"{"a":1,"b":2}"#),
  FaultyText(
    "a key without a value", #"{"a", "b": }"#, ["1:2 error json.syntax", "1:7 error json.syntax"],
    reads: #"{"a":null,"b":null}"#),
  FaultyText(
    "dots for what is left out", #"{"a": 1, ... , "b": 2}"#, ["1:10 error json.syntax"],
    reads: #"{"a":1,"b":2}"#),
  FaultyText(
    "an unescaped tab", "[\"a\tb\"]", ["1:4 error json.control-character"], reads: #"["a\tb"]"#),
  FaultyText(
    "an escape that JSON does not have", #"["\-a"]"#, ["1:3 error json.invalid-escape"],
    reads: #"["-a"]"#),
  FaultyText(
    "a second value", "{} {}", ["1:4 error json.syntax"], reads: "{}"),
  FaultyText(
    "a byte order mark", "\u{FEFF}[1]", ["1:1 warning json.byte-order-mark"], reads: "[1]"),
  FaultyText("nothing", "  ", ["1:3 error json.empty"], reads: nil),
]
