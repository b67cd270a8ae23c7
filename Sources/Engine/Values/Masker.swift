/// Replaces secret values in what is shown and logged, also where one is split over pieces.
struct Masker {
  /// What stands in a secret's place.
  static let mask = "***"

  /// The byte sequences to replace, longest first, by their first byte.
  private var patterns: [[[UInt8]]] = Array(repeating: [], count: 256)
  private var longest = 0
  fileprivate private(set) var isEmpty = true

  /// Makes one without secrets.
  init() {}

  /// Adds a secret: as it is, as it stands in JSON, and as base64 has it at its three alignments.
  ///
  /// One of fewer than four bytes is left alone: it would mask half of any text.
  mutating func add(_ secret: String) {
    let bytes = Array(secret.utf8)
    guard bytes.count >= 4 else { return }
    add(bytes)
    add(Array(Masker.jsonEscaped(secret).utf8))
    for alignment in 0..<3 {
      for form in Masker.base64Forms(bytes, alignment: alignment) { add(form) }
    }
  }

  /// A text with secrets masked.
  func masked(_ text: String) -> String {
    if isEmpty { return text }
    var stream = MaskingStream(self)
    return String(decoding: stream.take(Array(text.utf8)[...]) + stream.finish(), as: UTF8.self)
  }

  private mutating func add(_ pattern: [UInt8]) {
    guard let first = pattern.first, pattern.count >= 4 else { return }
    isEmpty = false
    longest = max(longest, pattern.count)
    var same = patterns[Int(first)]
    guard !same.contains(pattern) else { return }
    same.append(pattern)
    patterns[Int(first)] = same.sorted { $0.count > $1.count }
  }

  /// The length of the secret at a place, 0 where there is none; nil where the bytes end before that
  /// can be told.
  fileprivate func secret(in bytes: ArraySlice<UInt8>, at index: Int, isLast: Bool) -> Int? {
    var cannotTell = false
    for pattern in patterns[Int(bytes[index])] {
      let rest = bytes[index...]
      if rest.count >= pattern.count {
        if rest.starts(with: pattern) { return pattern.count }
      } else if !isLast, pattern.starts(with: rest) {
        cannotTell = true
      }
    }
    return cannotTell ? nil : 0
  }

  private static func jsonEscaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case "\r": escaped += "\\r"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// How bytes stand in base64 (RFC 4648, section 4) when they begin `alignment` bytes into a group of
  /// three.
  ///
  /// - Returns: the characters that only these bytes decide, and the same with how the encoding ends
  ///   behind them: right there, or after a line ending. Empty where too few are decided.
  private static func base64Forms(_ bytes: [UInt8], alignment: Int) -> [[UInt8]] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    func encoded(_ bytes: [UInt8]) -> [UInt8] {
      let padded = Array(repeating: 0, count: alignment) + bytes
      var text: [UInt8] = []
      for start in stride(from: 0, to: padded.count, by: 3) {
        let group = (0..<3).reduce(0) { value, offset in
          value << 8 | (start + offset < padded.count ? Int(padded[start + offset]) : 0)
        }
        for shift in [18, 12, 6, 0] { text.append(letters[group >> shift & 63]) }
        let missing = max(0, start + 3 - padded.count)
        for place in text.indices.suffix(missing) { text[place] = UInt8(ascii: "=") }
      }
      // A character with bits of what stands before is not decided: the second of one byte's, the
      // third of two bytes'.
      return Array(text.dropFirst(alignment == 0 ? 0 : alignment + 1))
    }
    let whole = encoded(bytes)
    let padding = whole.count { $0 == UInt8(ascii: "=") }
    let core = Array(whole.dropLast(padding == 0 ? 0 : padding + 1))
    // Fewer than eight characters are likely to stand elsewhere by chance.
    guard core.count >= 8 else { return [] }
    return [core, whole, encoded(bytes + [0x0A])]
  }
}

/// Masks a stream that comes in pieces.
struct MaskingStream {
  private let masker: Masker
  private var held: [UInt8] = []

  /// Makes a stream at its beginning.
  init(_ masker: Masker) { self.masker = masker }

  /// What can be passed on after another piece; what may begin a secret is held back.
  mutating func take(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    if masker.isEmpty { return Array(piece) }
    held += piece
    return pass(isLast: false)
  }

  /// What was held back, at the end.
  mutating func finish() -> [UInt8] { pass(isLast: true) }

  private mutating func pass(isLast: Bool) -> [UInt8] {
    var passed: [UInt8] = []
    passed.reserveCapacity(held.count)
    var index = 0
    while index < held.count {
      guard let length = masker.secret(in: held[...], at: index, isLast: isLast) else { break }
      if length > 0 {
        passed += Array(Masker.mask.utf8)
        index += length
      } else {
        passed.append(held[index])
        index += 1
      }
    }
    held.removeFirst(index)
    return passed
  }
}
