/// Texts other than `<name>` that unmistakably stand for a value: `YOUR_BUCKET_NAME` and `{{bucket}}`.
///
/// A command never runs with one: it is an input like a placeholder. `YOUR_` is no part of the name,
/// so that `YOUR_DOMAIN_ID` and `<domain-id>` are one value.
enum StandIns {
  /// The stand-in that begins at an offset, if one does.
  static func use(in bytes: [UInt8], at start: Int) -> PlaceholderUse? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "Y"): return yours(bytes, start)
    case UInt8(ascii: "{"): return braced(bytes, start)
    default: return nil
    }
  }

  /// A text as a word, in which each placeholder and each stand-in is a value.
  static func argument(_ text: String) -> Argument {
    // Nearly no text has a byte with which one begins.
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "Y") || $0 == UInt8(ascii: "{")
      })
    else { return Argument(text) }
    var pieces: [Argument.Piece] = []
    for piece in PlaceholderScanner.argument(text).pieces {
      if case .literal(let literal) = piece {
        pieces += split(literal)
      } else {
        pieces.append(piece)
      }
    }
    return Argument(pieces)
  }

  private static func split(_ text: String) -> [Argument.Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Argument.Piece] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let use = use(in: bytes, at: index) else {
        index += 1
        continue
      }
      pieces.append(.literal(String(decoding: bytes[start..<index], as: UTF8.self)))
      pieces.append(.value(use.name))
      index = use.range.upperBound
      start = index
    }
    pieces.append(.literal(String(decoding: bytes[start...], as: UTF8.self)))
    return pieces
  }

  private static let longest = 64

  /// `YOUR_BUCKET_NAME`, `YOUR-BUCKET`: capitals, digits and single separators, a word of its own and
  /// no variable of a shell.
  private static func yours(_ bytes: [UInt8], _ start: Int) -> PlaceholderUse? {
    let word = Array("YOUR".utf8)
    guard bytes[start...].starts(with: word), start + 5 < bytes.count else { return nil }
    // `YOURNAME-logs`: the noun is written right behind it.
    let nounEnd = bytes[(start + 4)...].prefix(longest).firstIndex { !$0.isASCIIUpper }
    let isJoined =
      !isSeparator(bytes[start + 4])
      && joined.contains(
        String(decoding: bytes[(start + 4)..<(nounEnd ?? bytes.count)], as: UTF8.self))
    guard isJoined || isSeparator(bytes[start + 4]) else { return nil }
    if start > 0 {
      let before = bytes[start - 1]
      if before.isASCIILetter || before.isASCIIDigit || "_$".utf8.contains(before) { return nil }
      if before == UInt8(ascii: "{"), start > 1, bytes[start - 2] == UInt8(ascii: "$") {
        return nil
      }
    }
    var end = start + 4
    while end + 1 < bytes.count, end - start < longest, isSeparator(bytes[end]),
      bytes[end + 1].isASCIIUpper || bytes[end + 1].isASCIIDigit
    {
      end += 1
      while end < bytes.count, bytes[end].isASCIIUpper || bytes[end].isASCIIDigit { end += 1 }
    }
    if isJoined { end = nounEnd ?? bytes.count }
    guard end > start + 4, end - start <= longest else { return nil }
    if end < bytes.count, bytes[end].isASCIILower || bytes[end] == UInt8(ascii: "=") { return nil }
    let spelling = String(decoding: bytes[start..<end], as: UTF8.self)
    return PlaceholderUse(
      name: PlaceholderName.kebab(String(spelling.dropFirst(isJoined ? 4 : 5))), spelling: spelling,
      range: start..<end)
  }

  /// Nouns of which `YOUR` with the noun right behind it is no other word.
  private static let joined: Set<String> = [
    "NAME", "USERNAME", "BUCKET", "BUCKETNAME", "ACCOUNT", "ACCOUNTID", "ID", "REGION", "DOMAIN",
    "TEAM", "COMPANY", "PROJECT", "EMAIL", "KEY", "PASSWORD", "TOKEN", "HOST", "ORG",
  ]

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// `{{bucket}}`, `{{ bucket_name }}`; the fields, functions and keywords of Go's templates
  /// (`docker ps --format '{{.Names}}'`) are none.
  private static func braced(_ bytes: [UInt8], _ start: Int) -> PlaceholderUse? {
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    guard start + 4 < bytes.count, bytes[start + 1] == open else { return nil }
    var index = start + 2
    if bytes[index] == UInt8(ascii: " ") { index += 1 }
    let nameStart = index
    while index < bytes.count, index - nameStart <= longest,
      bytes[index].isASCIILetter || bytes[index].isASCIIDigit || isSeparator(bytes[index])
    {
      index += 1
    }
    let name = bytes[nameStart..<index]
    if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    guard let first = name.first, first.isASCIILetter, name.count <= longest,
      index + 1 < bytes.count, bytes[index] == close, bytes[index + 1] == close
    else { return nil }
    let spelling = String(decoding: name, as: UTF8.self)
    guard !templateWords.contains(spelling) else { return nil }
    return PlaceholderUse(
      name: PlaceholderName.kebab(spelling), spelling: spelling, range: start..<index + 2)
  }

  /// What `text/template` of Go takes as a keyword or a function without arguments.
  private static let templateWords: Set<String> = [
    "end", "else", "break", "continue", "nil", "true", "false", "println", "print", "json",
  ]
}
