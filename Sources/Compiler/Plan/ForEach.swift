/// Over which items an action is repeated.
package struct ForEach: Hashable, Sendable {
  /// Where the items come from.
  package enum Source: Hashable, Sendable {
    /// A value that is a list (an input); each item is bound to `item`.
    case list(String, item: String)
    /// What an earlier action's JSON output holds at a path (`Apps`); fields are bound to names.
    case output(action: String, path: String, bindings: [Binding])
  }

  /// A field of an item and the name that its value is bound to.
  package struct Binding: Hashable, Sendable {
    /// In kebab-case.
    package var name: String
    /// "AppName".
    package var field: String

    /// Makes a binding.
    package init(name: String, field: String) {
      self.name = name
      self.field = field
    }
  }

  /// What runs for an item that lacks a field (an app of a space has no user profile).
  package struct Alternative: Hashable, Sendable {
    /// The bound name that the item has no value for.
    package var missing: String
    /// What runs instead.
    package var invocation: Invocation

    /// Makes an alternative.
    package init(missing: String, invocation: Invocation) {
      self.missing = missing
      self.invocation = invocation
    }
  }

  /// Where the items come from.
  package var source: Source
  /// What runs for items that lack a field.
  package var alternatives: [Alternative]

  /// Where an item says its state (`Status`); an item that is gone, or going, is left out.
  ///
  /// Nil where the items have none, or the action is no deletion.
  package var state: String?

  /// Makes a for-each.
  package init(source: Source, alternatives: [Alternative] = [], state: String? = nil) {
    self.source = source
    self.alternatives = alternatives
    self.state = state
  }

  /// The names that an item binds.
  package var boundNames: [String] {
    switch source {
    case .list(_, let item): [item]
    case .output(_, _, let bindings): bindings.map(\.name)
    }
  }
}
