import IAM
import JSON

/// Which policies the actions of a document attach to whom, as they are carried out one by one.
struct DocumentGrants {
  /// Somebody who holds policies.
  struct Holder: Hashable {
    /// `user`, `group` or `role`.
    var kind: String
    /// Its name as the document has it, placeholders included.
    var name: String
  }

  /// A policy that is attached.
  struct Attachment {
    /// The policy's name or ARN.
    var policy: String
    /// What it says; nil for one that the document does not hold.
    var grants: PolicyGrants?
    /// Its text, which is read when it is asked what somebody may do.
    fileprivate var document: String?
    var holder: Holder
    /// The line of the action that attaches it.
    var line: Int
  }

  /// What is known of whoever carries out a step.
  struct Standing {
    var attachments: [Attachment]
    /// Whether the document creates all holders, so that nothing else is attached to them.
    var isComplete: Bool
  }

  /// The texts of policies by their names.
  private var policies: [String: String] = [:]
  /// What the texts say that were read: most documents log in as nobody who got a policy.
  private var read: [String: PolicyGrants?] = [:]
  /// The names of policies by the value that holds their ARN.
  private var arns: [String: String] = [:]
  private var attachments: [Holder: [Attachment]] = [:]
  private var created: Set<Holder> = []
  /// The groups of each user.
  private var groups: [String: Set<String>] = [:]

  /// Takes an action into account.
  mutating func carryOut(_ action: Action) {
    guard case .arguments(let words)? = action.invocation,
      let call = AWSCall(words, service: "iam")
    else { return }
    func value(_ option: String) -> String? { call.value(of: option)?.description }
    switch call.operation {
    case "create-user", "create-group", "create-role":
      let kind = String(call.operation.dropFirst("create-".count))
      if let name = value("--\(kind)-name") { created.insert(Holder(kind: kind, name: name)) }
    case "create-policy":
      guard let name = value("--policy-name") else { return }
      policies[name] = value("--policy-document")
      for give in action.gives where give.path == "Policy.Arn" { arns["<\(give.name)>"] = name }
    case "add-user-to-group":
      guard let user = value("--user-name"), let group = value("--group-name") else { return }
      groups[user, default: []].insert(group)
    case "remove-user-from-group":
      guard let user = value("--user-name"), let group = value("--group-name") else { return }
      groups[user]?.remove(group)
    default: changeAttachment(call, at: action.line)
    }
  }

  /// `attach-group-policy`, `detach-role-policy`, `put-user-policy` and their like.
  private mutating func changeAttachment(_ call: AWSCall, at line: Int) {
    let words = call.operation.split(separator: "-").map(String.init)
    guard words.count == 3, words[2] == "policy", ["user", "group", "role"].contains(words[1]),
      let name = call.value(of: "--\(words[1])-name")?.description
    else { return }
    let holder = Holder(kind: words[1], name: name)
    let arn = call.value(of: "--policy-arn")?.description ?? ""
    let inline = call.value(of: "--policy-name")?.description ?? ""
    let policy = words[0] == "attach" || words[0] == "detach" ? self.name(of: arn) : inline
    switch words[0] {
    case "attach":
      attachments[holder, default: []].append(
        Attachment(policy: policy, document: policies[policy], holder: holder, line: line))
    case "put":
      let document = call.value(of: "--policy-document")?.description
      attachments[holder, default: []].append(
        Attachment(policy: policy, document: document, holder: holder, line: line))
    case "detach", "delete": attachments[holder]?.removeAll { $0.policy == policy }
    default: break
    }
  }

  /// The name of the document's policy with an ARN; the ARN itself for another.
  private mutating func name(of arn: String) -> String {
    if let name = arns[arn] { return name }
    // The policies of AWS itself may have the names of the document's.
    guard arn.contains(":policy/"), !arn.contains(":iam::aws:"),
      let name = arn.split(separator: "/").last.map(String.init), grants(policies[name]) != nil
    else { return arn }
    return name
  }

  /// What the text of a policy says; nil for none, and for what is no policy.
  private mutating func grants(_ text: String?) -> PolicyGrants? {
    guard let text else { return nil }
    if let known = read[text] { return known }
    let grants = PolicyGrants(JSONDocument.parse(Array(text.utf8)))
    read[text] = .some(grants)
    return grants
  }

  /// What the document has attached so far to whom an actor is: a user with his groups, a role, or a
  /// member of a group; nil where it has attached nothing.
  mutating func standing(of actor: String) -> Standing? {
    let own = ["user", "role", "group"].map { Holder(kind: $0, name: actor) }
    let groups = (groups[actor] ?? []).sorted().map { Holder(kind: "group", name: $0) }
    var held = (own + groups).flatMap { attachments[$0] ?? [] }
    guard !held.isEmpty else { return nil }
    for index in held.indices { held[index].grants = grants(held[index].document) }
    let isComplete =
      own.contains { $0.kind != "group" && created.contains($0) }
      && groups.allSatisfy(created.contains)
    return Standing(attachments: held, isComplete: isComplete)
  }
}
