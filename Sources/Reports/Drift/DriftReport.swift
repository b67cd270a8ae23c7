import Compiler
package import Engine
package import JSON

/// What became of a plan in the document as it is now, for people and for programs.
///
///     deploy.md against run 20261121-031719-k3f9: 4 as executed, 1 differs
///
///       as executed  line 12  Create the policy
///       differs      line 26  Attach it to the group
///           --group-name
///             - admins
///             + operators
package struct DriftReport: Sendable {
  /// What the document is held against.
  package enum Reference: Hashable, Sendable {
    /// A run, by its id.
    case run(String)
    /// A saved plan, by its path.
    case plan(String)
  }

  /// What became of it.
  package var drift: PlanDrift
  /// What the document is held against.
  package var reference: Reference
  /// The ids that executed actions had: those of which a difference fails the validation.
  package var executed: Set<String>
  /// Colours and width.
  package var style: TextStyle

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - drift: What became of the plan.
  ///   - reference: What the document is held against.
  ///   - executed: The ids that executed actions had; of a saved plan all that would run.
  ///   - style: Colours and width.
  package init(
    _ drift: PlanDrift, against reference: Reference, executed: Set<String>,
    style: TextStyle = .plain
  ) {
    self.drift = drift
    self.reference = reference
    self.executed = executed
    self.style = style
  }

  /// Whether something that was executed is not what the document says now.
  package var isFailure: Bool {
    let anyExecuted = !executed.isEmpty
    return anyExecuted && (drift.region != nil || drift.isReordered)
      || drift.items.contains { isFailure($0) }
  }

  /// Whether this action was executed and is not what the document says now.
  func isFailure(_ item: PlanDrift.Item) -> Bool {
    (item.kind == .differs || item.kind == .gone) && isExecuted(item)
  }

  func isExecuted(_ item: PlanDrift.Item) -> Bool {
    item.before.map { executed.contains($0.action.id) } ?? false
  }

  // MARK: - For people

  /// The whole report, ending with a line ending.
  ///
  /// - Parameter document: The document's name.
  /// - Returns: The text.
  package func text(of document: String) -> String {
    var text = style(ShownText.line(document), .strong) + " against \(referenceText): "
    text += tally + "\n\n"
    if let region = drift.region { text += lines(of: region, indent: 2) }
    if drift.isReordered {
      text += "  " + style("actions that are still there run in another order", .warning) + "\n"
    }
    let width = drift.items.map { label($0).utf8.count }.max() ?? 0
    for item in drift.items { text += self.text(of: item, labelWidth: width) }
    return text
  }

  /// The differences alone, without what is as it was, a line each: for a refusal.
  package var differenceLines: [String] {
    var text = drift.region.map { lines(of: $0, indent: 0) } ?? ""
    if drift.isReordered { text += "actions that are still there run in another order\n" }
    for item in drift.items where item.kind != .same && item.kind != .reworded {
      text += self.text(of: item, labelWidth: 0, indent: 0)
    }
    return text.split(separator: "\n").map(String.init)
  }

  private var referenceText: String {
    switch reference {
    case .run(let id): "run \(id)"
    case .plan(let path): "plan \(ShownText.line(path))"
    }
  }

  private var tally: String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for kind in PlanDrift.Kind.allCases {
      for item in drift.items where item.kind == kind {
        let label = label(item)
        if counts[label] == nil { order.append(label) }
        counts[label, default: 0] += 1
      }
    }
    return order.isEmpty
      ? "nothing to compare"
      : order.map { label in
        let count = counts[label] ?? 0
        return "\(count) \(count > 1 && label == "differs" ? "differ" : label)"
      }.joined(separator: ", ")
  }

  private func label(_ item: PlanDrift.Item) -> String {
    switch item.kind {
    case .same:
      if case .run = reference, isExecuted(item) { return "as executed" }
      return "as planned"
    case .reworded: return "worded differently"
    case .differs: return "differs"
    case .new: return "new"
    case .gone: return "gone"
    }
  }

  private func text(of item: PlanDrift.Item, labelWidth: Int, indent: Int = 2) -> String {
    guard let place = item.now ?? item.before else { return "" }
    let margin = String(repeating: " ", count: indent)
    let line = item.now == nil ? "was line \(place.action.line)" : "line \(place.action.line)"
    var text = margin + style(ShownText.pad(label(item), to: labelWidth), tone(item))
    text += "  " + ShownText.pad(line, to: 9) + "  "
    text += ShownText.cut(ShownText.prose(place.action.text), to: 72) + "\n"
    switch item.kind {
    case .same: break
    case .reworded:
      if let before = item.before, before.action.text != place.action.text {
        let words = ShownText.cut(ShownText.prose(before.action.text), to: 90)
        text += margin + "    it was: \(words)\n"
      }
    case .differs:
      for difference in item.differences { text += lines(of: difference, indent: indent + 4) }
    case .new, .gone:
      if let command = Self.command(of: place.action) {
        text += side(item.kind == .new ? "+" : "-", command, indent: indent + 4)
      }
    }
    return text
  }

  private func tone(_ item: PlanDrift.Item) -> TextStyle.Tone {
    switch item.kind {
    case .same: .good
    case .reworded, .new: .note
    case .differs, .gone: isFailure(item) ? .error : .warning
    }
  }

  private func lines(of difference: ActionDifference, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var before = difference.before.map(Self.split) ?? []
    var now = difference.now.map(Self.split) ?? []
    // Of a script only what is between its equal ends.
    if before.count > 1 || now.count > 1 {
      while let first = before.first, now.first == first {
        before.removeFirst()
        now.removeFirst()
      }
      while let last = before.last, now.last == last {
        before.removeLast()
        now.removeLast()
      }
    }
    var text = margin + style(ShownText.line(difference.what), .strong) + "\n"
    for line in before { text += side("-", String(line), indent: indent + 2) }
    for line in now { text += side("+", String(line), indent: indent + 2) }
    return text
  }

  private static func split(_ text: String) -> ArraySlice<Substring> {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
  }

  private func side(_ mark: String, _ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(whereSeparator: \.isNewline).map { line in
      margin + style("\(mark) \(ShownText.block(String(line)))", mark == "+" ? .good : .error)
        + "\n"
    }.joined()
  }

  /// The command of an action; nil for a task.
  static func command(of action: Action) -> String? {
    switch action.invocation {
    case .arguments(let words)?: CommandText(isFull: true).line(words)
    case .script(let script)?: script.source
    case nil: nil
    }
  }

  // MARK: - For programs

  /// The report as JSON: an object of `run` or `plan`, `reordered`, `region` (a difference or null)
  /// and `actions`.
  ///
  /// An action is an object of `id` (null for one that is gone), `before` (the id it had, null for
  /// a new one), `state` ("same", "reworded", "differs", "new" or "gone"), `executed`, `line` (null
  /// for one that is gone), `text`, and `differences`: objects of `what`, `before` and `now`, the
  /// latter two strings or null.
  package var json: JSONValue {
    let name: JSONValue.Member
    switch reference {
    case .run(let id): name = .init("run", .string(id))
    case .plan(let path): name = .init("plan", .string(path))
    }
    return .object([
      name, .init("reordered", .bool(drift.isReordered)),
      .init("region", drift.region.map(Self.json) ?? .null),
      .init("actions", .array(drift.items.map(json))),
    ])
  }

  private func json(_ item: PlanDrift.Item) -> JSONValue {
    .object([
      .init("id", .optional(item.now?.action.id)),
      .init("before", .optional(item.before?.action.id)),
      .init("state", .string(item.kind.rawValue)),
      .init("executed", .bool(isExecuted(item))),
      .init("line", item.now.map { .number($0.action.line) } ?? .null),
      .init("text", .string((item.now ?? item.before)?.action.text ?? "")),
      .init("differences", .array(item.differences.map(Self.json))),
    ])
  }

  private static func json(_ difference: ActionDifference) -> JSONValue {
    .object([
      .init("what", .string(difference.what)), .init("before", .optional(difference.before)),
      .init("now", .optional(difference.now)),
    ])
  }
}
