/// The names that headings get: the anchors that GitHub makes, which are also the ids of sections.
enum Slug {
  /// The anchor of a heading: lower case, letters, digits, `-` and `_` kept, spaces as `-`, the
  /// rest left out (as `github-slugger` has it).
  static func of(_ title: String) -> String {
    var slug = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "-" {
        slug.append("-")
      } else if scalar == "_" || scalar.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar.properties.generalCategory == .decimalNumber
      {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }
}

/// Slugs given out so far, so that each is given once: the second "permissions" is "permissions-1".
struct UniqueNames {
  private var used: Set<String> = []
  private var next: [String: Int] = [:]

  /// The name itself the first time, later with the lowest number that makes it new.
  mutating func unique(_ name: String) -> String {
    if used.insert(name).inserted { return name }
    var number = next[name] ?? 1
    while !used.insert("\(name)-\(number)").inserted { number += 1 }
    next[name] = number + 1
    return "\(name)-\(number)"
  }
}
