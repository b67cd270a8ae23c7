import AWS
import IAM
import Source

/// Steps of somebody whom the document gives permissions, but not those that the step needs.
enum MissingPermissionRule: DocumentRule {
  static let explanations = [
    Explanation(
      "aws.missing-permission", .warning,
      summary: "the document gives whoever performs a step too few permissions",
      explanation: "The document attaches policies to a user, his group or a role, and later has "
        + "him perform a step whose command needs an action that none of these policies allows. "
        + "Where the document does not create him, he may hold other policies, and it is a note. "
        + "Conditions are taken as fulfilled; policies of AWS are not looked into.",
      example: "1. Attach the policy **read** to the user **ana**.\n"
        + "2. Log in as **ana** and create the bucket **logs**.",
      remedy: "Allow the action in one of the policies, or let somebody else perform the step."),
    Explanation(
      "aws.denied-permission", .warning,
      summary: "the document denies whoever performs a step what the step needs",
      explanation: "A policy that the document attaches denies the action without a condition. No "
        + "other policy can allow it again.",
      example: "{\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"*\"}",
      remedy: "Narrow the Deny, or let somebody else perform the step."),
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard let catalogue = context.catalogue,
      context.steps.contains(where: { $0.actor != nil })
    else { return [] }
    let made = MadeValues(context.steps)
    var grants = DocumentGrants()
    var diagnostics: [Diagnostic] = []
    for step in context.steps {
      for action in step.actions {
        if let actor = step.actor?.description, let standing = grants.standing(of: actor) {
          let needed = needed(by: action, made, catalogue)
          diagnostics += findings(needed, for: action, actor, standing, context.file)
        }
        grants.carryOut(action)
      }
    }
    return diagnostics
  }

  private static func needed(
    by action: Action, _ made: MadeValues, _ catalogue: AWSCatalogue
  ) -> [NeededPermission] {
    let invocations =
      [action.invocation, action.check].compactMap(\.self)
      + (action.forEach?.alternatives.map(\.invocation) ?? [])
    var needed: [NeededPermission] = []
    for words in invocations.flatMap({ ScriptCommands($0).commands })
    where words.first?.literal == "aws" {
      let line = AWSCommandLine(words.map(\.description), catalogue: catalogue)
      for permission in NeededPermission.all(for: line, made: made)
      where !needed.contains(permission) {
        needed.append(permission)
      }
    }
    return needed
  }

  private static func findings(
    _ needed: [NeededPermission], for action: Action, _ actor: String,
    _ standing: DocumentGrants.Standing, _ file: SourceFile
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var missing: [String] = []
    for permission in needed {
      let denying = standing.attachments.first { attachment in
        permission.resources.contains {
          attachment.grants?.denies(permission.action, on: $0) == true
        }
      }
      if let denying {
        diagnostics.append(
          Diagnostic(
            "aws.denied-permission", .warning,
            "\"\(actor)\" may not do this: the policy \"\(denying.policy)\" denies "
              + "\"\(permission.action)\"",
            at: range(ofLine: action.line, in: file), notes: notes([denying], file)))
        continue
      }
      // What a policy of AWS or of another document allows is not known here.
      let isAllowed = standing.attachments.contains { attachment in
        guard let grants = attachment.grants else { return true }
        return permission.resources.contains { grants.mayAllow(permission.action, on: $0) }
      }
      if !isAllowed { missing.append(permission.action) }
    }
    if !missing.isEmpty {
      let names = missing.map { "\"\($0)\"" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          "aws.missing-permission", standing.isComplete ? .warning : .note,
          "\"\(actor)\" needs \(names) for this, which no policy that the document attaches allows",
          at: range(ofLine: action.line, in: file), notes: notes(standing.attachments, file)))
    }
    return diagnostics
  }

  private static func notes(_ attachments: [DocumentGrants.Attachment], _ file: SourceFile)
    -> [Diagnostic.Note]
  {
    attachments.map { attachment in
      Diagnostic.Note(
        "the policy \"\(attachment.policy)\" is attached to the \(attachment.holder.kind) "
          + "\"\(attachment.holder.name)\" here",
        at: range(ofLine: attachment.line, in: file))
    }
  }

  /// A line without its indentation and its end.
  private static func range(ofLine line: Int, in file: SourceFile) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    let start = file.bytes[range].firstIndex { !$0.isASCIISpace } ?? range.lowerBound
    let end = file.bytes[range].lastIndex { !$0.isASCIISpace } ?? start
    return start..<max(start, min(end + 1, range.upperBound))
  }
}
