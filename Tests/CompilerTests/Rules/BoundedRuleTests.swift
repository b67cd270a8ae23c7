import Source
import Testing

@testable import Compiler

/// Rules that hold names against each other stop comparing where a document has too many of them.
@Suite struct BoundedRuleTests {
  @Test("broken links to a document's anchors cost a bounded number of comparisons")
  func anchors() {
    let anchors = Set((0..<1000).map { "chapter-about-\($0)" })
    var near = NearAnchors(anchors)
    #expect(near.nearest(to: "chapter-abuot-7") == "chapter-about-7")
    #expect(near.room == NearAnchors.mostComparisons - anchors.count)
    // The same link again costs nothing.
    #expect(near.nearest(to: "chapter-abuot-7") == "chapter-about-7")
    #expect(near.room == NearAnchors.mostComparisons - anchors.count)
    for link in 0..<2000 { _ = near.nearest(to: "nowhere-at-all-\(link)") }
    #expect(near.room == 0)
    #expect(near.nearest(to: "chapter-abuot-8") == nil)
    #expect(near.nearest(to: "chapter-abuot-7") == "chapter-about-7")
  }

  @Test("each broken link is found, also where no more suggestions are looked for")
  func manyLinks() {
    let count = 1500
    let text = (0..<count)
      .map { "See [it](#sectoin-\($0)-of-them).\n\n## Section \($0) of them\n\ntext\n\n" }
      .joined()
    let found = Compiled.plan("# A\n\n" + text).diagnostics.filter { $0.id == "doc.broken-anchor" }
    #expect(found.count == count)
    #expect(found.first?.message.hasSuffix("did you mean \"#section-0-of-them\"") == true)
    #expect(found.last?.message == "\"#sectoin-1499-of-them\" is no anchor of this document")
  }

  @Test("names are held against each other a bounded number of times")
  func slips() {
    var slips = SlipSearch()
    let names = (0..<1000).map { "bucket-\($0)" }
    #expect(slips.first(of: names, where: { Slip.isLikely($0, "bukcet-3") }) == "bucket-3")
    #expect(slips.room == SlipSearch.mostComparisons - names.count)
    for _ in 0..<2000 { _ = slips.first(of: names, where: { Slip.isLikely($0, "other") }) }
    #expect(slips.room == 0)
    #expect(slips.first(of: names, where: { Slip.isLikely($0, "bukcet-3") }) == nil)
  }

  @Test("a tag is an element where it is closed, and a placeholder elsewhere")
  func closedTags() {
    let text = "# A\n\nUse <own> and <other>, </own>, </not closed and </other.\n"
    let found = Compiled.plan(text).diagnostics.filter { $0.id == "var.swallowed" }
    #expect(
      found.map(\.message) == [
        "\"<other>\" is not shown where this is rendered: Markdown takes it for HTML"
      ])
  }
}
