import Source

/// Rows of a table that act on each of some things before the row that lists them.
enum LateListRule: DocumentRule {
  static let explanations = [
    Explanation(
      "table.late-list", .warning, summary: "a row acts on each thing before a row lists them",
      explanation:
        "A row for \"each\" app runs once for each item of the row above that lists apps. "
        + "Listed below, the items are not known yet, and a person would be asked for one.",
      example: "| `aws sagemaker delete-app … --app-name <app-name>` | Delete each app |\n"
        + "| `aws sagemaker list-apps` | List the apps |",
      remedy: "Move the row that lists them above the row that acts on each.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.steps.flatMap { step -> [Diagnostic] in
      // What is listed below, from the last row upwards: the first such line of each noun.
      var listed: [String: Int] = [:]
      var found: [Diagnostic] = []
      for action in step.actions.reversed() where action.origin == .table {
        guard case .arguments(let words)? = action.invocation, let call = AWSCall(words) else {
          continue
        }
        if action.effect == .read, let noun = listedNoun(call) {
          listed["\(call.service) \(noun)"] = action.line
        } else if action.forEach == nil, actsOnEach(action),
          let line = listed["\(call.service) \(ItemLoop.noun(of: call.operation))"]
        {
          found.append(finding(action, listedAt: line, context.file))
        }
      }
      return found.reversed()
    }
  }

  private static func listedNoun(_ call: AWSCall) -> String? {
    guard call.operation.hasPrefix("list-") || call.operation.hasPrefix("describe-") else {
      return nil
    }
    let plural = ItemLoop.noun(of: call.operation)
    let noun = Listing.singular(plural)
    return noun == plural ? nil : noun
  }

  private static func actsOnEach(_ action: Action) -> Bool {
    guard action.effect != .read else { return false }
    let words = Set(action.text.lowercased().letterRuns())
    return !words.isDisjoint(with: ["each", "every", "all"])
  }

  private static func finding(_ action: Action, listedAt line: Int, _ file: SourceFile)
    -> Diagnostic
  {
    let row = file.lines.range(ofLine: action.line)
    let text = file.bytes[row]
    let end = text.lastIndex { !$0.isASCIISpace }.map { $0 + 1 } ?? row.upperBound
    return Diagnostic(
      "table.late-list", .warning,
      "this acts on each, and what there is is listed only below, in line \(line)",
      at: row.lowerBound..<end)
  }
}
