/// The candidates that are most probably meant by a misspelt name, best first.
///
/// Compares without regard to case. A candidate is near when at most a third of the name would have to
/// change, and when it is as near as the best one.
///
/// - Parameters:
///   - name: what was written.
///   - candidates: what there is.
///   - limit: how many to give at most.
/// - Returns: the nearest candidates; none when nothing is near.
/// - Complexity: O(candidates × name × distance).
func nearest(to name: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
  let wanted = Array(name.lowercased().utf8)
  guard !wanted.isEmpty, wanted.count <= 128 else { return [] }
  var best = max(wanted.count / 3, 1)
  var found: [String] = []
  for candidate in candidates {
    let other = Array(candidate.lowercased().utf8)
    guard let distance = editDistance(wanted, other, atMost: best) else { continue }
    if distance < best { found = [] }
    best = distance
    found.append(candidate)
  }
  return Array(found.prefix(limit))
}

/// How many insertions, deletions, replacements and exchanges of neighbours lead from one text to the
/// other; nil when more than the given limit.
func editDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
  guard abs(left.count - right.count) <= limit else { return nil }
  var before: [Int] = []
  var previous = Array(0...right.count)
  for row in 1..<(left.count + 1) {
    var current = [row]
    current.reserveCapacity(right.count + 1)
    var lowest = row
    for column in 1..<(right.count + 1) {
      let isSame = left[row - 1] == right[column - 1]
      var cost = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1]
      {
        cost = min(cost, before[column - 2] + 1)
      }
      current.append(cost)
      lowest = min(lowest, cost)
    }
    if lowest > limit { return nil }
    before = previous
    previous = current
  }
  let distance = previous[right.count]
  return distance <= limit ? distance : nil
}
