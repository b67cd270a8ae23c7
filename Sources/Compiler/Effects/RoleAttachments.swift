/// What a document attaches to the roles that it makes, as a part of what tells that a role is there
/// and the same.
///
/// A role with fewer attachments is the same, since those that lack are attached by the document;
/// one with others is not.
enum RoleAttachments {
  /// Adds to the probe of each role what is attached to it.
  /// - Complexity: O(actions).
  static func compare(in steps: inout [Step]) {
    let policies = policyARNs(in: steps)
    var attached: [String: [Argument]] = [:]
    for action in steps.lazy.flatMap(\.actions) where action.forEach == nil {
      guard let call = call(of: action, "attach-role-policy"),
        let role = call.value(of: "--role-name"), let policy = call.value(of: "--policy-arn")
      else { continue }
      let arn = policy.pieces.count == 1 ? policies[policy.description] : nil
      attached[role.description, default: []].append(arn ?? policy)
    }
    for step in steps.indices {
      for index in steps[step].actions.indices {
        let action = steps[step].actions[index]
        guard action.effect == .create, var probe = action.probe,
          let call = call(of: action, "create-role"), let role = call.value(of: "--role-name")
        else { continue }
        probe.reads.append(
          Probe.Read(
            arguments: ["aws", "iam", "list-attached-role-policies", "--role-name", role]
              + call.scope))
        var lines: [Argument.Piece] = []
        for policy in attached[role.description] ?? [] {
          if !lines.isEmpty { lines.append(.literal("\n")) }
          lines += policy.pieces
        }
        probe.comparisons.append(
          Probe.Comparison(
            label: "attachments", read: probe.reads.count - 1,
            path: "AttachedPolicies[].PolicyArn", expected: Argument(lines), method: .within))
        steps[step].actions[index].probe = probe
      }
    }
  }

  /// The ARNs of the policies that the document makes, by the name of the value that is each: when a
  /// role is looked for, its policies may not have been.
  private static func policyARNs(in steps: [Step]) -> [String: Argument] {
    var arns: [String: Argument] = [:]
    for action in steps.lazy.flatMap(\.actions) {
      guard let arn = call(of: action, "create-policy")?.policyARN else { continue }
      for give in action.gives where give.path == "Policy.Arn" { arns["<\(give.name)>"] = arn }
    }
    return arns
  }

  private static func call(of action: Action, _ operation: String) -> AWSCall? {
    guard case .arguments(let words)? = action.invocation else { return nil }
    return AWSCall(words, service: "iam", operation: operation)
  }
}

extension Argument {
  /// The lines of a word.
  package var lines: [Argument] {
    var lines: [[Piece]] = [[]]
    for piece in pieces {
      guard case .literal(let text) = piece else {
        lines[lines.count - 1].append(piece)
        continue
      }
      for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(.literal(String(part))) }
      }
    }
    return lines.filter { !$0.isEmpty }.map { Argument($0) }
  }
}
