/// The words that some actions carry: what a text may say without being lost.
struct Evidence {
  private var words = WordIndex()

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
    var count = 0
    let isCarried = Self.eachWord(of: text) { word in
      count += 1
      return words.contains(word) || Self.singular(word).map { words.contains($0.utf8) } ?? false
    }
    return isCarried && count > 0
  }

  private mutating func add(_ text: String) {
    let isOption = text.hasPrefix("--")
    _ = Self.eachWord(of: text) { word in
      words.insert(word)
      if let singular = Self.singular(word) { words.insert(singular.utf8) }
      // "--instance-type" is what "instance type" says, "lambda.amazonaws.com" what "Lambda" does.
      if isOption || word.suffix(Self.serviceSuffix.count) == Self.serviceSuffix[...] {
        for piece in word.split(whereSeparator: {
          $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }) {
          words.insert(piece)
        }
      }
      return true
    }
  }

  private static let serviceSuffix = Array(".amazonaws.com".utf8)

  /// The singular of what may be a plural.
  private static func singular(_ word: ArraySlice<UInt8>) -> String? {
    word.last == UInt8(ascii: "s")
      ? Lexicon.singular(String(decoding: word, as: UTF8.self)) : nil
  }

  /// Goes through the runs of characters that names are made of, in lower case, placeholders included.
  ///
  /// - Returns: false once `body` does.
  private static func eachWord(
    of text: String, _ body: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let bytes =
      isASCII ? text.utf8.map { $0.isASCIIUpper ? $0 | 0x20 : $0 } : Array(text.lowercased().utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, isOfName(bytes[end]) { end += 1 }
      // No name begins with a hyphen or a full stop, or ends with a full stop.
      var (first, last) = (start, end)
      while first < end, bytes[first] == UInt8(ascii: "-") || bytes[first] == UInt8(ascii: ".") {
        first += 1
      }
      while last > first, bytes[last - 1] == UInt8(ascii: ".") { last -= 1 }
      if first < last, !body(bytes[first..<last]) { return false }
      start = end + 1
    }
    return true
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    if byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: "+"):
      return true
    default: return false
    }
  }
}
