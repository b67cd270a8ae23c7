/// Names of values that are kept out of journals, plans and logs.
package enum SecretNames {
  /// Whether a name, in kebab-case, says that its value is a secret.
  package static func isSecret(_ name: String) -> Bool {
    let words = name.split(separator: "-").map(String.init)
    guard let last = words.last else { return false }
    // A secret's name, ARN or id is no secret.
    if ["name", "arn", "id", "file", "path", "length", "version"].contains(last), words.count > 1 {
      return false
    }
    return words.contains { secretWords.contains($0) }
      || name.hasSuffix("api-key") || name.hasSuffix("access-key") || name.hasSuffix("private-key")
  }

  private static let secretWords: Set<String> = [
    "password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "pin",
  ]
}
