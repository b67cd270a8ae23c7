/// Values inside a word that is JSON.
enum JSONWord {
  /// The word with the values that stand inside JSON strings escaped as JSON: a value with a quote
  /// must not end the string that it stands in.
  ///
  /// A word is JSON where it begins with `{` or `[`; any other stays as it is.
  static func escapingValues(in argument: Argument) -> Argument {
    guard argument.pieces.count > 1, case .literal(let first)? = argument.pieces.first,
      let opening = first.utf8.first(where: { !$0.isASCIISpace }),
      opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[")
    else { return argument }
    var isInString = false
    var isEscaped = false
    return Argument(
      argument.pieces.map { piece in
        switch piece {
        case .literal(let text):
          for byte in text.utf8 {
            if isEscaped {
              isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
              isEscaped = isInString
            } else if byte == UInt8(ascii: "\"") {
              isInString.toggle()
            }
          }
          return piece
        case .value(let name): return isInString ? .jsonText(name) : piece
        case .jsonText, .jsonList: return piece
        }
      })
  }
}
