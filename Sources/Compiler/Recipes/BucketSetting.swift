/// What a text asks of a bucket beside its name: "enable versioning", "block all public access",
/// "**Default encryption**: Enable".
///
/// Only what every reader takes the same way is one: nothing that is switched off, no encryption with
/// a key, nothing that is optional.
enum BucketSetting: Hashable, Sendable {
  /// Old versions of objects are kept.
  case versioning
  /// Neither policies nor access lists make anything public.
  case publicAccessBlock
  /// New objects are encrypted with keys that S3 holds (SSE-S3).
  case encryption

  /// Reads a clause; nil for one that asks for none of these, or for more.
  init?(_ clause: Clause) {
    guard clause.mood == .imperative || clause.mood == .obligation,
      Self.verbs.contains(clause.verb)
    else { return nil }
    let words = clause.allPhrases.flatMap(\.tokens).flatMap { token in
      token.mention.map { $0.isNameLike && $0.style == .code ? [] : $0.words }
        ?? (token.isWord ? [token.lower] : [])
    }
    let said = Set(words.flatMap { $0.split { "-/".contains($0) }.map(String.init) })
    guard said.isDisjoint(with: Self.others) else { return nil }
    let isBlock = said.isSuperset(of: ["public", "access"])
    switch clause.verb {
    case "enable", "activate": break
    case "block": guard isBlock else { return nil }
    case "tick", "check", "select", "choose", "click":
      // "Check the versioning" looks at it.
      guard isBlock && said.contains("block") || said.contains("enable") else { return nil }
    case "set", "configure", "keep", "leave", "ensure", "make":
      guard !said.isDisjoint(with: Self.states) else { return nil }
    default: return nil
    }
    switch (isBlock, said.contains("versioning"), said.contains("encryption")) {
    case (true, false, false) where said.contains("block") || clause.verb == "block":
      self = .publicAccessBlock
    case (false, true, false): self = .versioning
    case (false, false, true): self = .encryption
    default: return nil
    }
  }

  /// Writes the command.
  func write(for bucket: Argument, from range: Range<Int>, in scene: inout Scene) {
    switch self {
    case .versioning:
      scene.draft.command(
        [
          "s3api", "put-bucket-versioning", "--bucket", bucket, "--versioning-configuration",
          "Status=Enabled",
        ], from: range)
    case .publicAccessBlock:
      scene.draft.command(
        [
          "s3api", "put-public-access-block", "--bucket", bucket,
          "--public-access-block-configuration",
          Argument(
            "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,"
              + "RestrictPublicBuckets=true"),
        ], from: range)
    case .encryption:
      scene.draft.command(
        [
          "s3api", "put-bucket-encryption", "--bucket", bucket,
          "--server-side-encryption-configuration",
          #"{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}"#,
        ], from: range)
    }
  }

  /// Reads what a bucket is made with: "with versioning enabled and public access blocked".
  static func settings(with phrase: Phrase) -> [BucketSetting] {
    guard phrase.marker == "with" else { return [] }
    let words: [String] = phrase.tokens.flatMap { $0.mention?.words ?? [$0.lower] }
    let said = Set(words.flatMap { $0.split(separator: "-").map(String.init) })
    guard said.isDisjoint(with: others) else { return [] }
    var found: [BucketSetting] = []
    if said.contains("versioning") { found.append(.versioning) }
    if said.isSuperset(of: ["public", "access"]), !said.isDisjoint(with: ["block", "blocked"]) {
      found.append(.publicAccessBlock)
    }
    if said.contains("encryption") { found.append(.encryption) }
    return found
  }

  /// Words with which a text says so, and that no command shows.
  var vocabulary: Set<String> {
    let own: Set<String>
    switch self {
    case .versioning: own = ["versioning"]
    case .publicAccessBlock: own = ["public", "access", "block", "blocked"]
    case .encryption: own = ["default", "encryption", "server-side", "sse-s3"]
    }
    return own.union(Self.plain)
  }

  /// The words of all settings.
  fileprivate static let words = [BucketSetting.versioning, .publicAccessBlock, .encryption]
    .reduce(into: Set<String>()) { $0.formUnion($1.vocabulary) }

  private static let plain: Set<String> = [
    "bucket", "setting", "enable", "enabled", "on", "checked", "selected", "ticked", "all",
  ]

  /// The verbs with which a text may ask for one.
  private static let verbs: WordSet = [
    "enable", "activate", "block", "tick", "check", "select", "choose", "click", "set", "configure",
    "keep", "leave", "ensure", "make",
  ]

  private static let states: Set<String> = [
    "enable", "enabled", "on", "checked", "selected", "ticked", "active",
  ]

  /// Words that say that something else is asked for, or the contrary.
  private static let others: Set<String> = [
    "optional", "optionally", "kms", "cmk", "mfa", "lock", "replication", "account", "table",
    "volume",
    "disk", "database", "not", "none", "off", "disable", "disabled", "unchecked", "uncheck", "or",
    "if", "needed", "desired", "required", "necessary", "client", "rotation", "transit", "queue",
    "topic", "cluster", "instance", "dsse", "customer", "except",
  ]
}

/// Sets what a text asks of a bucket that is there: "Enable versioning on the bucket `my-data`".
struct ConfigureBucket: Recipe {
  var coverage: Coverage { .known(BucketSetting.words) }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard let setting = BucketSetting(clause) else { return false }
    scene.submitForms(["bucket"])
    let buckets = buckets(of: clause, in: &scene)
    for bucket in buckets {
      setting.write(for: bucket, from: clause.range, in: &scene)
      // After "both buckets", "the other one" is of what was spoken of alone before.
      if buckets.count == 1 { scene.speak(of: .bucket, bucket, at: clause.range) }
    }
    return !buckets.isEmpty
  }

  /// The buckets that a clause is about: the one that it names, or those that it points back to; in the
  /// console of S3 the only one, where it says nothing.
  private func buckets(of clause: Clause, in scene: inout Scene) -> [Argument] {
    let targets = clause.allPhrases.filter { ["on", "for", "of", "to", "in"].contains($0.marker) }
    let names = clause.allPhrases.flatMap(\.mentions).filter { mention in
      mention.isNameLike
        && !mention.words.allSatisfy { BucketSetting.words.contains($0) }
    }
    guard names.count <= 1 else { return [] }
    if let name = names.first {
      let holder = targets.first { $0.mentions.contains(name) }
      let isBucket = holder?.words.contains("bucket") == true
      let known = scene.context.referents[.bucket]?.named(name.name) != nil
      return isBucket || known ? [name.name] : []
    }
    let pointing = targets.first { $0.words.contains("bucket") || $0.words == ["it"] }
    guard pointing != nil || ["s3", "s3api"].contains(scene.context.service) else { return [] }
    let reference =
      pointing.map { BackReference($0, kind: .bucket) }
      ?? BackReference(words: ["the", "bucket"], kind: .bucket)
    guard let reference else { return [] }
    return scene.referents(reference, of: .bucket).map(\.name)
  }
}
