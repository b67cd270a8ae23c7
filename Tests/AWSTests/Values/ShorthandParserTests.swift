import Testing

@testable import AWS

@Suite("ShorthandParser")
struct ShorthandParserTests {
  /// A value as compact text, for comparing.
  private func text(_ node: ShorthandParser.Node) -> String {
    switch node {
    case .text(let text, _): "'\(text)'"
    case .list(let nodes, _): "[\(nodes.map(text).joined(separator: ","))]"
    case .object(let members, _):
      "{\(members.map { "\($0.key)\($0.mayBeFile ? "@" : "")=\(text($0.value))" }.joined(separator: ","))}"
    }
  }

  @Test(
    "reads what the CLI's own parser reads",
    arguments: [
      ("Key=Project,Value=A", "{Key='Project',Value='A'}"), ("a=b", "{a='b'}"),
      ("a=b,c", "{a=['b','c']}"), ("a=b,c,d=e", "{a=['b','c'],d='e'}"), ("a=", "{a=''}"),
      ("a=,b=c", "{a='',b='c'}"), ("a='b,c',d=e", "{a='b,c',d='e'}"),
      (#"a="x \" y",b=1"#, #"{a='x " y',b='1'}"#), (#"a=b\,c"#, "{a='b,c'}"),
      ("a=[b,c]", "{a=['b','c']}"), ("a=[]", "{a=[]}"),
      ("a=[{b=c,d=e},{b=f}],g=h", "{a=[{b='c',d='e'},{b='f'}],g='h'}"),
      ("a={b={c=[d, e]}}", "{a={b={c=['d','e']}}}"), ("a = b , c = d", "{a='b',c='d'}"),
      ("Name=tag:x,Values=a b,c", "{Name='tag:x',Values=['a b','c']}"),
      ("a=b=c", "{a='b=c'}"), ("Key=<p>,Value=<a b>", "{Key='<p>',Value='<a b>'}"),
      ("a@=file://x,b=c", "{a@='file://x',b='c'}"), ("a=s3://x/y?z#1", "{a='s3://x/y?z#1'}"),
      ("a='it\\'s'", "{a='it's'}"), ("é=b", ""),
    ])
  func reads(input: String, expected: String) throws {
    if expected.isEmpty {
      #expect(throws: ShorthandParser.SyntaxError.self) { try ShorthandParser.parse(input) }
    } else {
      #expect(text(try ShorthandParser.parse(input)) == expected)
    }
  }

  @Test(
    "says where it cannot go on",
    arguments: [
      ("a", 1), ("", 0), ("a=b,", 4), ("a=[b", 4), ("a={b", 4), ("a={b=c", 6), ("a='b", 4),
      ("a=b,a=c", 4), ("a=\"b\"c", 5), ("a=b,c d=e", 6), ("{a=b}", 0), ("a=[b}", 4),
    ])
  func errors(input: String, offset: Int) throws {
    let error = try #require(throws: ShorthandParser.SyntaxError.self) {
      try ShorthandParser.parse(input)
    }
    #expect(error.offset == offset)
    #expect(!error.expected.isEmpty)
  }

  @Test("ends on any input, deep brackets and thousands of commas too")
  func bounds() throws {
    for text in ["[", "{a=", "[{a=", "a=b,", ",", "'", "a='"] {
      let long = "k=" + String(repeating: text, count: 20_000)
      #expect(throws: ShorthandParser.SyntaxError.self) { try ShorthandParser.parse(long) }
    }
    let list = "a=" + String(repeating: "b,", count: 20_000) + "c"
    guard case .object(let members, _) = try ShorthandParser.parse(list),
      case .list(let values, _)? = members.first?.value
    else {
      Issue.record("no list")
      return
    }
    #expect(values.count == 20_001)
  }
}
