/// How to tell whether what a creating command creates is there already, and the same.
///
/// Things with a name of their own are described by it. One entry of ``entries`` says how for one
/// operation; what needs more than one read stands in a function of its own.
package enum ProbeTable {
  /// How the thing that one operation creates is read.
  struct Entry: Sendable {
    /// What it is, for people: "role".
    var kind: String
    /// The reading operation of the same service.
    var read: String
    /// The options of the reading command, and the options of the creating one that they come from.
    var options: [(read: String, from: String)]
    /// What must be the same: the label, the creating command's option, where the read has it.
    var compares: [(label: String, option: String, path: String, method: Probe.Comparison.Method)]
    /// Where the read has what the creating command's output has elsewhere: output path to path.
    var moved: [String: String] = [:]
    /// The path of the list that is empty where it is absent; nil where only an error says so.
    var absentWhenEmpty: String?
  }

  /// The probe for a creating command; nil for a command that creates nothing that has a name.
  /// - Parameters:
  ///   - arguments: the creating command.
  ///   - gives: what the action gives; the probe captures the same values from what is there.
  /// - Returns: the probe, its reads in the command's own region.
  package static func probe(for arguments: [Argument], gives: [Give] = []) -> Probe? {
    guard let call = AWSCall(arguments) else { return nil }
    switch (call.service, call.operation) {
    case ("iam", "create-policy"): return managedPolicy(call, gives: gives)
    case ("kms", "create-alias"): return alias(call, gives: gives)
    case ("sagemaker", "create-domain"): return domain(call, gives: gives)
    case ("s3", "mb"): return madeBucket(call)
    default: break
    }
    guard let entry = entries["\(call.service) \(call.operation)"] else { return nil }
    return probe(call, entry: entry, gives: gives)
  }

  private static func probe(_ call: AWSCall, entry: Entry, gives: [Give]) -> Probe? {
    var words: [Argument] = ["aws", Argument(call.service), Argument(entry.read)]
    var name: Argument?
    for option in entry.options {
      guard let value = call.value(of: option.from) else { return nil }
      words += [Argument(option.read), value]
      name = value
    }
    guard let name else { return nil }
    let read = Probe.Read(
      arguments: words + call.scope,
      captures: gives.map { give in
        Give(name: give.name, path: entry.moved[give.path] ?? give.path, isSecret: give.isSecret)
      },
      notFound: ServiceAnswers.notFoundPatterns(service: call.service))
    let comparisons = entry.compares.compactMap { compare -> Probe.Comparison? in
      guard let expected = call.value(of: compare.option) else { return nil }
      return Probe.Comparison(
        label: compare.label, read: 0, path: compare.path, expected: expected,
        method: compare.method)
    }
    return Probe(
      subject: subject(entry.kind, name), reads: [read], comparisons: comparisons,
      absentWhenEmpty: entry.absentWhenEmpty)
  }

  /// `role "name"`.
  static func subject(_ kind: String, _ name: Argument) -> Argument {
    Argument([.literal("\(kind) \"")] + name.pieces + [.literal("\"")])
  }
}

// MARK: - Probes of more than one read

extension ProbeTable {
  /// A customer managed policy: found by the ARN that its name and path make, the same when the
  /// default version's document is.
  private static func managedPolicy(_ call: AWSCall, gives: [Give]) -> Probe? {
    guard let name = call.value(of: "--policy-name"), let arn = call.policyARN else { return nil }
    let version = "default-version-id"
    var reads = [
      Probe.Read(
        arguments: ["aws", "iam", "get-policy", "--policy-arn", arn] + call.scope,
        captures: gives + [Give(name: version, path: "Policy.DefaultVersionId")],
        notFound: ["NoSuchEntity"])
    ]
    var comparisons: [Probe.Comparison] = []
    if let document = call.value(of: "--policy-document") {
      reads.append(
        Probe.Read(
          arguments: [
            "aws", "iam", "get-policy-version", "--policy-arn", arn, "--version-id",
            .value(version),
          ] + call.scope))
      comparisons.append(
        Probe.Comparison(
          label: "policy document", read: 1, path: "PolicyVersion.Document", expected: document,
          method: .policy))
    }
    return Probe(subject: subject("policy", name), reads: reads, comparisons: comparisons)
  }

  /// An alias: the same when it points to the same key.
  private static func alias(_ call: AWSCall, gives: [Give]) -> Probe? {
    guard let name = call.value(of: "--alias-name"), let key = call.value(of: "--target-key-id")
    else { return nil }
    let isARN =
      key.literal?.hasPrefix("arn:") ?? (key.names.last.map { $0.hasSuffix("arn") } ?? false)
    return Probe(
      subject: subject("alias", name),
      reads: [
        Probe.Read(
          arguments: ["aws", "kms", "describe-key", "--key-id", name] + call.scope,
          captures: gives, notFound: ["NotFoundException"])
      ],
      comparisons: [
        Probe.Comparison(
          label: "target key", read: 0, path: isARN ? "KeyMetadata.Arn" : "KeyMetadata.KeyId",
          expected: key, method: .text)
      ])
  }

  /// A key that gets an alias later in the document: found by the alias, the same when its kind and
  /// its policy are.
  ///
  /// A key has no name of its own; one that gets no alias is found by the tags it was created with.
  /// - Parameters:
  ///   - arguments: the `kms create-key` command.
  ///   - alias: the alias, with "alias/".
  ///   - gives: what the action gives.
  /// - Returns: the probe; nil for another command.
  package static func key(
    for arguments: [Argument], alias: Argument, gives: [Give] = []
  ) -> Probe? {
    guard let call = AWSCall(arguments, service: "kms", operation: "create-key")
    else { return nil }
    let id = "existing-key-id"
    var reads = [
      Probe.Read(
        arguments: ["aws", "kms", "describe-key", "--key-id", alias] + call.scope,
        captures: gives + [Give(name: id, path: "KeyMetadata.KeyId")],
        notFound: ["NotFoundException"])
    ]
    var comparisons = [
      ("key spec", "--key-spec", "KeySpec"), ("key usage", "--key-usage", "KeyUsage"),
    ]
    .compactMap { label, option, member -> Probe.Comparison? in
      call.value(of: option).map {
        Probe.Comparison(
          label: label, read: 0, path: "KeyMetadata.\(member)", expected: $0, method: .text)
      }
    }
    comparisons.append(
      Probe.Comparison(
        label: "key state", read: 0, path: "KeyMetadata.KeyState", expected: "Enabled",
        method: .text))
    if let policy = call.value(of: "--policy") {
      reads.append(
        Probe.Read(
          arguments: [
            "aws", "kms", "get-key-policy", "--key-id", .value(id), "--policy-name", "default",
          ] + call.scope))
      comparisons.append(
        Probe.Comparison(
          label: "key policy", read: 1, path: "Policy", expected: policy, method: .policy))
    }
    return Probe(subject: subject("key", alias), reads: reads, comparisons: comparisons)
  }

  /// A Studio domain: its id is found by its name among the domains that there are.
  private static func domain(_ call: AWSCall, gives: [Give]) -> Probe? {
    guard let name = call.value(of: "--domain-name") else { return nil }
    // The name stands in the query as a JSON literal, so that no name can be read as an expression.
    let query = Argument(
      [.literal("{Domains: Domains[?DomainName==`\"")] + name.pieces.map(jsonPiece)
        + [.literal("\"`]}")])
    let id = "existing-domain-id"
    let described = Set(["DomainArn", "DomainId", "Url"])
    let comparisons = [
      ("authentication", "--auth-mode", "AuthMode"), ("VPC", "--vpc-id", "VpcId"),
    ].compactMap { label, option, path -> Probe.Comparison? in
      call.value(of: option).map {
        Probe.Comparison(label: label, read: 1, path: path, expected: $0, method: .text)
      }
    }
    return Probe(
      subject: subject("domain", name),
      reads: [
        Probe.Read(
          arguments: ["aws", "sagemaker", "list-domains", "--query", query] + call.scope,
          captures: [Give(name: id, path: "Domains[0].DomainId")]),
        Probe.Read(
          arguments: ["aws", "sagemaker", "describe-domain", "--domain-id", .value(id)]
            + call.scope,
          captures: gives.filter { described.contains($0.path) }),
      ], comparisons: comparisons, absentWhenEmpty: "Domains")
  }

  static func jsonPiece(_ piece: Argument.Piece) -> Argument.Piece {
    switch piece {
    case .value(let name): .jsonText(name)
    case .literal(let text): .literal(Argument.jsonEscaped(text))
    case .jsonText, .jsonList: piece
    }
  }

  /// A bucket made by the high-level command, `aws s3 mb s3://name`.
  private static func madeBucket(_ call: AWSCall) -> Probe? {
    guard let uri = call.positional.first, case .literal(let text)? = uri.pieces.first,
      text.hasPrefix("s3://")
    else { return nil }
    let name = Argument([.literal(String(text.dropFirst(5)))] + uri.pieces.dropFirst())
    return Probe(
      subject: subject("bucket", name),
      reads: [
        Probe.Read(
          arguments: ["aws", "s3api", "head-bucket", "--bucket", name] + call.scope,
          notFound: ["404", "NoSuchBucket"])
      ])
  }
}
