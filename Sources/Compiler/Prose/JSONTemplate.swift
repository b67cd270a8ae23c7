import JSON

/// JSON text with places for values, as an option of a command takes it.
struct JSONTemplate {
  /// The text so far.
  private(set) var argument = Argument("")

  /// The compact form of a document's JSON, in which each `<name>` of a string is a value.
  static func compact(_ node: JSONNode) -> Argument {
    var template = JSONTemplate()
    template.append(node)
    return template.argument
  }

  /// Appends JSON text as it is.
  mutating func append(_ text: String) { argument.append(.literal(text)) }

  /// Appends parts as they are.
  mutating func append(_ pieces: [Argument.Piece]) {
    for piece in pieces { argument.append(piece) }
  }

  /// Appends a string with places for values.
  mutating func append(string pieces: [Argument.Piece]) {
    append("\"")
    append(pieces)
    append("\"")
  }

  /// Appends a name as the content of a string that is open.
  mutating func append(insideString name: Argument) { append(Self.inside(name)) }

  /// The parts of a word as they stand inside a JSON string.
  static func inside(_ word: Argument) -> [Argument.Piece] {
    word.pieces.map { piece in
      switch piece {
      case .literal(let text): .literal(Argument.jsonEscaped(text))
      case .value(let name): .jsonText(name)
      case .jsonText, .jsonList: piece
      }
    }
  }

  /// Appends values separated by commas.
  mutating func append<Items: Sequence>(
    list items: Items, _ one: (inout JSONTemplate, Items.Element) -> Void
  ) {
    append("[")
    var isFirst = true
    for item in items {
      if !isFirst { append(",") }
      isFirst = false
      one(&self, item)
    }
    append("]")
  }

  private mutating func append(_ node: JSONNode) {
    switch node.kind {
    case .null: append("null")
    case .bool: append(node.bool == true ? "true" : "false")
    case .number: append(node.numberText ?? "0")
    case .string: append(string: Self.unprefixed(PlaceholderText.jsonText(node.string ?? "")))
    case .placeholder:
      append(string: [.jsonText(PlaceholderName.kebab(node.string ?? ""))])
    case .array: append(list: node.elements) { $0.append($1) }
    case .object:
      append("{")
      var isFirst = true
      for member in node.members {
        if !isFirst { append(",") }
        isFirst = false
        append(string: [.literal(Argument.jsonEscaped(member.name))])
        append(":")
        append(member.value)
      }
      append("}")
    }
  }

  /// "arn:aws:<kms_arn>" is the ARN itself: the value begins with what the text says once more.
  private static func unprefixed(_ pieces: [Argument.Piece]) -> [Argument.Piece] {
    guard pieces.count >= 2, case .literal(let prefix) = pieces[0],
      case .jsonText(let name) = pieces[1], name == "arn" || name.hasSuffix("-arn"),
      ["arn:aws:", "arn:", "arn:aws-cn:", "arn:aws-us-gov:"].contains(prefix)
    else { return pieces }
    return Array(pieces.dropFirst())
  }
}
