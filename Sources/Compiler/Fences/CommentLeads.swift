import Source

/// What the comments of a script say about the commands under them: "# Example", "# Or …",
/// "# If it does not come up".
///
/// People who write runbooks put several ways, examples and remedies into one fence, and tell them
/// apart by comments alone. A comment is about the commands up to the next comment or empty line.
struct CommentLeads {
  /// Why a person decides about a command, by the offset at which its line begins.
  private var reasons: [Int: String] = [:]

  /// Reads a script.
  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var reason: String?
    var isAfterComment = false
    var hasCommand = true
    for line in Transcript.lines(of: bytes) {
      let text = bytes[line].drop(while: \.isASCIISpace)
      if text.first == UInt8(ascii: "#") {
        let found = Self.reason(in: String(decoding: text.drop { $0 == 0x23 }, as: UTF8.self))
        reason = isAfterComment ? reason ?? found : found
        (isAfterComment, hasCommand) = (true, false)
        continue
      }
      isAfterComment = false
      if text.isEmpty {
        if hasCommand { reason = nil }
      } else {
        hasCommand = true
        reasons[line.lowerBound] =
          reason ?? Self.reason(before: nil, at: text)
      }
    }
  }

  /// Why a person decides about a command, by the comment on the line before it and the one behind it.
  static func reason(before comment: String?, at line: some Collection<UInt8>) -> String? {
    comment.flatMap(reason)
      ?? trailingComment(Array(line)[...]).flatMap {
        reason(in: String(decoding: $0, as: UTF8.self))
      }
  }

  /// Why a comment leaves the command to a person that it is about.
  private static func reason(in comment: String) -> String? {
    if let reason = LeadIn(remark: comment).reason { return reason }
    let words = comment.lowercased().alphanumericRuns
    guard let first = words.first else { return nil }
    let isMeant =
      // "# Option 2", "# On the primary:", "# in another terminal"
      AlternativeWays.family(ofLabel: comment) != nil
      || first == "on" && words.count <= 6
      || ["in", "inside"].contains(first) && MachineWords.mayBe(in: words)
      // "# replace main19 with your db", "# <- your database"
      || ["replace", "change", "adjust", "adapt", "substitute"].contains(first)
      || words.count <= 4 && words.contains("your")
      || remarks.stand(in: words)
      || words.count <= 2 && ["later", "careful", "before", "after", "output"].contains(first)
    return isMeant ? "the comment says \"\(comment.onOneLine)\", so that a person decides" : nil
  }

  private static let remarks: TitlePhrases = [
    "don t", "do not need", "danger", "dangerous", "wait for", "approval", "be careful",
    "skip in", "skip if", "not needed",
  ]

  /// What stands behind a command on its line: "… # not in prod"; nil where a quote may hold it.
  private static func trailingComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let mark = line.indices.dropFirst().last(where: { line[$0] == 0x23 }),
      line[mark - 1].isASCIISpace,
      !line[..<mark].contains(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") })
    else { return nil }
    return line[(mark + 1)...]
  }

  /// Why a person decides about the command that begins on the line at an offset; nil where it is
  /// simply asked for.
  func reason(at offset: Int) -> String? { reasons[offset] }

  /// Why a person decides about a script as a whole, which cannot be run in part.
  ///
  /// Conditions in the comments of a program are about its own branches, so only another way and an
  /// example count.
  static func reason(ofScript bytes: [UInt8]) -> String? {
    // What stands in a here-document is a file's text.
    guard !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x3C && $1 == 0x3C }) else {
      return nil
    }
    for line in Transcript.lines(of: bytes) where bytes[line].first == UInt8(ascii: "#") {
      let comment = String(decoding: bytes[line].drop { $0 == 0x23 }, as: UTF8.self)
      if AlternativeWays.family(ofLabel: comment) != nil {
        return "one of its commands is for a person to decide about: \(SectionWays.reason)"
      }
      let lead = LeadIn(remark: comment)
      if !lead.isConditional, let reason = lead.reason {
        return "one of its commands is for a person to decide about: \(reason)"
      }
    }
    return nil
  }
}
