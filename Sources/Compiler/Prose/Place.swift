/// Where a sentence says that something is done: in which region, in which account.
///
/// A run works in one region and one account, the caller's. A region that the text says exactly is
/// given to the command; anything else is for a person.
enum Place: Hashable, Sendable {
  /// A region, by its code, or by its name beside the word: "the Frankfurt region".
  case region(String)
  /// What may be a region, or more than one, in the words of the text: "Ireland", "the other region".
  case unclear(String)
  /// An account, in the words of the text: "account 222222222222", "the audit account".
  case account(String)

  /// Why a person sees to it; nil where a command can say it.
  var reason: String? {
    switch self {
    case .region: nil
    case .unclear(let words):
      "it is for \"\(words)\", which does not tell one region; a run works in its own"
    case .account(let words):
      "it is for \"\(words)\"; a run works in the account of its caller"
    }
  }

  /// Looks for the place that a sentence names for what it asks for.
  ///
  /// - Parameter tokens: the sentence.
  /// - Returns: the place; nil where there is none, or only the name of a thing.
  /// - Complexity: O(tokens).
  static func named(in tokens: ArraySlice<ProseToken>) -> Place? {
    guard tokens.contains(where: { $0.classes.contains(.place) }) else { return nil }
    let words = tokens.map { token in token.mention.map { $0.text.lowercased() } ?? token.lower }
    var found: [Place] = []
    for (index, token) in tokens.enumerated() where token.classes.contains(.place) {
      guard let place = place(at: index, in: words, after: !found.isEmpty) else { continue }
      if !found.contains(place) { found.append(place) }
    }
    if let other = found.first(where: { $0.reason != nil }) { return other }
    guard found.count > 1 else { return found.first }
    return .unclear(found.compactMap(\.region).joined(separator: " and "))
  }

  /// The code of the region; nil where it is none, or not told exactly.
  var region: String? {
    if case .region(let code) = self { return code }
    return nil
  }

  /// The words with which a place begins.
  static var firstWords: [String] {
    ["region", "regions", "account", "accounts"] + RegionNames.firstWords
  }

  /// Whether a word may be written as the code of a region or as the number of an account.
  static func mayBeCode(_ word: String) -> Bool {
    guard let first = word.utf8.first, let last = word.utf8.last else { return false }
    return first.isASCIIDigit
      ? isAccountNumber(word) : last.isASCIIDigit && RegionNames.isCode(word)
  }

  private static func place(at index: Int, in words: [String], after isSecond: Bool) -> Place? {
    let word = words[index]
    let next = index + 1 < words.count ? words[index + 1] : ""
    if word == "region" || word == "regions" { return otherRegion(at: index, in: words) }
    if word == "account" || word == "accounts" { return account(at: index, in: words) }
    if isAccountNumber(word) {
      // "trusted by account 2…" says something of a thing.
      return isLocative(before: index, in: words) ? .account("account \(word)") : nil
    }
    // Another partition has accounts of its own.
    if RegionNames.isCode(word), ["us-gov", "cn-", "us-iso"].contains(where: word.hasPrefix) {
      return isLocative(before: index, in: words) || next == "region" ? .account(word) : nil
    }
    if RegionNames.isCode(word) {
      // "in eu-west-1 and eu-west-2"
      let goesOn = isSecond && index > 0 && ["and", "or", ",", "&"].contains(words[index - 1])
      let isRegion = goesOn || isLocative(before: index, in: words) || next == "region"
      return isRegion ? .region(word) : nil
    }
    guard let (code, count) = RegionNames.region(beginning: words[index...]) else { return nil }
    let end = index + count
    let after = end < words.count ? words[end] : ""
    if after == "region", index == 0 || !["a", "an"].contains(words[index - 1]) {
      return .region(code)
    }
    // "Europe (Paris)", "the region Paris"
    if index > 0, words[index - 1] == "region" { return .region(code) }
    if index > 1, words[index - 1] == "(", after == ")",
      RegionNames.areas.contains(words[index - 2])
    {
      return .region(code)
    }
    if index > 1, words[index - 1] == "europe", words[index - 2] == "in" { return .region(code) }
    // "in Ireland" may be where somebody lives.
    if index > 0, words[index - 1] == "in" || words[index - 1] == "(" && after == ")" {
      return .unclear(words[index..<end].joined(separator: " ").capitalisedWords)
    }
    return nil
  }

  /// Whether what stands before a word says that something is done there: "in", "from the region".
  private static func isLocative(before index: Int, in words: [String]) -> Bool {
    var place = index
    while place > 0, passing.contains(words[place - 1]) { place -= 1 }
    // "Region eu-west-1: …"
    let isLabel =
      place < index && words[place..<index].contains { ["region", "account"].contains($0) }
    guard place > 0 else { return isLabel }
    if words[place - 1] == "," { return isLabel }
    if words[place - 1] == "(" { return true }
    return locative.contains(words[place - 1])
  }

  /// "In the other region", "in both regions"; nil for "in your region", "in the same region".
  private static func otherRegion(at index: Int, in words: [String]) -> Place? {
    guard index > 1 else { return nil }
    var start = index
    while start > 0, index - start < 4, !locative.contains(words[start - 1]) {
      guard words[start - 1].utf8.allSatisfy({ $0.isASCIILower || $0 == UInt8(ascii: "-") }) else {
        return nil
      }
      start -= 1
    }
    guard start > 0, start < index, locative.contains(words[start - 1]) else { return nil }
    let qualifiers = words[start..<index].filter { !Lexicon.determiners.contains($0) }
    let isEach = words[start..<index].contains { ["each", "every", "both", "all"].contains($0) }
    guard isEach || qualifiers.contains(where: others.contains) else { return nil }
    if qualifiers.contains(where: { RegionNames.isCode($0) }) { return nil }
    if RegionNames.region(beginning: words[(index - 1)...]) != nil { return nil }
    return .unclear(words[start...index].joined(separator: " "))
  }

  /// "In account 222222222222", "in the audit account"; nil for "in your AWS account".
  private static func account(at index: Int, in words: [String]) -> Place? {
    if index > 0, isAccountNumber(words[index - 1]) {
      return isLocative(before: index - 1, in: words)
        ? .account("account \(words[index - 1])") : nil
    }
    // "the account name", "the account settings"
    if index + 1 < words.count, !ending.contains(words[index + 1]) { return nil }
    var start = index
    while start > 0, index - start < 4, !locative.contains(words[start - 1]) {
      guard
        words[start - 1].utf8.allSatisfy({
          $0.isASCIILower || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'")
        })
      else { return nil }
      start -= 1
    }
    guard start > 0, start < index,
      ["in", "on", "from", "within", "inside"].contains(words[start - 1])
    else { return nil }
    let qualifiers = words[start..<index].filter {
      !Lexicon.determiners.contains($0) && !own.contains($0)
    }
    let isEach = words[start..<index].contains { ["each", "every", "both", "all"].contains($0) }
    guard isEach || !qualifiers.isEmpty else { return nil }
    return .account(words[start...index].joined(separator: " "))
  }

  /// Whether a word is the number of an account, with or without hyphens.
  static func isAccountNumber(_ word: String) -> Bool {
    guard word.utf8.first?.isASCIIDigit == true else { return false }
    let digits = word.utf8.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 12, digits.allSatisfy(\.isASCIIDigit) else { return false }
    return word.utf8.count == 12 || word.utf8.count == 14
  }

  private static let locative: WordSet = [
    "in", "from", "within", "inside", "using", "for", "at", "under", "on",
  ]
  private static let passing: WordSet = [
    "the", "aws", "amazon", "region", "account", "our", "your", "number", "id", "with", "code",
    ":",
  ]
  private static let own: WordSet = [
    "aws", "same", "current", "own", "iam", "user", "service", "new", "your", "our", "amazon",
    "free", "single", "correct", "right", "target",
  ]
  /// Words that set a region apart from the one in which the reader works.
  static let others: WordSet = [
    "other", "second", "secondary", "backup", "dr", "failover", "replica", "remote", "recovery",
    "different", "another", "primary", "first", "third", "standby",
  ]
  private static let ending: WordSet = [
    ",", ".", ":", ";", ")", "(", "-", "and", "or", "as", "only", "to", "for", "with", "using",
    "create", "attach", "add", "delete", "run", "of", "where",
  ]
}

extension String {
  /// The words, each with a capital letter.
  fileprivate var capitalisedWords: String {
    split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
