import Compiler
import Engine
package import Source

extension DriftReport {
  /// The drift as findings, for the formats that know nothing else.
  ///
  /// What was executed and is another now is an error, what was only planned a warning.
  ///
  /// - Parameter file: The document as it is now.
  /// - Returns: The findings.
  package func findings(in file: SourceFile) -> Findings {
    var diagnostics: [Diagnostic] = []
    let severity: Diagnostic.Severity = isAnythingDone ? .error : .warning
    if let region = drift.region {
      let (before, now) = (region.before ?? "none", region.now ?? "none")
      diagnostics.append(
        Diagnostic(
          "drift.region", severity, "the region was \"\(before)\" and is \"\(now)\"", at: 0..<0))
    }
    if drift.isReordered {
      diagnostics.append(
        Diagnostic("drift.order", severity, "actions run in another order", at: 0..<0))
    }
    diagnostics += drift.items.flatMap { item in
      [unfinished(item, in: file), finding(item, in: file)].compactMap(\.self)
    }
    return Findings(file: file, diagnostics: diagnostics)
  }

  /// What a run did not carry out of what the document still says.
  private func unfinished(_ item: PlanDrift.Item, in file: SourceFile) -> Diagnostic? {
    guard case .run = reference, item.before != nil, let place = item.now,
      let words = outcome(of: item).words
    else { return nil }
    let title = ShownText.cut(ShownText.prose(place.action.text), to: 60)
    return Diagnostic(
      "drift.not-executed", outcome(of: item).isUnfinished ? .error : .note,
      "\"\(title)\" was not executed: \(words)",
      at: Self.range(ofLine: place.action.line, in: file))
  }

  private func finding(_ item: PlanDrift.Item, in file: SourceFile) -> Diagnostic? {
    guard let place = item.now ?? item.before else { return nil }
    let words = ShownText.cut(ShownText.prose(place.action.text), to: 60)
    let range = item.now.map { Self.range(ofLine: $0.action.line, in: file) } ?? 0..<0
    let severity: Diagnostic.Severity = isFailure(item) ? .error : .warning
    var done = "was planned"
    if case .run = reference, outcome(of: item).mayBeDone { done = "was executed" }
    switch item.kind {
    case .same: return nil
    case .reworded:
      return Diagnostic(
        "drift.reworded", .note, "\"\(words)\" is worded differently and does the same", at: range)
    case .new:
      return Diagnostic("drift.new", .note, "\"\(words)\" is new", at: range)
    case .gone:
      return Diagnostic(
        "drift.gone", severity, "\"\(words)\" \(done) and is no longer there", at: range,
        notes: [.init("it stood on line \(place.action.line)")])
    case .differs:
      let notes = item.differences.flatMap { difference -> [Diagnostic.Note] in
        let before = ShownText.line(difference.before ?? "nothing")
        let now = ShownText.line(difference.now ?? "nothing")
        return [.init("\(difference.what) was: \(before)"), .init("it is now: \(now)")]
      }
      return Diagnostic(
        "drift.differs", severity, "\"\(words)\" is not what \(done)", at: range, notes: notes)
    }
  }

  private static func range(ofLine line: Int, in file: SourceFile) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    let ending = file.bytes[range].reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    return range.lowerBound..<range.upperBound - ending
  }

  /// What these findings mean.
  package static let explanations: [Explanation] = [
    Explanation(
      "drift.differs", .error, summary: "an action is not what was executed",
      explanation: "The document compiles to another command, policy or task than the one that the "
        + "run executed, or that the saved plan has. What is out there is what the old one made.",
      example: "It ran `aws iam create-group --group-name ops`, and the text says **operators**.",
      remedy: "Run the document again, put back what was executed, or save a new plan."),
    Explanation(
      "drift.not-executed", .error, summary: "an action was not executed",
      explanation: "The run that the document is held against did not bring this to its end: "
        + "it failed, or its outcome is not known, which is an error, or it was skipped or not "
        + "reached, which is a note.",
      example: "The run stopped at `aws iam create-group`, which was refused.",
      remedy: "Go on with `runbook resume`, or hold the document against a run that finished."),
    Explanation(
      "drift.gone", .error, summary: "an executed action is no longer in the document",
      explanation: "Whoever follows the document today does not do what was done then.",
      example: "A step that the run executed was taken out.",
      remedy: "Put the step back, or undo by hand what it did."),
    Explanation(
      "drift.new", .note, summary: "an action is new",
      explanation: "The run, or the saved plan, has no such action.",
      example: "A step was added after the run.",
      remedy: "Nothing, where it is to be executed the next time; `runbook resume` does it."),
    Explanation(
      "drift.reworded", .note, summary: "an action is worded differently and does the same",
      explanation: "The text changed; the command is the same as before.",
      example: "\"Create a group named ops\" became \"Add the group ops\".",
      remedy: "Nothing."),
    Explanation(
      "drift.order", .error, summary: "actions run in another order",
      explanation: "The same commands in another order may do something else.",
      example: "The policy is attached before it is created.",
      remedy: "Put the steps back into their order, or run the document again."),
    Explanation(
      "drift.region", .error, summary: "the region is another",
      explanation: "All actions of a document run in the one region that its commands name.",
      example: "`--region eu-west-1` became `--region us-east-1`.",
      remedy: "Put the region back, or run the document again where it should be."),
  ]
}
