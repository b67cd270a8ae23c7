import AWS
import Source

/// A command that lists things: what later rows that act on "each" of them repeat over.
struct Listing {
  /// The action's id.
  var action: String
  /// What is listed, in the singular of its command: "user-profile" of `list-user-profiles`.
  var noun: String
  /// Where the items are in its output: "UserProfiles".
  var path: String
  /// The members of an item; nil where the models are not installed.
  var fields: [String]?
  /// The values that the listing itself needs.
  var needs: Set<String>

  /// Reads a command; nil where it lists nothing.
  init?(action: String, command: CompiledCommand) {
    guard command.effect == .read, let call = command.call, call.value(of: "--query") == nil,
      call.value(of: "--output").map({ $0.literal == "json" }) ?? true
    else { return nil }
    let words = call.operation.split(separator: "-")
    guard let verb = words.first, verb == "list" || verb == "describe" || verb == "get" else {
      return nil
    }
    noun = Listing.singular(words.dropFirst().joined(separator: "-"))
    needs = Set(command.arguments.flatMap(\.names))
    self.action = action
    if let operation = command.operation {
      guard let path = Listing.itemsPath(operation) else { return nil }
      self.path = path
      let prefix = "\(path)[]."
      fields = operation.output.compactMap { member in
        guard member.path.hasPrefix(prefix) else { return nil }
        let field = member.path.dropFirst(prefix.count)
        return field.utf8.contains(where: { "[.".utf8.contains($0) }) ? nil : String(field)
      }
    } else {
      guard verb == "list" else { return nil }
      path = Listing.pascal(words.dropFirst().joined(separator: "-"))
      fields = Listing.knownFields["\(call.service) \(call.operation)"]
    }
  }

  /// The members of the items of the commonest lists, for compiling without an installed CLI.
  private static let knownFields: [String: [String]] = [
    "sagemaker list-apps": [
      "DomainId", "UserProfileName", "SpaceName", "AppType", "AppName", "Status",
    ],
    "sagemaker list-domains": ["DomainArn", "DomainId", "DomainName", "Status", "Url"],
    "sagemaker list-user-profiles": ["DomainId", "UserProfileName", "Status"],
    "sagemaker list-spaces": ["DomainId", "SpaceName", "Status"],
    "sagemaker list-notebook-instances": [
      "NotebookInstanceName", "NotebookInstanceArn", "NotebookInstanceStatus", "InstanceType",
    ],
    "iam list-users": ["Path", "UserName", "UserId", "Arn"],
    "iam list-groups": ["Path", "GroupName", "GroupId", "Arn"],
    "iam list-roles": ["Path", "RoleName", "RoleId", "Arn"],
    "iam list-policies": ["PolicyName", "PolicyId", "Arn", "Path", "DefaultVersionId"],
    "s3api list-buckets": ["Name"],
    "kms list-aliases": ["AliasName", "AliasArn", "TargetKeyId"],
  ]

  /// The member in which an item says its state: "Status", or "NotebookInstanceStatus".
  var state: String? {
    fields?.first { field in
      field == "Status" || field == "State" || field == "\(Listing.pascal(noun))Status"
        || field == "\(Listing.pascal(noun))State"
    }
  }

  /// The field of an item that a placeholder is, if one is: `<app-name>` is `AppName`, and
  /// `<bucket-name>` is `Name` of a bucket.
  func field(for name: String) -> String? {
    guard let fields else {
      // Without the models only what is named after the listed things themselves is certain.
      return name.hasPrefix("\(noun)-") ? Listing.pascal(name) : nil
    }
    return fields.first { PlaceholderName.kebab($0) == name }
      ?? fields.first { "\(noun)-\(PlaceholderName.kebab($0))" == name }
  }

  private static func itemsPath(_ operation: AWSOperation) -> String? {
    if let key = operation.resultKeys.first { return key }
    let lists = operation.output.filter { $0.type == .list && !$0.path.contains(".") }
    return lists.count == 1 ? lists[0].path : nil
  }

  /// `list-apps` lists an app, `list-policies` a policy, `list-aliases` an alias.
  static func singular(_ plural: String) -> String {
    if plural.hasSuffix("ies") { return String(plural.dropLast(3)) + "y" }
    for ending in ["sses", "ases", "xes", "ches", "shes"] where plural.hasSuffix(ending) {
      return String(plural.dropLast(ending == "ases" && !plural.hasSuffix("iases") ? 1 : 2))
    }
    return plural.hasSuffix("s") && !plural.hasSuffix("ss") ? String(plural.dropLast()) : plural
  }

  private static func pascal(_ kebab: String) -> String {
    kebab.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// Finds over which items a command is repeated.
enum ItemLoop {
  /// The loop of a command, where its words or its description say that it is done for each item.
  ///
  /// - Parameters:
  ///   - command: the command.
  ///   - description: what the document says it is for.
  ///   - listings: the listings before it, in order.
  /// - Returns: the loop; nil where the command runs once.
  static func loop(
    for command: CompiledCommand, description: String, listings: [Listing]
  ) -> ForEach? {
    guard speaksOfItems(description, effect: command.effect), let call = command.call else {
      return nil
    }
    let names = Set(command.arguments.flatMap(\.names))
    guard !names.isEmpty, let listing = source(for: call, names: names, among: listings),
      extent(of: command, call, description, listing: listing) == .each
    else { return nil }
    let wanted = command.arguments.flatMap(\.names).filter { !listing.needs.contains($0) }
    var bindings: [ForEach.Binding] = []
    for name in wanted where !bindings.contains(where: { $0.name == name }) {
      if let field = listing.field(for: name) { bindings.append(.init(name: name, field: field)) }
    }
    guard !bindings.isEmpty else { return nil }
    let alternatives = alternatives(for: command, call: call, listing: listing, bindings: &bindings)
    return ForEach(
      source: .output(action: listing.action, path: listing.path, bindings: bindings),
      alternatives: alternatives, state: command.effect == .delete ? listing.state : nil)
  }

  /// Why a person chooses the items of a loop: the text speaks of some of them only.
  ///
  /// - Parameters:
  ///   - command: the command.
  ///   - description: what the document says it is for.
  ///   - listings: the listings before it, in order.
  /// - Returns: nil where it is for all of them, or runs once.
  static func reason(
    for command: CompiledCommand, description: String, listings: [Listing]
  ) -> String? {
    guard speaksOfItems(description, effect: command.effect), command.effect != .read,
      let call = command.call, command.arguments.contains(where: { !$0.names.isEmpty })
    else { return nil }
    let names = Set(command.arguments.flatMap(\.names))
    let listing = source(for: call, names: names, among: listings)
    switch extent(of: command, call, description, listing: listing) {
    case .once: return nil
    case .some(let word):
      return "it is for some of the items (\"\(word)\"), which a person chooses"
    case .each: break
    }
    let words = description.lowercased().letterRuns()
    guard
      let word = words.indices.first(where: { index in
        choosing.contains(words[index])
          && !(relative.contains(words[index])
            && words[(index + 1)...].prefix(3).contains { listed.contains($0) })
      })
    else { return nil }
    return "it is for some of the items (\"\(words[word])\"), which a person chooses"
  }

  /// Words that pick some of several things.
  private static let choosing: WordSet = [
    "except", "excluding", "exclude", "but", "besides", "without", "other", "apart", "that",
    "which", "whose", "who", "where", "older", "newer", "newest", "oldest", "latest", "unused",
    "unneeded", "not", "no", "only", "if", "unless", "matching", "stale", "inactive", "orphaned",
    "idle", "old", "expired", "obsolete", "more", "less", "last", "first", "most", "some", "half",
    "remaining", "unattached", "outdated", "beginning", "starting", "containing",
  ]
  private static let relative: WordSet = ["that", "which"]
  private static let listed: WordSet = ["listed", "found", "returned", "shown", "above"]

  /// The noun that an operation acts on: "user-profile" of `delete-user-profile`.
  static func noun(of operation: String) -> String {
    operation.split(separator: "-").dropFirst().joined(separator: "-")
  }

  /// Whether a description may be for several items at all; nearly none is.
  private static func speaksOfItems(_ description: String, effect: Action.Effect) -> Bool {
    let words = description.lowercased().letterRuns()
    return words.contains { $0 == "each" || $0 == "every" || $0 == "all" && effect != .read }
  }

  /// How a description speaks of what a command acts on.
  private static func extent(
    of command: CompiledCommand, _ call: AWSCall, _ description: String, listing: Listing?
  ) -> ItemExtent {
    // "delete-user-profile" acts on a user profile, "<domain-id>" is of a domain.
    func words(_ names: some Sequence<String>) -> Set<String> {
      Set(names.flatMap { $0.split(separator: "-").map { Listing.singular(String($0)) } })
        .subtracting(["id", "name", "arn", "identifier", "type", "url"])
    }
    let needs = listing?.needs ?? []
    let names = command.arguments.flatMap(\.names).filter { !needs.contains($0) }
    return ItemExtent(
      description, effect: command.effect,
      nouns: words([noun(of: call.operation), listing?.noun ?? ""] + names), known: words(needs))
  }

  /// The listing of the same things, else the nearest that has the most of the values.
  private static func source(
    for call: AWSCall, names: Set<String>, among listings: [Listing]
  ) -> Listing? {
    let noun = noun(of: call.operation)
    func count(_ listing: Listing) -> Int {
      names.count { !listing.needs.contains($0) && listing.field(for: $0) != nil }
    }
    if let same = listings.last(where: { $0.noun == noun && count($0) > 0 }) { return same }
    var best: (listing: Listing, count: Int)?
    for listing in listings {
      let found = count(listing)
      if found > 0, found >= best?.count ?? 0 { best = (listing, found) }
    }
    return best?.listing
  }

  /// What runs for items that lack a field.
  ///
  /// An option that is not required gives way to another one that the items have a field for: an app of a space has no user profile, and is deleted
  /// with `--space-name` instead of `--user-profile-name`.
  private static func alternatives(
    for command: CompiledCommand, call: AWSCall, listing: Listing,
    bindings: inout [ForEach.Binding]
  ) -> [ForEach.Alternative] {
    guard let fields = listing.fields else { return [] }
    let optional = optionalTexts(of: call, operation: command.operation)
    let used = Set(call.options.map(\.name))
    var alternatives: [ForEach.Alternative] = []
    for binding in bindings {
      guard let option = call.options.first(where: { $0.values == [.value(binding.name)] }),
        optional.contains(where: { $0.name == option.name }),
        let other = optional.first(where: { candidate in
          !used.contains(candidate.name) && fields.contains(candidate.member)
        })
      else { continue }
      let name = PlaceholderName.kebab(other.member)
      if !bindings.contains(where: { $0.name == name }) {
        bindings.append(.init(name: name, field: other.member))
      }
      alternatives.append(
        ForEach.Alternative(
          missing: binding.name,
          invocation: .arguments(
            replacing(option, with: Argument(other.name), .value(name), in: command.arguments))))
    }
    return alternatives
  }

  /// The options of a command that are texts and not required, with the members that they set.
  private static func optionalTexts(
    of call: AWSCall, operation: AWSOperation?
  ) -> [(name: String, member: String)] {
    if let operation {
      return operation.options.filter { !$0.isRequired && $0.type == .string }
        .map { ($0.name, $0.member) }
    }
    // Known without an installed CLI: an app is one of a user profile or of a space.
    guard call.service == "sagemaker", call.operation.hasSuffix("-app") else { return [] }
    return [("--user-profile-name", "UserProfileName"), ("--space-name", "SpaceName")]
  }

  private static func replacing(
    _ option: AWSCall.Option, with name: Argument, _ value: Argument, in arguments: [Argument]
  ) -> [Argument] {
    var result = arguments
    for index in result.indices where result[index].literal == option.name {
      result[index] = name
      if index + 1 < result.count { result[index + 1] = value }
    }
    return result
  }
}
