import Compiler

/// What a failed `aws` command said, taken apart.
///
/// The CLI's own words are "An error occurred (Code) when calling the Operation operation (reached
/// max retries: 4): message".
struct ServiceFailure: Hashable {
  /// "EntityAlreadyExists"; empty where the CLI itself failed.
  var code: String
  /// "CreatePolicy"; empty where the CLI itself failed.
  var operation: String
  /// The service's words, or the last line of what was printed.
  var message: String

  /// Reads standard error.
  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { line in
      line.contains { !$0.isWhitespace }
    }
    for line in lines {
      guard let open = line.firstRange(of: "An error occurred ("),
        let close = line[open.upperBound...].firstRange(of: ") when calling the "),
        let end = line[close.upperBound...].firstRange(of: " operation"),
        let colon = line[end.upperBound...].firstRange(of: ": ")
      else { continue }
      code = String(line[open.upperBound..<close.lowerBound])
      operation = String(line[close.upperBound..<end.lowerBound])
      message = String(line[colon.upperBound...])
      return
    }
    code = ""
    operation = ""
    message = lines.last.map(String.init) ?? ""
  }

  /// What kind of failure it is, as far as that decides what to do.
  enum Kind: Hashable {
    /// The service is busy and did nothing.
    case throttled
    /// Something that was just made is not seen everywhere yet.
    case notVisibleYet
    /// Something still uses it, or it is still changing.
    case inUse
    /// The login is over.
    case expiredLogin
    /// It does not exist.
    case notFound
    /// It exists already.
    case alreadyThere
    /// Anything else.
    case other
  }

  /// What kind of failure it is, for an operation of a service.
  ///
  /// - Parameters:
  ///   - service: The service's command name, "iam".
  ///   - created: Whether this run created or attached something in the last minutes, without which
  ///     nothing can be not visible yet.
  /// - Returns: The kind.
  func kind(service: String, created: Bool) -> Kind {
    if isExpiredLogin { return .expiredLogin }
    if isThrottled { return .throttled }
    if created, isNotVisibleYet { return .notVisibleYet }
    if ServiceAnswers.isAlreadyThere(service: service, code: code, message: message) {
      return .alreadyThere
    }
    if ServiceAnswers.isNotFound(service: service, code: code, message: message) {
      return .notFound
    }
    return isInUse ? .inUse : .other
  }

  /// The codes that botocore's own retry modes take for throttling (`retries/standard.py`).
  private var isThrottled: Bool {
    switch code {
    case "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
      "TooManyRequestsException", "ProvisionedThroughputExceededException",
      "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
      "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException":
      true
    case "LimitExceededException":
      // A quota, except where the words say that it is a rate.
      message.lowercased().contains("rate exceeded")
    default: false
    }
  }

  /// Whether there are no credentials at all, which a login mends as well.
  var isWithoutLogin: Bool {
    code.isEmpty && message.lowercased().contains("unable to locate credentials")
  }

  /// Whether the caller is not allowed to do it ("Common error types" of the services' API references).
  var isDenied: Bool {
    ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"].contains(code)
  }

  /// Words of the CLI and codes of services for credentials that are over.
  private var isExpiredLogin: Bool {
    switch code {
    case "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired":
      return true
    default: break
    }
    guard code.isEmpty || code == "UnauthorizedException" else { return false }
    let message = message.lowercased()
    return [
      "token has expired", "session has expired", "has expired or is otherwise invalid",
      "session token not found or invalid", "unable to locate credentials",
      "error loading sso token", "your session has expired",
    ].contains { message.contains($0) }
  }

  /// An answer of one operation that passes when what was just made is known everywhere.
  private struct Passing {
    var operation: String
    var code: String
    var words: String
  }

  private var isNotVisibleYet: Bool {
    let message = message.lowercased()
    return ServiceFailure.passing.contains { passing in
      (passing.operation == operation || passing.operation == "*") && passing.code == code
        && message.contains(passing.words)
    }
  }

  // From the services' troubleshooting pages and from Terraform's AWS provider, which waits for the
  // same answers (`internal/service/*/`, "PropagationTimeout").
  private static let passing: [Passing] = [
    Passing(operation: "AttachRolePolicy", code: "NoSuchEntity", words: ""),
    Passing(operation: "AttachUserPolicy", code: "NoSuchEntity", words: ""),
    Passing(operation: "AttachGroupPolicy", code: "NoSuchEntity", words: ""),
    Passing(operation: "PutRolePolicy", code: "NoSuchEntity", words: ""),
    Passing(operation: "AddUserToGroup", code: "NoSuchEntity", words: ""),
    Passing(operation: "AddRoleToInstanceProfile", code: "NoSuchEntity", words: ""),
    Passing(
      operation: "CreateRole", code: "MalformedPolicyDocument", words: "invalid principal"),
    Passing(
      operation: "UpdateAssumeRolePolicy", code: "MalformedPolicyDocument",
      words: "invalid principal"),
    Passing(
      operation: "CreateKey", code: "MalformedPolicyDocumentException", words: "principal"),
    Passing(
      operation: "PutKeyPolicy", code: "MalformedPolicyDocumentException", words: "principal"),
    Passing(operation: "CreateAlias", code: "NotFoundException", words: "key"),
    Passing(operation: "PutBucketPolicy", code: "MalformedPolicy", words: "invalid principal"),
    Passing(
      operation: "CreateFunction", code: "InvalidParameterValueException",
      words: "cannot be assumed"),
    Passing(operation: "CreateDomain", code: "ValidationException", words: "assume"),
    Passing(operation: "CreateNotebookInstance", code: "ValidationException", words: "assume"),
    Passing(operation: "CreateTrainingJob", code: "ValidationException", words: "assume"),
    Passing(operation: "CreateModel", code: "ValidationException", words: "assume"),
    Passing(operation: "CreateUserProfile", code: "ValidationException", words: "assume"),
    Passing(operation: "CreateStateMachine", code: "AccessDeniedException", words: "assume"),
    Passing(operation: "RunInstances", code: "InvalidParameterValue", words: "instance profile"),
    Passing(operation: "PutTargets", code: "ValidationException", words: "cannot be assumed"),
  ]

  private var isInUse: Bool {
    let message = message.lowercased()
    switch code {
    case "ResourceInUseException", "ResourceInUse", "ConflictException", "DeleteConflict",
      "DependencyViolation", "ConcurrentModification", "ConcurrentModificationException":
      // These wait for something that is ending by itself; others need somebody to end it.
      return ["in use", "being deleted", "deleting", "pending", "in progress", "concurrent"]
        .contains { message.contains($0) }
    case "ValidationException":
      return message.contains("status")
        && (message.contains("deleting") || message.contains("pending"))
    default: return false
    }
  }
}
