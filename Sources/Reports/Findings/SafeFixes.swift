package import Source

/// The changes to a file that can be made unseen: of each finding the best fix that is safe.
///
/// Of fixes that would change the same bytes the first counts; the others are for another time.
package struct SafeFixes: Sendable {
  /// The replacements, in order, without overlap.
  package private(set) var edits: [Diagnostic.Fix.Edit] = []
  /// How many findings they mend.
  package private(set) var count = 0

  /// Chooses the fixes.
  ///
  /// - Complexity: O(n log n) in the number of edits.
  package init(_ diagnostics: [Diagnostic]) {
    let fixes = diagnostics.compactMap { diagnostic in
      diagnostic.fixes.first { $0.isSafe && !$0.edits.isEmpty }
    }
    let ordered = fixes.sorted { SafeFixes.start(of: $0) < SafeFixes.start(of: $1) }
    var end = -1
    for fix in ordered {
      let edits = fix.edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
      // An insertion at the end of another change would be in no clear order with it.
      guard edits.allSatisfy({ $0.range.lowerBound > end }) else { continue }
      self.edits += edits
      end = edits.map(\.range.upperBound).max() ?? end
      count += 1
    }
  }

  /// The text with the changes made; every other byte is as it was.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    for edit in edits {
      let range = edit.range.clamped(to: place..<bytes.count)
      result += bytes[place..<range.lowerBound]
      result += edit.replacement.utf8
      place = range.upperBound
    }
    return result + bytes[place...]
  }

  private static func start(of fix: Diagnostic.Fix) -> Int {
    fix.edits.map(\.range.lowerBound).min() ?? 0
  }
}
