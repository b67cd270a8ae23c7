import Compiler
package import Engine
import Platform

/// What a person sees before agreeing to a run: the plan with what is there already, who is calling
/// and where, and what is missing.
package struct ReviewText: Sendable {
  private let style: TextStyle
  private let isFull: Bool
  private let leftOut: [String: String]
  private let isRehearsal: Bool

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - isFull: Whether policies, words and ids are shown whole.
  ///   - leftOut: The steps that are left out, by id, and why.
  ///   - isRehearsal: Whether the account is a sandbox's.
  package init(
    style: TextStyle, isFull: Bool, leftOut: [String: String] = [:], isRehearsal: Bool = false
  ) {
    self.style = style
    self.isFull = isFull
    self.leftOut = leftOut
    self.isRehearsal = isRehearsal
  }

  /// The review, ending with a line ending.
  package func render(_ review: RunReview) -> String {
    var remarks: [String: PlanText.Remark] = [:]
    for (action, existing) in review.preflight.probes { remarks[action] = remark(existing) }
    for action in review.preflight.refusing {
      remarks[action] = .init("adopted where it is there and the same", .faint)
    }
    for action in review.done { remarks[action] = .init("done already", .good) }
    let values = review.values.compactMapValues { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    let plan = PlanText(
      style: style, isFull: isFull, values: values, remarks: remarks, leftOut: leftOut,
      isUndo: review.isUndo)
    var text = plan.render(review.plan)
    text += "\n" + caller(review.preflight)
    for foreign in review.preflight.foreignAccounts {
      text += style("another account", .warning)
      text += ": line \(foreign.line) names account \(foreign.account)\n"
    }
    return text
  }

  private func caller(_ findings: Preflight.Findings) -> String {
    guard let identity = findings.identity else { return "" }
    if isRehearsal {
      return style("In the sandbox", .strong) + ": nothing reaches a real account\n"
    }
    var text = style("As", .strong) + " \(ShownText.line(identity.caller)), in account "
    text += style(identity.account, .strong)
    if let alias = identity.alias { text += " (\(ShownText.line(alias)))" }
    text += identity.region.map { ", region \(ShownText.line($0))" } ?? ", no region"
    return text + "\n"
  }

  private func remark(_ existing: Preflight.Existing) -> PlanText.Remark {
    switch existing {
    case .absent: .init("will be created", .faint)
    case .same: .init("exists and is the same: will be adopted", .good)
    case .different(let differences):
      .init(
        "exists and differs: "
          + differences.map { difference in
            "\(difference.label) is \(shown(difference.found)), not \(shown(difference.wanted))"
          }.joined(separator: "; "), .error)
    case .unknown(let reason):
      .init("cannot tell whether it exists: \(ShownText.line(reason))", .warning)
    }
  }

  private func shown(_ text: String) -> String {
    let line = ShownText.line(text)
    return isFull ? line : ShownText.cut(line, to: 60)
  }
}
