import Compiler
import JSON

extension Expectation {
  /// What an output lacks of what it must show; nil where it shows it.
  ///
  /// - Parameters:
  ///   - output: What the command printed.
  ///   - bindings: What names stand for.
  /// - Returns: The first thing that is missing, in a line.
  func unmet(by output: String, _ bindings: Bindings) -> String? {
    do throws(RenderingError) {
      switch self {
      case .contains(let wanted):
        for argument in wanted {
          let text = try argument.rendered(bindings).text
          if !output.contains(text) { return "the output does not contain \"\(text)\"" }
        }
      case .transcript(let argument):
        return Expectation.unmet(try argument.rendered(bindings).text, by: output)
      case .members(let path, let wanted):
        let value = JSONValue(parsing: output)
        let found = value.flatMap { OutputPath(path)?.values(in: $0) } ?? []
        let texts = found.compactMap(OutputPath.text)
        for argument in wanted {
          let beginning = try argument.rendered(bindings).text
          if !texts.contains(where: { $0.hasPrefix(beginning) }) {
            let seen = texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
            return "\"\(beginning)\" is not among \(path): \(seen)"
          }
        }
      }
      return nil
    } catch {
      return "the value of \"\(error.name)\" is not known"
    }
  }

  /// Compares line by line; `...` in a line stands for any text, alone on a line for any lines.
  private static func unmet(_ transcript: String, by output: String) -> String? {
    let wanted = lines(transcript)
    let found = lines(output)
    var position = 0
    var skips = false
    for line in wanted {
      if line == "..." {
        skips = true
        continue
      }
      let match =
        skips
        ? found[position...].firstIndex { matches($0, line) }
        : found.indices.contains(position) && matches(found[position], line) ? position : nil
      guard let match else {
        let seen = found.indices.contains(position) ? "\"\(found[position])\"" : "nothing"
        return "the output has \(seen) where \"\(line)\" was expected"
      }
      position = match + 1
      skips = false
    }
    if !skips, position < found.count { return "the output goes on with \"\(found[position])\"" }
    return nil
  }

  /// The lines of a text, without white space at their ends and without empty ones at its end.
  static func lines(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in
        var line = line
        while line.last?.isWhitespace == true { line.removeLast() }
        return line
      }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Whether a line is a pattern's text with something for each `...`.
  private static func matches(_ line: Substring, _ pattern: Substring) -> Bool {
    let parts = pattern.split(separator: "...", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return line == pattern
    }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}

extension RenderingError {
  /// The name that it is about.
  var name: String {
    switch self {
    case .missing(let name), .several(let name), .unfit(let name, _), .exposed(let name, _): name
    }
  }

  /// What the person can do about it.
  var advice: String? {
    if case .missing(let name) = self { "give it as you go on: --set \(name)=VALUE" } else { nil }
  }

  /// Why, in a line.
  var message: String {
    switch self {
    case .missing(let name): "\"\(name)\" has no value"
    case .several(let name): "\"\(name)\" has several values where one is needed"
    case .unfit(let name, let reason): "the value of \"\(name)\" cannot be passed: \(reason)"
    case .exposed(let name, let program):
      "\"\(name)\" is secret, and as an argument of \"\(program)\" others on this machine could "
        + "read it"
    }
  }
}

extension ServiceFailure {
  /// In a line: the code and the service's words.
  var summary: String { code.isEmpty ? message : "\(code): \(message)" }
}
