import Source
import Testing

@Suite("NearestName")
struct NearestNameTests {
  @Test(
    "counts insertions, deletions, replacements and swaps",
    arguments: [
      ("create-domain", "create-domain", 0), ("creat-domain", "create-domain", 1),
      ("create-domian", "create-domain", 1), ("crate-domains", "create-domain", 2),
      ("", "ab", 2), ("GetItem", "getitem", 0),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(NearestName.distance(left, right, limit: 3) == expected)
    #expect(NearestName.distance(right, left, limit: 3) == expected)
  }

  @Test("is nothing beyond the limit")
  func beyondLimit() {
    #expect(NearestName.distance("kitten", "sitting", limit: 3) == 3)
    #expect(NearestName.distance("kitten", "sitting", limit: 2) == nil)
    #expect(NearestName.distance("a", "abcdef", limit: 3) == nil)
  }

  @Test("takes the nearest candidate, the first of equals, and none that is far")
  func nearest() {
    let names = ["list-apps", "list-spaces", "list-domains", "delete-app"]
    #expect(NearestName.of("list-app", among: names) == "list-apps")
    #expect(NearestName.of("list-domain", among: names) == "list-domains")
    #expect(NearestName.of("LIST-SPACES", among: names) == "list-spaces")
    #expect(NearestName.of("describe-user", among: names) == nil)
    #expect(NearestName.of("abc", among: ["abx", "xbc"]) == "abx")
    #expect(NearestName.of("Q", among: ["S", "N"]) == nil)
  }
}
