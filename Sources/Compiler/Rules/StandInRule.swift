import Source

/// Values in commands that stand for the reader's own, in a form that leaves open which.
enum StandInRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.stand-in", .error, summary: "a command holds what stands for a value",
      explanation:
        "`your-bucket`, `[bucket-name]`, `d-xxxxxxxxxxxx` and `REPLACE_ME` stand for the "
        + "reader's own values. Run as they are, they fail or reach something of somebody else, so "
        + "the command does not run.",
      example: "aws s3 rb s3://your-bucket",
      remedy: "Write a placeholder, `<bucket>`, which is asked for. Where it is the real name, "
        + "`<!-- runbook: allow: var.stand-in -->` says so.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.steps.lazy.flatMap(\.actions).flatMap { action -> [Diagnostic] in
      guard case .arguments(let words)? = action.invocation else { return [] }
      var found: [String] = []
      var seen: Set<String> = []
      for (index, word) in words.enumerated() where index > 0 {
        let option = words[index - 1].literal ?? ""
        for piece in word.pieces {
          guard case .literal(let text) = piece,
            let standIn = standIn(in: text, after: option), seen.insert(standIn).inserted
          else { continue }
          found.append(standIn)
        }
      }
      return found.map { finding($0, action, context) }
    }
  }

  private static func finding(
    _ text: String, _ action: Action, _ context: RuleContext
  ) -> Diagnostic {
    let bytes = context.file.bytes
    let line = context.file.lines.range(ofLine: action.line)
    // A command may go on over lines, and a policy stands below the step that names it.
    let place = bytes[line.lowerBound...].prefix(1 << 16).firstRange(of: Array(text.utf8))
    let name = PlaceholderName.kebab(
      text.lowercased().hasPrefix("your") ? String(text.dropFirst(5)) : text)
    let isName = name.utf8.contains { $0.isASCIILetter } && !name.hasSuffix("xxx")
    return Diagnostic(
      "var.stand-in", .error, "\"\(text)\" stands for a value of your own", at: place ?? line,
      notes: [.init("write \"<\(isName ? name : "value")>\", which is asked for")])
  }

  /// The stand-in of a text; nil where it has none.
  static func standIn(in text: String, after option: String = "") -> String? {
    if let bracketed = bracketed(text, after: option) { return bracketed }
    guard mayHoldOne(text) else { return nil }
    for part in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || "-_".contains($0)) }) {
      let lowered = part.lowercased()
      let isRun =
        lowered.hasSuffix("xxxx") && lowered.drop(while: { $0 != "x" }).allSatisfy({ $0 == "x" })
      let isOwn = ["your-", "your_"].contains { lowered.hasPrefix($0) && lowered != $0 }
      let isOrder = ["REPLACE_ME", "REPLACEME", "CHANGE_ME", "CHANGEME"].contains(String(part))
      if isRun || isOwn || isOrder { return String(part) }
    }
    return nil
  }

  /// Whether a text has any of `xxxx`, `your`, `replace` and `change`: few have, and a policy is long.
  private static func mayHoldOne(_ text: String) -> Bool {
    var last: UInt32 = 0
    for byte in text.utf8 {
      last = last << 8 | UInt32(byte | 0x20)
      // The last four letters of each of them; a text that has only these is looked at closely.
      switch last {
      case 0x7878_7878, 0x796F_7572, 0x6C61_6365, 0x616E_6765: return true
      default: continue
      }
    }
    return false
  }

  /// `[bucket-name]`: words between brackets, where they are neither JSON nor JMESPath.
  private static func bracketed(_ text: String, after option: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "[")),
      !expressions.contains(option),
      text.utf8.first(where: { !$0.isASCIISpace }) != UInt8(ascii: "{"), !text.contains("\""),
      let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]")
    else { return nil }
    let inner = text[text.index(after: open)..<close]
    let words = inner.split(whereSeparator: { "-_ ".contains($0) })
    let isName =
      inner.first?.isLetter == true
      && inner.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_ ".contains($0)) }
      && (words.count > 1 && words.allSatisfy { $0.count > 1 }
        || plain.contains(inner.lowercased()))
    // `Items[name]` and `x[name].y` are paths into something.
    let isPath = open > text.startIndex && (text[text.index(before: open)].isLetter)
    return isName && !isPath ? String(text[open...close]) : nil
  }

  /// Options whose values are paths into something, or templates.
  private static let expressions: Set<String> = [
    "--query", "--jq", "--filter", "--filters", "-o", "--output", "--template",
  ]

  private static let plain: Set<String> = [
    "name", "bucket", "region", "account", "profile", "user", "username", "role", "group",
    "cluster",
    "value", "arn", "id", "email", "path", "file", "key", "instance", "namespace",
  ]
}
