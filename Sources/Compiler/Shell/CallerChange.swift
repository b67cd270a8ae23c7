/// What a script changes of who calls AWS, and where, for what runs after it.
package struct CallerChange: Equatable {
  /// The variable that changes who calls; nil where none does.
  private(set) var caller: String?
  /// The region that is set, where it is written out.
  private(set) var region: String?

  /// Reads a script.
  /// - Complexity: O(bytes).
  init(_ script: String) {
    guard script.utf8.contains(UInt8(ascii: "=")), script.contains("AWS_") else { return }
    for assignment in ScriptVariables(script).assignments {
      if Self.callers.contains(assignment.name) { caller = caller ?? assignment.name }
      if assignment.name == "AWS_REGION" || assignment.name == "AWS_DEFAULT_REGION" {
        region = assignment.value ?? region
      }
    }
  }

  /// The environment variables that say who calls AWS, and whom.
  package static let callers: Set<String> = [
    "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE", "AWS_ENDPOINT_URL",
  ]
}
