/// Commands that ask a person on the terminal or run until a person stops them, so that no plan can
/// carry them out.
enum AskingCommand {
  /// Why a command cannot run by itself, or nil where it can.
  static func reason(_ words: [Argument]) -> String? {
    if let session = SessionCommand(words) { return "\"\(session.name)\" opens a session" }
    let texts = words.map { $0.literal ?? "" }
    guard var program = texts.first else { return nil }
    var rest = Array(texts.dropFirst())
    while program == "sudo" || program == "env" || program == "command" {
      guard let next = rest.firstIndex(where: { !$0.hasPrefix("-") }) else {
        return program == "sudo" ? "\"sudo\" opens a shell" : nil
      }
      program = rest[next]
      rest = Array(rest[(next + 1)...])
    }
    program = program.split(separator: "/").last.map(String.init) ?? program
    if screens.contains(program) { return "\"\(program)\" takes over the terminal" }
    if editors.contains(program) { return "\"\(program)\" is an editor" }
    if sessions.contains(program) { return "\"\(program)\" opens a session on the terminal" }
    let start = ([program] + rest.prefix(2)).joined(separator: " ")
    if asks(program, rest) { return "\"\(start)\" asks" }
    if goesOn(program, rest) { return "\"\(start)\" goes on until it is stopped" }
    return nil
  }

  private static let editors: Set<String> = [
    "vi", "vim", "nvim", "nano", "emacs", "pico", "ed", "joe", "visudo", "vipw", "code",
  ]

  private static let screens: Set<String> = ["less", "more", "top", "htop", "man", "k9s"]

  private static let sessions: Set<String> = [
    "ssh", "telnet", "ftp", "sftp", "mosh", "su", "passwd", "screen", "tmux", "minicom",
  ]

  private static let quietConfigure: Set<String> = [
    "set", "get", "list", "list-profiles", "import", "add-model", "export-credentials",
  ]

  private static func asks(_ program: String, _ words: [String]) -> Bool {
    let commands = words.filter { !$0.hasPrefix("-") }
    let first = commands.first
    let second = commands.dropFirst().first
    switch program {
    case "aws":
      // What follows may be an option's value ("configure --profile lab"): only what is known not
      // to ask runs by itself.
      return first == "configure" && !quietConfigure.contains(second ?? "")
        || first == "sso" && second == "login" || first == "login"
        || first == "ssm" && second == "start-session"
        || first == "ecs" && second == "execute-command" && words.contains("--interactive")
        || first == "ec2-instance-connect" && second == "ssh"
        || first == "cloudshell"
    case "kubectl", "oc":
      return first == "edit" || isInteractive(words, commands: ["exec", "run", "attach", "debug"])
    case "docker", "podman", "nerdctl":
      return first == "login" && !words.contains("--password-stdin")
        || first == "attach" || isInteractive(words, commands: ["exec", "run", "start"])
    case "gh", "az", "gcloud", "heroku", "npm", "vault":
      return first == "login" || first == "auth" && second == "login"
        || program == "gcloud" && first == "init"
    case "terraform", "tofu":
      return ["apply", "destroy"].contains(first)
        && !words.contains { $0.hasSuffix("-auto-approve") || $0.hasSuffix(".tfplan") }
    case "rm", "mv", "cp":
      return words.contains { $0 == "--interactive" || $0 == "-i" || $0 == "-ri" || $0 == "-ir" }
    case "crontab": return words.contains("-e")
    case "git":
      return first == "rebase" && words.contains("-i") || first == "add" && words.contains("-p")
        || first == "commit" && !words.contains { givesMessage($0) }
    case "apt", "apt-get", "yum", "dnf", "zypper":
      return ["install", "upgrade", "remove", "purge", "autoremove", "dist-upgrade"].contains(first)
        && !words.contains { $0 == "--assumeyes" || $0 == "--yes" || isShort($0, "y") }
        && !words.contains("--non-interactive")
    case "ssh-keygen": return !(words.contains { isShort($0, "N") } && words.contains("-f"))
    case "cdk": return first == "deploy" && !words.contains("never") || first == "destroy"
    case "sam": return words.contains("--guided") || words.contains("-g")
    case "psql": return !words.contains { $0 == "-c" || $0 == "-f" || $0.hasPrefix("--command") }
    case "mysql", "mysqldump", "mysqladmin":
      return words.contains("-p") || words.contains("--password")
        || program == "mysql"
          && !words.contains { $0.hasPrefix("-e") || $0.hasPrefix("--execute") }
    case "python", "python3", "node", "irb", "bash", "sh", "zsh": return words.isEmpty
    default: return false
    }
  }

  /// Whether an option of `git commit` spares it the editor.
  private static func givesMessage(_ word: String) -> Bool {
    isShort(word, "m") || isShort(word, "F") || isShort(word, "C")
      || ["--message", "--file", "--no-edit", "--reuse-message", "--fixup"]
        .contains { word.hasPrefix($0) }
  }

  /// Whether a word is a letter's option, alone or with others: `-y`, `-qy`.
  private static func isShort(_ word: String, _ letter: Character) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.contains(letter)
  }

  /// Whether a command shows what happens until somebody stops it.
  private static func goesOn(_ program: String, _ words: [String]) -> Bool {
    let commands = words.filter { !$0.hasPrefix("-") }
    let first = commands.first
    let follows = words.contains { $0 == "--follow" || $0 == "-f" || $0 == "--follow=true" }
    switch program {
    case "watch", "stern": return true
    case "tail":
      return words.contains { word in
        word.hasPrefix("--follow")
          || word.hasPrefix("-") && !word.hasPrefix("--") && word.contains { "fF".contains($0) }
      }
    case "journalctl":
      return follows || words.contains { $0.hasPrefix("-f") && !$0.hasPrefix("--") }
    case "kubectl", "oc":
      return first == "logs" && follows || first == "port-forward" || first == "proxy"
        || first == "get" && words.contains { $0 == "-w" || $0 == "--watch" }
    case "docker", "podman", "nerdctl":
      let isComposing = first == "compose" && commands.dropFirst().first == "up"
      return commands.prefix(2).contains("logs") && follows
        || isComposing && !words.contains { ["-d", "--detach", "--wait"].contains($0) }
    case "docker-compose":
      return first == "logs" && follows || first == "up" && !words.contains("-d")
    case "aws": return first == "logs" && commands.dropFirst().first == "tail" && follows
    case "ping": return !words.contains { $0.hasPrefix("-c") || $0.hasPrefix("-w") }
    default: return false
    }
  }

  private static func isInteractive(_ words: [String], commands: Set<String>) -> Bool {
    guard let first = words.first(where: { !$0.hasPrefix("-") }), commands.contains(first) else {
      return false
    }
    // Options of the program itself end at "--", what follows is the command to run.
    let options = words.prefix { $0 != "--" }
    return options.contains { option in
      option == "--interactive" || option == "--tty"
        || option.hasPrefix("-") && !option.hasPrefix("--") && option.count <= 3
          && option.dropFirst().allSatisfy { $0 == "i" || $0 == "t" }
    }
  }
}
