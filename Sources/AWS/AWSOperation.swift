/// One operation of a service.
package struct AWSOperation: Sendable {
  /// The service's command: "sagemaker".
  package var service: String
  /// "create-domain".
  package var command: String

  private let index: ServiceIndex
  private let place: Int
  private let optionChanges: [CommandCustomisation.OptionChange]
  private let isVersion2: Bool

  init(
    service: String, command: String, index: ServiceIndex, place: Int,
    optionChanges: [CommandCustomisation.OptionChange], isVersion2: Bool
  ) {
    self.service = service
    self.command = command
    self.index = index
    self.place = place
    self.optionChanges = optionChanges
    self.isVersion2 = isVersion2
  }

  private var file: IndexFile { index.file }

  /// "CreateDomain".
  package var name: String { file.string(place + 1) }

  /// The structure that the operation takes; nil where it takes nothing.
  package var inputShape: AWSShape? { AWSShape(file: file, place: file.word(place + 2)) }

  /// The structure that the operation returns; nil where it returns nothing.
  package var outputShape: AWSShape? { AWSShape(file: file, place: file.word(place + 3)) }

  /// Whether the service's documentation advises against it.
  package var isDeprecated: Bool { flags & ServiceIndex.OperationFlags.deprecated != 0 }

  /// Whether the CLI asks for all pages by itself.
  package var isPaged: Bool { flags & ServiceIndex.OperationFlags.paged != 0 }

  /// Whether the output goes to a file, the command's last argument.
  package var outputIsFile: Bool { flags & ServiceIndex.OperationFlags.outputIsFile != 0 }

  /// The codes of the errors that the model names.
  package var errors: [String] { file.strings(place + 5) }

  /// The result keys of the paginator, as "Apps"; empty where the operation is not paged.
  package var resultKeys: [String] { isPaged ? file.strings(paginator) : [] }

  /// The members that carry a page's place in the whole, as "NextToken".
  package var inputTokens: [String] {
    isPaged ? file.strings(paginator + 1 + file.length(paginator)) : []
  }

  /// The member that bounds a page's size, as "MaxResults".
  package var limitKey: String? {
    guard isPaged else { return nil }
    let tokens = paginator + 1 + file.length(paginator)
    let key = file.string(tokens + 1 + file.length(tokens))
    return key.isEmpty ? nil : key
  }

  /// The service that signs its requests, and the first part of its host's name.
  var signingName: String { index.signingName.isEmpty ? index.endpointPrefix : index.signingName }

  /// The options, those of the model in its order, then those that the CLI adds.
  package var options: [AWSOption] {
    OptionTable(operation: self, changes: optionChanges, isVersion2: isVersion2).options
  }

  /// The option of that name ("--domain-id"), its negative form or its hidden second names.
  package func option(_ name: String) -> AWSOption? {
    options.first { $0.name == name || $0.negative == name || $0.aliases.contains(name) }
  }

  private var flags: Int { file.word(place + 4) }
  private var paginator: Int { place + 6 + file.length(place + 5) }
}

extension AWSOperation {
  /// The members of the output, nested ones by path.
  ///
  /// At most five structures deep, no shape inside itself, and at most 4,096 of them.
  package var output: [AWSOutputMember] {
    guard let outputShape else { return [] }
    var members: [AWSOutputMember] = []
    var inside: [Int] = []
    var structures = 0
    func visit(_ shape: AWSShape, path: String, isSensitive: Bool) {
      guard members.count < 4096, inside.count < 12, !inside.contains(shape.place) else { return }
      inside.append(shape.place)
      defer { inside.removeLast() }
      switch shape.type {
      case .structure:
        guard structures < 5 else { return }
        structures += 1
        defer { structures -= 1 }
        for member in shape.members {
          let memberPath = path.isEmpty ? member.name : "\(path).\(member.name)"
          let isSensitive = isSensitive || member.shape.isSensitive
          members.append(
            AWSOutputMember(
              path: memberPath, type: member.shape.type, isSensitive: isSensitive))
          visit(member.shape, path: memberPath, isSensitive: isSensitive)
        }
      case .list:
        guard let element = shape.element else { return }
        let isSensitive = isSensitive || element.isSensitive
        if element.type != .structure {
          members.append(
            AWSOutputMember(path: "\(path)[]", type: element.type, isSensitive: isSensitive))
        }
        visit(element, path: "\(path)[]", isSensitive: isSensitive)
      default: break
      }
    }
    visit(outputShape, path: "", isSensitive: false)
    return members
  }

  /// The type and sensitivity of one value of the output, without listing the others.
  ///
  /// - Parameter path: "KeyMetadata.Arn", "Apps[].AppName", "Domains[0].DomainId".
  /// - Returns: What the model says of it; nil where the output has no such value.
  package func outputMember(at path: String) -> AWSOutputMember? {
    guard var shape = outputShape else { return nil }
    var isSensitive = false
    func enter(_ next: AWSShape?) -> Bool {
      guard let next else { return false }
      shape = next
      isSensitive = isSensitive || next.isSensitive
      return true
    }
    for step in path.split(separator: ".", omittingEmptySubsequences: false) {
      let brackets = step.split(separator: "[", omittingEmptySubsequences: false)
      let name = String(brackets[0])
      let isEntered =
        shape.type == .map ? enter(shape.element) : enter(shape.member(name)?.shape)
      guard isEntered else { return nil }
      for bracket in brackets.dropFirst() {
        guard bracket.hasSuffix("]"), shape.type == .list, enter(shape.element) else { return nil }
      }
    }
    return AWSOutputMember(path: path, type: shape.type, isSensitive: isSensitive)
  }
}

/// One member of an operation's output.
package struct AWSOutputMember: Hashable, Sendable {
  /// "KeyMetadata.Arn", "Apps[].AppName".
  package var path: String
  /// The value's type.
  package var type: AWSOption.ValueType
  /// Whether the model marks it, or something around it, as secret.
  package var isSensitive: Bool
}
