/// One service's model as an ``IndexFile``: operations by command, shapes where operations need them.
///
///     word  0  the service's full name          1  endpointPrefix     2  signingName, or empty
///           3  how many operations              4  where their table begins
///           5  how many waiters                 6  where their table begins
///
/// A table holds the place of each record, ordered by command. An operation's record: command, name,
/// the input's and the output's shape (0 for none), flags (1 deprecated, 2 paged, 4 the output is a
/// file), its errors; where paged also the paginator's result keys, input tokens and limit key. A
/// waiter's record: command, operation, delay, attempts, how many acceptors, and for each matcher,
/// path, expected, state. A shape is known by the place of its record (see ``AWSShape``). A list of
/// strings is a count and references.
struct ServiceIndex: Sendable {
  /// The file.
  let file: IndexFile

  /// The service's full name: "Amazon SageMaker Service".
  var fullName: String { file.string(0) }

  /// The host name's first part.
  var endpointPrefix: String { file.string(1) }

  /// The name that requests are signed for, where it is not the endpoint's prefix.
  var signingName: String { file.string(2) }

  /// How many operations there are.
  var operationCount: Int { file.length(3) }

  /// The place of an operation's record, by its position in the order of commands.
  func operation(at position: Int) -> Int { file.word(file.word(4) + position) }

  /// The place of the record of the operation that a command names, in O(log operations).
  func operation(named command: String) -> Int? {
    record(named: command, table: file.word(4), count: operationCount)
  }

  /// The place of the record of the operation of an API name, in O(operations).
  func operation(calling name: String) -> Int? {
    let wanted = Array(name.utf8)
    return (0..<operationCount).lazy.map(operation(at:)).first {
      file.compare($0 + 1, to: wanted) == 0
    }
  }

  /// All waiters, ordered by command.
  var waiters: [AWSWaiter] {
    (0..<file.length(5)).compactMap { waiter(at: file.word(file.word(6) + $0)) }
  }

  /// The waiter of that command, in O(log waiters).
  func waiter(named command: String) -> AWSWaiter? {
    record(named: command, table: file.word(6), count: file.length(5)).flatMap(waiter(at:))
  }

  private func record(named command: String, table: Int, count: Int) -> Int? {
    let position = file.lowerBound(of: command, positions: count) { file.word(table + $0) }
    guard position < count else { return nil }
    let record = file.word(table + position)
    return file.compare(record, to: Array(command.utf8)) == 0 ? record : nil
  }

  private func waiter(at place: Int) -> AWSWaiter? {
    var acceptors: [AWSWaiter.Acceptor] = []
    for number in 0..<file.length(place + 4) {
      let start = place + 5 + 4 * number
      guard let matcher = AWSWaiter.Acceptor.Matcher(rawValue: file.string(start)),
        let state = AWSWaiter.Acceptor.State(rawValue: file.string(start + 3))
      else { return nil }
      let path = file.string(start + 1)
      acceptors.append(
        AWSWaiter.Acceptor(
          matcher: matcher, path: path.isEmpty ? nil : path, expected: file.string(start + 2),
          state: state))
    }
    return AWSWaiter(
      command: file.string(place), operation: file.string(place + 1), delay: file.word(place + 2),
      maxAttempts: file.word(place + 3), acceptors: acceptors)
  }
}

extension ServiceIndex {
  /// Flags of an operation's record.
  enum OperationFlags {
    static let deprecated = 1
    static let paged = 2
    static let outputIsFile = 4
  }

  /// Lays a model out as the content of an index.
  static func content(of model: ServiceModel, stamp: UInt64) -> [UInt8] {
    var writer = IndexWriter()
    writer.add(model.fullName)
    writer.add(model.endpointPrefix)
    writer.add(model.signingName ?? "")
    for _ in 3...6 { writer.add(0) }
    var shapes = ShapeLayout(model)
    shapes.write(to: &writer)

    let operations = model.operations.map { (command: CommandName.of($0.name), operation: $0) }
      .sorted { $0.command < $1.command }
    var places: [Int] = []
    for (command, operation) in operations {
      places.append(writer.position)
      let paginator = model.paginators[operation.name]
      let payload = operation.output.flatMap { name -> String? in
        guard let shape = model.shapes[name], let payload = shape.payload else { return nil }
        return shape.members.first { $0.name == payload }?.shape
      }
      var flags = operation.isDeprecated ? OperationFlags.deprecated : 0
      if paginator != nil { flags |= OperationFlags.paged }
      if let payload, model.shapes[payload]?.type == "blob" { flags |= OperationFlags.outputIsFile }
      writer.add(command)
      writer.add(operation.name)
      writer.add(operation.input.map(shapes.place(of:)) ?? 0)
      writer.add(operation.output.map(shapes.place(of:)) ?? 0)
      writer.add(flags)
      writer.add(operation.errors)
      if let paginator {
        writer.add(paginator.resultKeys)
        writer.add(paginator.inputTokens)
        writer.add(paginator.limitKey ?? "")
      }
    }
    writer.set(3, to: places.count)
    writer.set(4, to: writer.position)
    for place in places { writer.add(place) }

    places = []
    for waiter in model.waiters.sorted(by: { $0.command < $1.command }) {
      places.append(writer.position)
      writer.add(waiter.command)
      writer.add(waiter.operation)
      writer.add(waiter.delay)
      writer.add(waiter.maxAttempts)
      writer.add(waiter.acceptors.count)
      for acceptor in waiter.acceptors {
        writer.add(acceptor.matcher.rawValue)
        writer.add(acceptor.path ?? "")
        writer.add(acceptor.expected)
        writer.add(acceptor.state.rawValue)
      }
    }
    writer.set(5, to: places.count)
    writer.set(6, to: writer.position)
    for place in places { writer.add(place) }
    return writer.finished(stamp: stamp)
  }
}
