package import Compiler
package import Engine
import Platform

/// The last words of a run: what was done, or where it stopped, why, and how to go on.
package struct RunSummary: Sendable {
  private let style: TextStyle
  private let plan: Plan
  /// The command line that goes on, without the run's id: "runbook resume".
  private let resume: String
  private let state: String
  private let shared: String?
  private let leftOut: Set<String>

  /// Makes a writer of summaries.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - plan: The plan of the run.
  ///   - resume: What a person types to go on, the run's id to follow: "runbook resume".
  ///   - state: The state folder, as it was given.
  ///   - shared: Where others see the journal; nil where it is only in that folder.
  ///   - leftOut: The ids of steps that are not to be run.
  package init(
    style: TextStyle, plan: Plan, resume: String, state: String, shared: String? = nil,
    leftOut: Set<String> = []
  ) {
    self.style = style
    self.plan = plan
    self.resume = resume
    self.state = state
    self.shared = shared
    self.leftOut = leftOut
  }

  /// What a session of a run left, ending with a line ending.
  ///
  /// - Parameters:
  ///   - result: What it left.
  ///   - took: How long the session took.
  ///   - passage: What the document says about the error, with its line.
  /// - Returns: The text.
  package func text(
    _ result: RunResult, took: Duration, passage: (line: Int, text: String)? = nil
  ) -> String {
    guard let run = result.run else { return style("not carried out", .warning) + "\n" }
    let tally = self.tally(result.state)
    let time = DurationText.of(took)
    switch result.outcome {
    case .finished:
      return style("finished", .good) + ": \(tally), in \(time)\n" + place(run)
    case .failed(let failure):
      return self.failure(failure, run: run, passage: passage) + "\n" + tally + ", in \(time)\n"
        + place(run) + goOn(run, "go on after mending it") + secrets(result.state)
    case .paused(let action, let reason, let need):
      let line = self.line(of: action).map { " at line \($0)" } ?? ""
      var text = style("paused", .warning) + "\(line): \(ShownText.line(reason))\n"
      text += tally + ", in \(time)\n" + place(run)
      text += action.map { waysOn(from: $0, need, run) } ?? goOn(run, "go on")
      return text + secrets(result.state)
    case .declined:
      return style("not carried out", .warning) + "\n"
    case .interrupted:
      return style("interrupted", .warning) + ": \(tally), in \(time)\n" + place(run)
        + goOn(run, "go on") + secrets(result.state)
    }
  }

  /// How a person lets a paused run go on.
  private func waysOn(from action: String, _ need: PauseNeed, _ run: RunID) -> String {
    let leaveOut = "  to leave it out:  \(resume) \(run) --skip \(action) --note \"why\"\n"
    func way(_ words: String, _ options: String) -> String {
      "  " + ShownText.pad(words + ":", to: 18) + style("\(resume) \(run)\(options)", .strong)
        + "\n"
    }
    switch need {
    case .task: return way("when it is done", " --done \(action)") + leaveOut
    case .outcome(let unit):
      let name = CommandText.quoted(unit.label)
      return way("if it happened", " --done \(name)") + way("if not", " --retry \(name)")
    case .confirmation(let targets):
      let options = targets.prefix(20).map { target in
        " --var " + CommandText.quoted("\(target.name)=\(target.value)")
      }
      return way("on a terminal", "")
        + (options.isEmpty ? "" : way("or by name", options.joined())) + leaveOut
    case .agreement:
      return way("on a terminal", "") + way("to say yes", " --retry \(action)") + leaveOut
    }
  }

  /// "21 done, 3 of them there already, 2 skipped, 4 to do".
  package func tally(_ state: RunState) -> String {
    var done = 0
    var adopted = 0
    var found = 0
    var rehearsed = 0
    var skipped = 0
    var left = 0
    for (step, action) in plan.actions {
      let known = state.actions[action.id] ?? ActionState()
      switch known.status {
      case .done:
        done += 1
        if known.whole.isFound {
          found += 1
        } else if known.whole.isAdopted {
          adopted += 1
        }
      case .skipped where known.whole.isRehearsed: rehearsed += 1
      case .skipped: skipped += 1
      default: left += leftOut.contains(step.id) ? 0 : 1
      }
    }
    var parts = ["\(done) done"]
    if adopted > 0 { parts.append("\(adopted) of them there already") }
    if found > 0 { parts.append("\(found) of them found done by the check") }
    if rehearsed > 0 { parts.append("\(rehearsed) not run in the rehearsal") }
    if skipped > 0 { parts.append("\(skipped) skipped") }
    if left > 0 { parts.append("\(left) to do") }
    return parts.joined(separator: ", ")
  }

  private func failure(
    _ failure: RunFailure, run: RunID, passage: (line: Int, text: String)?
  ) -> String {
    var text = style("failed", .error) + " at line \(failure.line): "
    text += style(ShownText.line(failure.message), .strong) + "\n"
    // The text of a script stands in the row before, and is run as it is.
    if !failure.arguments.isEmpty, !isScript(failure.unit.action) {
      let command = CommandText.summary(failure.arguments)
      text += "  " + style(command, .faint) + "\n"
    }
    let errors = ShownText.block(failure.errorText).split(separator: "\n")
    for line in errors where ShownText.line(String(line)) != ShownText.line(failure.message) {
      text += "  | " + line + "\n"
    }
    if let log = failure.log { text += "  its log is \(log)\n" }
    if let passage {
      let words = ShownText.cut(ShownText.line(passage.text), to: 400)
      text += "  the document says, at line \(passage.line): \"\(words)\"\n"
    }
    if failure.isExpiredLogin {
      text += "  the credentials have expired: log in again, then go on\n"
    } else if let advice = failure.advice {
      text += "  " + ShownText.line(advice) + "\n"
    }
    return text
  }

  private func place(_ run: RunID) -> String {
    let folder = FilePath.join(FilePath.join(state, "runs"), run.text)
    guard let shared else { return "  run \(run), journal and logs in \(folder)\n" }
    return "  run \(run) in \(shared), logs in \(folder)\n"
  }

  private func goOn(_ run: RunID, _ words: String) -> String {
    "  \(words):  " + style("\(resume) \(run)", .strong) + "\n"
  }

  private func isScript(_ action: String) -> Bool {
    guard case .script? = plan.actions.first(where: { $0.action.id == action })?.action.invocation
    else { return false }
    return true
  }

  /// That a resume needs the secrets once more.
  private func secrets(_ state: RunState) -> String {
    let names = plan.inputs.map(\.name).filter(state.secretNames.contains)
    if names.isEmpty { return "" }
    let list = listed(names.map { "<\($0)>" })
    return "  give \(list) again then: secrets are in no journal\n"
  }

  private func line(of action: String?) -> Int? {
    plan.actions.first { $0.action.id == action }?.action.line
  }
}
