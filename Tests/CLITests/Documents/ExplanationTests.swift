import AWS
import Compiler
import Platform
import Testing

@Suite("Explanations of findings")
struct ExplanationTests {
  /// The texts in the sources that look like a finding's id: a known group, a point, and words.
  private static func idsInSources() throws -> Set<String> {
    var folder = #filePath
    for _ in 0..<4 { folder = FilePath.folder(of: folder) }
    let groups = ["aws", "command", "directive", "doc", "drift", "iam", "json", "table", "var"]
    let files = LocalFileSystem()
    var ids: Set<String> = []
    var folders = [FilePath.join(folder, "Sources")]
    while let folder = folders.popLast() {
      for name in try files.list(folder) {
        let path = FilePath.join(folder, name)
        if try files.status(path).kind == .folder {
          folders.append(path)
        } else if name.hasSuffix(".swift"), name != "CatalogueText.swift" {
          let text = String(decoding: try files.read(path, limit: 1 << 24), as: UTF8.self)
          for word in text.split(separator: "\"") {
            let parts = word.utf8.split(
              separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            let isID =
              parts.count == 2 && groups.contains(String(parts[0]) ?? "")
              && !parts[1].isEmpty
              && parts[1].allSatisfy(Self.isInID)
            if isID { ids.insert(String(word)) }
          }
        }
      }
    }
    return ids
  }

  private static func isInID(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
  }

  @Test("every id that the sources can report has an explanation")
  func all() throws {
    let place = try Workplace()
    let listed = place.run("explain").output.split(separator: "\n")
    let known = Set(listed.map { String($0.prefix { $0 != " " }) })
    let literal = try Self.idsInSources()
    // If the scan found nothing, the test would say nothing.
    try #require(literal.count > 80)
    let commands = AWSProblem.Kind.allCases.map { "aws.\(PlaceholderName.kebab($0.rawValue))" }
    let missing = literal.union(commands).subtracting(known).sorted()
    #expect(missing == [])
  }
}
