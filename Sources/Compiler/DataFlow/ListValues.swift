/// Names that stand for several values, and what becomes of them in a command's JSON.
///
/// A word that is such a name alone becomes a word for each value when it is written out. Inside
/// JSON, the element of an array that holds the name becomes an element for each.
struct ListValues {
  private(set) var names: Set<String> = []

  /// Finds the names: inputs that are lists, and what actions give by a projection (`Subnets[].Id`).
  init(inputs: [Input], steps: [Step]) {
    for input in inputs where input.isList { names.insert(input.name) }
    for action in steps.lazy.flatMap(\.actions) {
      for give in action.gives where give.isList { names.insert(give.name) }
    }
  }

  /// Writes elements that hold such a name as lists, in the commands of all steps.
  /// - Complexity: O(words).
  func expand(_ steps: inout [Step]) {
    guard !names.isEmpty else { return }
    for step in steps.indices {
      for index in steps[step].actions.indices {
        let action = steps[step].actions[index]
        let bound = Set(action.forEach?.boundNames ?? [])
        guard case .arguments(let words)? = action.invocation,
          words.contains(where: { word in
            word.pieces.count > 1 && word.names.contains { names.contains($0) }
          })
        else { continue }
        steps[step].actions[index].invocation = .arguments(
          words.map { expanding($0, except: bound) })
      }
    }
  }

  /// A word of JSON whose array elements `"…<list>…"` are lists; any other word as it is.
  func expanding(_ word: Argument, except bound: Set<String> = []) -> Argument {
    var reader = Elements(isList: { names.contains($0) && !bound.contains($0) })
    guard case .literal(let first)? = word.pieces.first,
      let opening = first.utf8.first(where: { !$0.isASCIISpace }),
      opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[")
    else { return word }
    for piece in word.pieces { reader.take(piece) }
    return reader.finish()
  }

  /// Reads JSON piece by piece and keeps each string apart until it ends.
  private struct Elements {
    let isList: (String) -> Bool
    private var done: [Argument.Piece] = []
    /// The pieces of the string that is open, its quotes included.
    private var string: [Argument.Piece] = []
    private var text: [UInt8] = []
    private var brackets: [UInt8] = []
    private var isInString = false
    private var isEscaped = false

    init(isList: @escaping (String) -> Bool) { self.isList = isList }

    mutating func take(_ piece: Argument.Piece) {
      guard case .literal(let literal) = piece else {
        closeText()
        if isInString { string.append(piece) } else { done.append(piece) }
        return
      }
      for byte in literal.utf8 { take(byte) }
    }

    mutating func finish() -> Argument {
      closeText()
      return Argument(done + string)
    }

    private mutating func take(_ byte: UInt8) {
      if isInString {
        text.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          closeText()
          isInString = false
          closeString()
        }
        return
      }
      switch byte {
      case UInt8(ascii: "\""):
        closeText()
        isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets.append(byte)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = brackets.popLast()
      default: break
      }
      text.append(byte)
    }

    private mutating func closeText() {
      guard !text.isEmpty else { return }
      let piece = Argument.Piece.literal(String(decoding: text, as: UTF8.self))
      if isInString { string.append(piece) } else { done.append(piece) }
      text.removeAll(keepingCapacity: true)
    }

    /// A string that is an element of an array and holds one list becomes that list.
    private mutating func closeString() {
      let lists = string.indices.filter {
        if case .jsonText(let name) = string[$0] { isList(name) } else { false }
      }
      if brackets.last == UInt8(ascii: "["), lists.count == 1, let place = lists.first,
        case .jsonText(let name) = string[place]
      {
        done.append(
          .jsonList(
            name, prefix: Array(string[..<place]), suffix: Array(string[(place + 1)...])))
      } else {
        done += string
      }
      string.removeAll(keepingCapacity: true)
    }
  }
}
