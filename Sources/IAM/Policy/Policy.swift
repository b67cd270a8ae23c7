import JSON

/// A policy document, taken apart for the rules; whatever has the wrong type is left out here, since a
/// rule of its own reports it.
struct Policy {
  let kind: PolicyKind
  let bytes: [UInt8]
  let root: JSONNode
  let members: [JSONNode.Member]
  let statements: [Statement]

  /// The value of Version; nil where there is none.
  var version: String? { root["Version"]?.string }

  init?(_ document: JSONDocument, kind: PolicyKind) {
    guard let root = document.root, root.kind == .object else { return nil }
    self.kind = kind
    self.bytes = document.bytes
    self.root = root
    members = root.members
    if document.isFragment, root["Statement"] == nil {
      // A part of a statement is checked like a statement, except for what it leaves out.
      statements = [Statement(root, isFragment: true)]
    } else {
      let nodes = members.filter { $0.name.lowercased() == "statement" }.flatMap { member in
        member.value.kind == .array ? member.value.elements : [member.value]
      }
      statements = nodes.filter { $0.kind == .object }.map { Statement($0, isFragment: false) }
    }
  }
}

/// One statement of a policy.
struct Statement {
  /// A string in an element, alone or in a list.
  struct Entry {
    let node: JSONNode
    let text: String
    /// The text without its quotes, for findings and fixes.
    let range: Range<Int>

    init?(_ node: JSONNode) {
      guard let text = node.string, let range = node.contentRange else { return nil }
      self.node = node
      self.text = node.kind == .placeholder ? "<\(text)>" : text
      self.range = range
    }

    /// Where a part of the text stands.
    func range(of part: Substring) -> Range<Int> {
      let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return node.range(ofPart: start..<start + part.utf8.count)
    }
  }

  /// Action or NotAction, Resource or NotResource.
  struct Element {
    let member: JSONNode.Member
    let isNot: Bool
    let entries: [Entry]
  }

  /// One kind of principals: `"AWS": [ … ]`, or the `*` for everybody.
  struct Principal {
    let member: JSONNode.Member
    let isNot: Bool
    /// `AWS`, `Service`, `Federated`, `CanonicalUser`; nil for `*`.
    let type: JSONNode.Member?
    let entries: [Entry]
  }

  /// One key of one operator.
  struct Condition {
    let operation: JSONNode.Member
    let key: JSONNode.Member
    let values: [JSONNode]

    /// The operator's name without its quotes.
    var operatorRange: Range<Int> { operation.nameContentRange }
    /// The key without its quotes.
    var keyRange: Range<Int> { key.nameContentRange }
    /// The operator taken apart.
    var parsed: ConditionOperator? { ConditionOperator(operation.name) }
  }

  let node: JSONNode
  let isFragment: Bool
  let members: [JSONNode.Member]
  let actions: [Element]
  let resources: [Element]
  let principals: [Principal]
  let conditions: [Condition]

  init(_ node: JSONNode, isFragment: Bool) {
    self.node = node
    self.isFragment = isFragment
    members = node.members
    actions = members.filter { $0.name == "Action" || $0.name == "NotAction" }.map(Self.element)
    resources = members.filter { $0.name == "Resource" || $0.name == "NotResource" }
      .map(Self.element)
    principals = members.filter { $0.name == "Principal" || $0.name == "NotPrincipal" }
      .flatMap(Self.principals)
    conditions = members.filter { $0.name == "Condition" }.flatMap { member in
      member.value.members.flatMap { operation in
        operation.value.members.map { key in
          Condition(
            operation: operation, key: key,
            values: key.value.kind == .array ? key.value.elements : [key.value])
        }
      }
    }
  }

  /// The member of that name that counts.
  func member(_ name: String) -> JSONNode.Member? { members.last { $0.name == name } }

  var sid: Entry? { member("Sid").flatMap { Entry($0.value) } }
  var isAllow: Bool { member("Effect")?.value.string == "Allow" }
  var isDeny: Bool { member("Effect")?.value.string == "Deny" }

  /// Whether the statement has a condition on one of some keys, given in lower case; one that ends in
  /// a slash stands for all keys that begin so.
  func hasCondition(on keys: [String]) -> Bool {
    conditions.contains { condition in
      let key = condition.key.name.lowercased()
      return keys.contains { $0 == key || $0.hasSuffix("/") && key.hasPrefix($0) }
    }
  }

  /// What the Action elements list.
  var allowedActions: [Entry] { actions.filter { !$0.isNot }.flatMap(\.entries) }
  /// What the Resource elements list.
  var listedResources: [Entry] { resources.filter { !$0.isNot }.flatMap(\.entries) }
  /// Whether some Resource is `*`.
  var coversEverything: Bool { listedResources.contains { $0.text == "*" } }

  private static func element(_ member: JSONNode.Member) -> Element {
    Element(
      member: member, isNot: member.name.hasPrefix("Not"), entries: entries(of: member.value))
  }

  private static func entries(of node: JSONNode) -> [Entry] {
    (node.kind == .array ? node.elements : [node]).compactMap(Entry.init)
  }

  private static func principals(_ member: JSONNode.Member) -> [Principal] {
    let isNot = member.name.hasPrefix("Not")
    guard member.value.kind == .object else {
      return [
        Principal(member: member, isNot: isNot, type: nil, entries: entries(of: member.value))
      ]
    }
    return member.value.members.map {
      Principal(member: member, isNot: isNot, type: $0, entries: entries(of: $0.value))
    }
  }
}
