import Testing

@testable import Compiler

@Suite("Names and ARNs in text")
struct PlaceholderTextTests {
  @Test(
    "an ARN is found in a console's address, also with percent escapes",
    arguments: [
      "https://us-east-1.console.aws.amazon.com/iam/home#/policies/arn:aws:iam::aws:policy/X1",
      "https://console.aws.amazon.com/iam/home#/policies/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FX1",
      "https://example.com/?p=arn:aws:iam::aws:policy/X1&section=permissions",
      "arn:aws:iam::aws:policy/X1",
    ])
  func arns(_ text: String) {
    #expect(PlaceholderText.arn(in: text) == "arn:aws:iam::aws:policy/X1")
  }

  @Test(
    "what only begins like an ARN is none",
    arguments: ["arn:aws:", "learn:aws:iam", "arn:aws:iam::x"])
  func noARN(_ text: String) {
    #expect(PlaceholderText.arn(in: text) == nil)
  }

  @Test("a name in bold, code, quotes, a link or bare is the same template")
  func templates() {
    for text in [
      "**a_\\<x>**", "`a_<x>`", "\"a_\\<x>\"", "[a_\\<x>](https://example.com)", "a_\\<x>",
    ] {
      let clause = ProseDocument.reading("1. Create a group named \(text).\n").clauses.first
      #expect(
        clause?.givenName(of: ["group"])?.name == Argument([.literal("a_"), .value("x")]), "\(text)"
      )
    }
  }

  @Test("a tag of HTML is no placeholder, a name that Markdown takes for a tag is one")
  func tags() {
    let clauses = ProseDocument.reading("1. Create a group<br> named <team>-ops.\n").clauses
    #expect(
      clauses.first?.givenName(of: ["group"])?.name
        == Argument([.value("team"), .literal("-ops")]))
  }
}
