import Foundation
import Testing

@testable import Markdown

@Suite("differential")
struct DifferentialTests {
  /// How many documents each program reads; `MARKDOWN_DOCUMENTS` says otherwise.
  private static let count =
    ProcessInfo.processInfo.environment["MARKDOWN_DOCUMENTS"].flatMap { Int($0) } ?? 150
  /// The first seed; `MARKDOWN_SEED` says otherwise.
  private static let seed =
    ProcessInfo.processInfo.environment["MARKDOWN_SEED"].flatMap { UInt64($0) } ?? 1

  @Test(
    "random documents read as cmark reads them",
    .enabled(if: ReferenceProgram.cmark != nil, "cmark is not installed"))
  func cmark() throws {
    try compare(#require(ReferenceProgram.cmark), extensions: false)
  }

  @Test(
    "random documents with tables and the like read as cmark-gfm reads them",
    .enabled(if: ReferenceProgram.cmarkGFM != nil, "cmark-gfm is not installed"))
  func cmarkGFM() throws {
    try compare(#require(ReferenceProgram.cmarkGFM), extensions: true)
  }

  private func compare(_ program: ReferenceProgram, extensions: Bool) throws {
    var different = 0
    for seed in Self.seed..<Self.seed + UInt64(Self.count) {
      var generator = DocumentGenerator(seed: seed, extensions: extensions)
      let document = generator.document()
      guard try differ(document, program, extensions) else { continue }
      let small = try shrink(document, program, extensions)
      Issue.record(
        """
        seed \(seed): \(small.debugDescription)
        ours:   \(HTML.of(small, extensions: extensions).debugDescription)
        theirs: \(try program.html(of: small).debugDescription)
        """)
      different += 1
      if different == 12 { break }
    }
    print("\(program.path): compared \(Self.count) documents from seed \(Self.seed)")
  }

  private func differ(
    _ document: String, _ program: ReferenceProgram, _ extensions: Bool
  ) throws -> Bool {
    let ours = HTML.of(document, extensions: extensions)
    let theirs = try program.html(of: document)
    return ours != theirs
      && !KnownDifference.all.contains { $0.explains(document, ours, theirs) }
  }

  /// Takes characters away as long as the difference stays.
  private func shrink(
    _ document: String, _ program: ReferenceProgram, _ extensions: Bool
  ) throws -> String {
    var scalars = Array(document.unicodeScalars)
    var width = max(scalars.count / 2, 1)
    while width > 0 {
      var start = 0
      var shrank = false
      while start < scalars.count {
        var shorter = scalars
        shorter.removeSubrange(start..<min(start + width, scalars.count))
        var text = ""
        text.unicodeScalars.append(contentsOf: shorter)
        if try differ(text, program, extensions) {
          scalars = shorter
          shrank = true
        } else {
          start += width
        }
      }
      if !shrank { width /= 2 }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
