/// Splits a script into the commands that its lines are, where every line is a command of its own.
enum LogicalLines {
  /// One command: its bytes in the script, and its words.
  struct Line {
    var range: Range<Int>
    var words: [ShellWord]
  }

  /// What a script is.
  enum Reading {
    /// Commands without anything that needs a shell, one after the other.
    case commands([Line])
    /// A script, for a shell.
    case script
    /// A quote that is not closed before the end.
    case broken(message: String, range: Range<Int>)
  }

  /// Reads a script.
  ///
  /// A line goes on where it ends in a backslash, or inside a quote.
  /// - Complexity: O(bytes), but for a quote that is never closed: the lines after it are read once
  ///   more, then the whole is given up.
  static func read(_ bytes: [UInt8], variables: ShellVariables = .none) -> Reading {
    let physical = Transcript.lines(of: bytes)
    var lines: [Line] = []
    var index = 0
    while index < physical.count {
      var last = index
      while last + 1 < physical.count, bytes[physical[last]].last == UInt8(ascii: "\\") {
        last += 1
      }
      var range = physical[index].lowerBound..<physical[last].upperBound
      var reading = ShellSplitter.read(bytes, range: range, variables: variables)
      if case .broken = reading {
        // The quote may end on a later line; where is found by one look for its end.
        guard let end = closingLine(bytes, physical, from: last, start: range.lowerBound) else {
          guard case .broken(let message, let place) = reading else { return .script }
          return .broken(message: message, range: place)
        }
        last = end
        range = range.lowerBound..<physical[last].upperBound
        reading = ShellSplitter.read(bytes, range: range, variables: variables)
      }
      switch reading {
      case .words(let words):
        if !words.isEmpty { lines.append(Line(range: range, words: words)) }
      case .shell, .broken: return .script
      }
      index = last + 1
    }
    return .commands(lines)
  }

  /// The line on which all quotes opened since `start` are closed.
  private static func closingLine(
    _ bytes: [UInt8], _ lines: [Range<Int>], from line: Int, start: Int
  ) -> Int? {
    var quote: UInt8?
    var index = start
    var current = line
    while current < lines.count {
      while index < lines[current].upperBound {
        let byte = bytes[index]
        if quote == UInt8(ascii: "'") {
          if byte == UInt8(ascii: "'") { quote = nil }
        } else if byte == UInt8(ascii: "\\") {
          index += 1
        } else if quote == UInt8(ascii: "\"") {
          if byte == UInt8(ascii: "\"") { quote = nil }
        } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          quote = byte
        }
        index += 1
      }
      if quote == nil, current > line { return current }
      current += 1
    }
    return nil
  }
}
