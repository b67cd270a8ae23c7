import JSON
import Source

/// An action that a statement allows on every resource, or on every one but a few.
struct OpenGrant {
  /// How the statement comes to allow the action.
  enum Actions: Hashable {
    /// It names the action.
    case named
    /// A pattern such as `iam:Pass*` matches it.
    case pattern
    /// Its NotAction does not list it.
    case others
  }

  /// On which resources.
  enum Resources: Hashable {
    /// On `*`, or what is as wide.
    case all
    /// On all but those of NotResource.
    case others
  }

  let actions: Actions
  let resources: Resources
  /// The entry of Action; nil for a NotAction.
  let entry: Statement.Entry?
  /// The entry, or the name of the element NotAction.
  let range: Range<Int>

  /// Whether ``BroadGrantRule`` is the one to speak of it.
  var isEverything: Bool {
    guard resources == .all else { return false }
    guard let entry else { return true }
    return ["*", "*:*", "iam:*"].contains(entry.text.lowercased())
  }

  /// The grants of an action in a statement.
  ///
  /// - Parameters:
  ///   - action: The action in lower case: `iam:passrole`.
  ///   - statement: The statement.
  ///   - wide: Endings of resources that are as wide as `*` for this action.
  /// - Returns: a grant for each entry of Action that matches, and for a NotAction that does not.
  static func find(_ action: String, in statement: Statement, wide: [String] = []) -> [OpenGrant] {
    guard statement.isAllow, let resources = resources(of: statement, wide) else { return [] }
    return statement.actions.flatMap { element -> [OpenGrant] in
      let matching = element.entries.filter {
        !hasUnknownPart($0.text) && WildcardPattern($0.text).matches(action)
      }
      if element.isNot {
        guard matching.isEmpty, !element.entries.contains(where: { hasUnknownPart($0.text) })
        else { return [] }
        let range = element.member.nameContentRange
        return [OpenGrant(actions: .others, resources: resources, entry: nil, range: range)]
      }
      return matching.map { entry in
        OpenGrant(
          actions: entry.text.lowercased() == action ? .named : .pattern, resources: resources,
          entry: entry, range: entry.range)
      }
    }
  }

  private static func resources(of statement: Statement, _ wide: [String]) -> Resources? {
    let isAll = statement.listedResources.contains { entry in
      entry.text == "*" || wide.contains { entry.text.hasSuffix($0) }
    }
    if isAll { return .all }
    return statement.resources.contains { $0.isNot && !$0.entries.isEmpty } ? .others : nil
  }
}

/// What the findings about an open grant of one action mean: one for each way in which a statement
/// comes to it.
struct OpenGrantExplanations {
  /// The action itself, on everything.
  let star: Explanation
  /// A pattern, or a NotAction, on everything.
  let starStar: Explanation
  /// The action itself, on all but a few.
  let notResource: Explanation
  /// A pattern, on all but a few.
  let starNotResource: Explanation
  /// A NotAction, on all but a few.
  let notActionNotResource: Explanation

  /// All of them.
  var all: [Explanation] {
    [star, starStar, notResource, starNotResource, notActionNotResource]
  }

  /// The one of a grant.
  subscript(grant: OpenGrant) -> Explanation {
    switch (grant.actions, grant.resources) {
    case (.named, .all): star
    case (.pattern, .all), (.others, .all): starStar
    case (.named, .others): notResource
    case (.pattern, .others): starNotResource
    case (.others, .others): notActionNotResource
    }
  }
}
