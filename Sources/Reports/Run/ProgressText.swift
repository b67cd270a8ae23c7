package import Compiler
package import Engine
import Platform

/// A run's progress, a line for each thing that ended, and what is under way.
///
///       23  created      0.8 s  aws kms create-key --key-spec SYMMETRIC_DEFAULT …
package struct ProgressText: Sendable {
  private let style: TextStyle
  private let margin: Int
  private let items: [String: Int]

  /// The cells of the column that says what became of an action.
  private static let labelWidth = 10
  /// The cells of the column that says how long it took: "3 min 5 s".
  private static let timeWidth = 9

  /// Makes a writer of progress.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - plan: The plan, for the width of line numbers.
  ///   - items: How many items an action goes over, by its id.
  package init(style: TextStyle, plan: Plan, items: [String: Int] = [:]) {
    self.style = style
    self.items = items
    let last = plan.actions.map(\.action.line).max() ?? 1
    margin = max(4, String(last).utf8.count + 2)
  }

  /// The same writer, which knows how many items an action goes over.
  package func with(items count: Int, of action: String) -> ProgressText {
    var items = self.items
    items[action] = count
    return ProgressText(style: style, margin: margin, items: items)
  }

  private init(style: TextStyle, margin: Int, items: [String: Int]) {
    self.style = style
    self.margin = margin
    self.items = items
  }

  /// The title of a section that begins.
  package func heading(_ section: String) -> String {
    let title = section.isEmpty ? "(before the first heading)" : ShownText.line(section)
    return "\n" + String(repeating: " ", count: margin + 2) + style(title, .strong) + "\n"
  }

  /// What is under way, without a line ending; for the live line of a terminal.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - unit: Which unit of it.
  ///   - arguments: What runs, secrets masked; empty for what the plan says.
  ///   - remark: The state that is waited for, or why it is tried again.
  /// - Returns: The line, not wider than the terminal.
  package func running(
    _ action: Action, _ unit: Unit, _ arguments: [String], remark: String? = nil
  ) -> String {
    row(
      action, unit, label: action.kind == .wait ? "waiting" : "running", tone: .note,
      arguments: arguments, remark: remark ?? "")
  }

  /// An attempt that ended.
  package func ended(
    _ action: Action, _ unit: Unit, _ result: AttemptResult, arguments: [String]
  ) -> String {
    let time = DurationText.of(milliseconds: result.milliseconds)
    let (label, tone): (String, TextStyle.Tone) =
      switch result.outcome {
      case .done: (Self.done(action), .good)
      case .failed: ("failed", .error)
      case .retrying: ("retrying", .warning)
      case .interrupted: ("stopped", .warning)
      case .timedOut: ("timed out", .error)
      case .killed: ("killed", .error)
      case .rehearsed: ("not run", .faint)
      }
    let isRehearsed = result.outcome == .rehearsed
    let note =
      isRehearsed || result.outcome == .done ? ShownText.line(result.message ?? "") : ""
    return row(
      action, unit, label: label, tone: tone, arguments: arguments,
      time: isRehearsed ? "" : time, remark: note) + "\n"
  }

  /// An attempt that failed in a way that passes, and is made again.
  package func retrying(
    _ action: Action, _ unit: Unit, in delay: Duration, cause: String, arguments: [String]
  ) -> String {
    row(
      action, unit, label: "retrying", tone: .warning, arguments: arguments,
      remark: "again in \(DurationText.of(delay)): \(ShownText.line(cause))") + "\n"
  }

  /// An action whose result was there already, perhaps as its check says.
  package func adopted(
    _ action: Action, _ unit: Unit, check: String? = nil, arguments: [String]
  ) -> String {
    row(
      action, unit, label: check == nil ? "adopted" : "found", tone: .note, arguments: arguments,
      remark: check.map(ShownText.line) ?? "exists and is the same") + "\n"
  }

  /// An action that is left out.
  package func skipped(_ action: Action, _ unit: Unit, reason: String) -> String {
    row(action, unit, label: "skipped", tone: .faint, arguments: [], remark: ShownText.line(reason))
      + "\n"
  }

  /// An action that a person did.
  package func doneByHand(_ action: Action) -> String {
    row(action, Unit(action: action.id), label: "by hand", tone: .good, arguments: []) + "\n"
  }

  /// The items that an action goes over.
  package func items(_ action: Action, _ items: [RunItem]) -> String {
    let text = items.isEmpty ? nothing(for: action) : counted(items.count, "item")
    var result = margined(action.line, style(ShownText.pad("items", to: Self.labelWidth), .faint))
    result += text + "\n"
    for item in items.prefix(20) {
      let values = item.values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      result += String(repeating: " ", count: margin + 2 + Self.labelWidth)
      result += style(ShownText.line(values.joined(separator: ", ")), .faint) + "\n"
    }
    if items.count > 20 {
      result += String(repeating: " ", count: margin + 2 + Self.labelWidth)
      result += style("and \(items.count - 20) more", .faint) + "\n"
    }
    return result
  }

  /// "no Apps listed, nothing to delete".
  private func nothing(for action: Action) -> String {
    let list: String
    switch action.forEach?.source {
    case .output(_, let path, _)?:
      let names = path.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      list = names.last.map { "no \(ShownText.line(String($0))) listed" } ?? "nothing listed"
    case .list(let name, _)?: list = "no values for <\(ShownText.line(name))>"
    case nil: list = "nothing listed"
    }
    return "\(list), nothing to \(action.effect == .delete ? "delete" : "do")"
  }

  /// What an action did, in the past tense.
  static func done(_ action: Action) -> String {
    switch (action.kind, action.effect) {
    case (.manual, _): "by hand"
    case (.check, _): "checked"
    case (.wait, _): "waited"
    case (.command, .read): "read"
    case (.command, .ensure): "ensured"
    case (.command, .create): "created"
    case (.command, .update): "updated"
    case (.command, .delete): "deleted"
    case (.command, .unknown): "done"
    }
  }

  /// A row: what became of it, how long it took, what it was, and a remark.
  ///
  /// On a terminal it takes one line; elsewhere nothing is cut off.
  private func row(
    _ action: Action, _ unit: Unit, label: String, tone: TextStyle.Tone, arguments: [String],
    time: String = "", remark: String = ""
  ) -> String {
    let head = style(ShownText.pad(label, to: Self.labelWidth), tone)
    let took = String(repeating: " ", count: max(0, Self.timeWidth - time.count)) + time
    var text = description(action, arguments)
    if let item = unit.item {
      text = "\(item + 1)\(items[action.id].map { " of \($0)" } ?? ""): " + text
    }
    var remark = remark.isEmpty ? "" : "  \(remark)"
    if let width = style.width {
      // A live line that goes over two rows of the terminal is not erased whole.
      let room = width - (margin + 2 + Self.labelWidth + Self.timeWidth + 2) - 1
      let least = 8
      remark = ShownText.cut(remark, to: max(0, min(width / 2, room - least)))
      text = ShownText.cut(text, to: max(least, room - DisplayWidth.of(remark)))
    }
    return margined(action.line, head + style(took, .faint) + "  " + text + style(remark, .faint))
  }

  private func margined(_ line: Int, _ text: String) -> String {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, margin - number.utf8.count))
    return style(padding + number, .faint) + "  " + text
  }

  private func description(_ action: Action, _ arguments: [String]) -> String {
    if !arguments.isEmpty, case .arguments? = action.invocation {
      return ShownText.line(CommandText().line(arguments))
    }
    switch action.invocation {
    case .arguments(let arguments): return ShownText.line(CommandText().line(arguments))
    case .script(let script):
      let lines = script.source.split(separator: "\n").map { ShownText.line(String($0)) }
      let first = lines.first { !$0.hasPrefix("#") } ?? lines.first ?? ""
      return lines.count > 1 ? "\(first) … (\(lines.count) lines)" : first
    case nil: return ShownText.prose(action.text)
    }
  }
}
