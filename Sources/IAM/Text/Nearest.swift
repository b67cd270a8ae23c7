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

/// The condition key that a misspelt one was probably meant to be; none where nothing is near.
///
/// Only what comes after the prefix counts, so that a third of `aws:SourceVPCEndpoint` is not five
/// letters of every `aws:Source…`; where nothing is near, the longest key is taken that the name
/// begins with (`SourceVpce`). The key of a tag stays: `s3:ExistingObjectTags/team` is
/// `s3:ExistingObjectTag/team`.
///
/// - Parameters:
///   - key: what was written, with its prefix.
///   - keys: what there is, with the same prefix, and with `/<key>` or `/${TagKey}` for a tag's.
/// - Returns: the key, or nothing.
/// - Complexity: O(keys × key × distance).
func nearestKey(to key: String, among keys: some Sequence<String>) -> [String] {
  func name(_ key: some StringProtocol) -> String {
    key.drop { $0 != ":" }.dropFirst().prefix { $0 != "/" }.lowercased()
  }
  let written = name(key)
  let tail = key.firstIndex(of: "/").map { key[$0...] }
  let known = keys.filter { !$0.contains("/") || tail != nil }
  let names = known.map(name)
  let near =
    nearest(to: written, among: names, limit: 1).first
    ?? names.filter { $0.utf8.count >= 6 && written.hasPrefix($0) }
    .max { $0.utf8.count < $1.utf8.count }
  guard let near, let index = names.firstIndex(of: near) else { return [] }
  guard let tail, known[index].contains("/") else { return [known[index]] }
  return [String(known[index].prefix { $0 != "/" } + tail)]
}
