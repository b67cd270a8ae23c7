import Source

/// The variables that a script sets, as far as its text tells.
package struct ScriptVariables: Sendable {
  /// A variable that is set.
  struct Assignment: Equatable {
    /// Its name.
    var name: String
    /// What it is set to, where that is a word without quotes, expansions and gaps.
    var value: String?
    /// The offset of its name in the script.
    var offset: Int
  }

  /// What is set for the rest of the script; not what stands before a command, which has it alone.
  private(set) var assignments: [Assignment] = []
  /// The names that hold lists: `hosts=(a b)`.
  private(set) var lists: Set<String> = []

  /// The names of the variables that hold a text when the script ends, each once.
  package var texts: [String] {
    var seen = lists
    return assignments.map(\.name).filter { seen.insert($0).inserted }
  }

  /// Reads a script.
  ///
  /// What stands in quotes over several lines may be taken for an assignment.
  /// - Complexity: O(bytes).
  package init(_ script: String) {
    let bytes = Array(script.utf8)
    for line in bytes.split(separator: UInt8(ascii: "\n")) { read(line, of: bytes) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, of bytes: [UInt8]) {
    var start = line.startIndex
    while start < line.endIndex {
      let command = line[start...].prefix { !";&|".utf8.contains($0) }
      readCommand(command)
      start = command.endIndex + 1
    }
  }

  private mutating func readCommand(_ command: ArraySlice<UInt8>) {
    var found: [Assignment] = []
    var declares = false
    var holdsList = false
    var index = command.startIndex
    while index < command.endIndex {
      let word = command[index...].prefix { !$0.isASCIISpace }
      defer { index = word.endIndex + 1 }
      guard !word.isEmpty else { continue }
      if declares, word.elementsEqual("in".utf8) { break }
      let name = word.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
      let rest = word[name.endIndex...]
      if let first = name.first, !first.isASCIIDigit,
        rest.starts(with: "=".utf8) || rest.starts(with: "+=".utf8)
      {
        let value = rest.drop { $0 == UInt8(ascii: "+") }.dropFirst()
        let text = String(decoding: name, as: UTF8.self)
        if value.first == UInt8(ascii: "(") { lists.insert(text) }
        found.append(
          Assignment(name: text, value: Self.literal(value), offset: word.startIndex))
        // The value goes on: in quotes, or in a substitution.
        if value.contains(where: { "\"'(`".utf8.contains($0) }) { break }
      } else if declares, name.count == word.count {
        let text = String(decoding: name, as: UTF8.self)
        if holdsList { lists.insert(text) }
        found.append(Assignment(name: text, value: nil, offset: word.startIndex))
      } else if Self.opening.contains(where: { $0.utf8.elementsEqual(word) }) {
        continue
      } else if Self.declaring.contains(where: { $0.utf8.elementsEqual(word) }) {
        declares = true
        holdsList = word.elementsEqual("mapfile".utf8) || word.elementsEqual("readarray".utf8)
      } else if declares, word.first == UInt8(ascii: "-") {
        holdsList = holdsList || word.contains { "aA".utf8.contains($0) }
      } else {
        // `NAME=value command` sets it for the command alone; `for x in a b` ends its names at "in".
        if !declares { return }
        break
      }
    }
    assignments += found
  }

  private static func literal(_ value: ArraySlice<UInt8>) -> String? {
    var value = value
    if value.count > 1, let quote = value.first, "\"'".utf8.contains(quote), value.last == quote {
      value = value.dropFirst().dropLast()
    }
    guard !value.isEmpty, value.allSatisfy({ !"\"'$`(<\\{".utf8.contains($0) }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  /// Words before a command that are none.
  private static let opening = [
    "{", "(", "if", "then", "else", "elif", "do", "while", "until", "!",
  ]

  /// Commands whose words are variables that they set.
  private static let declaring = [
    "export", "declare", "typeset", "local", "readonly", "read", "for", "select", "mapfile",
    "readarray",
  ]
}
