import Platform
import Reports
import Source

/// `runbook explain`: what a finding means and how to mend it.
struct ExplainCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    guard let id = context.arguments.operand(0) else {
      context.console.print(list())
      return .success
    }
    guard let found = Explanations.all.first(where: { $0.id == id }) else {
      let near = NearestName.of(id, among: Explanations.all.map(\.id))
      throw CommandFailure(
        "no finding has the id \"\(id)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
        advice: ["runbook explain lists all ids"])
    }
    let style = context.console.style
    var text = style("\(found.severity.rawValue)[\(found.id)]", .strong) + ": \(found.summary)\n\n"
    text += found.explanation + "\n\n" + style("For example", .strong) + "\n\n"
    for line in found.example.split(separator: "\n", omittingEmptySubsequences: false) {
      text += line.isEmpty ? "\n" : "    \(line)\n"
    }
    text += "\n" + style("To mend it", .strong) + "\n\n" + found.remedy + "\n"
    context.console.print(text)
    return .success
  }

  private func list() -> String {
    let width = Explanations.all.map(\.id.utf8.count).max() ?? 0
    return Explanations.all.map { explanation in
      ShownText.pad(explanation.id, to: width + 2)
        + ShownText.pad(explanation.severity.rawValue, to: 9) + explanation.summary + "\n"
    }.joined()
  }
}
