/// What a script takes away that the plan did not make.
///
/// A command by itself is confirmed by the name of its target. In a script names are what the shell
/// puts in, so a person agrees to the script.
enum ScriptDeletions {
  /// The first thing that a script deletes and that neither the plan nor the script itself made.
  ///
  /// - Parameters:
  ///   - script: the script.
  ///   - made: what the plan has made before.
  /// - Returns: how the script names it; nil where it deletes nothing of that kind.
  /// - Complexity: O(bytes).
  static func first(in script: Script, _ made: CreatedTargets) -> String? {
    // Nearly no script deletes anything outside of this machine.
    guard deletions.contains(where: script.source.contains) else { return nil }
    let commands = ScriptCommandReader.read(Array(script.source.utf8)).commands
    var own = made
    var nouns: Set<String> = []
    for command in commands {
      let words = command.words.map(\.argument)
      let effect = Action.Effect.of(words)
      if effect == .create, let call = AWSCall(words) {
        nouns.insert("\(call.service) \(ItemLoop.noun(of: call.operation))")
        own.add(
          Action(
            id: "script", kind: .command, origin: .fence, line: 0, effect: .create,
            invocation: .arguments(words), text: ""))
      }
      guard effect == .delete || ProgramEffects.of(words) == .delete else { continue }
      let call = AWSCall(words)
      // What a script has made it may take away again: `aws ec2 delete-vpc --vpc-id "$VPC"`.
      if let call, nouns.contains("\(call.service) \(ItemLoop.noun(of: call.operation))") {
        continue
      }
      let targets = ActionTarget.all(of: words, effect: .delete)
      guard !targets.isEmpty, targets.allSatisfy({ own.makers(of: $0, in: words).isEmpty }) else {
        continue
      }
      let first = targets.first?.value.literal
      return first.map { "\"\($0)\"" }
        ?? "what \"\(words.prefix(3).map(\.description).joined(separator: " "))\" names"
    }
    return nil
  }

  /// Words of which one stands in every deletion.
  private static let deletions = [
    "delete", "remove", "terminate", "destroy", "deregister", "revoke", "detach", "disassociate",
    "untag", " rm", " rb", "uninstall", "drop", "prune", "down",
  ]
}
