import Compiler
import Engine
import Platform
import Reports
import Source

/// Shows a run to a person and asks them, where there is a terminal.
final class TerminalDelegate: RunDelegate {
  private let console: Console
  private let plan: Plan
  private let isFull: Bool
  private let isRehearsal: Bool
  private let leftOut: [String: String]
  private var progress: ProgressText
  private var section: String?
  /// What each unit under way runs, for the line that says how it ended.
  private var running: [Unit: [String]] = [:]
  /// What stands on the last line and is replaced by what comes next; nil where nothing does.
  private var liveLine: String?
  /// What is to be done while a person thinks.
  var idle: () -> ContinuousClock.Instant? = { nil }
  /// The run, once it has an id.
  private(set) var run: RunID?

  init(
    console: Console, plan: Plan, isFull: Bool, isRehearsal: Bool
  ) {
    self.console = console
    self.plan = plan
    self.isFull = isFull
    self.isRehearsal = isRehearsal
    leftOut = StepSelection.leftOut(of: plan)
    progress = ProgressText(style: console.style, plan: plan)
  }

  // MARK: - Showing

  func report(_ event: RunProgress) {
    switch event {
    case .began(let run, _, let items):
      self.run = run
      for (action, count) in items { progress = progress.with(items: count, of: action) }
    case .checking(let what): live(console.style("checking: \(ShownText.line(what))", .faint))
    case .reviewed(let review): show(review)
    case .started(let step, let action, let unit, let attempt):
      running[unit] = attempt.arguments
      heading(step)
      live(progress.running(action, unit, attempt.arguments))
    case .output: break
    case .ended(let step, let action, let unit, let result):
      heading(step)
      let arguments = running.removeValue(forKey: unit) ?? []
      line(progress.ended(action, unit, result, arguments: arguments))
    case .adopted(let step, let action, let unit, let check):
      heading(step)
      let arguments = running.removeValue(forKey: unit) ?? []
      line(progress.adopted(action, unit, check: check, arguments: arguments))
    case .skipped(let step, let action, let unit, let reason):
      heading(step)
      line(progress.skipped(action, unit, reason: reason))
    case .doneByHand(let step, let action):
      heading(step)
      line(progress.doneByHand(action))
    case .items(let step, let action, let items):
      progress = progress.with(items: items.count, of: action.id)
      // They are those of the action that it waits for, which showed them.
      if action.kind == .wait { return }
      heading(step)
      line(progress.items(action, items))
    case .waiting(_, let action, let state, let elapsed):
      let remark = "\(ShownText.line(state)), \(DurationText.of(elapsed))"
      live(progress.running(action, Unit(action: action.id), [], remark: remark))
    case .retrying(let step, let action, let unit, let delay, let cause):
      heading(step)
      line(
        progress.retrying(action, unit, in: delay, cause: cause, arguments: running[unit] ?? []))
    case .outliving(let leftovers, let elapsed):
      let ids = leftovers.flatMap(\.processes).map { "process \($0.identity.id)" }
      live("waiting for the end of \(listed(ids)), \(DurationText.of(elapsed))")
    case .continued:
      // The shell wrote below it meanwhile.
      if let line = liveLine { live(line) }
    case .stopping(let signal):
      clearLiveLine()
      if signal == .interrupt {
        console.note("\nstopping; Ctrl-C again ends it at once\n")
      }
    }
  }

  /// Ends the live line, so that other text may follow.
  func finish() { clearLiveLine() }

  private func heading(_ step: Step) {
    guard step.section != section else { return }
    section = step.section
    line(progress.heading(step.section))
  }

  private func line(_ text: String) {
    clearLiveLine()
    console.print(text)
  }

  private func live(_ text: String) {
    guard console.style.width != nil else { return }
    clearLiveLine()
    console.print(text)
    liveLine = text
  }

  private func clearLiveLine() {
    guard liveLine != nil else { return }
    // Back to the first column, and the line erased (ECMA-48, 8.3.41).
    console.print("\r\u{1B}[K")
    liveLine = nil
  }

  private func show(_ review: RunReview) {
    clearLiveLine()
    let text = ReviewText(
      style: console.style, isFull: isFull, leftOut: leftOut, isRehearsal: isRehearsal)
    console.print(text.render(review))
  }

  // MARK: - Asking

  func approve(_ review: RunReview) -> Reply<Bool> {
    let place = review.preflight.identity.map { identity in
      " in account \(identity.account)" + (identity.alias.map { " (\($0))" } ?? "")
    }
    let work = review.isUndo ? "Take this back" : "Carry this out"
    switch ask("\(work)\(place ?? "")? [y/N] ") {
    case .answer(let text): return .answer(["y", "yes"].contains(text.lowercased()))
    case .cannotAsk: return .cannotAsk
    case .interrupted(let signal): return .interrupted(signal)
    }
  }

  func perform(_ task: ManualTask) -> Reply<ManualAnswer> {
    guard console.canAsk else { return .cannotAsk }
    heading(task.step)
    let style = console.errorStyle
    clearLiveLine()
    console.note(
      "\n  " + style("For you to do", .warning) + " (line \(task.action.line)): "
        + ShownText.prose(task.action.text) + "\n"
        + (task.action.reason.map { style("  \(ShownText.line($0))", .faint) + "\n" } ?? ""))
    while true {
      switch ask("  [d]one, [s]kip or [q]uit? ") {
      case .answer(let text):
        switch text.lowercased() {
        case "d", "done": return .answer(.done(note: nil))
        case "q", "quit": return .answer(.quit)
        case "s", "skip": return reasonToSkip()
        default: continue
        }
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
  }

  private func reasonToSkip() -> Reply<ManualAnswer> {
    while true {
      switch ask("  why? ") {
      case .answer(let reason) where !reason.isEmpty: return .answer(.skip(reason: reason))
      case .answer: continue
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
  }

  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> {
    guard console.canAsk else { return .cannotAsk }
    clearLiveLine()
    let commands = confirmation.commands.map { "    " + CommandText().line($0) + "\n" }.joined()
    if confirmation.targets.isEmpty { return askFirst(confirmation.action, commands: commands) }
    console.note(
      "\n  Line \(confirmation.action.line) "
        + console.errorStyle("\(confirmation.action.effect.rawValue)s", .error)
        + " what this run did not create:\n" + commands)
    for target in confirmation.targets {
      switch ask("  type \(ShownText.line(target)) to go on: ") {
      case .answer(let text):
        if text != target { return .answer(false) }
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
    return .answer(true)
  }

  /// Asks before an action that the document wants to be asked about.
  private func askFirst(_ action: Action, commands: String) -> Reply<Bool> {
    console.note("\n  The document asks before this (line \(action.line)):\n" + commands)
    switch ask("  go on? [y/N] ") {
    case .answer(let text): return .answer(["y", "yes"].contains(text.lowercased()))
    case .cannotAsk: return .cannotAsk
    case .interrupted(let signal): return .interrupted(signal)
    }
  }

  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> {
    guard console.canAsk else { return .cannotAsk }
    clearLiveLine()
    console.note(
      "\n  What became of this is not known (line \(unknown.action.line)):\n    "
        + CommandText().line(unknown.arguments) + "\n    \(ShownText.line(unknown.findings))\n")
    while true {
      switch ask("  [r]un it again, it is [d]one, or [q]uit? ") {
      case .answer(let text):
        switch text.lowercased() {
        case "r", "run", "retry": return .answer(.retry)
        case "d", "done": return .answer(.done(note: nil))
        case "q", "quit": return .answer(.quit)
        default: continue
        }
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
  }

  func wait(for leftovers: [Leftover]) -> Reply<Bool> {
    guard console.canAsk else { return .cannotAsk }
    clearLiveLine()
    let lines = leftovers.flatMap(LeftoverText.lines).map { "    \($0)\n" }.joined()
    console.note(
      "\n  This is still running; an earlier process of the run began it:\n" + lines
        + "  to end it, elsewhere:  \(LeftoverText.kill(leftovers))\n")
    while true {
      switch ask("  [w]ait for its end, or [q]uit? ") {
      case .answer(let text):
        switch text.lowercased() {
        case "w", "wait": return .answer(true)
        case "q", "quit": return .answer(false)
        default: continue
        }
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
  }

  func value(for input: Input) -> Reply<String> {
    guard console.canAsk else { return .cannotAsk }
    clearLiveLine()
    let lines = LinesText.of(input.usedAt.map(\.line))
    let place = lines.isEmpty ? "" : " (\(lines))"
    let purpose = input.purpose.map { ", \(ShownText.line($0))" } ?? ""
    while true {
      let unseen = input.isSecret ? ", not shown as you type" : ""
      switch ask("<\(input.name)>\(place)\(purpose)\(unseen): ", echo: !input.isSecret) {
      case .answer(let text) where !text.isEmpty: return .answer(text)
      case .answer: console.note("  it cannot be empty\n")
      case .cannotAsk: return .cannotAsk
      case .interrupted(let signal): return .interrupted(signal)
      }
    }
  }

  /// Asks a question on standard error, so that it is seen although output goes to a file.
  private func ask(_ question: String, echo: Bool = true) -> Reply<String> {
    guard console.canAsk else { return .cannotAsk }
    clearLiveLine()
    if !echo { console.streams.hideInput() }
    console.note(question)
    do {
      switch try console.streams.readLine(echo: echo, idle: idle) {
      case .line(let text):
        // A secret may begin or end with spaces.
        return .answer(echo ? ShownText.trimmed(text) : text)
      case .end:
        console.note("\n")
        return .cannotAsk
      case .signal(let signal): return .interrupted(signal)
      }
    } catch {
      return .cannotAsk
    }
  }
}
