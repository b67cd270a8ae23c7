/// What is kept of a service's model files, by name, before it is laid out as an index.
struct ServiceModel {
  /// A type of the service, of any kind.
  struct Shape {
    var type = ""
    var members: [Member] = []
    var required: [String] = []
    /// A list's element or a map's value.
    var element: String?
    var key: String?
    var values: [String] = []
    var pattern: String?
    var minimum: Double?
    var maximum: Double?
    var isSensitive = false
    /// Any JSON value at all.
    var isDocument = false
    /// The member of an output that is the whole response, as with `s3api get-object`.
    var payload: String?
  }

  /// A member of a structure.
  struct Member {
    var name: String
    var shape = ""
    /// The CLI fills it in.
    var isIdempotencyToken = false
    /// A string that holds JSON.
    var isJSON = false
  }

  /// A call of the service.
  struct Operation {
    var name: String
    var input: String?
    var output: String?
    var errors: [String] = []
    var isDeprecated = false
  }

  /// How the pages of a paged operation are asked for and put together.
  struct Paginator {
    var resultKeys: [String] = []
    var inputTokens: [String] = []
    var limitKey: String?
  }

  var fullName = ""
  var endpointPrefix = ""
  var signingName: String?
  var operations: [Operation] = []
  var shapes: [String: Shape] = [:]
  var paginators: [String: Paginator] = [:]
  var waiters: [AWSWaiter] = []
}

extension ServiceModel {
  /// Reads `service-2.json`, or what `service-2.sdk-extras.json` adds to it.
  mutating func readService(_ bytes: [UInt8]) throws(ModelScanner.SyntaxError) {
    var scanner = ModelScanner(bytes)
    try readService(&scanner)
  }

  private mutating func readService(
    _ scanner: inout ModelScanner
  ) throws(ModelScanner.SyntaxError) {
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "metadata": try readMetadata(&scanner)
      case "operations": try readOperations(&scanner)
      case "shapes": try readShapes(&scanner)
      case "merge": try readService(&scanner)
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func readMetadata(
    _ scanner: inout ModelScanner
  ) throws(ModelScanner.SyntaxError) {
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "serviceFullName": fullName = try scanner.string()
      case "endpointPrefix": endpointPrefix = try scanner.string()
      case "signingName": signingName = try scanner.string()
      default: try scanner.skipValue()
      }
    }
  }

  private mutating func readOperations(
    _ scanner: inout ModelScanner
  ) throws(ModelScanner.SyntaxError) {
    try scanner.beginObject()
    while let name = try scanner.nextKey() {
      var operation = Operation(name: name)
      try scanner.beginObject()
      while let key = try scanner.nextKey() {
        switch key {
        case "input": operation.input = try Self.readReference(&scanner).shape
        case "output": operation.output = try Self.readReference(&scanner).shape
        case "deprecated": operation.isDeprecated = try scanner.bool()
        case "errors":
          try scanner.beginArray()
          while try scanner.nextElement() {
            operation.errors.append(try Self.readReference(&scanner).shape)
          }
        default: try scanner.skipValue()
        }
      }
      operations.append(operation)
    }
  }

  private mutating func readShapes(
    _ scanner: inout ModelScanner
  ) throws(ModelScanner.SyntaxError) {
    try scanner.beginObject()
    while let name = try scanner.nextKey() {
      var shape = shapes[name] ?? Shape()
      try Self.readShape(&scanner, into: &shape, isNew: shapes[name] == nil)
      shapes[name] = shape
    }
  }

  private static func readShape(
    _ scanner: inout ModelScanner, into shape: inout Shape, isNew: Bool
  ) throws(ModelScanner.SyntaxError) {
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "type": shape.type = try scanner.string()
      case "members":
        try scanner.beginObject()
        while let name = try scanner.nextKey() {
          let member = try readReference(&scanner, name: name)
          if !isNew { shape.members.removeAll { $0.name == name } }
          shape.members.append(member)
        }
      case "required": shape.required = try scanner.strings()
      case "member", "value": shape.element = try readReference(&scanner).shape
      case "key": shape.key = try readReference(&scanner).shape
      case "enum": shape.values = try scanner.strings()
      case "pattern": shape.pattern = try scanner.string()
      case "min": shape.minimum = Double(try scanner.number())
      case "max": shape.maximum = Double(try scanner.number())
      case "sensitive": shape.isSensitive = try scanner.bool()
      case "document": shape.isDocument = try scanner.bool()
      case "payload": shape.payload = try scanner.string()
      default: try scanner.skipValue()
      }
    }
  }

  /// Reads `{"shape": "Name", …}`.
  private static func readReference(
    _ scanner: inout ModelScanner, name: String = ""
  ) throws(ModelScanner.SyntaxError) -> Member {
    var member = Member(name: name)
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "shape": member.shape = try scanner.string()
      case "idempotencyToken": member.isIdempotencyToken = try scanner.bool()
      case "jsonvalue": member.isJSON = try scanner.bool()
      default: try scanner.skipValue()
      }
    }
    return member
  }
}

extension ServiceModel {
  /// Reads `paginators-1.json`.
  mutating func readPaginators(_ bytes: [UInt8]) throws(ModelScanner.SyntaxError) {
    var scanner = ModelScanner(bytes)
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      guard key == "pagination" else {
        try scanner.skipValue()
        continue
      }
      try scanner.beginObject()
      while let operation = try scanner.nextKey() {
        var paginator = Paginator()
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
          switch key {
          case "result_key": paginator.resultKeys = try scanner.strings()
          case "input_token": paginator.inputTokens = try scanner.strings()
          case "limit_key": paginator.limitKey = try scanner.string()
          default: try scanner.skipValue()
          }
        }
        paginators[operation] = paginator
      }
    }
  }

  /// Reads `waiters-2.json`.
  mutating func readWaiters(_ bytes: [UInt8]) throws(ModelScanner.SyntaxError) {
    var scanner = ModelScanner(bytes)
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      guard key == "waiters" else {
        try scanner.skipValue()
        continue
      }
      try scanner.beginObject()
      while let name = try scanner.nextKey() {
        var waiter = AWSWaiter(
          command: CommandName.of(name), operation: "", delay: 0, maxAttempts: 0, acceptors: [])
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
          switch key {
          case "operation": waiter.operation = try scanner.string()
          case "delay": waiter.delay = Int(try scanner.number()) ?? 0
          case "maxAttempts": waiter.maxAttempts = Int(try scanner.number()) ?? 0
          case "acceptors":
            try scanner.beginArray()
            while try scanner.nextElement() {
              if let acceptor = try Self.readAcceptor(&scanner) {
                waiter.acceptors.append(acceptor)
              }
            }
          default: try scanner.skipValue()
          }
        }
        waiters.append(waiter)
      }
    }
  }

  /// Reads an acceptor; nil for a kind that nothing here knows.
  private static func readAcceptor(
    _ scanner: inout ModelScanner
  ) throws(ModelScanner.SyntaxError) -> AWSWaiter.Acceptor? {
    var matcher: AWSWaiter.Acceptor.Matcher?
    var state: AWSWaiter.Acceptor.State?
    var expected = ""
    var path: String?
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "matcher": matcher = .init(rawValue: try scanner.string())
      case "state": state = .init(rawValue: try scanner.string())
      case "argument": path = try scanner.string()
      case "expected":
        let first = try scanner.peek()
        expected =
          first == UInt8(ascii: "\"") ? try scanner.string() : try scanner.number()
      default: try scanner.skipValue()
      }
    }
    guard let matcher, let state else { return nil }
    return AWSWaiter.Acceptor(matcher: matcher, path: path, expected: expected, state: state)
  }
}
