import Source

/// Placeholders and ARNs in a person's text: `admin_<name>`, `…/policies/arn:aws:iam::aws:policy/X`.
enum PlaceholderText {
  /// A text as an argument in which each `<name>`, and what else stands for a value, is one.
  static func argument(_ text: String) -> Argument { StandIns.argument(text) }

  /// The content of a JSON string, escaped, in which each `<name>`, and what else stands for a value,
  /// is one.
  static func jsonText(_ text: String) -> [Argument.Piece] {
    JSONTemplate.inside(StandIns.argument(text))
  }

  /// The first ARN in a text, percent escapes resolved, up to what cannot belong to it.
  static func arn(in text: String) -> String? {
    let bytes = PercentEncoding.decodedBytes(text)
    guard let start = bytes.firstRange(of: Array("arn:aws".utf8))?.lowerBound else { return nil }
    let stops = Set("?#&\"'`)$ \t\n".utf8)
    let end = bytes[start...].firstIndex { stops.contains($0) } ?? bytes.endIndex
    let arn = String(decoding: bytes[start..<end], as: UTF8.self)
    // `arn:partition:service:region:account:resource`
    return arn.split(separator: ":", omittingEmptySubsequences: false).count >= 6 ? arn : nil
  }
}
