import Markdown

/// The words with which an item begins that makes all of it a matter of choice: "(Optional) Tag the
/// bucket", "Optional: …", "Optionally attach **x**".
enum OptionalMark {
  /// Whether a text begins with such a mark.
  static func begins(_ text: String) -> Bool {
    let start = text.prefix(20).lowercased().drop { "([ ".contains($0) }
    if start.hasPrefix("optionally") {
      return start.dropFirst("optionally".count).first?.isLetter != true
    }
    guard start.hasPrefix("optional") else { return false }
    let rest = start.dropFirst("optional".count).drop { $0 == " " }
    return rest.first.map { ")]:,-–—".contains($0) } ?? true
  }
}

extension ProseStep {
  /// Whether its first words make all of it a matter of choice.
  var isOptional: Bool {
    isEntry && blocks.first.map { OptionalMark.begins($0.plainText) } == true
  }
}
