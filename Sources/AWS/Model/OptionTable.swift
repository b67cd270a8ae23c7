/// Makes an operation's options from its input's members, as `clidriver.py` and the CLI's
/// customisations do.
struct OptionTable {
  /// The options.
  private(set) var options: [AWSOption] = []

  init(
    operation: AWSOperation, changes: [CommandCustomisation.OptionChange], isVersion2: Bool
  ) {
    let members = operation.inputShape?.members ?? []
    for member in members {
      var option = AWSOption(
        name: "--" + CommandName.of(member.name), member: member.name,
        isRequired: member.isRequired && !member.isIdempotencyToken, type: member.shape.type,
        shape: member.shape)
      if option.type == .boolean { option.negative = "--no-" + option.name.dropFirst(2) }
      options.append(option)
    }
    for change in changes { apply(change, isVersion2: isVersion2) }
    for index in options.indices where Self.wrapsBoolean(options[index].shape) {
      options[index].arity = .optional
      options[index].negative = "--no-" + options[index].name.dropFirst(2)
    }
    addPaging(operation, members: members)
    let writesFile = operation.outputIsFile || options.contains(where: \.isPositional)
    if operation.outputIsFile {
      options.append(
        AWSOption(
          name: "outfile", member: "", isRequired: true, type: .string, isPositional: true))
    }
    let isVirtualDevice = operation.command == "create-virtual-mfa-device"
    if !(writesFile || isVirtualDevice) || isVersion2 { addInput(isVersion2: isVersion2) }
  }

  private mutating func apply(
    _ change: CommandCustomisation.OptionChange, isVersion2: Bool
  ) {
    switch change {
    case .rename(let old, let new):
      for index in options.indices {
        if options[index].name == "--" + old { options[index].name = "--" + new }
        if options[index].negative == "--" + old { options[index].negative = "--" + new }
      }
    case .alias(let alias, let name):
      guard !isVersion2 else { return }
      for index in options.indices where options[index].name == "--" + name {
        options[index].aliases.append("--" + alias)
      }
    case .remove(let name): options.removeAll { $0.name == "--" + name }
    case .makeOptional(let name):
      for index in options.indices where options[index].name == "--" + name {
        options[index].isRequired = false
      }
    case .add(let added): add(added)
    case .addInVersion2(let added): if isVersion2 { add(added) }
    }
  }

  private mutating func add(_ added: CommandCustomisation.AddedOption) {
    let name = (added.isPositional ? "" : "--") + added.name
    options.removeAll { $0.name == name }
    var option = AWSOption(
      name: name, member: added.member, isRequired: added.isRequired, type: added.type,
      isPositional: added.isPositional)
    if added.isValueOptional { option.arity = .optional }
    options.append(option)
  }

  /// The options that replace a service's own way of paging (`paginate.py`); the service's options
  /// stay, unless they have the same name.
  private mutating func addPaging(_ operation: AWSOperation, members: [AWSShape.Member]) {
    guard operation.isPaged else { return }
    let limit = operation.limitKey.flatMap { key in members.first { $0.name == key } }
    var added = ["--starting-token", "--max-items"]
    if limit != nil { added.insert("--page-size", at: 1) }
    options.removeAll { added.contains($0.name) }
    for name in added {
      let type = name == "--starting-token" ? .string : limit?.shape.type ?? .integer
      options.append(AWSOption(name: name, member: "", isRequired: false, type: type))
    }
  }

  private mutating func addInput(isVersion2: Bool) {
    let names = ["--cli-input-json"] + (isVersion2 ? ["--cli-input-yaml"] : [])
    for name in names {
      options.append(AWSOption(name: name, member: "", isRequired: false, type: .string))
    }
    var skeleton = AWSOption(
      name: "--generate-cli-skeleton", member: "", isRequired: false, type: .string)
    skeleton.arity = .optional
    options.append(skeleton)
  }

  /// Whether a structure holds one boolean named "Value", which EC2 uses for attributes: the option
  /// is then a flag that may have a value (`toplevelbool.py`).
  private static func wrapsBoolean(_ shape: AWSShape?) -> Bool {
    guard let shape, shape.type == .structure else { return false }
    let members = shape.members
    return members.count == 1 && members[0].name == "Value" && members[0].shape.type == .boolean
  }
}
