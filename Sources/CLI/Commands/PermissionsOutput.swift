import AWS
import Compiler
import Reports

/// `runbook plan --permissions`: the least that whoever runs a plan must be allowed.
struct PermissionsOutput {
  let context: CommandContext

  /// Prints the policy, and says on standard error what it does not cover.
  ///
  /// - Throws: Without an AWS CLI, whose models say which operation a command calls.
  func write(_ plan: Plan, _ catalogue: AWSCatalogue?) throws(CommandFailure) {
    guard let catalogue else {
      throw CommandFailure(
        "which permissions commands need is known from the AWS CLI's models, and it is not installed",
        advice: ["install it, or put it on the PATH"])
    }
    let leftOut = StepSelection.leftOut(of: plan)
    let permissions = PlanPermissions(
      plan.steps.filter { leftOut[$0.id] == nil }, catalogue: catalogue)
    if permissions.isEmpty {
      context.console.note("no command of the plan needs a permission\n")
    } else {
      context.print(permissions.policy)
    }
    let lines = permissions.unknownLines.map(String.init)
    if !lines.isEmpty {
      context.console.note(
        "not looked into: the commands on \(lines.count == 1 ? "line" : "lines") "
          + "\(listed(lines))\n")
    }
  }
}
