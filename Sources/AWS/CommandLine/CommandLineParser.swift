import JSON
import Source

/// Takes a command apart in the three rounds that the CLI does: what is global, the service's
/// command, and its options, each round leaving the words it does not know to the next
/// (`clidriver.py` and Python's argparse).
struct CommandLineParser {
  private let catalogue: AWSCatalogue
  private let arguments: [String]
  private var line: AWSCommandLine

  init(_ arguments: [String], catalogue: AWSCatalogue) {
    self.arguments = arguments
    self.catalogue = catalogue
    line = AWSCommandLine(arguments: arguments)
  }

  private var isVersion2: Bool { catalogue.installation.isVersion2 }

  /// Parses and checks.
  mutating func parse() -> AWSCommandLine {
    let rest = takeGlobals()
    parseCommand(rest)
    checkGlobals()
    line.problems.sort { $0.argument < $1.argument }
    return line
  }

  private mutating func report(
    _ kind: AWSProblem.Kind, _ message: String, argument: Int, suggestion: String? = nil
  ) {
    line.problems.append(
      AWSProblem(kind, message, argument: argument, suggestion: suggestion))
  }

  // MARK: Words

  /// Whether a word stands for itself rather than naming an option: as argparse sees it, a word
  /// that begins with a hyphen but is a number, or holds a space, is a value.
  private func isValue(_ word: String) -> Bool {
    guard word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 else { return true }
    if word.dropFirst().first?.isNumber == true, Double(word) != nil { return true }
    return word.utf8.contains(UInt8(ascii: " ")) && !word.utf8.contains(UInt8(ascii: "="))
  }

  /// An option's name and, after `=`, its value.
  private func named(_ argument: Int) -> (name: String, inline: AWSCommandLine.Value?) {
    let word = arguments[argument]
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (word, nil) }
    let after = word.utf8.index(after: equals)
    let start = word.utf8.distance(from: word.startIndex, to: after)
    return (
      String(word[..<equals]),
      AWSCommandLine.Value(argument: argument, start: start, text: String(word[after...]))
    )
  }

  private func whole(_ argument: Int) -> AWSCommandLine.Value {
    AWSCommandLine.Value(argument: argument, start: 0, text: arguments[argument])
  }

  // MARK: First round

  /// Takes the global options and the service; gives the other arguments.
  private mutating func takeGlobals() -> [Int] {
    let globals = GlobalOptions.all(isVersion2: isVersion2)
    var rest: [Int] = []
    var index = 1
    while index < arguments.count {
      let word = arguments[index]
      if isValue(word) {
        if line.service == nil {
          line.service = word
          line.serviceArgument = index
        } else {
          rest.append(index)
        }
        index += 1
        continue
      }
      let (name, inline) = named(index)
      let matches = globals.filter { $0.name == name }
      let candidates = matches.isEmpty ? globals.filter { $0.name.hasPrefix(name) } : matches
      guard name.utf8.count > 2, let global = candidates.first,
        candidates.count == 1 || line.service == nil
      else {
        rest.append(index)
        index += 1
        continue
      }
      if candidates.count > 1 {
        let names = candidates.map { "\"\($0.name)\"" }.joined(separator: ", ")
        report(.ambiguousOption, "\"\(name)\" is the beginning of \(names)", argument: index)
        index += 1
        continue
      }
      if global.name != name { reportAbbreviation(name, of: global.name, argument: index) }
      let argument = index
      index += 1
      var values: [AWSCommandLine.Value] = []
      if let inline {
        values = [inline]
      } else if global.takesValue {
        if index < arguments.count, isValue(arguments[index]) {
          values = [whole(index)]
          index += 1
        } else {
          report(.missingValue, "\"\(global.name)\" needs a value", argument: argument)
        }
      }
      line.globals.append(
        AWSCommandLine.Option(
          name: global.name, option: nil, argument: argument, values: values))
    }
    return rest
  }

  private mutating func checkGlobals() {
    for option in line.globals {
      guard let value = option.values.first,
        let global = GlobalOptions.all(isVersion2: isVersion2).first(where: {
          $0.name == option.name
        })
      else { continue }
      let isFormat = global.name == "--output" && !isVersion2
      let allowed = isFormat ? GlobalOptions.formatsOfVersion1 : global.values
      let text = PlaceholderText(value.text)
      if !allowed.isEmpty, !allowed.contains(where: text.canBe) {
        line.problems.append(
          AWSProblem(
            .valueNotAllowed,
            "\"\(value.text)\" is not allowed for \"\(option.name)\": it is one of "
              + allowed.map { "\"\($0)\"" }.joined(separator: ", "),
            argument: value.argument,
            range: value.start..<(value.start + value.text.utf8.count),
            suggestion: NearestName.of(value.text, among: allowed)))
      }
    }
  }

  // MARK: Second round

  private mutating func parseCommand(_ rest: [Int]) {
    guard let name = line.service, let serviceArgument = line.serviceArgument else {
      if line.globals.contains(where: { $0.name == "--version" }) {
        line.kind = .help
      } else {
        report(.unknownService, "the command names no service", argument: 0)
      }
      return
    }
    if name == "help" {
      line.kind = .help
      return
    }
    guard !PlaceholderText(name).hasGaps else { return }
    let position = rest.firstIndex { isValue(arguments[$0]) }
    line.command = position.map { arguments[rest[$0]] }
    line.commandArgument = position.map { rest[$0] }
    if let subcommands = ServiceCommand.custom[name] {
      parseCustom(name, subcommands, rest)
      return
    }
    guard let service = catalogue.service(name) else {
      let near = NearestName.of(name, among: catalogue.commands)
      report(
        .unknownService, "\"\(name)\" is no service of the AWS CLI", argument: serviceArgument,
        suggestion: near)
      return
    }
    guard let position, let command = line.command else {
      report(
        .unknownCommand, "\"\(name)\" needs a command after it", argument: serviceArgument)
      return
    }
    var others = rest
    others.remove(at: position)
    parse(command, argument: rest[position], of: service, others)
  }

  private mutating func parseCustom(_ name: String, _ subcommands: [String], _ rest: [Int]) {
    line.kind = .custom
    guard let command = line.command, let argument = line.commandArgument,
      !subcommands.isEmpty, !PlaceholderText(command).hasGaps
    else { return }
    if command == "help" {
      line.kind = .help
    } else if !subcommands.contains(command) {
      line.kind = .unknown
      report(
        .unknownCommand, "\"\(name)\" has no command \"\(command)\"", argument: argument,
        suggestion: NearestName.of(command, among: subcommands))
    } else if name == "s3", let options = S3Command.options(of: command) {
      checkNames(rest, title: "s3 \(command)", options: options)
    }
  }

  /// Reports options that the command does not have, where nothing more is known of them.
  ///
  /// The CLI takes the beginning of an option for the whole here too.
  private mutating func checkNames(_ rest: [Int], title: String, options: [String]) {
    for argument in rest where !isValue(arguments[argument]) {
      let (name, _) = named(argument)
      guard name.hasPrefix("--"), !PlaceholderText(name).hasGaps,
        !options.contains(where: { $0.hasPrefix(name) })
      else { continue }
      reportUnknown(name, of: title, among: options, argument: argument)
    }
  }

  private mutating func reportUnknown(
    _ name: String, of title: String, among names: [String], argument: Int
  ) {
    let globals = GlobalOptions.all(isVersion2: isVersion2).map(\.name)
    if !isVersion2, GlobalOptions.all(isVersion2: true).contains(where: { $0.name == name }) {
      return report(
        .unknownOption,
        "\"\(name)\" is an option of version 2 of the CLI, and version 1 is installed",
        argument: argument)
    }
    report(
      .unknownOption, "\"\(title)\" has no option \"\(name)\"", argument: argument,
      suggestion: NearestName.of(name, among: names + globals) ?? similar(name, among: names))
  }

  private mutating func parse(
    _ command: String, argument: Int, of service: AWSService, _ rest: [Int]
  ) {
    if command == "help" || rest.contains(where: { arguments[$0] == "help" }) && rest.count == 1 {
      line.kind = .help
      return
    }
    if PlaceholderText(command).hasGaps { return }
    if command == "wait" {
      parseWait(service, argument: argument, rest)
    } else if let operation = service.operation(command) {
      line.kind = .operation(operation)
      parseOptions(rest, operation: operation, options: operation.options)
    } else if service.customCommands.contains(command) {
      line.kind = .custom
    } else {
      let names = service.operationCommands + service.customCommands
      // "CreateDomain" is what the operation is called elsewhere.
      let named = CommandName.of(command)
      report(
        .unknownCommand, "\"\(service.command)\" has no command \"\(command)\"",
        argument: argument,
        suggestion: names.contains(named) ? named : NearestName.of(command, among: names))
    }
  }

  private mutating func parseWait(_ service: AWSService, argument: Int, _ rest: [Int]) {
    guard let position = rest.firstIndex(where: { isValue(arguments[$0]) }) else {
      return report(
        .unknownCommand, "\"\(service.command) wait\" does not say what for", argument: argument)
    }
    let name = arguments[rest[position]]
    guard !PlaceholderText(name).hasGaps else { return }
    guard let waiter = service.waiter(name),
      let operation = service.operation(calling: waiter.operation)
    else {
      return report(
        .unknownCommand, "\"\(service.command)\" cannot wait for \"\(name)\"",
        argument: rest[position],
        suggestion: NearestName.of(name, among: service.waiters.map(\.command)))
    }
    line.kind = .waiter(waiter, operation)
    var others = rest
    others.remove(at: position)
    let paging = ["--starting-token", "--page-size", "--max-items"]
    parseOptions(
      others, operation: operation,
      options: operation.options.filter { !paging.contains($0.name) || !$0.member.isEmpty })
  }

  // MARK: Third round

  /// Parses what is left by the command's options.
  private mutating func parseOptions(
    _ rest: [Int], operation: AWSOperation, options: [AWSOption]
  ) {
    let title = "\(line.service ?? "") \(line.command ?? "")"
    var positional = options.filter(\.isPositional)[...]
    var index = 0
    while index < rest.count {
      let argument = rest[index]
      index += 1
      if isValue(arguments[argument]) {
        if let option = positional.popFirst() {
          line.options.append(
            AWSCommandLine.Option(
              name: option.name, option: option, argument: argument,
              values: [whole(argument)]))
        } else {
          report(
            .unexpectedArgument,
            "\"\(arguments[argument])\" belongs to no option of \"\(title)\"", argument: argument)
        }
        continue
      }
      let (name, inline) = named(argument)
      guard let (option, isNegative) = find(name, options, argument: argument, title: title)
      else {
        // The CLI names what follows an unknown option as unknown too; once is enough here.
        while index < rest.count, isValue(arguments[rest[index]]) { index += 1 }
        continue
      }
      var values: [AWSCommandLine.Value] = inline.map { [$0] } ?? []
      if inline == nil, !isNegative {
        let most =
          switch option.arity {
          case .none: 0
          case .one, .optional: 1
          case .many: Int.max
          }
        while values.count < most, index < rest.count, isValue(arguments[rest[index]]) {
          values.append(whole(rest[index]))
          index += 1
        }
        if values.isEmpty, option.arity == .one {
          report(.missingValue, "\"\(option.name)\" needs a value", argument: argument)
        }
      } else if inline != nil, option.arity == .none || isNegative {
        report(.unexpectedArgument, "\"\(name)\" takes no value", argument: argument)
      }
      line.options.append(
        AWSCommandLine.Option(
          name: option.name, option: option, argument: argument, values: values,
          isNegative: isNegative))
    }
    checkRepetition()
    checkValues()
    checkRequired(operation, options)
  }

  private mutating func find(
    _ name: String, _ options: [AWSOption], argument: Int, title: String
  ) -> (option: AWSOption, isNegative: Bool)? {
    if let option = options.first(where: { $0.name == name || $0.aliases.contains(name) }) {
      return (option, false)
    }
    if let option = options.first(where: { $0.negative == name }) { return (option, true) }
    guard !PlaceholderText(name).hasGaps else { return nil }
    let names = options.filter { !$0.isPositional }.flatMap { option in
      [option.name] + option.aliases + [option.negative].compactMap(\.self)
    }
    let longer = name.utf8.count > 2 ? names.filter { $0.hasPrefix(name) } : []
    if longer.count > 1 {
      let shown = longer.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
      report(.ambiguousOption, "\"\(name)\" is the beginning of \(shown)", argument: argument)
      return nil
    }
    if let full = longer.first {
      reportAbbreviation(name, of: full, argument: argument)
      return find(full, options, argument: argument, title: title)
    }
    reportUnknown(name, of: title, among: names, argument: argument)
    return nil
  }

  /// An option that has the same words and more, or the same in another order.
  private func similar(_ name: String, among names: [String]) -> String? {
    let words = Set(name.split(separator: "-"))
    guard words.count > 1 else { return nil }
    return names.filter { words.isSubset(of: $0.split(separator: "-")) }
      .min { $0.utf8.count < $1.utf8.count }
  }

  private mutating func reportAbbreviation(_ name: String, of full: String, argument: Int) {
    report(
      .abbreviatedOption, "\"\(name)\" is short for \"\(full)\" only as long as no other begins so",
      argument: argument)
    line.problems[line.problems.count - 1].suggestion = full
  }

  private mutating func checkRepetition() {
    var seen: [String: Bool] = [:]
    for option in line.options {
      if let before = seen[option.name] {
        report(
          .repeatedOption,
          before == option.isNegative
            ? "\"\(option.name)\" stands twice, and only the last counts"
            : "\"\(option.name)\" stands together with its negative", argument: option.argument)
      }
      seen[option.name] = option.isNegative
    }
  }

  private mutating func checkValues() {
    for option in line.options {
      guard let shape = option.option?.shape else { continue }
      var reader = OptionValueReader(
        service: line.service ?? "", operation: line.command ?? "")
      line.problems += reader.read(option, shape).problems
    }
  }

  private mutating func checkRequired(_ operation: AWSOperation, _ options: [AWSOption]) {
    let given = Set(line.options.map(\.name))
    if given.contains("--generate-cli-skeleton") || given.contains("--cli-input-yaml") { return }
    var members: Set<String> = []
    if let input = line.options.last(where: { $0.name == "--cli-input-json" }) {
      guard let read = inputMembers(input, operation) else { return }
      members = read
    }
    guard let command = line.commandArgument else { return }
    for option in options where option.isRequired {
      if given.contains(option.name) || members.contains(option.member) { continue }
      // A misspelt option is reported as such, not as missing too.
      if line.problems.contains(where: {
        $0.suggestion == option.name || $0.suggestion == option.member
      }) {
        continue
      }
      let what = option.isPositional ? "argument" : "option"
      report(
        .missingOption,
        "\"\(line.service ?? "") \(line.command ?? "")\" lacks the required \(what) "
          + "\"\(option.name)\"", argument: command)
    }
  }

  /// The members that `--cli-input-json` gives, after checking them; nil where that is not known.
  private mutating func inputMembers(
    _ input: AWSCommandLine.Option, _ operation: AWSOperation
  ) -> Set<String>? {
    guard let value = input.values.first, !value.text.hasPrefix("file://"),
      value.text.drop(while: \.isWhitespace).first == "{"
    else { return nil }
    var checker = ValueChecker()
    let place = ValueChecker.Place(
      argument: value.argument, range: value.start..<(value.start + value.text.utf8.count),
      path: "--cli-input-json")
    let root = checker.checkJSON(
      value.text, operation.inputShape, from: value.start, at: place)
    // Options can supply what the JSON lacks at its top.
    let whole = root.map {
      ($0.range.lowerBound + value.start)..<($0.range.upperBound + value.start)
    }
    line.problems += checker.problems.filter { $0.kind != .missingMember || $0.range != whole }
    return root.map { Set($0.members.map(\.name)) }
  }
}
