import Source

/// Makes actions of what directives say, and changes those of the blocks that they stand before.
struct DirectiveApplier {
  /// The directives of one step, merged: a later key wins.
  let entries: [Directive.Entry]
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ directives: [Directive]) {
    entries = directives.flatMap(\.entries)
  }

  /// Whether a key is there.
  func has(_ key: Directive.Key) -> Bool { entries.contains { $0.key == key } }

  /// The last entry of a key.
  func entry(_ key: Directive.Key) -> Directive.Entry? { entries.last { $0.key == key } }

  /// The entries of a key, in order.
  func all(_ key: Directive.Key) -> [Directive.Entry] { entries.filter { $0.key == key } }

  /// The actions that `run` or `manual` stand for; nil where neither is there.
  ///
  /// - Parameters:
  ///   - id: the step's id.
  ///   - text: the step in the document's words.
  ///   - line: the step's line.
  ///   - compiler: compiles the commands.
  ///   - file: the document.
  /// - Returns: the actions.
  mutating func actions(
    id: String, text: @autoclosure () -> String, line: Int, compiler: inout CommandCompiler,
    file: SourceFile
  ) -> [Action]? {
    if let manual = entry(.manual) {
      return [
        Action(
          id: "\(id)/1", kind: .manual, origin: .directive, line: line, effect: .unknown,
          text: manual.value.isEmpty ? text() : manual.value, reason: "the document says so")
      ]
    }
    // A fence's bare `{run}` says that the fence runs, and holds no command itself.
    let runs = all(.run).filter { !$0.value.isEmpty }
    guard !runs.isEmpty else { return nil }
    return runs.enumerated().map { index, entry in
      let command = compiler.compile(
        Array(entry.value.utf8), shell: "sh", map: entry.place)
      return Action(
        id: "\(id)/\(index + 1)", kind: command.invocation == nil ? .manual : .command,
        origin: .directive, line: file.location(of: entry.range.lowerBound).line,
        effect: command.effect, invocation: command.invocation, text: text(), gives: command.gives,
        probe: command.effect == .create
          ? ProbeTable.probe(for: command.arguments, gives: command.gives) : nil,
        reason: command.reason)
    }
  }

  /// Applies the keys that change an action.
  ///
  /// Of several actions they concern the last that does something: waits follow from it.
  mutating func apply(to actions: inout [Action], compiler: inout CommandCompiler) {
    guard let target = actions.lastIndex(where: { $0.kind != .wait }) else { return }
    applyFlow(&actions[target])
    if let entry = entry(.check) { actions[target].check = command(entry, &compiler) }
    if let entry = entry(.undo) { actions[target].undo = command(entry, &compiler) }
    let expected = all(.expect).map { PlaceholderScanner.argument($0.value) }
    if !expected.isEmpty { actions[target].expectation = .contains(expected) }
    if let entry = entry(.timeout) {
      if let seconds = Self.seconds(entry.value) {
        actions[target].timeout = seconds
      } else {
        report(entry, "\"\(entry.value)\" is no duration: write 90s, 2m or 1h")
      }
    }
    if let entry = entry(.retry) {
      if let count = Int(entry.value), count >= 0 {
        actions[target].retries = count
      } else {
        report(entry, "\"\(entry.value)\" is no number of retries")
      }
    }
    if has(.confirm) { actions[target].asksFirst = true }
    if let entry = entry(.name) { rename(&actions[target], entry) }
  }

  /// `gives` and `for-each`.
  private mutating func applyFlow(_ action: inout Action) {
    let given = gives()
    if !given.isEmpty {
      action.gives.removeAll { old in given.contains { $0.name == old.name } }
      action.gives = given + action.gives
    }
    guard let entry = entry(.forEach) else { return }
    let words = entry.value.split(whereSeparator: \.isWhitespace).map(String.init)
    switch words.count {
    case 3 where words[1] == "in":
      action.forEach = ForEach(
        source: .list(
          PlaceholderName.kebab(words[2]), item: PlaceholderName.kebab(words[0])))
    case 1:
      let list = PlaceholderName.kebab(words[0])
      action.forEach = ForEach(source: .list(list, item: Listing.singular(list)))
    default:
      report(entry, "\"\(entry.value)\" is no loop: write \"user in users\"")
    }
  }

  /// The values that `gives` names: `kms-arn = KeyMetadata.Arn`, several separated by commas.
  private mutating func gives() -> [Give] {
    let secrets = Set(secretNames)
    var result: [Give] = []
    for entry in all(.gives) {
      for part in entry.value.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
        let sides = part.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false
        ).map { String($0).trimmingSpaces }
        guard let first = sides.first, !first.isEmpty, sides.count == 1 || !sides[1].isEmpty else {
          report(entry, "\"\(part)\" gives nothing: write \"kms-arn = KeyMetadata.Arn\"")
          continue
        }
        let name = PlaceholderName.kebab(first)
        let path = sides.count == 2 ? sides[1] : "@"
        let member = path.split(separator: ".").last.map(String.init) ?? path
        result.append(
          Give(
            name: name, path: path,
            isSecret: secrets.contains(name) || GivesTable.isCredential(member: member)
              || SecretNames.isSecret(name)))
      }
    }
    return result
  }

  /// The inputs that `needs` and `secret` declare.
  var declaredInputs: [Input] {
    var inputs = all(.needs).flatMap { Self.names($0.value) }.map { Input(name: $0) }
    inputs += secretNames.map { Input(name: $0, isSecret: true) }
    if let entry = entry(.forEach) {
      let words = entry.value.split(whereSeparator: \.isWhitespace)
      if let list = words.last, words.count == 1 || words.count == 3 {
        inputs.append(Input(name: PlaceholderName.kebab(String(list)), isList: true))
      }
    }
    return inputs
  }

  private var secretNames: [String] { all(.secret).flatMap { Self.names($0.value) } }

  /// Names separated by commas or spaces.
  static func names(_ value: String) -> [String] {
    value.split { $0 == "," || $0.isWhitespace }.map { PlaceholderName.kebab(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// "90s", "2m", "1h", "1m30s"; a bare number is seconds.
  static func seconds(_ text: String) -> Int? {
    var total = 0
    var number = 0
    var hasDigits = false
    var hasAny = false
    for byte in text.utf8 where byte != UInt8(ascii: " ") {
      if byte.isASCIIDigit {
        let (product, overflow) = number.multipliedReportingOverflow(by: 10)
        guard !overflow, product < Int(Int32.max) else { return nil }
        number = product + Int(byte - UInt8(ascii: "0"))
        hasDigits = true
        continue
      }
      guard hasDigits else { return nil }
      switch byte {
      case UInt8(ascii: "s"): total += number
      case UInt8(ascii: "m"): total += number * 60
      case UInt8(ascii: "h"): total += number * 3600
      default: return nil
      }
      number = 0
      hasDigits = false
      hasAny = true
    }
    if hasDigits { return hasAny ? nil : number }
    return hasAny ? total : nil
  }

  private mutating func command(
    _ entry: Directive.Entry, _ compiler: inout CommandCompiler
  ) -> Invocation? {
    compiler.compile(Array(entry.value.utf8), shell: "sh", map: entry.place).invocation
  }

  private mutating func rename(_ action: inout Action, _ entry: Directive.Entry) {
    let name = Slug.of(entry.value)
    guard !name.isEmpty, let slash = action.id.lastIndex(of: "/") else {
      report(entry, "\"\(entry.value)\" is no name")
      return
    }
    action.id = action.id[...slash] + name
  }

  private mutating func report(_ entry: Directive.Entry, _ message: String) {
    diagnostics.append(Diagnostic("directive.value", .error, message, at: entry.range))
  }
}
