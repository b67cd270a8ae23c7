import Source

/// The candidates that are most probably meant by a misspelt name, in their order.
///
/// A candidate is near when at most a third of the name would have to change, and when it is as near
/// as the nearest one: unlike ``NearestName/of(_:among:limit:)``, several may be.
///
/// - Parameters:
///   - name: what was written.
///   - candidates: what there is.
///   - limit: how many to give at most.
/// - Returns: the nearest candidates; none when nothing is near.
/// - Complexity: O(candidates × name × distance).
func nearest(to name: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
  let length = name.utf8.count
  guard (1...128).contains(length) else { return [] }
  var best = max(length / 3, 1)
  var found: [String] = []
  for candidate in candidates {
    guard let distance = NearestName.distance(name, candidate, limit: best) else { continue }
    if distance < best { found = [] }
    best = distance
    found.append(candidate)
  }
  return Array(found.prefix(limit))
}
