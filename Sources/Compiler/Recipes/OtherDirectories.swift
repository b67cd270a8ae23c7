import Markdown
import Source

/// Products with users, groups and roles of their own: what a text says of those of Okta, of a database
/// or of a Linux host is nothing that IAM does.
enum OtherDirectories {
  /// The product whose users or groups a step is about.
  ///
  /// - Parameters:
  ///   - step: the step: its section's titles and what stands right before its list.
  ///   - clauses: what it says.
  /// - Returns: the product in the words of the text; nil where none is named, or IAM is.
  /// - Complexity: O(words).
  static func named(in step: ProseStep, _ clauses: [Clause]) -> String? {
    let own = clauses.flatMap { $0.allPhrases.flatMap(\.tokens) }
    if own.contains(where: { $0.isWord && ours.contains($0) }) { return nil }
    if let token = own.first(where: { $0.isWord && products.contains($0) }) { return token.text }
    let around = step.sectionPath.suffix(3) + [step.introduction.last?.plainText ?? ""]
    let words = around.flatMap { $0.prefix(longest).lowercased().words }
    guard !words.contains(where: ours.contains) else { return nil }
    return words.first(where: products.contains)
  }

  /// Whether a command changes who belongs to IAM, or may do what.
  static func isConcerned(_ action: Action) -> Bool {
    guard action.origin == .prose, case .arguments(let arguments)? = action.invocation,
      arguments.count > 2, arguments[1] == "iam"
    else { return false }
    return arguments[2].literal.map(operations.contains) == true
  }

  /// Why a person sees to it.
  static func reason(_ product: String) -> String {
    "the text is about \"\(product)\", which has users and groups of its own"
  }

  private static let longest = 200
  private static let operations: Set<String> = [
    "add-user-to-group", "remove-user-from-group", "create-user", "create-group",
    "attach-user-policy", "attach-group-policy", "delete-user", "delete-group",
  ]
  private static let ours: WordSet = ["iam", "aws"]
  private static let products: WordSet = [
    "azure", "entra", "okta", "keycloak", "cognito", "gitlab", "github", "bitbucket", "linux",
    "ubuntu", "debian", "windows", "kubernetes", "postgres", "postgresql", "mysql", "mariadb",
    "oracle", "mongodb", "grafana", "jira", "confluence", "slack", "gcp", "ldap", "auth0",
    "jumpcloud", "onelogin", "jenkins", "vault", "databricks", "snowflake", "redshift", "sso",
    "sudo", "freeipa", "nextcloud", "sonarqube", "artifactory",
  ]
}
