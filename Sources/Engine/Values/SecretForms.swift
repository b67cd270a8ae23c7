/// How a secret may stand in what a command prints.
enum SecretForms {
  /// The fewest bytes of a secret that is masked: shorter ones stand in any text by chance, and to
  /// mask them would ruin it and tell them.
  static let shortest = 4
  /// The fewest bytes of a line that is as secret as all lines together: the last lines of keys are
  /// short, and "}" is a line too.
  private static let shortestLine = 8

  /// The secret, and each line of one that has several.
  ///
  /// A key is printed indented, or without its frame, whose lines ("-----BEGIN …") are no secret; a line
  /// ending at the secret's end is often left out.
  static func parts(of secret: String) -> [String] {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let lines = secret.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line -> String? in
      let rest = line.drop(while: isSpace)
      guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return nil }
      return String(decoding: rest[...last], as: UTF8.self)
    }
    let least = lines.count > 1 ? shortestLine : shortest
    return [secret]
      + lines.filter { $0 != secret && $0.utf8.count >= least && !$0.hasPrefix("-----") }
  }

  // MARK: - Plain

  /// The secret as it is, as JSON writers escape it, and as it stands in addresses.
  static func plain(_ secret: String) -> [[UInt8]] {
    var forms = [Array(secret.utf8)]
    // What RFC 8259 asks for; with "/" escaped too; as Go has it, safe in HTML; as Python has it, in
    // ASCII.
    for more in ["", "/", "<>&"] {
      forms.append(jsonEscaped(secret, more: Set(more.unicodeScalars), isASCII: false))
    }
    forms.append(jsonEscaped(secret, more: [], isASCII: true))
    // RFC 3986 (`jq @uri`), Python's `quote`, JavaScript's `encodeURIComponent`, and forms, in which a
    // space is "+".
    for kept in ["-._~", "-._~/", "-._~!'()*", "-._*"] {
      for digits in ["0123456789ABCDEF", "0123456789abcdef"] {
        let form = percentEncoded(secret, keeping: Set(kept.utf8), digits: Array(digits.utf8))
        forms += [
          form, Array(String(decoding: form, as: UTF8.self).replacing("%20", with: "+").utf8),
        ]
      }
    }
    return forms
  }

  private static func jsonEscaped(
    _ text: String, more: Set<Unicode.Scalar>, isASCII: Bool
  ) -> [UInt8] {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case "\r": escaped += "\\r"
      case "/" where more.contains("/"): escaped += "\\/"
      case _ where more.contains(scalar) || scalar.value < 0x20 || isASCII && !scalar.isASCII:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          escaped += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return Array(escaped.utf8)
  }

  private static func percentEncoded(_ text: String, keeping kept: Set<UInt8>, digits: [UInt8])
    -> [UInt8]
  {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: encoded.append(byte)
      case _ where kept.contains(byte): encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return encoded
  }

  // MARK: - Encoded

  /// How a secret stands in what is written in lines of a fixed length: in base64, and in hexadecimal
  /// digits.
  static func encoded(_ secret: String) -> [[UInt8]] {
    base64(secret) + [
      hexadecimal(secret, "0123456789abcdef"), hexadecimal(secret, "0123456789ABCDEF"),
    ]
  }

  private static func hexadecimal(_ secret: String, _ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8)
    return secret.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// How a secret stands in base64 (RFC 4648, section 4), at each of its three alignments to groups of
  /// three bytes: the characters that it alone decides, and the same with how the encoding ends behind
  /// it, right there or after a line ending.
  private static func base64(_ secret: String) -> [[UInt8]] {
    let bytes = Array(secret.utf8)
    return (0..<3).flatMap { alignment in
      let whole = encoded(bytes, alignment: alignment)
      let padding = whole.count { $0 == UInt8(ascii: "=") }
      let core = Array(whole.dropLast(padding == 0 ? 0 : padding + 1))
      return [core, whole, encoded(bytes + [0x0A], alignment: alignment)]
    }
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func encoded(_ bytes: [UInt8], alignment: Int) -> [UInt8] {
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
    // A character with bits of what stands before is not decided: the second of one byte's, the third
    // of two bytes'.
    return Array(text.dropFirst(alignment == 0 ? 0 : alignment + 1))
  }
}

extension RunValue {
  /// Whether a part of it, as a secret, would stand in what commands print.
  var isTooShortToMask: Bool { texts.contains { $0.utf8.count < SecretForms.shortest } }
}
