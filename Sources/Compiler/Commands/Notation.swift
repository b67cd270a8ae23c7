import Source

/// Signs with which a text writes about commands, and which no shell is meant to read: "..." for what
/// is left out, "[options]" for what may be added, "start|stop" for a choice, an output between
/// commands.
enum Notation {
  /// Why a person types a command.
  /// - Parameter words: the command's words.
  /// - Returns: the reason; nil where it has nothing of the kind.
  static func reason(_ words: [Argument]) -> String? {
    for (index, word) in words.enumerated() {
      guard let text = word.literal, let first = text.utf8.first else { continue }
      if isLeftOut(text) { return leftOut(text) }
      // As an option's value it stands for one.
      if first == UInt8(ascii: "["), index > 0, isOptional(text),
        words[index - 1].literal?.hasPrefix("-") == false
      {
        return optional(text)
      }
    }
    return nil
  }

  /// Why a person runs a script; nil where it has nothing of the kind.
  ///
  /// - Parameters:
  ///   - bytes: the script.
  ///   - commands: its simple commands.
  /// - Returns: the reason.
  /// - Complexity: O(bytes).
  static func reason(ofScript bytes: [UInt8], commands: [ScriptCommand]) -> String? {
    for command in commands {
      if let reason = reason(command.words.map(\.argument)) { return reason }
    }
    var before: ArraySlice<UInt8> = []
    var isAfterBrace = false
    for line in Transcript.lines(of: bytes) {
      let text = bytes[line].drop(while: \.isASCIISpace)
      if isHeader(text) {
        return "it shows an output between its commands, so a person types them"
      }
      if isAfterBrace, text.first == UInt8(ascii: "\"") {
        return "it shows an output (JSON) behind a command, so a person types the command"
      }
      if let choice = choice(in: text) { return optional(choice) }
      // `thing --help | -h`
      if let pipe = text.firstRange(of: " | -".utf8), pipe.upperBound < text.endIndex,
        text[pipe.upperBound].isASCIILetter
      {
        return optional(String(decoding: text[pipe].dropFirst(), as: UTF8.self))
      }
      isAfterBrace =
        text.elementsEqual([UInt8(ascii: "{")]) && before.last != UInt8(ascii: ")")
        && !before.isEmpty && before.firstRange(of: "<<".utf8) == nil
      if !text.isEmpty { before = text }
    }
    return nil
  }

  /// Whether lines that are commands one by one have an output between them ("NAME   READY").
  /// - Complexity: O(bytes).
  static func hasOutput(_ bytes: [UInt8]) -> Bool {
    Transcript.lines(of: bytes).contains { isHeader(bytes[$0].drop(while: \.isASCIISpace)) }
  }

  /// Why commands that have an output between them are a person's.
  static let output = "the text shows an output between the commands, so a person types them"

  private static func leftOut(_ text: String) -> String {
    "\"\(text)\" stands for what the text leaves out, so a person completes the command"
  }

  private static func optional(_ text: String) -> String {
    "\"\(text)\" says how the command may be written, so a person completes it"
  }

  /// "...", "arn:aws:iam::...:role/x"; not "./..." and "a...b".
  private static func isLeftOut(_ text: String) -> Bool {
    if text == "..." || text == "\u{2026}" || text == "<...>" { return true }
    guard text.utf8.contains(UInt8(ascii: ".")) || text.utf8.contains(0xE2),
      !text.utf8.contains(where: \.isASCIISpace)
    else { return false }
    return text.hasSuffix("=...") || text.contains(":...") || text.hasSuffix("\u{2026}")
      || text.hasPrefix("...") && text.utf8.count > 3 && !text.hasPrefix("../")
  }

  /// "[options]", "[--all]".
  private static func isOptional(_ text: String) -> Bool {
    guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count > 4 else { return false }
    return text.utf8.dropFirst().dropLast().allSatisfy {
      $0.isASCIILetter || "-_.|<> ".utf8.contains($0)
    }
  }

  /// "NAME     READY   STATUS": words in capitals in columns, as commands print them.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first.isASCIIUpper else { return false }
    var columns = 1
    var spaces = 0
    var letters = 0
    for byte in line {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        spaces += byte == UInt8(ascii: " ") ? 1 : 2
        continue
      }
      if spaces > 1 { columns += 1 }
      spaces = 0
      letters += 1
      guard byte.isASCIIUpper || byte.isASCIIDigit || "()-_/%".utf8.contains(byte) else {
        return false
      }
    }
    return columns > 1 && letters > 3
  }

  /// "(start|stop|restart)" behind a word.
  private static func choice(in line: ArraySlice<UInt8>) -> String? {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")), open > line.startIndex,
      line[open - 1] == UInt8(ascii: " "), line.first != UInt8(ascii: "#"),
      let close = line[open...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let words = line[(open + 1)..<close]
    guard words.contains(UInt8(ascii: "|")),
      words.allSatisfy({ $0.isASCIILetter || "-_|".utf8.contains($0) }),
      line[..<open].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || " -_./".utf8.contains($0) })
    else { return nil }
    return String(decoding: line[open...close], as: UTF8.self)
  }
}
