/// One service of the CLI.
package struct AWSService: Sendable {
  /// "sagemaker".
  package var command: String
  /// "Amazon SageMaker Service".
  package var fullName: String { index.fullName }

  let index: ServiceIndex
  let isVersion2: Bool
  private let customisation: CommandCustomisation

  init(command: String, index: ServiceIndex, isVersion2: Bool) {
    self.command = command
    self.index = index
    self.isVersion2 = isVersion2
    customisation = CommandCustomisation(service: command)
  }

  /// The operations, sorted by command.
  package var operations: [AWSOperation] { operationCommands.compactMap { operation($0) } }

  /// The commands of the operations, sorted.
  package var operationCommands: [String] {
    let modelled = (0..<index.operationCount).map { index.file.string(index.operation(at: $0)) }
    return (modelled.filter { !isReplaced($0) } + customisation.otherCommands.keys).sorted()
  }

  /// The commands without a model (`ecr get-login-password`), whose options are not known.
  package var customCommands: [String] { customisation.customCommands }

  /// What `wait` can wait for, sorted by command.
  package var waiters: [AWSWaiter] { index.waiters }

  /// The operation of that command, in O(log operations).
  package func operation(_ command: String) -> AWSOperation? {
    guard !isReplaced(command) else { return nil }
    return index.operation(named: customisation.otherCommands[command] ?? command).map {
      operation(at: $0, command: command)
    }
  }

  /// The operation of that API name ("CreateDomain"), in O(operations).
  package func operation(calling name: String) -> AWSOperation? {
    index.operation(calling: name).map { operation(at: $0, command: index.file.string($0)) }
  }

  /// The waiter of that command, in O(log waiters).
  package func waiter(_ command: String) -> AWSWaiter? { index.waiter(named: command) }

  private func isReplaced(_ command: String) -> Bool {
    customisation.goneCommands.contains(command)
      || customisation.customCommands.contains(command)
  }

  private func operation(at place: Int, command: String) -> AWSOperation {
    AWSOperation(
      service: self.command, command: command, index: index, place: place,
      optionChanges: customisation.changes(of: command), isVersion2: isVersion2)
  }
}
