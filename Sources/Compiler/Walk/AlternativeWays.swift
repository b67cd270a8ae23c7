import Source

/// Titles of sections that are ways to do the same thing, of which a person takes one.
enum AlternativeWays {
  /// What kinds of ways there are; two sections side by side of one kind are alternatives.
  enum Family: Hashable {
    /// "On Linux", "macOS".
    case system
    /// "Using the console", "With the AWS CLI".
    case tool
    /// "Option A", "Path 1", "Method 2".
    case numbered(String)
    /// A tab of a page.
    case tab
  }

  /// The kind of way that a text is the name of ("On Linux:"), or nil for any other text.
  static func family(ofLabel text: String) -> Family? {
    family(ofLabel: text.lowercased().alphanumericRuns)
  }

  private static func family(ofLabel words: [String]) -> Family? {
    guard let first = words.first else { return nil }
    if options.contains(first), words.count > 1, isLabel(words[1]) { return .numbered(first) }
    let rest = introductions.contains(first) ? words.dropFirst() : words[...]
    if areSystems(rest) { return .system }
    return isTool(rest) ? .tool : nil
  }

  /// "macOS", "RHEL / CentOS", "Amazon Linux 2023", "Mac users".
  private static func areSystems(_ words: ArraySlice<String>) -> Bool {
    words.allSatisfy { systems.contains($0) || besideSystems.contains($0) }
      && words.contains(where: systems.contains)
  }

  /// Whether a word may make a label that of a system: nearly none of a text does.
  static func mayNameSystem(_ word: String) -> Bool {
    systems.contains(word) || !word.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }

  /// "the AWS CLI", "the web console": names of at most two words that count.
  private static func isTool(_ words: ArraySlice<String>) -> Bool {
    var name = ""
    var count = 0
    for word in words where word != "the" && word != "a" && word != "aws" && word != "amazon" {
      count += 1
      if count > 2 { return false }
      name += count == 1 ? word : " " + word
    }
    return tools.contains(name)
  }

  /// The kind of way that a title names, or nil for an ordinary title.
  static func family(_ title: String) -> Family? {
    let words = title.lowercased().alphanumericRuns
    if let family = family(ofLabel: words) { return family }
    // "To create a policy (AWS CLI)"
    if let open = title.lastIndex(of: "("), open > title.startIndex,
      isTool(String(title[open...]).lowercased().alphanumericRuns[...])
    {
      return .tool
    }
    // "Create the role using the console": the end of the title names the way.
    if let index = words.lastIndex(where: { introductions.contains($0) && $0 != "on" }),
      index > 0, isTool(words[(index + 1)...])
    {
      return .tool
    }
    return nil
  }

  /// Whether a name is that of an operating system, in any case.
  static func isSystem(_ name: String) -> Bool {
    areSystems(name.lowercased().alphanumericRuns[...])
  }

  private static func isLabel(_ word: String) -> Bool {
    word.count == 1 || word.allSatisfy(\.isNumber)
      || ["one", "two", "three", "four"].contains(word)
  }

  private static let options: WordSet = [
    "option", "path", "method", "approach", "alternative", "variant", "way", "choice",
  ]

  private static let introductions: WordSet = [
    "on", "using", "with", "via", "from", "through", "in", "by", "for",
  ]

  private static let systems: WordSet = [
    "linux", "macos", "mac", "os", "osx", "windows", "ubuntu", "debian", "fedora", "rhel", "centos",
    "alpine", "arch", "wsl", "wsl2", "freebsd", "unix", "powershell", "suse", "opensuse", "rocky",
    "almalinux",
  ]

  /// What stands beside the name of a system and names none.
  private static let besideSystems: WordSet = [
    "amazon", "red", "hat", "x", "or", "and", "users", "user", "2", "10", "11", "2023", "based",
    "server",
  ]

  private static let tools: WordSet = [
    "console", "management console", "web console", "cli", "command line", "cloudshell", "sdk",
    "api", "terraform", "cloudformation", "cdk", "boto3", "python sdk", "portal", "web ui", "ui",
    "gui", "helm", "kubectl", "docker", "docker compose", "eksctl", "ansible", "homebrew", "apt",
    "brew", "npm", "yarn", "pnpm", "pip", "pipx", "conda", "source", "snap", "apt get", "dnf",
    "chocolatey", "winget", "scoop", "cargo", "binary", "podman", "docker image",
  ]
}
