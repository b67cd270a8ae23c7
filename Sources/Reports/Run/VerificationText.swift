package import Engine
package import JSON

/// Where a document and what is there differ, for people and for programs.
///
/// As JSON: `{ "format": "runbook.verification/1", "runbook", "account", "region", "findings": [ {
/// "action", "item", "line", "subject", "state": "same|differs|missing|unknown", "reason",
/// "differences": [ { "label", "found", "wanted" } ] } ] }`. `item` counts from 1 and is null for an
/// action without for-each; `reason` says why the state is unknown.
package struct VerificationText: Sendable {
  private let style: TextStyle
  private let isFull: Bool

  /// The most lines of a difference that are shown unless all are asked for.
  private static let limit = 40

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - isFull: Whether differences are shown whole.
  package init(style: TextStyle = .plain, isFull: Bool = false) {
    self.style = style
    self.isFull = isFull
  }

  /// What was found, a line each, with the lines that differ, ending with a line ending.
  package func render(_ verification: Verification) -> String {
    let margin = verification.findings.map { String($0.line).utf8.count }.max() ?? 1
    var counts: [String: Int] = [:]
    var text = ""
    for finding in verification.findings {
      let (state, tone) = Self.state(finding.existing)
      counts[state, default: 0] += 1
      let line = String(repeating: " ", count: margin - String(finding.line).utf8.count)
      text += "  \(line)\(finding.line)  " + style(ShownText.pad(state, to: 8), tone)
      text += ShownText.line(finding.subject) + "\n"
      let indent = String(repeating: " ", count: margin + 4)
      switch finding.existing {
      case .different(let differences):
        for difference in differences { text += render(difference, indent: indent) }
      case .unknown(let reason): text += indent + style(ShownText.line(reason), .faint) + "\n"
      case .absent, .same: break
      }
    }
    let tally = ["differs", "missing", "unknown", "same"].compactMap { state in
      counts[state].map { "\($0) \(state)" }
    }
    return text + "\n" + tally.joined(separator: ", ") + "\n"
  }

  /// The same as JSON.
  package func json(_ verification: Verification, runbook: String) -> JSONValue {
    .object([
      .init("format", .string("runbook.verification/1")),
      .init("runbook", .string(runbook)),
      .init("account", .optional(verification.identity?.account)),
      .init("region", .optional(verification.identity?.region)),
      .init("findings", .array(verification.findings.map(Self.json))),
    ])
  }

  private static func json(_ finding: Verification.Finding) -> JSONValue {
    var reason: String?
    var differences: [Preflight.Difference] = []
    switch finding.existing {
    case .unknown(let why): reason = why
    case .different(let all): differences = all
    case .absent, .same: break
    }
    return .object([
      .init("action", .string(finding.unit.action)),
      .init("item", finding.unit.item.map { .integer($0 + 1) } ?? .null),
      .init("line", .integer(finding.line)),
      .init("subject", .string(finding.subject)),
      .init("state", .string(state(finding.existing).name)),
      .init("reason", .optional(reason)),
      .init(
        "differences",
        .array(
          differences.map { difference in
            .object([
              .init("label", .string(difference.label)),
              .init("found", .string(difference.found)),
              .init("wanted", .string(difference.wanted)),
            ])
          })),
    ])
  }

  private static func state(_ existing: Preflight.Existing) -> (name: String, tone: TextStyle.Tone)
  {
    switch existing {
    case .absent: ("missing", .error)
    case .same: ("same", .good)
    case .different: ("differs", .error)
    case .unknown: ("unknown", .warning)
    }
  }

  /// What is there as lines with "-", what the document says as lines with "+".
  private func render(_ difference: Preflight.Difference, indent: String) -> String {
    let found = Self.lines(difference.found)
    let wanted = Self.lines(difference.wanted)
    var text = indent + "\(difference.label), - as it is, + as the document says:\n"
    let change = wanted.difference(from: found)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var shown: [(mark: String, line: String)] = []
    var (old, new) = (0, 0)
    while old < found.count || new < wanted.count {
      if old < found.count, removed.contains(old) {
        shown.append(("-", found[old]))
        old += 1
      } else if new < wanted.count, inserted.contains(new) {
        shown.append(("+", wanted[new]))
        new += 1
      } else {
        shown.append((" ", found[old]))
        (old, new) = (old + 1, new + 1)
      }
    }
    // Of what is the same only the lines beside a change.
    let changed = shown.indices.filter { shown[$0].mark != " " }
    let near = Set(changed.flatMap { [$0 - 1, $0, $0 + 1] })
    let rows = shown.indices.filter(near.contains)
    for index in isFull ? rows[...] : rows.prefix(Self.limit) {
      let (mark, line) = shown[index]
      let row = "\(mark) " + String(line.prefix { $0 == " " }) + ShownText.line(line)
      let tone: TextStyle.Tone =
        mark == "-" ? .error : mark == "+" ? .good : .faint
      text += indent + style(row, tone) + "\n"
    }
    if !isFull, rows.count > Self.limit {
      text += indent + "\(rows.count - Self.limit) more lines, shown by --full\n"
    }
    return text
  }

  /// JSON a member a line, other text as it is.
  private static func lines(_ text: String) -> [String] {
    let pretty = JSONValue(parsing: Array(text.utf8)).map { $0.pretty() } ?? text
    return pretty.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
