package import JSON

/// Whether two policy documents say the same.
package enum PolicyEquivalence {
  /// Compares two policy documents as IAM reads them.
  ///
  /// A single value and a list of it are the same, as are lists in any order (statements, actions,
  /// resources, principals, values of conditions), names of actions, operators and condition keys in any
  /// case, and an account's id and its root's ARN as a principal.
  package static func areEquivalent(_ left: JSONValue, _ right: JSONValue) -> Bool {
    left == right || canonical(left) == canonical(right)
  }

  /// A form of a policy document that is the same text for equivalent documents.
  package static func canonical(_ policy: JSONValue) -> String {
    guard case .object(let members) = policy else { return policy.compact }
    return object(members) { name, value in
      switch name {
      case "Statement": list(value, of: statement)
      default: scalar(value)
      }
    }
  }

  private static func statement(_ value: JSONValue) -> String {
    guard case .object(let members) = value else { return value.compact }
    return object(members) { name, value in
      switch name {
      case "Action", "NotAction": list(value) { scalar($0).lowercased() }
      case "Resource", "NotResource": list(value, of: scalar)
      case "Principal", "NotPrincipal": principals(value)
      case "Condition": condition(value)
      default: scalar(value)
      }
    }
  }

  private static func principals(_ value: JSONValue) -> String {
    guard case .object(let members) = value else {
      // "*" and {"AWS": "*"} are the same principal.
      return #"{"AWS":[\#(scalar(value))]}"#
    }
    return object(members) { name, value in
      list(value) { principal in
        guard name == "AWS", let text = principal.string, text.utf8.count == 12,
          text.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return scalar(principal) }
        return scalar(.string("arn:aws:iam::\(text):root"))
      }
    }
  }

  private static func condition(_ value: JSONValue) -> String {
    guard case .object(let operators) = value else { return value.compact }
    return object(operators.map { .init($0.name.lowercased(), $0.value) }) { _, keys in
      guard case .object(let keys) = keys else { return keys.compact }
      return object(keys.map { .init($0.name.lowercased(), $0.value) }) { _, values in
        list(values, of: scalar)
      }
    }
  }

  /// An object with its members in the order of their names.
  private static func object(
    _ members: [JSONValue.Member], _ write: (String, JSONValue) -> String
  ) -> String {
    let last = Dictionary(members.map { ($0.name, $0.value) }) { $1 }
    let parts = last.sorted { $0.key < $1.key }.map { name, value in
      "\(JSONValue.quoted(name)):\(write(name, value))"
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// A list with its elements in order, each once; a single value is a list of one.
  private static func list(_ value: JSONValue, of write: (JSONValue) -> String) -> String {
    let elements = value.elements ?? [value]
    return "[\(Set(elements.map(write)).sorted().joined(separator: ","))]"
  }

  /// A string, or a number or literal as the string that IAM takes it for.
  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .bool(let value): JSONValue.quoted(value ? "true" : "false")
    case .number(let text): JSONValue.quoted(text)
    default: value.compact
    }
  }
}
