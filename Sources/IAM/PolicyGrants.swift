package import JSON

/// What a policy for identities says about actions, as far as its text tells.
///
/// Conditions depend on the request and placeholders on their values, so the answers are careful: an
/// action that ``mayAllow(_:on:)`` is not allowed for certain, one that ``denies(_:on:)`` is denied for
/// certain.
package struct PolicyGrants: Sendable {
  private struct Statement {
    let isDeny: Bool
    let hasCondition: Bool
    let actions: [WildcardPattern]
    let isNotAction: Bool
    let resources: [WildcardPattern]
    let isNotResource: Bool
    /// Whether a placeholder or variable stands in an action or resource.
    let hasGap: Bool

    /// Whether the statement speaks of an action, whatever a gap in it stands for.
    func mayConcern(_ action: String) -> Bool {
      let matches = actions.contains { $0.matches(action) }
      return isNotAction ? !matches || hasGap : matches
    }
  }

  private let statements: [Statement]

  /// Reads a policy; nil for what is none.
  package init?(_ document: JSONDocument) {
    guard let policy = Policy(document, kind: .identity), document.root?["Statement"] != nil else {
      return nil
    }
    statements = policy.statements.map { statement in
      let entries = (statement.actions + statement.resources).flatMap(\.entries)
      return Statement(
        isDeny: statement.isDeny, hasCondition: !statement.conditions.isEmpty,
        actions: statement.actions.flatMap(\.entries).map { WildcardPattern($0.text) },
        isNotAction: statement.actions.contains(where: \.isNot),
        resources: statement.resources.flatMap(\.entries)
          .map { WildcardPattern($0.text, isCaseSensitive: true) },
        isNotResource: statement.resources.contains(where: \.isNot),
        hasGap: entries.contains { hasUnknownPart($0.text) })
    }
  }

  /// Whether a statement may allow an action on a resource.
  ///
  /// - Parameters:
  ///   - action: `s3:GetObject`, in any case.
  ///   - resource: an ARN, which may have wildcards and placeholders; "*" where it is not known.
  /// - Returns: false only where no statement can.
  package func mayAllow(_ action: String, on resource: String) -> Bool {
    let wanted = WildcardPattern(resource, isCaseSensitive: true)
    return statements.contains { statement in
      !statement.isDeny && statement.mayConcern(action)
        && (statement.isNotResource
          ? !statement.resources.contains { $0.covers(resource) }
          : statement.resources.contains { $0.intersects(wanted) })
    }
  }

  /// Whether a statement denies an action on a resource in every request.
  ///
  /// - Parameters:
  ///   - action: `s3:GetObject`, in any case.
  ///   - resource: an ARN, which may have wildcards; "*" where it is not known.
  /// - Returns: true only where a statement surely does.
  package func denies(_ action: String, on resource: String) -> Bool {
    statements.contains { statement in
      statement.isDeny && !statement.hasCondition && !statement.hasGap
        && !statement.isNotResource && statement.mayConcern(action)
        && statement.resources.contains { $0.covers(resource) }
    }
  }
}
