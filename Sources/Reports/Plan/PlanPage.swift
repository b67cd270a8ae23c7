import Compiler
import Platform

/// Lays out the rows of a plan: line numbers in the margin, then steps, then their actions.
struct PlanPage {
  let style: TextStyle
  let isFull: Bool
  let commands: CommandText
  private let clauses: ClauseLabel
  /// The values that some action needs; what else an action could give is of no interest.
  private let needed: Set<String>
  /// The cells of the margin: two spaces and the widest line number.
  let margin: Int
  var text = ""

  /// The longest title or words where no terminal says how wide.
  private static let defaultWidth = 100
  /// The cells of the column that says what an action does.
  private static let effectWidth = 8

  init(style: TextStyle, isFull: Bool, commands: CommandText, plan: Plan, clauses: ClauseLabel) {
    self.style = style
    self.isFull = isFull
    self.commands = commands
    self.clauses = clauses
    needed = plan.neededNames
    var last = 1
    for step in plan.steps {
      last = max(last, step.line)
      for action in step.actions { last = max(last, action.line) }
    }
    margin = max(4, String(last).utf8.count + 2)
  }

  /// The title of a section.
  mutating func heading(_ title: String) {
    let title = title.isEmpty ? "(before the first heading)" : ShownText.line(title)
    text += "\n" + blank + "  " + style(title, .strong) + "\n"
  }

  /// Who carries the following steps out.
  mutating func actor(_ name: String?, line: Int) {
    guard let name else { return row(line, "as whoever runs this", .note) }
    row(line, "as \(ShownText.line(name))", .note)
  }

  /// A step with its actions.
  mutating func step(_ step: Step, leftOut: String?, remarks: [String: PlanText.Remark]) {
    let number = step.number.map { "\($0). " } ?? ""
    let indent = String(repeating: " ", count: number.isEmpty ? 3 : number.utf8.count)
    let title = ShownText.prose(step.title)
    var line = number + cut(title, indent: number.utf8.count)
    if isFull { line += style("  \(step.id)", .faint) }
    row(step.line, line, leftOut == nil ? nil : .faint)
    if let leftOut {
      text += blank + "  " + indent + style("left out: \(ShownText.line(leftOut))", .warning) + "\n"
      if !isFull { return }
    }
    var words = clauses.isUndo ? "" : title
    for action in step.actions {
      let text = ShownText.prose(action.text)
      if text != words, !text.isEmpty, action.kind != .manual, isQuoted(action, under: title) {
        quote(text, indent: indent)
      }
      words = text
      self.action(action, indent: indent, remark: remarks[action.id])
    }
    for clause in step.notCarriedOut {
      let text = cut(ShownText.prose(clause.text), indent: 24)
      row(clause.line, indent + "\(clauses.text): \(text)", .warning)
    }
  }

  /// Whether an action's words are quoted above it: those of the title are not said twice, but for
  /// what is taken back, whose last words stand first.
  private func isQuoted(_ action: Action, under title: String) -> Bool {
    clauses.isUndo ? action.kind != .wait : !title.hasPrefix(ShownText.prose(action.text))
  }

  /// The words of the document that the commands below come from, or that they take back.
  private mutating func quote(_ words: String, indent: String) {
    let lead = clauses.isUndo ? "takes back " : ""
    let shown = cut(words, indent: indent.count + lead.utf8.count + 2)
    text += blank + "  " + indent + style("\(lead)\"\(shown)\"", .faint) + "\n"
  }

  private mutating func action(_ action: Action, indent: String, remark: PlanText.Remark?) {
    let label = ShownText.pad(Self.label(action), to: Self.effectWidth)
    let tone = Self.tone(action)
    let shownLabel = tone.map { style(label, $0) } ?? label
    let deep = indent + String(repeating: " ", count: Self.effectWidth)
    var remarks: [String] = []
    switch action.invocation {
    case .arguments(let arguments):
      let words = commands.words(arguments)
      let lines = wrapped(words, indent: margin + 2 + deep.count)
      row(action.line, indent + shownLabel + (lines.first ?? ""))
      for line in lines.dropFirst() { text += blank + "  " + deep + line + "\n" }
      let folded = words.compactMap(\.folded)
      if !folded.isEmpty { remarks.append(listed(folded) + ", whole with --full") }
    case .script(let script):
      row(action.line, indent + shownLabel + style("\(script.shell) script", .faint))
      for line in script.source.split(separator: "\n", omittingEmptySubsequences: false)
      where !(line.isEmpty && script.source.hasSuffix("\n")) || !line.isEmpty {
        text += blank + "  " + deep + ShownText.block(String(line)) + "\n"
      }
    case nil:
      row(action.line, indent + shownLabel + cut(ShownText.prose(action.text), indent: deep.count))
    }
    remarks += details(action)
    if !remarks.isEmpty {
      text += blank + "  " + deep + style(remarks.joined(separator: "; "), .faint) + "\n"
    }
    if let remark {
      text += blank + "  " + deep + style(remark.text, remark.tone) + "\n"
    }
    if isFull {
      text += blank + "  " + deep + style("id \(action.id)", .faint) + "\n"
    }
  }

  /// What else a person should know of an action, in pieces of a line.
  private func details(_ action: Action) -> [String] {
    var details: [String] = []
    if let forEach = action.forEach { details.append(Self.text(forEach)) }
    if let wait = action.wait {
      let goal =
        wait.untilGone
        ? "until it is gone"
        : "until \(wait.path) is "
          + listed(wait.success, "or")
      details.append(goal)
    }
    if let expectation = action.expectation { details.append(expected(expectation)) }
    let gives = action.gives.filter { isFull || needed.contains($0.name) }
    if !gives.isEmpty {
      details.append(
        "gives "
          + gives.map { $0.isList ? "the list <\($0.name)>" : "<\($0.name)>" }
          .joined(separator: ", "))
    }
    if action.needsConfirmation { details.append("its target is confirmed by name") }
    if action.asksFirst { details.append("asks before it runs") }
    if let reason = action.reason { details.append(ShownText.line(reason)) }
    return details
  }

  private static func text(_ forEach: ForEach) -> String {
    switch forEach.source {
    case .list(let name, _): "once for each of <\(name)>"
    case .output(_, let path, _): "once for each of the listed \(path)"
    }
  }

  private func expected(_ expectation: Expectation) -> String {
    func list(_ arguments: [Argument]) -> String {
      listed(arguments.map { "\"\(ShownText.line($0.text { commands.values[$0] }))\"" })
    }
    switch expectation {
    case .transcript: return "the output must be as the document shows it"
    case .contains(let texts): return "the output must contain \(list(texts))"
    case .members(_, let beginnings): return "must list \(list(beginnings))"
    }
  }

  private static func label(_ action: Action) -> String {
    switch action.kind {
    case .manual: "manual"
    case .check: "check"
    case .wait: "wait"
    case .command: action.effect == .unknown ? "run" : action.effect.rawValue
    }
  }

  private static func tone(_ action: Action) -> TextStyle.Tone? {
    switch (action.kind, action.effect) {
    case (.manual, _): .warning
    case (.check, _), (.wait, _), (_, .read): .faint
    case (_, .delete): .error
    case (_, .create), (_, .ensure), (_, .update): .good
    case (_, .unknown): nil
    }
  }

  /// The command on as many lines as the terminal needs, broken before options.
  ///
  /// Each but the last ends with a backslash, so that it can be pasted. Without a terminal it stays
  /// on one line.
  private func wrapped(_ words: [CommandText.Word], indent: Int) -> [String] {
    let texts = words.map(\.text)
    guard let width = style.width else { return [texts.joined(separator: " ")] }
    let room = max(width - indent - 2, 24)
    var groups: [String] = []
    for text in texts {
      // An option and its value stay together.
      let isOption = text.hasPrefix("--")
      if let last = groups.last, !isOption, last.hasPrefix("--"), !last.contains(" ") {
        groups[groups.count - 1] = last + " " + text
      } else {
        groups.append(text)
      }
    }
    var lines: [String] = []
    for group in groups {
      if let last = lines.last,
        DisplayWidth.of(last) + 1 + DisplayWidth.of(group) + (lines.count > 1 ? 2 : 0) <= room
      {
        lines[lines.count - 1] = last + " " + group
      } else {
        lines.append(lines.isEmpty ? group : "  " + group)
      }
    }
    return lines.enumerated().map { $0 < lines.count - 1 ? $1 + " \\" : $1 }
  }

  private func cut(_ text: String, indent: Int) -> String {
    if isFull { return text }
    let room = (style.width ?? Self.defaultWidth) - margin - 2 - indent
    return ShownText.cut(text, to: max(room, 24))
  }

  private mutating func row(_ line: Int, _ content: String, _ tone: TextStyle.Tone? = nil) {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, margin - number.utf8.count))
    let shown = tone.map { style(content, $0) } ?? content
    text += style(padding + number, .faint) + "  " + shown + "\n"
  }

  private var blank: String { String(repeating: " ", count: margin) }
}
