import Testing

@testable import Markdown

@Suite("specifications", .enabled(if: SharedFiles.root != nil, "../shared is missing"))
struct SpecificationTests {
  static let commonMark = examples("spec/commonmark-0.31.2.txt")
  static let gfm = examples("spec/gfm-0.29.txt").filter { $0.extensions != "" }
  static let extensions = examples("spec/gfm-extensions.txt")

  @Test("an example of CommonMark 0.31.2 gives its HTML", arguments: commonMark)
  func commonMarkExample(_ example: SpecificationExample) {
    #expect(HTML.of(example.markdown, extensions: false) == example.html)
  }

  @Test("all 652 examples are there")
  func allExamples() {
    #expect(Self.commonMark.count == 652)
  }

  @Test("an example of GFM's extensions gives its HTML", arguments: gfm + extensions)
  func gfmExample(_ example: SpecificationExample) throws {
    // Footnotes and the tag filter are extensions that we do not have.
    guard !["Footnotes", "HTML tag filter"].contains(example.section),
      !example.extensions.contains("tagfilter"), example.html != "<IGNORE>\n"
    else { return }
    #expect(HTML.of(example.markdown, extensions: true) == Self.normalized(example.html))
  }

  /// GFM's text writes `<input disabled="" type="checkbox">`; its own program writes it otherwise.
  static func normalized(_ html: String) -> String {
    html.replacing(
      #"<input disabled="" type="checkbox">"#, with: #"<input type="checkbox" disabled="" />"#
    )
    .replacing(
      #"<input checked="" disabled="" type="checkbox">"#,
      with: #"<input type="checkbox" checked="" disabled="" />"#)
  }

  private static func examples(_ name: String) -> [SpecificationExample] {
    guard let bytes = try? SharedFiles.bytes(name) else { return [] }
    return SpecificationExample.read(bytes)
  }
}
