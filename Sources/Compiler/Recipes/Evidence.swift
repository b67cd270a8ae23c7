/// The words that some actions carry: what a text may say without being lost.
struct Evidence {
  private var words: Set<String> = []

  /// Collects the words of what was written for some clauses.
  ///
  /// - Parameters:
  ///   - actions: the actions.
  ///   - inputs: the inputs that were made for them; a list is described by its purpose.
  ///   - actor: who carries on, where the clauses say so.
  init(actions: ArraySlice<Action>, inputs: ArraySlice<Input>, actor: Argument?) {
    for action in actions {
      if case .arguments(let arguments)? = action.invocation {
        for argument in arguments { add(argument.description) }
      }
      for give in action.gives { add(give.name) }
    }
    for input in inputs {
      add(input.defaultValue ?? "")
      add(input.purpose ?? "")
    }
    if let actor { add(actor.description) }
  }

  /// Collects the words of a command that is about to be written.
  init(words: [Argument], inputs: [Input]) {
    for word in words { add(word.description) }
    for input in inputs { add(input.defaultValue ?? "") }
  }

  /// Whether all words of a text are carried, in lower case and either number.
  func carries(_ text: String) -> Bool {
    let parts = Self.parts(of: text)
    return !parts.isEmpty
      && parts.allSatisfy { words.contains($0) || words.contains(Lexicon.singular($0)) }
  }

  private mutating func add(_ text: String) {
    let isOption = text.hasPrefix("--")
    for part in Self.parts(of: text) {
      words.insert(part)
      if part.utf8.last == UInt8(ascii: "s") { words.insert(Lexicon.singular(part)) }
      // "--instance-type" is what "instance type" says, "lambda.amazonaws.com" what "Lambda" does.
      if isOption || part.hasSuffix(".amazonaws.com") {
        for piece in part.split(whereSeparator: { $0 == "-" || $0 == "." }) {
          words.insert(String(piece))
        }
      }
    }
  }

  /// The runs of characters that names are made of, in lower case, placeholders included.
  private static func parts(of text: String) -> [String] {
    let bytes = Array(text.lowercased().utf8)
    var parts: [String] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, isOfName(bytes[end]) { end += 1 }
      // No name begins with a hyphen or a full stop, or ends with a full stop.
      var (first, last) = (start, end)
      while first < end, "-.".utf8.contains(bytes[first]) { first += 1 }
      while last > first, bytes[last - 1] == UInt8(ascii: ".") { last -= 1 }
      if first < last { parts.append(String(decoding: bytes[first..<last], as: UTF8.self)) }
      start = end + 1
    }
    return parts
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || "-_.<>@+".utf8.contains(byte)
  }
}
