import Markdown
import Source

/// Fences in a language that nothing here runs although it reads like one that would.
enum FenceLanguageRule: DocumentRule {
  static let explanations = [
    Explanation(
      "fence.language", .warning, summary: "a fence's language is probably a misspelt shell",
      explanation:
        "Fences of `sh`, `bash`, `zsh`, `shell` and `console` run; any other language is "
        + "reference and is passed over.",
      example: "``` bahs", remedy: "Correct the language, or leave it where it is meant.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for child in context.document.root.subtree.all(.codeBlock) {
      let info = child.info ?? ""
      let language = String(info.prefix { !$0.isWhitespace && $0 != "{" })
      guard let shell = shell(nearest: language) else { continue }
      let start = child.range.lowerBound
      let end = min(start + 3 + info.utf8.count, child.range.upperBound)
      found.append(
        Diagnostic(
          "fence.language", .warning,
          "\"\(language)\" is no language that runs: did you mean \"\(shell)\"", at: start..<end,
          notes: [.init("the fence is passed over as reference")]))
    }
    return found
  }

  /// The shell that a language was probably meant to be; nil for one that is a shell, or another.
  static func shell(nearest language: String) -> String? {
    let name = language.lowercased()
    guard name.utf8.count > 2, !shells.contains(name), !others.contains(name) else { return nil }
    return NearestName.of(name, among: shells, limit: name.utf8.count > 4 ? 2 : 1)
  }

  private static let shells = ["bash", "zsh", "shell", "console"]

  /// Languages whose names are near those of shells.
  private static let others: Set<String> = [
    "sh", "csh", "tcsh", "fish", "ksh", "dash", "ash", "mash", "batch", "bat", "cmd", "pwsh",
    "powershell", "hash", "hack", "haskell", "spell", "base", "nushell", "elvish", "xonsh",
    "bash-session", "shell-session", "sh-session", "shellsession", "shellscript", "consul",
  ]
}
