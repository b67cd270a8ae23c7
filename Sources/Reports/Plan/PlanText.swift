package import Compiler
import Platform

/// A plan as a person reviews it: steps in the document's words, the exact commands under them, the
/// line that each comes from in the margin.
///
///     line
///       26  3. Go back to IAM and create a policy named sagemaker_encryption …
///       26     create  aws iam create-policy --policy-name sagemaker_encryption …
///                      gives <sagemaker-encryption-arn>
package struct PlanText: Sendable {
  /// What stands beside an action, as a preflight found it.
  package struct Remark: Hashable, Sendable {
    /// What is known: "exists and is the same, adopted".
    package var text: String
    /// How bad that is; nil for what is as it should be.
    package var tone: TextStyle.Tone

    /// Makes a remark.
    package init(_ text: String, _ tone: TextStyle.Tone) {
      self.text = text
      self.tone = tone
    }
  }

  /// Colours and width.
  package var style: TextStyle
  /// Whether policies, words and ids are shown whole.
  package var isFull: Bool
  /// What is shown for the values that are known.
  package var values: [String: String]
  /// What is known of actions, by id.
  package var remarks: [String: Remark]
  /// The steps that are left out, by id, and why.
  package var leftOut: [String: String]
  /// Whether the plan takes back what a run made.
  package var isUndo: Bool

  /// Makes a writer of plans.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - isFull: Whether policies, words and ids are shown whole.
  ///   - values: What is shown for the values that are known.
  ///   - remarks: What is known of actions, by id.
  ///   - leftOut: The steps that are left out, by id, and why.
  ///   - isUndo: Whether the plan takes back what a run made.
  package init(
    style: TextStyle = .plain, isFull: Bool = false, values: [String: String] = [:],
    remarks: [String: Remark] = [:], leftOut: [String: String] = [:],
    isUndo: Bool = false
  ) {
    self.style = style
    self.isFull = isFull
    self.values = values
    self.remarks = remarks
    self.leftOut = leftOut
    self.isUndo = isUndo
  }

  /// The plan, ending with a line ending.
  package func render(_ plan: Plan) -> String {
    let commands = CommandText(values: values, isFull: isFull)
    var page = PlanPage(
      style: style, isFull: isFull, commands: commands, plan: plan,
      clauses: ClauseLabel(isUndo: isUndo))
    page.text += header(plan)
    page.text += inputs(plan)
    page.text += requirements(plan, margin: page.margin)
    var section: String?
    var actor: String?
    for step in plan.steps {
      if step.section != section {
        section = step.section
        page.heading(step.section)
      }
      let who = step.actor?.text { values[$0] }
      if who != actor {
        actor = who
        page.actor(who, line: step.line)
      }
      page.step(step, leftOut: leftOut[step.id] ?? reasonToLeaveOut(step), remarks: remarks)
    }
    return page.text
  }

  /// "enable.md: 12 steps, 20 commands, 2 for a person, in ap-southeast-2".
  private func header(_ plan: Plan) -> String {
    let actions = plan.steps.flatMap(\.actions)
    func count(_ kind: Action.Kind) -> Int { actions.count { $0.kind == kind } }
    var parts = [counted(plan.steps.count, "step"), counted(count(.command), "command")]
    if count(.check) > 0 { parts.append(counted(count(.check), "check")) }
    if count(.wait) > 0 { parts.append(counted(count(.wait), "wait")) }
    if count(.manual) > 0 { parts.append("\(count(.manual)) for a person") }
    var text = style(ShownText.line(plan.runbook), .strong) + ": " + parts.joined(separator: ", ")
    if let region = plan.region { text += ", in \(ShownText.line(region))" }
    return text + "\n"
  }

  private func inputs(_ plan: Plan) -> String {
    guard !plan.inputs.isEmpty else { return "" }
    return "\n" + style("Inputs", .strong) + "\n"
      + InputsText(style: style, values: values).rows(plan.inputs)
  }

  private func requirements(_ plan: Plan, margin: Int) -> String {
    guard !plan.requires.isEmpty else { return "" }
    var kinds: [Requirement.Kind] = []
    for requirement in plan.requires where !kinds.contains(requirement.kind) {
      kinds.append(requirement.kind)
    }
    var text = "\n" + style("Must exist", .strong) + "\n"
    for kind in kinds {
      let names = plan.requires.filter { $0.kind == kind }
      let list = names.map { requirement in
        ShownText.line(requirement.name.text { values[$0] })
          + style(" (line \(requirement.line))", .faint)
      }
      text += "  " + ShownText.pad(kind.rawValue, to: 8) + list.joined(separator: ", ") + "\n"
    }
    return text
  }

  private func reasonToLeaveOut(_ step: Step) -> String? {
    if let reason = step.excludedBy { return reason }
    return step.isOptional ? "optional" : nil
  }
}
