import JSON
import Platform
import Testing

@testable import AWS

@Suite(
  "the installed CLI's shorthand", .enabled(if: InstalledCLI.python != nil, InstalledCLI.missing))
struct InstalledShorthandTests {
  /// Reads a line of JSON strings and prints what the CLI's own parser makes of each.
  private static let reference = """
    import json, sys
    from awscli.shorthand import ShorthandParser
    for text in json.load(open(sys.argv[1])):
        try:
            print(json.dumps(ShorthandParser().parse(text)))
        except Exception as error:
            print('error')
    """

  @Test("is read as the CLI's own parser reads it, on random texts too")
  func random() throws {
    var generator = SplitMix(state: 20_261_121)
    let pieces = [
      "a", "b", "Key", "=", "=", "=", ",", ",", "[", "]", "{", "}", "'", "\"", "\\", " ", "\\,",
      "x y", ":", "/", ".", "-", "1", "tag:x", "é", "~", "|", "!",
    ]
    var texts = (0..<4000).map { _ in
      (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
    }
    texts += texts.map { "a=" + $0 }
    texts += texts.prefix(4000).map { "a=[" + $0 + "],b={c=" + $0 + "}" }

    let folder = try TestFolder()
    let input = try folder.write(
      JSONValue.array(texts.map(JSONValue.string)).compact, to: "texts.json")
    let result = try Command(
      [try #require(InstalledCLI.python), "-c", Self.reference, input],
      environment: ProcessEnvironment.variables
    ).capture(limit: 1 << 26)
    try #require(result.exit.isSuccess, "\(result.errorText)")
    let lines = result.text.split(separator: "\n")
    try #require(lines.count == texts.count)

    var accepted = 0
    for (text, line) in zip(texts, lines) {
      let found = (try? ShorthandParser.parse(text)).map(json)
      let expected = line == "error" ? nil : JSONValue(parsing: String(line))
      if expected != nil { accepted += 1 }
      #expect(
        found.map { found in expected.map(found.isEquivalent) ?? false } ?? (expected == nil),
        "\(text): \(found?.compact ?? "error") instead of \(line)")
    }
    #expect(accepted > 1000)
  }

  private func json(_ node: ShorthandParser.Node) -> JSONValue {
    switch node {
    case .text(let text, _): .string(text)
    case .list(let nodes, _): .array(nodes.map(json))
    case .object(let members, _):
      .object(members.map { JSONValue.Member($0.key, json($0.value)) })
    }
  }

  /// Random numbers that are the same in every run.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
