import Compiler
import Engine
import JSON
import Platform
import Reports
import Source

/// A plan that `plan --save` wrote.
struct SavedPlan {
  /// The largest plan that is read, in bytes: 5,000 steps with their policies have a tenth of it.
  private static let limit = 1 << 28

  /// The path as it was given.
  let path: String
  /// The plan.
  let plan: Plan

  /// Reads a saved plan.
  ///
  /// - Throws: With status 2, where it cannot be read, is damaged or of another version.
  init(_ path: String, context: CommandContext) throws(CommandFailure) {
    self.path = path
    let bytes: [UInt8]
    do {
      bytes = try context.files.read(context.path(path), limit: Self.limit)
    } catch {
      throw CommandFailure(
        error.isNotFound ? "no such file: \"\(path)\"" : "cannot read \"\(path)\": \(error.reason)",
        advice: ["runbook plan FILE --save PATH writes a plan"])
    }
    let anew = "save it anew: runbook plan FILE --save \(path)"
    let first = bytes.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard first == UInt8(ascii: "{") else {
      throw CommandFailure("\"\(path)\" is no saved plan", advice: [anew])
    }
    guard let value = JSONValue(parsing: bytes) else {
      let file = SourceFile(name: path, bytes: bytes)
      let problem = JSONDocument.parse(bytes).diagnostics.first { $0.severity == .error }
      let place = problem.map {
        " at line \(file.location(of: $0.range.lowerBound).line): \($0.message)"
      }
      throw CommandFailure(
        "the plan \"\(path)\" is damaged, it is no JSON\(place ?? "")", advice: [anew])
    }
    guard let format = value["format"]?.string, format.hasPrefix("runbook.") else {
      throw CommandFailure("\"\(path)\" is no saved plan", advice: [anew])
    }
    guard format == Plan.format else {
      throw CommandFailure(
        "the plan \"\(path)\" has the format \"\(format)\", and this is for \"\(Plan.format)\"",
        advice: [anew])
    }
    do {
      plan = try Plan(json: value)
    } catch {
      throw CommandFailure(
        "the plan \"\(path)\" is damaged at \(error.path): \(error.message)", advice: [anew])
    }
  }

  /// The plan of the document as it is now, with the saved plan's choice of steps.
  ///
  /// - Throws: With status 2 and the difference, where it is no longer the saved plan.
  func applied(to now: Plan) throws(CommandFailure) -> Plan {
    let drift = PlanDrift(from: plan, to: now)
    guard drift.isNone else {
      let report = DriftReport(drift, against: .plan(path), outcomes: [:])
      throw CommandFailure(
        "the document no longer amounts to the plan \"\(path)\"",
        advice: report.differenceLines + [
          "nothing was run; review it and save it anew: "
            + "runbook plan \(CommandText.quoted(now.runbook)) --save \(CommandText.quoted(path))"
        ])
    }
    // Ids may have changed with the headings, so a step is known by an action of it.
    var chosen = now
    var marks: [String: Step] = [:]
    for item in drift.items {
      if let step = item.now?.step, let before = item.before?.step { marks[step.id] = before }
    }
    for index in chosen.steps.indices {
      guard let mark = marks[chosen.steps[index].id] else { continue }
      chosen.steps[index].isOptional = mark.isOptional
      chosen.steps[index].excludedBy = mark.excludedBy
    }
    let result = StepSelection.carried(over: chosen, to: now)
    let before = StepSelection.leftOut(of: plan)
    let after = StepSelection.leftOut(of: result)
    for item in drift.items {
      guard let old = item.before?.step, let new = item.now?.step else { continue }
      if (before[old.id] == nil) != (after[new.id] == nil) {
        throw CommandFailure(
          "which steps run can no longer be told from the plan \"\(path)\"",
          advice: ["the steps at line \(new.line) are divided otherwise now; save it anew"])
      }
    }
    return result
  }
}
