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

  /// How far an action came in the run, or whether it stands in the saved plan.
  package enum Outcome: Hashable, Sendable {
    /// It was executed; of a saved plan: it would run.
    case executed
    /// It failed.
    case failed
    /// It was begun, and its end was not seen.
    case unknown
    /// It was left out.
    case skipped
    /// It was not run, or would not be.
    case notRun

    /// How far an action of a run came.
    package init(_ action: ActionState) {
      self =
        switch action.status {
        case .done: .executed
        case .skipped: .skipped
        case .failed: .failed
        case .unknown, .running: .unknown
        // What is to be tried again has failed so far.
        case .pending, .waiting: action.attempts > 0 ? .failed : .notRun
        }
    }

    /// Whether what the document said then may have been done.
    var mayBeDone: Bool { self == .executed || self == .unknown }
    /// Whether the run did not bring it to an end.
    var isUnfinished: Bool { self == .failed || self == .unknown }

    /// "in the run it failed"; nil of what was executed.
    var words: String? {
      switch self {
      case .executed: nil
      case .failed: "it failed"
      case .unknown: "its outcome is not known"
      case .skipped: "it was skipped"
      case .notRun: "it was not run"
      }
    }

    /// The label of an action that is as it was.
    var label: String {
      switch self {
      case .executed: "as executed"
      case .failed: "failed"
      case .unknown: "outcome unknown"
      case .skipped: "skipped"
      case .notRun: "not run"
      }
    }
  }

  /// What became of it.
  package var drift: PlanDrift
  /// What the document is held against.
  package var reference: Reference
  /// How far each action came, by the id that it had; none of it was not run.
  package var outcomes: [String: Outcome]
  /// Colours and width.
  package var style: TextStyle

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - drift: What became of the plan.
  ///   - reference: What the document is held against.
  ///   - outcomes: How far each action came, by the id that it had; of a saved plan all that would
  ///     run count as executed.
  ///   - style: Colours and width.
  package init(
    _ drift: PlanDrift, against reference: Reference, outcomes: [String: Outcome],
    style: TextStyle = .plain
  ) {
    self.drift = drift
    self.reference = reference
    self.outcomes = outcomes
    self.style = style
  }

  /// Whether something that was executed is not what the document says now, or something that it
  /// says was begun and not brought to its end.
  package var isFailure: Bool {
    isAnythingDone && (drift.region != nil || drift.isReordered)
      || drift.items.contains { isFailure($0) }
  }

  /// Whether anything of it may have been done.
  var isAnythingDone: Bool { outcomes.values.contains(where: \.mayBeDone) }

  /// Whether this action was executed and is not what the document says now, or failed.
  func isFailure(_ item: PlanDrift.Item) -> Bool {
    let outcome = outcome(of: item)
    return switch item.kind {
    case .differs: outcome.mayBeDone || outcome.isUnfinished
    case .gone: outcome.mayBeDone
    case .same, .reworded: outcome.isUnfinished
    case .new: false
    }
  }

  /// How far an action came; a new one was not run.
  func outcome(of item: PlanDrift.Item) -> Outcome {
    item.before.flatMap { outcomes[$0.action.id] } ?? .notRun
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
      if case .run = reference { return outcome(of: item).label }
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
    if item.kind != .same, item.kind != .new, case .run = reference,
      let words = outcome(of: item).words
    {
      text += margin + "    in the run \(words)\n"
    }
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
    case .same where outcome(of: item) == .executed: .good
    case .same, .reworded, .new: isFailure(item) ? .error : .note
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
  /// a new one), `state` ("same", "reworded", "differs", "new" or "gone"), `executed`, `outcome` (of a
  /// run "executed", "failed", "unknown", "skipped" or "not-run"; null for a new one and of a plan),
  /// `line` (null for one that is gone), `text`, and `differences`: objects of `what`, `before` and `now`, the
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
      .init("executed", .bool(outcome(of: item) == .executed)),
      .init("outcome", .optional(outcomeName(item))),
      .init("line", item.now.map { .number($0.action.line) } ?? .null),
      .init("text", .string((item.now ?? item.before)?.action.text ?? "")),
      .init("differences", .array(item.differences.map(Self.json))),
    ])
  }

  private func outcomeName(_ item: PlanDrift.Item) -> String? {
    guard case .run = reference, item.before != nil else { return nil }
    return switch outcome(of: item) {
    case .executed: "executed"
    case .failed: "failed"
    case .unknown: "unknown"
    case .skipped: "skipped"
    case .notRun: "not-run"
    }
  }

  private static func json(_ difference: ActionDifference) -> JSONValue {
    .object([
      .init("what", .string(difference.what)), .init("before", .optional(difference.before)),
      .init("now", .optional(difference.now)),
    ])
  }
}
