import Platform
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    "text takes as many cells as a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｶ", 1), ("Ａ", 2),
      ("\u{1F600}", 2), ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2),
      ("\u{1F1E9}\u{1F1EA}", 2),
      ("a\u{200B}b", 2), ("☃", 1), ("❤\u{FE0F}", 2), ("—", 1), ("…", 1),
    ])
  func width(_ text: String, _ cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}
