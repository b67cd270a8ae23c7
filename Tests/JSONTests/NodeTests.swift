import JSON
import Testing

@Suite("Positions and values of nodes")
struct NodeTests {
  private let text = #"{ "Action" : [ "a\n" , -1.50e3 ] , "x":true}"#

  private func source(_ range: Range<Int>?) -> String? {
    range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test("every value, key and punctuation mark has its range")
  func ranges() throws {
    let root = try #require(JSONDocument.parse(text).root)
    #expect(source(root.range) == text)
    #expect(source(root.openingRange) == "{")
    #expect(source(root.closingRange) == "}")
    let action = try #require(root.members.first)
    #expect(action.name == "Action")
    #expect(source(action.nameRange) == #""Action""#)
    #expect(action.colonRange == 11..<12)
    #expect(source(action.value.range) == #"[ "a\n" , -1.50e3 ]"#)
    #expect(action.value.commaRange == 33..<34)
    let elements = action.value.elements
    #expect(elements.map { source($0.range) } == [#""a\n""#, "-1.50e3"])
    #expect(elements.map { source($0.commaRange) } == [",", nil])
    #expect(elements.first?.string == "a\n")
    #expect(source(elements.first?.contentRange) == #"a\n"#)
    #expect(elements.last?.numberText == "-1.50e3")
    #expect(root["x"]?.bool == true)
    #expect(root["y"] == nil)
  }

  @Test("a part of a string is found in the text")
  func parts() throws {
    let document = JSONDocument.parse(#"["a:bc", "\u0061:b"]"#)
    let elements = try #require(document.root?.elements)
    #expect(elements[0].range(ofPart: 2..<4) == 4..<6)
    #expect(elements[1].range(ofPart: 2..<3) == elements[1].contentRange)
  }

  @Test("strings longer than a machine word end where they end", arguments: 0..<40)
  func lengths(count: Int) throws {
    for special in ["", "\\\"", "é", "\\u00e9x"] {
      let text = String(repeating: "x", count: count) + special + String(repeating: "y", count: 9)
      let document = JSONDocument.parse("[\"\(text)\",\"\(text)\"]")
      #expect(document.diagnostics.isEmpty)
      let expected = text.replacing("\\\"", with: "\"").replacing("\\u00e9", with: "é")
      #expect(document.root?.elements.map(\.string) == [expected, expected])
    }
  }
}

@Suite("Values without positions")
struct ValueTests {
  private let value: JSONValue = [
    "b": [1, 2.5 as JSONValue, [:], []], "a": "q\"\\\u{1}\n é", "c": true,
  ]

  @Test("compact printing")
  func compact() {
    #expect(value.compact == #"{"b":[1,2.5,{},[]],"a":"q\"\\\u0001\n é","c":true}"#)
    #expect(JSONValue(parsing: value.compact) == value)
  }

  @Test("pretty printing")
  func pretty() {
    let expected = #"""
      {
        "b": [
          1,
          2.5,
          {},
          []
        ],
        "a": "q\"\\\u0001\n é",
        "c": true
      }
      """#
    #expect(value.pretty() == expected)
    #expect(JSONValue(parsing: value.pretty(indent: 7)) == value)
  }

  @Test(
    "a document is printed with its own indentation and line endings",
    arguments: [
      "    {\n       \"a\": [\n          1\n       ]\n    }",
      "{\r\n\t\"a\": [\r\n\t\t1\r\n\t]\r\n}",
    ])
  func ownIndentation(text: String) throws {
    let printed = try #require(JSONDocument.parse(text).pretty())
    #expect(printed == text.drop { $0 == " " })
  }

  @Test("the order of members and the spelling of numbers do not matter")
  func equivalence() {
    func areEquivalent(_ left: JSONValue, _ right: JSONValue) -> Bool {
      left.isEquivalent(to: right)
    }
    #expect(areEquivalent(["a": 1, "b": [2]], ["b": [2], "a": 1]))
    #expect(areEquivalent(.number("100"), .number("1e2")))
    #expect(areEquivalent(.number("-0.0"), .number("0")))
    #expect(areEquivalent(.number("12.50"), .number("125E-1")))
    #expect(!areEquivalent(.number("1e2"), .number("1e3")))
    #expect(!areEquivalent(.number("1"), .number("-1")))
    #expect(!areEquivalent(.number("9007199254740993"), .number("9007199254740992")))
    #expect(!areEquivalent([1, 2], [2, 1]))
    #expect(!areEquivalent(["a": 1], ["a": 1, "b": 2]))
    #expect(!areEquivalent("1", 1))
  }
}
