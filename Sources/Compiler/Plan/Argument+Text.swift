import JSON

extension Argument {
  /// The text with each value as the given function shows it; nil shows it as `<name>`.
  ///
  /// A value inside a JSON string is escaped as JSON, so that the text stays JSON.
  /// - Parameter value: the text to show for a name, or nil.
  /// - Returns: the text.
  package func text(showing value: (String) -> String?) -> String {
    func render(_ pieces: [Piece]) -> String {
      var text = ""
      for piece in pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .value(let name): text += value(name) ?? "<\(name)>"
        case .jsonText(let name):
          text += value(name).map(Argument.jsonEscaped) ?? "<\(name)>"
        case .jsonList(let name, let prefix, let suffix):
          text += render(prefix) + (value(name).map(Argument.jsonEscaped) ?? "<\(name)>")
          text += render(suffix)
        }
      }
      return text
    }
    return render(pieces)
  }

  /// A text as it stands between the quotes of a JSON string.
  package static func jsonEscaped(_ text: String) -> String {
    String(JSONValue.string(text).compact.dropFirst().dropLast())
  }
}
