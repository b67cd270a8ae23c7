/// How text is shown: with or without colour, and how wide.
package struct TextStyle: Hashable, Sendable {
  /// What a piece of text means; the colours follow from it.
  package enum Tone: Sendable {
    case error, warning, note, good, strong, faint, value

    /// The parameters of the "select graphic rendition" sequence (ECMA-48, 8.3.117).
    fileprivate var parameters: String {
      switch self {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .good: "32"
      case .strong: "1"
      case .faint: "2"
      case .value: "35"
      }
    }
  }

  /// Whether colours are used.
  package var isColored: Bool
  /// The columns of the terminal; nil where lines are not wrapped (a pipe, a file).
  package var width: Int?

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - isColored: Whether colours are used.
  ///   - width: The columns of the terminal; nil for no wrapping.
  package init(isColored: Bool = false, width: Int? = nil) {
    self.isColored = isColored
    self.width = width.map { max($0, 40) }
  }

  /// No colours, no wrapping: what goes to a pipe or a file.
  package static let plain = TextStyle()

  /// The text in the colour of what it means.
  package func callAsFunction(_ text: String, _ tone: Tone) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.parameters)m\(text)\u{1B}[0m"
  }
}
