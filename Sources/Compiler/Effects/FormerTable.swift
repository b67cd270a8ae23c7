import Source

/// How to read, before a command that brings something into a state, whether it is in that state
/// already, so that an undo takes back only what the run did.
///
/// The probe's answer is absent where the command changes something, and the same where it does not.
/// Commands that create have their probes in ``ProbeTable``.
package enum FormerTable {
  /// How one operation's former state is read.
  struct Entry: Sendable {
    /// What it brings about, for people: "attachment to role".
    var kind: String
    /// The reading operation of the same service.
    var read: String
    /// The option that both commands take: on what it is done.
    var on: String
    /// The option of the changing command that names what is looked for.
    var option: String
    /// The list in the answer in which it is looked for.
    var list: String
    /// The member of the list's items that is compared with the option.
    var member: String
  }

  /// The read for a command that ensures something; nil where none is known.
  /// - Parameter arguments: the command.
  /// - Returns: the probe, its read in the command's own region.
  package static func probe(for arguments: [Argument]) -> Probe? {
    guard let call = AWSCall(arguments) else { return nil }
    if call.service == "sagemaker", call.operation == "add-tags" { return tag(call) }
    guard let entry = entries["\(call.service) \(call.operation)"],
      let on = call.value(of: entry.on), let wanted = call.value(of: entry.option)
    else { return nil }
    return Probe(
      subject: Argument(
        [.literal("\(entry.kind) \"")] + on.pieces + [.literal("\" of \"")] + wanted.pieces
          + [.literal("\"")]),
      reads: [
        Probe.Read(
          arguments: [
            "aws", Argument(call.service), Argument(entry.read), Argument(entry.on), on, "--query",
            query(entry.list, where: entry.member, is: wanted),
          ] + call.scope,
          notFound: ServiceAnswers.notFoundPatterns(service: call.service))
      ], absentWhenEmpty: entry.list)
  }

  /// The key and the value of the one tag that an `add-tags` command sets: `Key=k,Value=v`; nil for
  /// several tags, or for tags that are written otherwise.
  static func tag(in call: AWSCall) -> (key: Argument, value: Argument)? {
    guard let words = call.options.last(where: { $0.name == "--tags" })?.values, words.count == 1,
      case .literal(let first)? = words[0].pieces.first, first.hasPrefix("Key=")
    else { return nil }
    let mark = ",Value="
    var key: [Argument.Piece] = []
    var rest = words[0].pieces[...]
    rest[0] = .literal(String(first.dropFirst(4)))
    while let piece = rest.popFirst() {
      guard case .literal(let text) = piece, let found = text.firstRange(of: mark) else {
        key.append(piece)
        continue
      }
      key.append(.literal(String(text[..<found.lowerBound])))
      let value = [.literal(String(text[found.upperBound...]))] + rest
      return (pruned(key), pruned(value))
    }
    return nil
  }

  private static func pruned(_ pieces: [Argument.Piece]) -> Argument {
    Argument(pieces.filter { $0 != .literal("") })
  }

  private static func tag(_ call: AWSCall) -> Probe? {
    guard let (key, value) = tag(in: call), let resource = call.value(of: "--resource-arn") else {
      return nil
    }
    return Probe(
      subject: Argument(
        [.literal("tag \"")] + key.pieces + [.literal("\" of \"")] + resource.pieces
          + [.literal("\"")]),
      reads: [
        Probe.Read(
          arguments: [
            "aws", "sagemaker", "list-tags", "--resource-arn", resource, "--query",
            query("Tags", where: "Key", is: key),
          ] + call.scope,
          notFound: ServiceAnswers.notFoundPatterns(service: call.service))
      ],
      comparisons: [
        Probe.Comparison(
          label: "value", read: 0, path: "Tags[0].Value", expected: value, method: .text)
      ], absentWhenEmpty: "Tags")
  }

  /// The items of a list whose member is the wanted text, under the list's own name.
  private static func query(
    _ list: String, where member: String, is wanted: Argument
  ) -> Argument {
    // The text stands in the query as a JSON literal, so that none can be read as an expression.
    Argument(
      [.literal("{\(list): \(list)[?\(member)==`\"")] + wanted.pieces.map(ProbeTable.jsonPiece)
        + [.literal("\"`]}")])
  }

  private static let entries: [String: Entry] = [
    "iam attach-role-policy": Entry(
      kind: "attachment to role", read: "list-attached-role-policies", on: "--role-name",
      option: "--policy-arn", list: "AttachedPolicies", member: "PolicyArn"),
    "iam attach-user-policy": Entry(
      kind: "attachment to user", read: "list-attached-user-policies", on: "--user-name",
      option: "--policy-arn", list: "AttachedPolicies", member: "PolicyArn"),
    "iam attach-group-policy": Entry(
      kind: "attachment to group", read: "list-attached-group-policies", on: "--group-name",
      option: "--policy-arn", list: "AttachedPolicies", member: "PolicyArn"),
    "iam add-user-to-group": Entry(
      kind: "membership of user", read: "list-groups-for-user", on: "--user-name",
      option: "--group-name", list: "Groups", member: "GroupName"),
  ]
}
