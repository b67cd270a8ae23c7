/// What an operation needs that its model does not say.
enum OptionObstacle {
  /// Why a command would be refused, or do something else than the text says.
  ///
  /// - Parameters:
  ///   - service: the command of the service.
  ///   - operation: the command of the operation.
  ///   - given: the options with what the text gives for them.
  /// - Returns: the reason; nil where nothing is known to be in the way.
  static func reason(
    _ service: String, _ operation: String, _ given: [String: Argument]
  ) -> String? {
    switch (service, operation) {
    case ("ssm", "put-parameter"):
      guard let type = given["--type"] else {
        return "the text does not say of which type the parameter is"
      }
      if type == "SecureString" { return "a secret is not written into a command" }
      // The AWS CLI would read what such a value points to.
      let value = given["--value"]?.description ?? ""
      return value.contains("://") ? "the AWS CLI would take the value for a place to read" : nil
    case ("events", "put-rule"):
      // API reference of EventBridge, PutRule: "must contain either EventPattern or
      // ScheduleExpression".
      return given["--schedule-expression"] == nil && given["--event-pattern"] == nil
        ? "the text gives neither a schedule nor a pattern of events" : nil
    default: return nil
    }
  }
}
