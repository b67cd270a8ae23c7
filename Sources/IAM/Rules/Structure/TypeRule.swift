import JSON
import Source

/// Elements whose value is of the wrong type.
enum TypeRule: PolicyRule {
  static let mismatch = Explanation(
    "iam.data-type-mismatch", .error, summary: "a value of the wrong type",
    explanation: """
      Statement is an object or a list of objects; Action and Resource are a string or a list of \
      strings; Version, Id, Sid and Effect are strings; Condition is an object of objects.
      """,
    example: #"{"Effect": "Allow", "Action": {"s3": "GetObject"}, "Resource": "*"}"#,
    remedy: "Write the value in the form that the element has.")

  static let explanations = [mismatch]

  static let examples = [
    RuleExample(#"{"Version": "2012-10-17", "Statement": ⟦"Allow"⟧}"#),
    RuleExample(#"{"Version": "2012-10-17", "Statement": [⟦1⟧]}"#),
    RuleExample(#"{"Version": ⟦2⟧, "Statement": []}"#),
    RuleExample(allow: #""Action": ⟦{}⟧, "Resource": "*""#),
    RuleExample(allow: #""Action": ["s3:GetObject", ⟦1⟧], "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": ⟦null⟧"#),
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "*", "Condition": ⟦[]⟧"#),
    RuleExample(
      allow: #""Action": "s3:GetObject", "Resource": "*", "Condition": {"Bool": ⟦true⟧}"#),
    RuleExample(
      allow: #""Action": "s3:GetObject", "Resource": "*", "Condition": "#
        + #"{"Bool": {"aws:SecureTransport": ⟦{}⟧}}"#),
    RuleExample(
      allow: #""Action": "s3:GetObject", "Resource": "*", "Condition": "#
        + #"{"Bool": {"aws:SecureTransport": true}}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    func expect(
      _ node: JSONNode, _ kinds: [JSONNode.Kind], _ name: String, _ wanted: String
    ) {
      guard !kinds.contains(node.kind), node.kind != .placeholder, !node.isMissing else { return }
      findings.add(
        mismatch, "\(name) must be \(wanted), not \(describe(node.kind))", at: node.range)
    }
    for member in policy.members {
      switch member.name {
      case "Version", "Id": expect(member.value, [.string], "\"\(member.name)\"", "a string")
      case "Statement":
        expect(member.value, [.object, .array], "\"Statement\"", "a list of objects")
        for element in member.value.elements {
          expect(element, [.object], "a statement", "an object")
        }
      default: break
      }
    }
    for member in policy.statements.flatMap(\.members) {
      switch member.name {
      case "Sid", "Effect": expect(member.value, [.string], "\"\(member.name)\"", "a string")
      case "Action", "NotAction", "Resource", "NotResource":
        expect(
          member.value, [.string, .array], "\"\(member.name)\"", "a string or a list of strings")
        for element in member.value.elements {
          expect(element, [.string], "an element of \"\(member.name)\"", "a string")
        }
      case "Principal", "NotPrincipal":
        expect(member.value, [.string, .object], "\"\(member.name)\"", "an object, or \"*\"")
        for kind in member.value.members {
          expect(
            kind.value, [.string, .array], "\"\(kind.name)\"", "a string or a list of strings")
        }
      case "Condition":
        expect(member.value, [.object], "\"Condition\"", "an object")
        for operation in member.value.members {
          expect(operation.value, [.object], "\"\(operation.name)\"", "an object of keys")
          for key in operation.value.members {
            let values = key.value.kind == .array ? key.value.elements : [key.value]
            for value in values {
              expect(
                value, [.string, .number, .bool], "the value of \"\(key.name)\"", "a string")
            }
          }
        }
      default: break
      }
    }
  }

  private static func describe(_ kind: JSONNode.Kind) -> String {
    switch kind {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    case .placeholder: "a placeholder"
    }
  }
}
