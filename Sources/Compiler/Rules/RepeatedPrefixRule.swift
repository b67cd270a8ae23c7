import Source

/// Text before a placeholder that its value begins with already: `arn:aws:<kms-arn>`.
enum RepeatedPrefixRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.repeated-prefix", .warning, summary: "a text repeats what the value begins with",
      explanation: "An ARN begins with \"arn:\", a URL with its scheme. Written before a "
        + "placeholder for one, the beginning stands there twice once the value is filled in, and "
        + "the policy or command matches nothing.",
      example: "\"arn:aws:<kms-arn>\"",
      remedy: "Take the text before the placeholder out.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let bytes = context.file.bytes
    var diagnostics: [Diagnostic] = []
    for name in context.placeholders.names {
      guard let kind = Kind(name) else { continue }
      for use in context.placeholders.uses[name] ?? [] {
        var end = use.range.lowerBound
        if end > 0, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = end
        while start > 0, isPrefix(bytes[start - 1]) { start -= 1 }
        let prefix = String(decoding: bytes[start..<end], as: UTF8.self)
        guard kind.begins(prefix) else { continue }
        diagnostics.append(
          Diagnostic(
            "var.repeated-prefix", .warning,
            "\(kind.article) already begins with \"\(kind.beginning(of: prefix))\": \"\(prefix)\" "
              + "is written once too often", at: start..<use.range.upperBound,
            fixes: [
              .init("remove \"\(prefix)\"", edits: [.init(start..<end, "")], isSafe: false)
            ]))
      }
    }
    return diagnostics
  }

  /// What a value is, as its name says.
  private enum Kind {
    case arn, url

    init?(_ name: String) {
      switch name.split(separator: "-").last {
      case "arn": self = .arn
      case "url", "uri": self = .url
      default: return nil
      }
    }

    var article: String { self == .arn ? "an ARN" : "a URL" }

    func begins(_ prefix: String) -> Bool {
      switch self {
      case .arn: prefix.hasPrefix("arn:")
      case .url: prefix.hasSuffix("://")
      }
    }

    func beginning(of prefix: String) -> String {
      self == .arn && prefix.hasPrefix("arn:aws:") ? "arn:aws:" : self == .arn ? "arn:" : prefix
    }
  }

  private static func isPrefix(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || ":/-_.*".utf8.contains(byte)
  }
}
