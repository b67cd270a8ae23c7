/// Tells the lines of a paragraph that are the entries of a form from the lines of running text.
///
/// Documents write a console's form as lines of their own, without a list:
///
///     Go to IAM → Roles → Create role.
///     Trusted entity: Lambda
///     Attach the following policies:
///     AWSLambdaBasicExecutionRole
///     Name the role: ingest
enum FormLines {
  /// The lines, each by itself; names under a line that announces them belong to that line.
  ///
  /// - Parameter tokens: the tokens of a paragraph.
  /// - Returns: one line with all tokens where they are running text.
  /// - Complexity: O(tokens).
  static func lines(of tokens: [ProseToken]) -> [[ProseToken]] {
    guard tokens.dropFirst().contains(where: \.beginsLine) else { return [tokens] }
    var lines: [[ProseToken]] = []
    for token in tokens {
      if token.beginsLine || lines.isEmpty {
        lines.append([token])
      } else {
        lines[lines.count - 1].append(token)
      }
    }
    guard lines.count > 1, lines.allSatisfy(beginsAnew), lines.contains(where: isField) else {
      return [tokens]
    }
    return gathered(lines)
  }

  /// Whether a line begins as a sentence or a label does, or with a name.
  private static func beginsAnew(_ line: [ProseToken]) -> Bool {
    guard let first = line.first else { return false }
    return first.isCapitalised || first.isMention || isName(line)
  }

  /// Whether a line is "Label: value".
  private static func isField(_ line: [ProseToken]) -> Bool {
    guard let colon = line.prefix(6).firstIndex(where: { $0.isMark(":") }) else { return false }
    return colon > 0 && colon < line.count - 1
      && line[..<colon].allSatisfy { $0.isWord || $0.mention?.path.isEmpty ?? false }
  }

  /// Whether a line, or an item of a list, is nothing but a name.
  static func isName(_ line: [ProseToken]) -> Bool {
    guard line.count == 1 || line.count == 2 && line[1].isMark("."), let first = line.first else {
      return false
    }
    if let mention = first.mention { return mention.isNameLike }
    return first.isWord && Lexicon.verb(first) == nil && Clause.looksLikeName(first.text)
  }

  /// Puts names to the line before that ends in a colon.
  private static func gathered(_ lines: [[ProseToken]]) -> [[ProseToken]] {
    var result: [[ProseToken]] = []
    var announces = false
    for line in lines {
      if announces, isName(line), let name = line.first {
        append(name, to: &result[result.count - 1])
      } else {
        result.append(line)
        announces = line.last?.isMark(":") ?? false
      }
    }
    return result
  }

  /// Puts a name behind what announces it, after a comma where one stands there already.
  static func append(_ name: ProseToken, to tokens: inout [ProseToken]) {
    if tokens.last?.isMark(":") == false {
      tokens.append(ProseToken(.mark, ",", at: name.range.lowerBound..<name.range.lowerBound))
    }
    tokens.append(name)
  }
}
