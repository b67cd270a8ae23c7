import Source

/// A name that a text sets apart: in code, bold, italics, quotation marks, as a link or a menu path.
struct Mention: Hashable, Sendable {
  /// How the text sets it apart.
  enum Style: Hashable, Sendable {
    case code, bold, italic, link, quoted, path
    /// A bare word that its place makes a name ("named backups").
    case plain
    /// Capitalised words after a verb of pressing: what stands on a button, and no name.
    case label
  }

  /// The text as a reader sees it, without white space around it.
  var text: String
  /// How it is set apart; the outermost style.
  var style: Style
  /// The document's bytes.
  var range: Range<Int>
  /// Where it leads, when it is a link or stands inside one.
  var destination: String?
  /// The parts of a menu path, in order; empty for everything else.
  var path: [String] = []
  /// The parts of a menu path that the text sets apart as names: "Create group › `ops`".
  var pathNames: Set<String> = []

  /// The name with its placeholders.
  var name: Argument { PlaceholderText.argument(text) }

  /// Whether it could be the name of something: one word of the characters that names are made of,
  /// placeholders included.
  var isNameLike: Bool {
    guard path.isEmpty, style != .label, !text.isEmpty, text.utf8.count <= 256 else { return false }
    var isInPlaceholder = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": isInPlaceholder = true
      case ">": isInPlaceholder = false
      case "A"..."Z", "a"..."z", "0"..."9", "_", "-", "+", "=", ",", ".", "@", "/", ":": continue
      default: if !isInPlaceholder { return false }
      }
    }
    return true
  }

  /// The ARN that the text or the link's target contains.
  var arn: String? {
    if let found = PlaceholderText.arn(in: text) { return found }
    return destination.flatMap { PlaceholderText.arn(in: $0) }
  }

  /// The words of the text in lower case: what a button or a menu entry says.
  var words: [String] { text.lowercased().words }
}
