/// Placeholders in a person's text: `admin_<name>`, `<kms_arn>`.
enum PlaceholderText {
  /// A text as an argument in which each `<name>` is a value.
  static func argument(_ text: String) -> Argument {
    Argument(pieces(text, value: Argument.Piece.value))
  }

  /// The content of a JSON string, escaped, in which each `<name>` is a value.
  static func jsonText(_ text: String) -> [Argument.Piece] {
    pieces(text, value: Argument.Piece.jsonText).map { piece in
      if case .literal(let text) = piece { return .literal(escaped(text)) }
      return piece
    }
  }

  /// A name as names are compared: `KmsArn`, `kms_arn` and `kms arn` are `kms-arn`.
  static func kebab(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isUpper = ("A"..."Z").contains(scalar)
      let isLower = ("a"..."z").contains(scalar)
      let isDigit = ("0"..."9").contains(scalar)
      guard isUpper || isLower || isDigit else {
        if !result.isEmpty, result.last != "-" { result.append("-") }
        previous = nil
        continue
      }
      if isUpper, let previous, result.last != "-" {
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        let endsRun = ("A"..."Z").contains(previous) && ("a"..."z").contains(next)
        if !("A"..."Z").contains(previous) || endsRun { result.append("-") }
      }
      result.unicodeScalars.append(isUpper ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar)
      previous = scalar
    }
    if result.last == "-" { result.removeLast() }
    return result
  }

  /// The first ARN in a text, percent escapes of `:` and `/` resolved, up to what cannot belong to it.
  static func arn(in text: String) -> String? {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count {
        let code = String(decoding: source[index + 1...index + 2], as: UTF8.self)
        if let value = UInt8(code, radix: 16) {
          bytes.append(value)
          index += 3
          continue
        }
      }
      bytes.append(source[index])
      index += 1
    }
    let prefix = Array("arn:aws".utf8)
    guard let start = bytes.firstRange(of: prefix)?.lowerBound else { return nil }
    let stops = Set("?#&\"'`)$ \t\n".utf8)
    let end = bytes[start...].firstIndex { stops.contains($0) } ?? bytes.endIndex
    let arn = String(decoding: bytes[start..<end], as: UTF8.self)
    return arn.split(separator: ":", omittingEmptySubsequences: false).count >= 6 ? arn : nil
  }

  /// The length of the placeholder that begins with the `<` at an index, and its name.
  static func placeholder(in scalars: [Unicode.Scalar], at start: Int) -> (count: Int, name: String)? {
    guard start + 1 < scalars.count, scalars[start] == "<",
      scalars[start + 1].properties.isAlphabetic
    else { return nil }
    var end = start + 1
    // A name of more than 64 characters is a sentence between angle brackets.
    while end < scalars.count, end - start <= 65 {
      let scalar = scalars[end]
      if scalar == ">" {
        let name = kebab(String(String.UnicodeScalarView(scalars[start + 1..<end])))
        return name.isEmpty ? nil : (end + 1 - start, name)
      }
      guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "_" || scalar == " " || scalar == "."
      else { return nil }
      end += 1
    }
    return nil
  }

  private static func pieces(
    _ text: String, value: (String) -> Argument.Piece
  ) -> [Argument.Piece] {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text.isEmpty ? [] : [.literal(text)] }
    let scalars = Array(text.unicodeScalars)
    var pieces: [Argument.Piece] = []
    var literal = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let found = placeholder(in: scalars, at: index) {
        if !literal.isEmpty { pieces.append(.literal(String(literal))) }
        literal.removeAll()
        pieces.append(value(found.name))
        index += found.count
      } else {
        literal.append(scalars[index])
        index += 1
      }
    }
    if !literal.isEmpty { pieces.append(.literal(String(literal))) }
    return pieces
  }

  /// A text as the inside of a JSON string (RFC 8259, section 7).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
