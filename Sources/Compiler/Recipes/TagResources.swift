import Source

/// Adds tags: "Add a tag with the key `Project` and value `A` to the notebook instances used for the
/// first project".
struct TagResources: Recipe {
  var coverage: Coverage { .known(["tag", "key", "value", "instance", "resource"]) }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, let (key, value) = tag(clause) else { return false }
    let targets =
      clause.verb == "tag"
      ? [clause.object] : clause.phrases.drop { $0.marker != "to" && $0.marker != "on" }.map { $0 }
    guard let target = targets.first else { return false }
    if tagIdentity(target, key, value, from: clause.range, in: &scene) { return true }
    guard
      let kind = Self.kinds.first(where: { kind in kind.words.allSatisfy(target.words.contains) })
    else { return false }
    let pair =
      [
        Argument.Piece.literal("Key=")
      ] + key.pieces + [.literal(",Value=")] + value.pieces
    let name = target.mentions.first(where: \.isNameLike)
    let resource: Argument
    var forEach: ForEach?
    if let name {
      resource = Argument(
        [
          .literal("arn:"), .value("partition"), .literal(":sagemaker:"),
          scene.draft.region.map { .literal($0) } ?? .value("region"),
          .literal(":"), .value("account-id"), .literal(":\(kind.resource)/"),
        ] + name.name.pieces)
    } else {
      let words = Self.description(of: target, with: targets.dropFirst(), kind: kind)
      let list = scene.input(
        words.list, purpose: "the ARNs of \(words.purpose)", isList: true)
      resource = .value(words.item)
      forEach = ForEach(source: .list(list, item: words.item))
    }
    scene.draft.tag(resource, Argument(pair), key: key, forEach: forEach, from: clause.range)
    return true
  }

  /// "Tag the role **x** with `Team=ops`": IAM has operations of its own.
  private func tagIdentity(
    _ target: Phrase, _ key: Argument, _ value: Argument, from range: Range<Int>,
    in scene: inout Scene
  ) -> Bool {
    let names = target.mentions.filter { $0.isNameLike && Self.pair($0.text) == nil }
    guard names.count == 1, let identity = target.identities(in: scene.context).first,
      identity.kind != .group, identity.name == names[0].name
    else { return false }
    scene.require(identity.kind.requirement, identity.name, at: range)
    let kind = identity.kind.rawValue
    let object: [Argument] = [Argument("--\(kind)-name"), identity.name]
    let pair = [.literal("Key=")] + key.pieces + [.literal(",Value=")] + value.pieces
    scene.draft.command(
      ["iam", Argument("tag-\(kind)")] + object + ["--tags", Argument(pair)], from: range,
      undo: ["iam", Argument("untag-\(kind)")] + object + ["--tag-keys", key])
    return true
  }

  /// What can be tagged by SageMaker's command, and what its ARN says.
  private static let kinds: [(words: [String], resource: String)] = [
    (["notebook", "instance"], "notebook-instance"), (["endpoint", "config"], "endpoint-config"),
    (["endpoint"], "endpoint"), (["training", "job"], "training-job"),
    (["processing", "job"], "processing-job"), (["model"], "model"), (["domain"], "domain"),
  ]

  /// The key and the value that a clause names.
  private func tag(_ clause: Clause) -> (key: Argument, value: Argument)? {
    guard
      ["add", "attach", "assign", "apply", "tag", "put", "set", "create", "give"]
        .contains(clause.verb), clause.verb == "tag" || clause.object.has("tag")
    else { return nil }
    var key: Argument?
    var value: Argument?
    for phrase in clause.phrases {
      for (index, token) in phrase.tokens.enumerated() {
        guard let mention = token.mention else { continue }
        let before = index > 0 ? phrase.tokens[index - 1].lower : ""
        if let (first, second) = Self.pair(mention.text) {
          return (PlaceholderText.argument(first), PlaceholderText.argument(second))
        }
        if before == "key" || (before == "tag" && key == nil) {
          key = mention.name
        } else if before == "value" || before == "=" || (before == "of" && key != nil) {
          value = mention.name
        }
      }
    }
    guard let key, let value else { return nil }
    return (key, value)
  }

  /// "Project=A" or "Project: A".
  private static func pair(_ text: String) -> (String, String)? {
    for separator in ["=", ": "] {
      let parts = text.split(separator: separator, maxSplits: 1).map(String.init)
      if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !parts[0].contains(" ") {
        return (parts[0], parts[1])
      }
    }
    return nil
  }

  /// A name for the list that a text describes: "the notebook instances used for the first project".
  private static func description(
    of target: Phrase, with more: ArraySlice<Phrase>, kind: (words: [String], resource: String)
  ) -> (list: String, item: String, purpose: String) {
    let skipped: Set<String> = ["used", "use", "belonging", "that", "are", "is"]
    let qualifiers = more.prefix(2).flatMap { phrase in
      phrase.tokens.filter(\.isWord).map(\.lower).filter {
        !Lexicon.determiners.contains($0) && !skipped.contains($0)
      }
    }
    let prefix = qualifiers.isEmpty ? "" : qualifiers.joined(separator: "-") + "-"
    let item = PlaceholderName.kebab(prefix + kind.resource)
    let words = ([target] + more.prefix(2)).map { phrase in
      (phrase.marker == "to" || phrase.marker == "" ? "" : phrase.marker + " ") + phrase.text
    }
    return (item + "s", item, words.joined(separator: " "))
  }
}

extension StepDraft {
  /// Writes the command that tags a resource of SageMaker.
  mutating func tag(
    _ resource: Argument, _ pair: Argument, key: Argument, forEach: ForEach?, from range: Range<Int>
  ) {
    let arguments = regional([
      "aws", "sagemaker", "add-tags", "--resource-arn", resource, "--tags", pair,
    ])
    let undo = regional([
      "aws", "sagemaker", "delete-tags", "--resource-arn", resource, "--tag-keys", key,
    ])
    add(
      Action(
        id: nextID, kind: .command, origin: .prose, line: line(of: range.lowerBound),
        effect: .of(arguments), invocation: .arguments(arguments), text: text(range),
        forEach: forEach, undo: .arguments(undo)))
  }
}
