import JSON
import Source
import Testing

@testable import IAM

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The user's documents, which are not part of the repository.
@Suite("The policies of the seed documents", .enabled(if: Seeds.folder != nil, "no ../shared here"))
struct SeedTests {
  /// Findings about policies and JSON of all fences of a document, as `line severity id`.
  private func findings(in name: String) throws -> [String] {
    let folder = try #require(Seeds.folder)
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/seeds/\(name).md")))
    let source = SourceFile(name: name, bytes: bytes)
    var result: [String] = []
    for fence in Seeds.fences(of: source) {
      let document = JSONDocument.parse(fence.bytes)
      guard let root = document.root, root.kind == .object else { continue }
      var found = document.diagnostics
      if PolicyChecker.looksLikePolicy(root) || document.isFragment {
        found += PolicyChecker().check(document, kind: PolicyChecker.kind(of: root))
      }
      for finding in found {
        let line = source.location(of: fence.sourceRange(finding.range).lowerBound).line
        result.append("\(line) \(finding.severity) \(finding.id)")
      }
    }
    return result
  }

  @Test(
    "what must be found is found, at its line, and nothing else",
    arguments: [
      (
        "enable-sagemaker-v1",
        ["60 warning iam.invalid-action", "63 warning iam.deprecated-condition-key"]
      ),
      (
        "enable-sagemaker-v2",
        ["27 warning iam.invalid-action", "30 warning iam.deprecated-condition-key"]
      ),
      ("sagemaker-personas", ["158 note iam.action-without-resource"]),
      ("sagemaker-and-iam", ["21 note json.fragment", "29 note json.fragment"]),
      (
        "sagemaker-identity-policies",
        [
          "22 error iam.unsupported-sid", "35 warning iam.invalid-arn-account",
          "59 error json.comment", "68 error json.comment", "79 error json.comment",
          "89 error json.comment", "98 error json.comment", "113 error json.comment",
          "120 note iam.redundant-action", "126 error json.comment", "135 error json.comment",
          "165 warning iam.invalid-action", "191 warning iam.invalid-action",
          "199 warning iam.invalid-action", "281 warning iam.invalid-action",
          "300 warning iam.broad-grant", "316 warning iam.invalid-action",
          "335 warning iam.broad-grant", "343 error json.syntax",
          "344 note iam.redundant-statement", "402 error iam.unsupported-sid",
          "405 error json.unterminated-string", "426 error iam.unsupported-sid",
          "433 warning iam.for-all-values-with-single-valued-key",
        ]
      ),
    ])
  func truth(name: String, expected: [String]) throws {
    let found = try findings(in: name)
    #expect(found.filter { !expected.contains($0) } == [])
    #expect(expected.filter { !found.contains($0) } == [])
  }
}

/// Finds the seed documents and their fences.
enum Seeds {
  /// The folder `shared` beside the package, or the one that RUNBOOK_SHARED names.
  static let folder: String? = {
    var candidates = ProcessInfo.processInfo.environment["RUNBOOK_SHARED"].map { [$0] } ?? []
    var path = URL(filePath: #filePath)
    for _ in 0..<8 {
      path = path.deletingLastPathComponent()
      candidates.append(path.appending(path: "shared").path)
    }
    return candidates.first { FileManager.default.fileExists(atPath: "\($0)/seeds") }
  }()

  /// The contents of a document's fences; enough of Markdown for documents that are known.
  static func fences(of source: SourceFile) -> [MappedText] {
    var fences: [MappedText] = []
    var current: MappedText?
    for line in 1...source.lines.count {
      let range = source.lines.range(ofLine: line)
      let text = source.text(range)
      let isFence = text.drop { $0 == " " }.hasPrefix("```")
      if isFence {
        if let fence = current { fences.append(fence) }
        current = current == nil ? MappedText() : nil
      } else {
        current?.append(range, of: source.bytes)
      }
    }
    return fences
  }
}
