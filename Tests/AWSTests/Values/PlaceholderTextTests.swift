import Testing

@testable import AWS

@Suite("PlaceholderText")
struct PlaceholderTextTests {
  @Test(
    "finds gaps and leaves other angle brackets alone",
    arguments: [
      ("plain", [.literal("plain")]), ("", []), ("<a>", [.gap("a")]),
      ("x-<kms_arn>-y", [.literal("x-"), .gap("kms_arn"), .literal("-y")]),
      ("<a><b c>", [.gap("a"), .gap("b c")]), ("<1>", [.gap("1")]),
      ("a < b > c", [.literal("a < b > c")]), ("<>", [.literal("<>")]),
      ("<a", [.literal("<a")]), ("<<a>", [.literal("<"), .gap("a")]),
      ("[?Size<`5`]", [.literal("[?Size<`5`]")]), ("<é>", [.literal("<é>")]),
    ] as [(String, [PlaceholderText.Piece])])
  func pieces(text: String, pieces: [PlaceholderText.Piece]) {
    #expect(PlaceholderText(text).pieces == pieces)
  }

  @Test(
    "can become what its literal parts allow",
    arguments: [
      ("<x>", "small", true), ("s<x>", "small", true), ("<x>ll", "small", true),
      ("s<x>l", "small", true), ("s<x>ma<y>", "small", true), ("m<x>", "small", false),
      ("<x>all<y>small", "small", false), ("small", "small", true), ("smal", "small", false),
      ("sm<x>mall", "small", false), ("", "", true), ("", "a", false), ("a<x>a", "a", false),
    ])
  func canBe(text: String, value: String, expected: Bool) {
    #expect(PlaceholderText(text).canBe(value) == expected)
  }
}
