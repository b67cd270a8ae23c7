package import Compiler
import Platform

/// Commands as a person reads and pastes them.
///
/// Words are quoted for a POSIX shell (IEEE 1003.1, section 2.2) where they need it. A value that is
/// not known yet stands as `<name>`, without quotes where it is a word of its own: it is there to
/// be replaced.
package struct CommandText: Sendable {
  /// What is shown for the values that are known.
  package var values: [String: String]
  /// Whether long JSON is shown whole instead of its beginning.
  package var isFull: Bool

  /// Makes a writer of commands.
  ///
  /// - Parameters:
  ///   - values: What is shown for the values that are known; others stand as `<name>`.
  ///   - isFull: Whether long JSON is shown whole.
  package init(values: [String: String] = [:], isFull: Bool = false) {
    self.values = values
    self.isFull = isFull
  }

  /// A word of a command and what was left out of it.
  package struct Word: Hashable, Sendable {
    /// The word, quoted.
    package var text: String
    /// What a person is told of the rest: "policy, 412 bytes".
    package var folded: String?
  }

  /// JSON above this many bytes is folded: it would take more than half a line.
  private static let foldingSize = 72

  /// The words of a command.
  package func words(_ arguments: [Argument]) -> [Word] {
    arguments.enumerated().map { index, argument in
      word(argument, isProgram: index == 0, option: index > 0 ? arguments[index - 1].literal : nil)
    }
  }

  /// A command on one line.
  package func line(_ arguments: [Argument]) -> String {
    words(arguments).map(\.text).joined(separator: " ")
  }

  /// A command that has its values, on one line.
  package func line(_ arguments: [String]) -> String {
    words(arguments.map { Argument($0) }).map(\.text).joined(separator: " ")
  }

  /// A command that has its values, on one line: of a script its first line, and how many there are,
  /// since its lines side by side would be another command.
  package static func summary(_ arguments: [String]) -> String {
    let lines = (arguments.last ?? "").split(separator: "\n").map { ShownText.line(String($0)) }
    guard lines.count > 1 else { return ShownText.line(CommandText().line(arguments)) }
    let first = lines.first { !$0.hasPrefix("#") } ?? lines[0]
    return "\(first) … (\(lines.count) lines)"
  }

  /// A text as one word of a shell command.
  package static func quoted(_ text: String) -> String {
    if !text.isEmpty, text.utf8.allSatisfy(isPlain) { return text }
    return inQuotes(text)
  }

  private static func inQuotes(_ text: String) -> String {
    "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  private func word(_ argument: Argument, isProgram: Bool, option: String?) -> Word {
    let text = argument.text { values[$0] }
    if !isFull, text.utf8.count > Self.foldingSize, let first = text.first, "{[".contains(first) {
      return Word(text: Self.quoted(Self.beginning(of: text)), folded: Self.kind(text, option))
    }
    // A placeholder that nothing else needs quotes for stands bare.
    let literals = argument.text { values[$0] ?? "x" }
    let isBare =
      !literals.isEmpty && literals.utf8.allSatisfy(Self.isPlain)
      && !(isProgram && literals.contains("="))
    return Word(text: isBare ? text : ShownText.block(Self.inQuotes(text)), folded: nil)
  }

  /// `{"Version":"2012-10-17",…}`: the first member, and the closing bracket.
  private static func beginning(of json: String) -> String {
    let close = json.hasPrefix("{") ? "}" : "]"
    var depth = 0
    var isInString = false
    var isEscaped = false
    var head = ""
    for character in json {
      if head.utf8.count > 40 { break }
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if character == "\\" { isEscaped = true }
        if character == "\"" { isInString = false }
      } else {
        switch character {
        case "\"": isInString = true
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        case "," where depth == 1: return ShownText.line(head) + ",…" + close
        default: break
        }
      }
      head.append(character)
    }
    return json.hasPrefix("{") ? "{…}" : "[…]"
  }

  private static func kind(_ text: String, _ option: String?) -> String {
    let isPolicy = option.map { $0.contains("policy") } ?? false
    return "\(isPolicy ? "policy" : "JSON") of \(text.utf8.count) bytes"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="):
      true
    default: false
    }
  }
}
