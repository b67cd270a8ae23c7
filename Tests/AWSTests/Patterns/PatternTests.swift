import Testing

@testable import AWS

@Suite("Pattern")
struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool? {
    try #require(Pattern(pattern)).matches(PlaceholderText(text))
  }

  @Test(
    "matches whole texts",
    arguments: [
      ("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "my-space", true),
      ("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "bad name", false),
      ("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,2}", "abcd", false),
      ("d-(-*[a-z0-9]){1,61}", "d-abc", true), ("d-(-*[a-z0-9]){1,61}", "d-", false),
      (
        "^arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$",
        "arn:aws:iam::111122223333:role/x", true
      ),
      (
        "^arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$",
        "arn:aws:iam::account-id:role/x", false
      ),
      ("a|bc|", "bc", true), ("a|bc|", "", true), ("a|bc|", "b", false),
      ("(ab)+", "ababab", true), ("(ab)+", "aba", false), ("a{2}", "aa", true),
      ("a{2,}", "a", false), ("a{,2}", "a{,2}", true), ("[^a-c]", "d", true),
      ("[^a-c]", "b", false), ("[a\\-z]", "-", true), ("[\\w+=,.@-]+", "a_1+=,.@-", true),
      ("[\\w+=,.@-]+", "a b", false), ("[]a]+", "]a", true), ("\\p{L}+", "Straße", true),
      ("\\p{L}+", "a1", false), ("[\\u0020-\\u00FF]+", "é", true), ("\\x41", "A", true),
      ("(?i)abc", "aBC", true), ("(?s).+", "a\nb", true), ("a.c", "a\nc", true),
      ("\\P{C}+", "a\u{7}", false), ("[\\s\\S]*", "", true), ("\\S+", "a b", false),
      ("[ -~]+", "a~", true), ("a+?b*+", "aab", true), ("[+-=]", "5", true),
    ])
  func wholeTexts(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "anchored at one end only is open at the other",
    arguments: [
      ("^arn:", "arn:aws", true), ("^arn:", "x:arn:", false), ("\\.git$", "a.git", true),
      ("\\.git$", "a.gitx", false),
    ])
  func anchors(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "what is not matched in linear time counts as met",
    arguments: [
      ("(?!aws:)[a-z:]+", "aws:x", true), ("(?!aws:)[a-z:]+", "AWS", false),
      ("(a)\\1", "ab", true), ("(a)\\1", "b", false), ("\\bx\\b", "x", true),
      ("(?<name>a)b", "ab", true), ("[a]{1,100000}", "aaa", true),
      ("([a-z]{1,500}){1,500}", "abc", true), ("([a-z]{1,500}){1,500}", "1", false),
    ])
  func loosened(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "a gap is any text",
    arguments: [
      ("d-[a-z0-9]+", "<domain-id>", true), ("d-[a-z0-9]+", "d-<id>", true),
      ("d-[a-z0-9]+", "x-<id>", false), ("d-[a-z0-9]+", "<id> ", false),
      ("[a-z]+-[0-9]+", "<a>-<b>", true), ("[a-z]+-[0-9]+", "a<b>a", false),
      ("arn:aws:iam::[0-9]{12}:role/.+", "arn:aws:iam::<account-id>:role/<name>", true),
      ("arn:aws:iam::[0-9]{12}:role/[a-z]+", "arn:aws:iam::<account-id>:user/<name>", false),
      ("a", "a<x>", true), ("a", "b<x>", false),
    ])
  func gaps(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "what is not understood is not judged",
    arguments: [
      "(", "a)", "[a", "*a", "[a[b]]", "[a&&b]", "\\p{Nonsense}", "\\q", ".*\\\\S.*", "/^a$/",
      "[z-a]",
    ])
  func unreadable(pattern: String) {
    #expect(Pattern(pattern) == nil)
  }

  @Test("takes linear time where a backtracking matcher would not end")
  func linear() throws {
    let text = String(repeating: "a", count: 5000) + "!"
    #expect(try matches("(a*)*b", text) == false)
    #expect(try matches("(a|aa)+", text) == false)
    let nested = String(repeating: "(", count: 5000)
    #expect(Pattern(nested) == nil)
    #expect(try matches("[ab]{4000}", String(repeating: "a", count: 5000)) == nil)
  }
}
