import Compiler
package import Engine

/// A run as JUnit XML, as CI servers read it: a suite for the run, a case for each action.
///
/// What failed is a failure; what nobody knows the outcome of, or waits for a person, is an error;
/// what was left out or not reached is skipped.
package struct RunJUnitReport {
  private let record: RunRecord

  /// Makes a report.
  ///
  /// - Parameter record: The run.
  package init(_ record: RunRecord) { self.record = record }

  /// The whole document.
  package var text: String {
    var cases = ""
    var counts: [String: Int] = [:]
    var total: Int64 = 0
    for (step, action) in record.plan.actions {
      let known = record.state.actions[action.id] ?? ActionState()
      let units = known.hasItems ? known.units : [known.whole]
      let time = units.reduce(0) { $0 + $1.milliseconds }
      total += time
      cases += "    <testcase classname=\"\(XMLText.escaped(step.section))\" "
      cases += "name=\"\(XMLText.escaped(action.id))\" time=\"\(Self.seconds(time))\""
      if let result = result(known, units) {
        counts[result.element, default: 0] += 1
        let message = XMLText.escaped(result.message)
        cases += ">\n      <\(result.element) message=\"\(message)\"/>\n    </testcase>\n"
      } else {
        cases += "/>\n"
      }
    }
    let name = XMLText.escaped(record.state.beginning?.runbook ?? record.plan.runbook)
    let figures =
      "tests=\"\(record.plan.actions.count)\" failures=\"\(counts["failure"] ?? 0)\" "
      + "errors=\"\(counts["error"] ?? 0)\" skipped=\"\(counts["skipped"] ?? 0)\" "
      + "time=\"\(Self.seconds(total))\""
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"runbook run\">\n"
      + "  <testsuite name=\"\(name)\" id=\"\(record.id)\" \(figures)>\n" + cases
      + "  </testsuite>\n</testsuites>\n"
  }

  private func result(
    _ known: ActionState, _ units: [UnitState]
  ) -> (element: String, message: String)? {
    let note = units.last { $0.status == known.status }?.note
    switch known.status {
    case .done: return nil
    case .failed: return ("failure", note ?? "failed")
    case .unknown: return ("error", note ?? "begun, and the outcome is not known")
    case .waiting: return ("error", note ?? "waits for a person")
    case .skipped: return ("skipped", note ?? "left out")
    case .pending, .running: return ("skipped", note ?? "not done yet")
    }
  }

  /// "0.612".
  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
