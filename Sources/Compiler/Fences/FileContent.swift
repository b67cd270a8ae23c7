import Source

/// Tells fences that show what a file contains, or what a command prints, from fences that run.
enum FileContent {
  /// Whether the words before a fence say that it shows something and does not run.
  ///
  /// Only the last sentence counts: it is the one that leads to the fence.
  static func isIntroduced(by text: String, fence: String) -> Bool {
    let sentence = lastSentence(of: text).lowercased()
    guard !sentence.isEmpty else { return false }
    if negations.contains(where: sentence.contains) { return true }
    if orders.contains(where: sentence.contains) { return false }
    if showing.contains(where: sentence.contains) { return true }
    let end = sentence.trimmingSpaces.replacing(":", with: "").trimmingSpaces
    if endings.contains(where: end.hasSuffix) { return true }
    if FileMention.isWhatFollows(sentence, fence: fence) { return true }
    // "Create a file …" before `cat > file <<EOF` is a command that does so.
    return files.contains(where: sentence.contains) && !writesFile(fence)
  }

  /// Whether the words before a fence speak of what a command prints.
  static func speaksOfOutput(_ text: String) -> Bool {
    let sentence = lastSentence(of: text).lowercased()
    return !negations.contains(where: sentence.contains)
      && ["output", "responds", "print"].contains(where: sentence.contains)
  }

  /// Whether a fence marked as shell holds YAML, JSON or an INI file.
  static func isOtherLanguage(_ text: String) -> Bool {
    let lines = text.split(separator: "\n").filter { line in
      let trimmed = line.drop { $0.isWhitespace }
      return !trimmed.isEmpty && !trimmed.hasPrefix("#")
    }
    guard let first = lines.first else { return false }
    let begin = first.drop { $0.isWhitespace }
    if begin.hasPrefix("{"),
      begin.dropFirst().drop(while: \.isWhitespace).first.map({ $0 == "\"" || $0 == "}" })
        ?? (lines.count > 1 && lines[1].contains("\":"))
    {
      return true
    }
    // A Dockerfile, an INI file.
    if begin.hasPrefix("FROM ")
      || begin.hasPrefix("[") && first.trimmingSpaces.hasSuffix("]")
        && !begin.hasPrefix("[ ") && !begin.hasPrefix("[[")
    {
      return true
    }
    if isProse(begin) { return true }
    if begin == "---" || begin.hasPrefix("apiVersion:") || begin.hasPrefix("<?xml") { return true }
    let yaml = lines.count(where: isYAML)
    return yaml == lines.count && lines.contains { $0.contains(":") }
  }

  /// "A private cloud is an isolated part of a public one.": words for people, not a command.
  private static func isProse(_ line: Substring) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 4, let first = words.first, first.first?.isUppercase == true,
      first.dropFirst().allSatisfy({ $0.isLowercase }),
      !line.contains(where: { "|&=$".contains($0) }), !words.contains(where: { $0.hasPrefix("-") })
    else { return false }
    return line.trimmingSpaces.hasSuffix(".")
      || words.contains { Lexicon.finite.contains($0.lowercased()) }
  }

  private static func isYAML(_ line: Substring) -> Bool {
    var rest = line.drop { $0.isWhitespace }
    if rest.hasPrefix("- ") {
      rest = rest.dropFirst(2).drop { $0.isWhitespace }
    } else if rest == "-" {
      return true
    }
    let key = rest.prefix { $0.isLetter || $0.isNumber || "_-./\"'".contains($0) }
    let after = rest.dropFirst(key.count)
    if after.isEmpty { return line.drop { $0.isWhitespace }.hasPrefix("- ") }
    return !key.isEmpty && after.first == ":"
      && (after.count == 1 || after.dropFirst().first == " ")
  }

  private static func writesFile(_ fence: String) -> Bool {
    fence.contains("<<") || fence.contains(" > ") || fence.contains(">>")
      || fence.split(separator: "\n").contains { line in
        let word = line.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
        return word == "touch" || word == "tee" || word == "$"
      }
  }

  /// The sentence that leads to what follows a text.
  static func lastSentence(of text: String) -> Substring {
    var trimmed = text.trimmingSpaces
    let start = trimmed.withUTF8 { bytes in
      var next = bytes.count
      while next > 0, !endsSentence(bytes, at: next) { next -= 1 }
      return next
    }
    return trimmed[trimmed.utf8.index(trimmed.startIndex, offsetBy: start)...]
      .drop(while: \.isWhitespace)
  }

  /// Whether a mark before a place ends a sentence: white space follows it.
  private static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, at next: Int) -> Bool {
    switch bytes[next - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"): break
    default: return false
    }
    guard next < bytes.count else { return false }
    if bytes[next] < 0x80 { return bytes[next].isASCIISpace }
    // The white space of Unicode has three bytes at most.
    return String(decoding: bytes[next...].prefix(3), as: UTF8.self).first?.isWhitespace == true
  }

  private static let negations = [
    "do not run", "don't run", "never run", "do not execute", "don't execute", "do not use",
    "don't use", "never use", "never execute", "must not", "should not", "avoid running",
    "no longer run", "used to run", "instead of", "would run", "is equivalent to", "what not to do",
  ]

  private static let orders = [
    "run the following", "run this command", "run these commands", "execute the following",
    "following command", "commands below", "command below", "with the command",
  ]

  private static let showing = [
    "save this as", "save it as", "save the following", "save this script", "save the script",
    "following content", "following contents", "contents of", "content of", "the content is",
    "user-data", "user data", "startup script", "should look like", "looks like this",
    "look like this", "sample output", "example output", "expected output", "output is",
    "output should be", "the output", "you should see", "you will see", "should print",
    "prints the following", "returns the following", "responds with", "add this to your",
    "add the following to", "add these lines", "add this line", "add the following line",
    "append the following", "put this in", "put the following in", "paste this into",
    "paste the following into", "copy this into", "copy the following into",
    "contains the following",
    "contains this", "contains these",
  ]

  private static let endings = ["contains", "reads", "content", "contents", "output", "result"]

  private static let files = [
    "create a file", "create the file", "create a script", "create a new file", "write a script",
    "file named", "file called", "script named", "script called", "edit the file", "in the file",
    "into the file", "to the file",
  ]
}
