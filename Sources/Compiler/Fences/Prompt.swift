import Source

/// The prompt that a line of a transcript begins with: `$ `, `[root@db1 ~]# `, `mysql> `.
struct Prompt {
  /// Where it ends.
  let end: Int
  /// The mark that ends it.
  let sign: Character
  /// The prompt, where it is another machine's, another user's or another program's; nil for a
  /// shell's own.
  let elsewhere: String?

  /// Reads a line; nil where it begins with no prompt.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - inConsole: whether it stands in a transcript for sure, where `# ` before a command is root's
  ///     prompt and no comment.
  init?(_ line: ArraySlice<UInt8>, inConsole: Bool) {
    let text = line.drop { $0 == UInt8(ascii: " ") }
    guard
      let mark = text.prefix(Self.longest).indices.first(where: { index in
        "$#>%".utf8.contains(text[index])
          && (index + 1 == text.endIndex || text[index + 1] == UInt8(ascii: " "))
      }), mark + 1 < text.endIndex
    else { return nil }
    let head = String(decoding: text[..<mark], as: UTF8.self)
    let sign = Character(Unicode.Scalar(text[mark]))
    end = mark + 2
    self.sign = sign
    switch (head, sign) {
    case ("", "$"), ("", "%"): elsewhere = nil
    case ("", "#"):
      let command = String(decoding: text[(mark + 2)...], as: UTF8.self)
      guard inConsole, KnownPrograms.begins(command) else { return nil }
      elsewhere = "#"
    case ("", ">"), (">>", ">"): elsewhere = head + ">"
    default:
      if sign == "$", Self.isEnvironment(head) {
        elsewhere = nil
      } else if Self.isHost(head) || Self.isShell(head, sign) || Self.isProgram(head, sign) {
        elsewhere = head.trimmingSpaces + String(sign)
      } else {
        return nil
      }
    }
  }

  /// Why a person types what follows a prompt.
  static func reason(_ prompt: String) -> String {
    "its prompt \"\(prompt)\" may be that of another machine, user or program, so a person types it"
  }

  /// No prompt is longer, in bytes.
  private static let longest = 64

  /// "(venv) ".
  private static func isEnvironment(_ head: String) -> Bool {
    head.hasPrefix("(") && head.trimmingSpaces.hasSuffix(")")
      && head.trimmingSpaces.dropFirst().dropLast().allSatisfy(isWordCharacter)
  }

  /// "root@db1:~", "[ana@web ~]", "ana@web ~ ".
  private static func isHost(_ head: String) -> Bool {
    let name = head.hasPrefix("[") ? head.dropFirst() : head[...]
    let user = name.prefix(while: isWordCharacter)
    let rest = name.dropFirst(user.count)
    guard !user.isEmpty, rest.first == "@" else { return false }
    let host = rest.dropFirst().prefix(while: isWordCharacter)
    let place = rest.dropFirst(1 + host.count)
    return !host.isEmpty
      && place.allSatisfy { isWordCharacter($0) || " :~/]()".contains($0) }
      && place.split(separator: " ").count <= 2
  }

  /// "bash-5.1", "sh-4.2", and "/ " or "~ " as a container has it.
  private static func isShell(_ head: String, _ sign: Character) -> Bool {
    if sign == "#" || sign == "$", ["/ ", "~ ", "/", "~"].contains(head) { return true }
    let parts = head.split(separator: "-", maxSplits: 1)
    return parts.count == 2 && ["bash", "sh", "zsh", "ksh", "dash"].contains(parts[0])
      && parts[1].allSatisfy { $0.isNumber || $0 == "." }
  }

  /// "mysql", "postgres=", "PS C:\\Users", "127.0.0.1:6379".
  private static func isProgram(_ head: String, _ sign: Character) -> Bool {
    if sign == "#" || sign == ">", let last = head.last, "=-".contains(last) {
      return head.dropLast().allSatisfy(isWordCharacter)
    }
    guard sign == ">" else { return false }
    let name = head.prefix { $0.isLetter }.lowercased()
    return programs.contains(name) && !head.contains { "\"'$;|".contains($0) }
      || head.split(separator: ":").count == 2
        && head.allSatisfy { $0.isNumber || ".:".contains($0) }
  }

  private static let programs: Set<String> = [
    "mysql", "mariadb", "sqlite", "redis", "mongo", "mongosh", "ghci", "scala", "irb", "cqlsh",
    "ps",
    "sql", "ftp", "sftp", "gdb", "iex", "ksql", "influx", "test", "admin", "rs",
  ]

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.-".contains(character)
  }
}
