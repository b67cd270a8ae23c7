import Source

/// Tells lead-ins that name the file whose text follows ("Create `main.tf` with:", "In `.bashrc`:",
/// "`user-data.sh`:") from those of commands that use a file.
enum FileMention {
  /// Whether a sentence says that what follows it stands in a file.
  ///
  /// It names a file, its verbs all make or change files, and the fence does not name that file
  /// itself, as a command that writes or reads it would.
  /// - Parameters:
  ///   - sentence: the sentence right before the fence, in lower case.
  ///   - fence: the text of the fence.
  /// - Returns: whether the fence is the text of the file.
  /// - Complexity: O(bytes).
  static func isWhatFollows(_ sentence: String, fence: String) -> Bool {
    let words = sentence.words(between: "`*\"'“”,;:()")
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    guard let place = words.lastIndex(where: isFile),
      let name = words[place].split(separator: "/").last,
      !fence.lowercased().contains(String(name))
    else { return false }
    let verbs = words.filter { Lexicon.verb($0)?.form == .base && !nouns.contains($0) }
    guard verbs.allSatisfy(making.contains) else { return false }
    if place == words.startIndex { return words.count <= 3 }
    let before = words[place - 1]
    return leading.contains(before) || making.contains(before)
  }

  /// Whether a word is the name of a file of text: `main.tf`, `~/.profile`, `/etc/hosts`.
  private static func isFile(_ word: String) -> Bool {
    if word.hasPrefix("~/.") || word.hasPrefix("/etc/") { return word.last != "/" }
    let name = word.utf8.split(separator: UInt8(ascii: "/")).last ?? word.utf8[...]
    if names.contains(String(Substring(name))) { return true }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), !word.contains("://") else {
      return false
    }
    return extensions.contains(String(Substring(name[dot...].dropFirst())))
  }

  private static let making: WordSet = [
    "create", "write", "put", "add", "paste", "save", "edit", "set", "copy", "place", "append",
    "insert", "update", "modify", "change", "define", "make", "open", "fill", "replace", "include",
    "configure", "prepare", "generate", "have",
  ]

  /// Verbs that are nouns in such sentences.
  private static let nouns: WordSet = ["script", "file", "content", "use", "map", "list"]

  private static let leading: WordSet = [
    "the", "a", "an", "your", "this", "file", "script", "called", "named", "as", "in", "into", "to",
    "at", "inside", "new", "following",
  ]

  private static let names: WordSet = [
    "dockerfile", "makefile", "jenkinsfile", "vagrantfile", "procfile", ".bashrc", ".zshrc",
    ".profile", ".bash_profile", ".env", ".gitignore", ".npmrc", ".netrc", "crontab", "known_hosts",
  ]

  private static let extensions: WordSet = [
    "tf", "tfvars", "hcl", "yaml", "yml", "json", "toml", "ini", "conf", "cfg", "cnf", "env", "sh",
    "bash", "py", "js", "ts", "rb", "go", "service", "timer", "properties", "xml", "txt", "sql",
    "html", "md", "template",
  ]
}
