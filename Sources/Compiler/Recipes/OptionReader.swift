import AWS

/// Reads the values of an operation's options out of phrases: "runtime python3.12", "a timeout of 30
/// seconds", "For **Type**, choose **FIFO**".
struct OptionReader {
  /// One value.
  struct Found {
    /// The option.
    var option: String
    /// The key, where the option is a map.
    var key: String?
    /// The value; nil where it is what the service takes anyway ("type Standard").
    var value: Argument?
    /// Where the words begin that say it.
    var places: [Int] = []
  }

  private let noun: String
  private let options: [AWSOption]
  /// The keys of options that are maps, each with the words that it is made of.
  private let keys: [(option: String, key: String, words: Set<String>)]

  /// Reads an operation's options.
  ///
  /// - Parameters:
  ///   - operation: the operation.
  ///   - noun: what it makes, in one word: "FifoQueue" of a queue is "FIFO".
  init(_ operation: AWSOperation, noun: String) {
    self.noun = noun
    options = operation.options
    keys = options.filter { $0.type == .map }.flatMap { option in
      let named = option.shape?.key?.values ?? []
      let known = Self.keys["\(operation.service) \(operation.command) \(option.name)"] ?? []
      return (named + known).map { (option.name, $0, Self.words(ofKey: $0)) }
    }
  }

  /// Keys that the model leaves open (API reference of SNS, CreateTopic).
  private static let keys = [
    "sns create-topic --attributes": ["FifoTopic", "DisplayName", "ContentBasedDeduplication"]
  ]

  /// The values that a clause gives, in order.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - names: the words that are names of what is made.
  ///   - context: the roles that were made before.
  /// - Returns: each value with its option.
  func values(
    in clause: Clause, apartFrom names: [Range<Int>], context: ProseContext
  ) -> [Found] {
    var found: [Found] = []
    for item in Self.entries(of: clause) {
      let rest = item.filter { !names.contains($0.range) }
      guard var value = value(in: rest, context: context) else { continue }
      value.places = rest.map(\.range.lowerBound)
      found.append(value)
    }
    return found
  }

  /// The parts of a clause that may be a label and a value: "Type: FIFO" and "for **Type**, choose
  /// **FIFO**" put together.
  private static func entries(of clause: Clause) -> [[ProseToken]] {
    let labels = clause.lead.filter { ["for", "under"].contains($0.marker) }.flatMap(\.tokens)
    var entries: [[ProseToken]] = []
    var isValue = false
    for (index, phrase) in clause.phrases.enumerated() {
      let next = index + 1 < clause.phrases.count ? clause.phrases[index + 1] : nil
      let place =
        phrase.marker == "" && ["for", "as", "under", "to"].contains(next?.marker) ? next : nil
      for (number, item) in phrase.items.enumerated() {
        var tokens = item.tokens
        if number == 0, index == 0 { tokens = labels + tokens }
        if isValue, number == 0, let label = entries.popLast() { tokens = label + tokens }
        if let place, number == phrase.items.count - 1 { tokens += place.tokens }
        entries.append(tokens)
      }
      isValue = next?.marker == ":"
    }
    return entries
  }

  // MARK: One entry

  private func value(in tokens: [ProseToken], context: ProseContext) -> Found? {
    let words = tokens.filter { $0.isWord || $0.isMention }.flatMap(Self.words)
    if let found = mapped(words, tokens) { return found }
    if let found = role(in: tokens) ?? identifier(in: tokens, said: words) { return found }
    let allowed = tokens.compactMap { token -> Found? in
      let fits = options.filter { $0.values.contains { $0.lowercased() == token.lower } }
      guard fits.count == 1,
        let value = fits[0].values.first(where: { $0.lowercased() == token.lower })
      else { return nil }
      return Found(option: fits[0].name, key: nil, value: Argument(value))
    }
    if allowed.count == 1 { return allowed[0] }
    let said = Set(words)
    let labelled = options.filter { option in
      Self.label(of: option).allSatisfy(said.contains) && option.name != "--name"
    }.max { Self.label(of: $0).count < Self.label(of: $1).count }
    guard let option = labelled else { return nil }
    let label = Self.words(of: option) + ["name"]
    let rest = tokens.filter { token in
      guard token.isWord || token.isMention else { return false }
      let words = Self.words(of: token)
      if token.isMention { return !words.allSatisfy(label.contains) }
      return !words.allSatisfy { label.contains($0) || PlainWords.contains($0) }
    }
    return value(rest, of: option, context: context).map {
      Found(option: option.name, key: nil, value: $0)
    }
  }

  private func value(
    _ tokens: [ProseToken], of option: AWSOption, context: ProseContext
  ) -> Argument? {
    guard let token = tokens.first else { return nil }
    switch option.type {
    case .integer:
      guard Int(token.text) != nil, Self.isUnit(tokens.dropFirst().map(\.lower), of: option) else {
        return nil
      }
      return Argument(token.text)
    case .string:
      guard tokens.count == 1 else { return nil }
      let text = token.mention?.text ?? token.text
      if !option.values.isEmpty {
        return option.values.first { $0.lowercased() == text.lowercased() }.map { Argument($0) }
      }
      if let mention = token.mention, Self.isText(option) { return mention.name }
      guard token.mention?.isNameLike ?? Accounting.isValue(token.text) else { return nil }
      let name = PlaceholderText.argument(text)
      guard option.name.hasSuffix("role") || option.name.hasSuffix("role-arn"),
        !text.hasPrefix("arn:")
      else { return name }
      // A role is named, and its ARN is wanted.
      return context.roles.named(name)?.arn
    case .float, .boolean, .timestamp, .blob, .list, .map, .structure: return nil
    }
  }

  /// Whether what follows a number is the unit that the option counts in.
  private static func isUnit(_ words: [String], of option: AWSOption) -> Bool {
    guard let word = words.first else { return true }
    guard words.count == 1 else { return false }
    let unit = Lexicon.singular(word)
    let label = Self.words(of: option)
    if label.contains(unit) { return true }
    return ["second", "s"].contains(unit) && (label.contains("timeout") || label.contains("delay"))
  }

  /// An entry of a map: "a visibility timeout of 60 seconds", "FIFO".
  private func mapped(_ words: [String], _ tokens: [ProseToken]) -> Found? {
    let said = Set(words)
    for (option, key, label) in keys {
      let own = label.subtracting([noun])
      guard !own.isEmpty else { continue }
      let rest = words.filter { !label.contains($0) && !PlainWords.contains($0) && $0 != "type" }
      if label.contains("fifo"), rest == ["standard"] {
        return Found(option: option, key: key, value: nil)
      }
      guard own.isSubset(of: said) else { continue }
      if rest.isEmpty, label.contains(noun) {
        return Found(option: option, key: key, value: "true")
      }
      if own.isSuperset(of: label), let mention = tokens.last?.mention,
        rest.allSatisfy(mention.words.map(Lexicon.singular).contains)
      {
        return Found(option: option, key: key, value: mention.name)
      }
      let isTime = label.contains("timeout") || label.contains("delay")
      guard let number = rest.first, Int(number) != nil,
        rest.count == 1 || rest.count == 2 && isTime && rest[1] == "second"
      else { continue }
      return Found(option: option, key: key, value: Argument(number))
    }
    return nil
  }

  /// A role's ARN, where one option alone takes one: "with the role `arn:…:role/x`".
  private func role(in tokens: [ProseToken]) -> Found? {
    let wanted = options.filter { $0.name.hasSuffix("role-arn") || $0.name.hasSuffix("role") }
    guard wanted.count == 1, let option = wanted.first else { return nil }
    for token in tokens {
      let text = token.mention?.text ?? token.text
      if PlaceholderText.arn(in: text)?.contains(":role/") == true {
        return Found(option: option.name, key: nil, value: PlaceholderText.argument(text))
      }
    }
    return nil
  }

  /// An identifier that says itself what it is of: "in the VPC `vpc-1a2b`".
  private func identifier(in tokens: [ProseToken], said: [String]) -> Found? {
    for token in tokens {
      let text = token.mention?.text ?? token.text
      guard let kind = text.split(separator: "-").first, text.hasPrefix("\(kind)-"),
        said.contains(String(kind)), options.contains(where: { $0.name == "--\(kind)-id" })
      else { continue }
      return Found(option: "--\(kind)-id", key: nil, value: PlaceholderText.argument(text))
    }
    return nil
  }

  /// Whether any text will do.
  private static func isText(_ option: AWSOption) -> Bool {
    option.name.hasSuffix("description") || option.name.hasSuffix("comment")
      || option.name.hasSuffix("expression") || option.name == "--value"
  }

  private static func words(of option: AWSOption) -> [String] {
    option.name.split(separator: "-").map { Lexicon.singular(String($0)) }
  }

  /// What a text calls an option: "the endpoint config **x**" is its name.
  private static func label(of option: AWSOption) -> [String] {
    let words = words(of: option)
    return words.count > 2 && words.last == "name" ? words.dropLast() : words
  }

  /// The words of a token, as options are called.
  private static func words(of token: ProseToken) -> [String] {
    let words = token.mention?.words ?? [token.lower]
    return words.map { $0 == "configuration" ? "config" : Lexicon.singular($0) }
  }

  /// The words of "VisibilityTimeout".
  private static func words(ofKey key: String) -> Set<String> {
    Set(PlaceholderName.kebab(key).split(separator: "-").map { Lexicon.singular(String($0)) })
  }
}
