import Compiler

/// What a script says of a transcript: the command's output is shown, held against the lines that
/// the document shows, and what stands where it has placeholders is put into variables.
///
/// A line that the document shows becomes a basic regular expression (POSIX, XBD 9.3), `...` and
/// every placeholder any text in it, since only `grep` and `sed` can be relied on. That is weaker
/// than what a run compares: a run also knows the order of the lines.
struct TranscriptScript {
  /// The variables of values.
  let names: ShellNames
  /// The values that the transcript gives.
  let captured: Set<String>

  /// The shell function that the lines use.
  static let function = [
    "", "# Stops unless the output has a line like this.",
    "expect_line() {",
    "  printf '%s\\n' \"$output\" | grep -qx -e \"$1\" && return",
    "  printf 'the output has no line like: %s\\n' \"$1\" >&2",
    "  exit 1",
    "}",
  ]

  /// The lines of a script that runs a command and holds its output against a transcript.
  /// - Parameters:
  ///   - command: the command, as the script has it.
  ///   - transcript: what the document shows of its output.
  /// - Returns: the lines.
  func lines(_ command: String, transcript: Argument) -> [String] {
    var lines = ["output=\"$(\(command))\"", "printf '%s\\n' \"$output\""]
    var known: Set<String> = []
    for line in TranscriptScript.lines(of: transcript) {
      let pattern = line.map { regularExpression($0, capturing: nil) }.joined()
      guard !pattern.isEmpty, pattern != ".*" else { continue }
      lines.append("expect_line \(CommandText.quoted(pattern))")
      for case .value(let name) in line
      where captured.contains(name) && known.insert(name).inserted {
        let pattern = line.map { regularExpression($0, capturing: name) }.joined()
        let program = CommandText.quoted("s/^\(pattern.replacingSlashes)$/\\1/p")
        lines.append(
          "\(names[name])=\"$(printf '%s\\n' \"$output\" | sed -n \(program) | head -n 1)\"")
      }
    }
    return lines
  }

  /// The pieces of each line, in order.
  private static func lines(of transcript: Argument) -> [[Argument.Piece]] {
    var lines: [[Argument.Piece]] = [[]]
    for piece in transcript.pieces {
      guard case .literal(let text) = piece else {
        lines[lines.count - 1].append(piece)
        continue
      }
      let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(.literal(String(part))) }
      }
    }
    return lines
  }

  private func regularExpression(_ piece: Argument.Piece, capturing name: String?) -> String {
    switch piece {
    case .literal(let text):
      var expression = ""
      for (index, part) in text.split(separator: "...", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { expression += ".*" }
        for character in part {
          if "\\[].*^$".contains(character) { expression += "\\" }
          expression.append(character)
        }
      }
      return expression
    case .value(let value) where value == name: return "\\(.*\\)"
    case .value, .jsonText, .jsonList: return ".*"
    }
  }
}

extension String {
  /// The text with a backslash before each slash, as `sed` has it between slashes.
  fileprivate var replacingSlashes: String {
    split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\\/")
  }
}
