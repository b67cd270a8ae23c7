/// Commands that set tags: how the tags are read before, how one is put back, and how it is taken
/// away.
package enum TagTable {
  /// How the tags of one kind of thing are handled, with the words of one command.
  package struct Entry: Sendable {
    /// What is tagged, for people.
    var kind: String
    /// The reading operation of the same service, and its words.
    var read: String
    var readWords: [Argument]
    /// Where the answer has the list of tags.
    package var list: String
    /// The members of a tag that are its key and its value.
    package var key: String
    package var value: String
    /// The command without its tags, and the one that takes tags away without their keys.
    package var setting: [Argument]
    package var removal: [Argument]
  }

  /// How one operation works.
  private struct Form: Sendable {
    var kind: String
    var read: String
    var remove: String
    /// The option that names what is tagged, of all three.
    var target: String
    var list = "Tags"
    var key = "Key"
    var value = "Value"
    var keysOption = "--tag-keys"
  }

  /// How the tags of a command are handled; nil for another command, and for one that is not known.
  static func entry(for call: AWSCall) -> Entry? {
    guard let form = forms["\(call.service) \(call.operation)"],
      let target = call.value(of: form.target), call.has("--tags")
    else { return nil }
    let service: [Argument] = ["aws", Argument(call.service)]
    return Entry(
      kind: form.kind, read: form.read,
      readWords: [Argument(form.target), target], list: form.list,
      key: form.key, value: form.value,
      setting: service + [Argument(call.operation), Argument(form.target), target] + call.scope
        + ["--tags"],
      removal: service + [Argument(form.remove), Argument(form.target), target] + call.scope
        + [Argument(form.keysOption)])
  }

  private static let forms: [String: Form] = [
    "iam tag-role": iam("role", "--role-name"),
    "iam tag-user": iam("user", "--user-name"),
    "iam tag-policy": iam("policy", "--policy-arn"),
    "iam tag-instance-profile": iam("instance-profile", "--instance-profile-name"),
    "sagemaker add-tags": Form(
      kind: "tags", read: "list-tags", remove: "delete-tags", target: "--resource-arn"),
    "kms tag-resource": Form(
      kind: "tags of key", read: "list-resource-tags", remove: "untag-resource",
      target: "--key-id", key: "TagKey", value: "TagValue"),
    "secretsmanager tag-resource": Form(
      kind: "tags of secret", read: "describe-secret", remove: "untag-resource",
      target: "--secret-id"),
    "dynamodb tag-resource": Form(
      kind: "tags of table", read: "list-tags-of-resource", remove: "untag-resource",
      target: "--resource-arn"),
    "sns tag-resource": Form(
      kind: "tags of topic", read: "list-tags-for-resource", remove: "untag-resource",
      target: "--resource-arn"),
    "ecr tag-resource": Form(
      kind: "tags of repository", read: "list-tags-for-resource", remove: "untag-resource",
      target: "--resource-arn", list: "tags"),
    "ecs tag-resource": Form(
      kind: "tags", read: "list-tags-for-resource", remove: "untag-resource",
      target: "--resource-arn", list: "tags", key: "key", value: "value"),
    "cloudwatch tag-resource": Form(
      kind: "tags of alarm", read: "list-tags-for-resource", remove: "untag-resource",
      target: "--resource-arn"),
  ]

  private static func iam(_ what: String, _ target: String) -> Form {
    Form(
      kind: "tags of \(what)", read: "list-\(what)-tags", remove: "untag-\(what)", target: target)
  }
}
