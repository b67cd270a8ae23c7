extension AWSCall {
  /// Reads the words of a command of one operation; nil for any other.
  ///
  /// Rules and tables ask every command of a plan whether it is one; nearly none is, which its words
  /// tell before any option is read.
  /// - Parameters:
  ///   - arguments: the words of the command.
  ///   - service: the word of the service.
  ///   - operation: the word of the operation.
  init?(_ arguments: [Argument], service: String, operation: String) {
    guard AWSCall.mayHold(operation, arguments), let call = AWSCall(arguments),
      call.service == service, call.operation == operation
    else { return nil }
    self = call
  }

  /// Reads the words of a command of one service; nil for any other.
  /// - Parameters:
  ///   - arguments: the words of the command.
  ///   - service: the word of the service.
  init?(_ arguments: [Argument], service: String) {
    guard AWSCall.mayHold(service, arguments), let call = AWSCall(arguments),
      call.service == service
    else { return nil }
    self = call
  }

  /// Whether one of some words is that word.
  private static func mayHold(_ word: String, _ arguments: [Argument]) -> Bool {
    arguments.contains { argument in
      if argument.pieces.count == 1, case .literal(let text) = argument.pieces[0] {
        text == word
      } else {
        false
      }
    }
  }
}
