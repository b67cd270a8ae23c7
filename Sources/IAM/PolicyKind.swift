/// What a policy document is attached to; the grammar differs.
package enum PolicyKind: String, Hashable, Sendable, CaseIterable {
  case identity, trust, resource, key, serviceControl, resourceControl
}
