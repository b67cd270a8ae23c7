/// Bare addresses (GFM, section 6.9).
extension InlineParser {
  /// Reads `:`, which may stand after `http`, `https` or `ftp`.
  mutating func readURL(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let colon = place
    guard brackets.isEmpty, base.matches("://", at: colon, before: end) else {
      place += 1
      return
    }
    var start = colon
    while start > runBegin, base[start - 1].isLetter { start -= 1 }
    let scheme = start..<colon
    func isScheme(_ name: StaticString) -> Bool {
      scheme.count == name.utf8CodeUnitCount
        && base.matchesIgnoringCase(name, at: start, before: colon)
    }
    guard isScheme("http") || isScheme("https") || isScheme("ftp"),
      let domainEnd = domain(base, colon + 3, end),
      let next = addressEnd(base, start, domainEnd, end), next > colon + 3
    else {
      place += 1
      return
    }
    appendAutolink(start..<next, text: start..<next, .none)
  }

  /// Reads `.`, which may stand after `www`.
  mutating func readWWW(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let start = place - 3
    guard brackets.isEmpty, start >= runBegin, base.matches("www", at: start, before: end),
      start == text.start || Self.mayPrecedeWWW(base[start - 1]),
      let domainEnd = domain(base, start, end),
      let next = addressEnd(base, start, domainEnd, end), next > place
    else {
      place += 1
      return
    }
    appendAutolink(start..<next, text: start..<next, .http)
  }

  private static func mayPrecedeWWW(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): true
    default: byte.isSpace
    }
  }

  /// The end of the domain that begins at an offset, or nil: the last two parts of a domain have no
  /// underscore.
  private mutating func domain(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard start < end, isHostCharacter(base, start, end) else { return nil }
    if start < domains.end, start < domains.underscore { return nil }
    var index = start + 1
    var underscore = -1
    var lastDot = start
    var dotBefore = start
    // The very last byte of a text does not count, as in cmark-gfm: `www.a.b_` is an address.
    while index + 1 < end {
      let byte = base[index]
      if byte == UInt8(ascii: "_") {
        underscore = index
      } else if byte == UInt8(ascii: ".") {
        dotBefore = lastDot
        lastDot = index
      } else if byte != UInt8(ascii: "-"), !isHostCharacter(base, index, end) {
        break
      }
      index += 1
    }
    if underscore > dotBefore {
      domains = FailedDomain(end: index, underscore: underscore)
      return nil
    }
    return index
  }

  private func isHostCharacter(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    if base[index] < 0x80 { return !base[index].isPunctuation && !base[index].isSpace }
    // The later bytes of a character belong to it.
    if base[index] & 0xC0 == 0x80 { return true }
    // GFM means the punctuation of CommonMark 0.29, which has no symbols: emoji may stand in a host.
    let scalar = base.scalar(at: index, before: end)
    return CharacterClass.of(scalar) == .other || CharacterClass.isSymbol(scalar)
  }

  /// Where an address ends that goes on from an offset: at white space or `<`, less punctuation at
  /// its end and parentheses that it did not open.
  private func addressEnd(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ from: Int, _ end: Int
  ) -> Int? {
    var index = start
    var unopened = 0
    while index < end, index < from || !base[index].isSpace, base[index] != UInt8(ascii: "<") {
      if base[index] == UInt8(ascii: "(") { unopened -= 1 }
      if base[index] == UInt8(ascii: ")") { unopened += 1 }
      index += 1
    }
    while index > start {
      switch base[index - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""):
        index -= 1
      case UInt8(ascii: ")"):
        guard unopened > 0 else { return index }
        unopened -= 1
        index -= 1
      case UInt8(ascii: ";"):
        // What looks like an entity does not belong to the address.
        var name = index - 2
        while name > start, base[name].isLetter { name -= 1 }
        index = name < index - 2 && base[name] == UInt8(ascii: "&") ? name : index - 1
      default: return index
      }
    }
    return nil
  }
}

/// Finds bare mail addresses in text.
enum MailFinder {
  /// What ``find(_:_:)`` found.
  struct Found {
    var range: Range<Int>
    var prefix: LinkRecord.Prefix
  }

  /// The first mail address in a range.
  static func find(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Found? {
    var low = range.lowerBound
    while let at = text.firstIndex(of: UInt8(ascii: "@"), from: low, before: range.upperBound) {
      if let found = address(text, low, at, range) { return found }
      low = at + 1
    }
    return nil
  }

  /// The address around an `@`, which begins at an offset or later.
  private static func address(
    _ text: UnsafePointer<UInt8>, _ low: Int, _ at: Int, _ range: Range<Int>
  ) -> Found? {
    var start = at
    var prefix = LinkRecord.Prefix.mailto
    var isXMPP = false
    while start > low {
      let byte = text[start - 1]
      if byte.isAlphanumeric || isNamePart(byte) {
        start -= 1
      } else if byte == UInt8(ascii: ":"), prefix == .mailto,
        let scheme = scheme(text, endingAt: start, range.lowerBound)
      {
        prefix = .none
        isXMPP = text[scheme] == UInt8(ascii: "x")
        start = scheme
      } else {
        break
      }
    }
    guard start < at else { return nil }
    var end = at + 1
    var hasDot = false
    scan: while end < range.upperBound {
      switch text[end] {
      case UInt8(ascii: "."):
        guard end + 1 < range.upperBound, text[end + 1].isAlphanumeric else { break scan }
        hasDot = true
      case UInt8(ascii: "-"), UInt8(ascii: "_"): break
      case UInt8(ascii: "@"): return nil
      case UInt8(ascii: "/") where isXMPP: break
      default: if !text[end].isAlphanumeric { break scan }
      }
      end += 1
    }
    guard hasDot, text[end - 1].isLetter else { return nil }
    return Found(range: start..<end, prefix: prefix)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Where `mailto:` or `xmpp:` begins that ends at an offset.
  private static func scheme(
    _ text: UnsafePointer<UInt8>, endingAt end: Int, _ low: Int
  ) -> Int? {
    func begins(_ name: StaticString) -> Int? {
      let start = end - name.utf8CodeUnitCount
      guard start >= low, text.matches(name, at: start, before: end),
        start == low || !text[start - 1].isAlphanumeric
      else { return nil }
      return start
    }
    return begins("mailto:") ?? begins("xmpp:")
  }
}
