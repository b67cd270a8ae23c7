/// Finds the name that a misspelt one was probably meant to be, for "did you mean".
///
/// Names are compared by the number of single-byte insertions, deletions, replacements and swaps of
/// neighbours that turn one into the other (Damerau's distance, in the variant where no piece is
/// edited twice), ASCII letters without regard to case.
package enum NearestName {
  /// The candidate nearest to a name, or nil where none is near enough to be worth a word.
  ///
  /// Of two equally near ones the first is taken. A candidate equal to the name but for case counts.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - candidates: What could have been meant.
  ///   - limit: The greatest distance accepted; by default one for every three bytes, at most three:
  ///     names of one or two letters are near nothing but themselves.
  /// - Returns: The nearest candidate.
  /// - Complexity: O(candidates × name × limit).
  package static func of(
    _ name: String, among candidates: some Sequence<String>, limit: Int? = nil
  ) -> String? {
    let wanted = lowercased(name)
    var best: String?
    var bound = limit ?? min(3, wanted.count / 3)
    for candidate in candidates {
      guard abs(candidate.utf8.count - wanted.count) <= bound else { continue }
      guard let distance = distance(wanted, lowercased(candidate), limit: bound) else { continue }
      best = candidate
      if distance == 0 { break }
      bound = distance - 1
    }
    return best
  }

  /// The distance between two names, or nil where it is above the limit.
  ///
  /// - Complexity: O(shorter length × limit) in time, three rows in memory.
  package static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
    // Most names are too long or too short to be meant, which needs no copy of them.
    guard abs(left.utf8.count - right.utf8.count) <= limit else { return nil }
    return distance(lowercased(left), lowercased(right), limit: limit)
  }

  private static func lowercased(_ name: String) -> [UInt8] {
    name.utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }

  /// Three rows of the usual table; only the band in which a path of at most `limit` edits can lie
  /// is filled, everything outside it counts as too far.
  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    let tooFar = limit + 1
    var beforeLast = [Int](repeating: tooFar, count: right.count + 1)
    var last = (0...right.count).map { min($0, tooFar) }
    var row = last
    for i in 0..<left.count {
      let first = max(0, i - limit)
      let end = min(right.count, i + limit + 1)
      for column in row.indices { row[column] = tooFar }
      row[0] = min(i + 1, tooFar)
      var nearest = row[0]
      for j in first..<max(first, end) {
        var cost = last[j] + (left[i] == right[j] ? 0 : 1)
        cost = min(cost, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row[j + 1] = min(cost, tooFar)
        nearest = min(nearest, cost)
      }
      guard nearest <= limit else { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
