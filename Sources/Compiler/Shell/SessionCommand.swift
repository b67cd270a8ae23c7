import Source

/// A command that opens a session on another machine, as another user or at another program's prompt:
/// what a text shows behind it is typed there, and would do something else here.
struct SessionCommand: Hashable, Sendable {
  /// What takes what is typed.
  enum Kind: Hashable, Sendable {
    /// A shell, where the same programs may be found as here.
    case shell
    /// A program that knows commands of its own: a database's client, an interpreter.
    case prompt
  }

  /// What takes what is typed.
  let kind: Kind
  /// The command as a person is told of it: "ssh db1".
  let name: String
  /// The program that opens it from outside, which is seldom found within: "kubectl".
  let program: String

  /// Reads a command; nil where it opens no session, or ends with the command that it runs there.
  /// - Parameter command: its words.
  init?(_ command: [Argument]) {
    var rest = command.map { $0.literal ?? "" }[...]
    var isRoot = false
    while let first = rest.first, ["sudo", "doas", "env", "command", "exec"].contains(first) {
      isRoot = isRoot || first == "sudo" || first == "doas"
      rest = rest.dropFirst()
      if isRoot, SessionCommand.opensRootShell(rest) {
        self.init(kind: .shell, program: first, command)
        return
      }
      // `sudo -u postgres psql`
      while let option = rest.first, option.hasPrefix("-") {
        rest = rest.dropFirst(SessionCommand.takesUser(option) ? 2 : 1)
      }
    }
    guard let path = rest.first else { return nil }
    let program = path.split(separator: "/").last.map(String.init) ?? path
    guard let kind = SessionCommand.kind(program, Array(rest.dropFirst())) else { return nil }
    self.init(kind: kind, program: program, command)
  }

  private init(kind: Kind, program: String, _ command: [Argument]) {
    self.kind = kind
    self.program = program
    let words = command.prefix(4).map(\.description).joined(separator: " ")
    name = command.count > 4 ? words + " …" : words
  }

  /// Whether a line ends a session: "exit", "logout", `\q`.
  static func leaves(_ line: String) -> Bool {
    let text = line.trimmingSpaces.lowercased().prefix { $0 != ";" && $0 != "(" && $0 != "#" }
    return leaving.contains(text.trimmingSpaces)
  }

  private static let leaving: Set<String> = [
    "exit", "logout", "\\q", "\\quit", "quit", ".quit", ".exit", "^d", "ctrl-d", "ctrl+d", "q",
    "~.", "bye", "disconnect", "exit 0",
  ]

  /// Whether a program may well be meant for here where it stands behind a session of its own making:
  /// nobody has `kubectl` in the pod that `kubectl exec` opened.
  func isLeftWhere(_ program: String) -> Bool {
    switch kind {
    case .shell: Self.controllers.contains(self.program) && program == self.program
    case .prompt: KnownPrograms.begins("\(program) -")
    }
  }

  private static let controllers: Set<String> = [
    "kubectl", "oc", "docker", "podman", "nerdctl", "docker-compose", "vagrant", "gcloud",
    "minikube", "lxc", "multipass",
  ]

  // MARK: Programs

  private static let shells: Set<String> = [
    "bash", "sh", "zsh", "fish", "ash", "dash", "ksh", "csh", "tcsh", "powershell", "pwsh", "cmd",
  ]

  /// `sudo -i`, `sudo -s`, `sudo su`: no command follows.
  private static func opensRootShell(_ words: ArraySlice<String>) -> Bool {
    var rest = words
    var asksForShell = words.isEmpty
    while let option = rest.first, option.hasPrefix("-") {
      if !option.hasPrefix("--"), option.contains(where: { "is".contains($0) }) {
        asksForShell = true
      }
      if ["--login", "--shell"].contains(option) { asksForShell = true }
      rest = rest.dropFirst(takesUser(option) ? 2 : 1)
    }
    return asksForShell && rest.isEmpty
  }

  /// `-u`, `-iu`: the name of a user or a group follows.
  private static func takesUser(_ option: String) -> Bool {
    if option.hasPrefix("--") { return option == "--user" || option == "--group" }
    return option.hasSuffix("u") || option.hasSuffix("g")
  }

  private static func kind(_ program: String, _ words: [String]) -> Kind? {
    let commands = words.filter { !$0.hasPrefix("-") }
    let first = commands.first
    switch program {
    case "ssh", "autossh":
      return goesTo(words, withValues: "BbcDEeFIiJLlmOopQRSWw") ? .shell : nil
    case "mosh", "telnet", "rlogin", "minicom", "su", "screen", "tmux", "newgrp", "nix-shell",
      "distrobox", "toolbox":
      if program == "screen" || program == "tmux" { return opensTerminal(words) ? .shell : nil }
      return words.contains { ["-c", "--command", "--run"].contains($0) } ? nil : .shell
    case "ftp", "sftp", "lftp":
      return words.contains { ["-b", "-e", "-c"].contains($0) } ? nil : .prompt
    case "chroot", "arch-chroot", "nsenter", "unshare":
      return isShell(commands.count > 1 && program != "nsenter" ? commands[1] : commands.last)
        || program != "nsenter" && commands.count == 1 ? .shell : nil
    case "bash", "sh", "zsh", "fish", "ksh":
      return words.allSatisfy { ["-l", "-i", "--login", "-li", "-il"].contains($0) } ? .shell : nil
    case "kubectl", "oc": return kindOfPod(program, words, commands)
    case "docker", "podman", "nerdctl", "docker-compose": return kindOfContainer(program, words)
    case "aws":
      let second = commands.dropFirst().first
      return first == "ssm" && second == "start-session"
        && !words.contains { $0.contains("PortForwarding") }
        || first == "ecs" && second == "execute-command" && words.contains("--interactive")
        || first == "ec2-instance-connect" && second == "ssh" ? .shell : nil
    case "gcloud":
      return commands.contains("ssh") && ["compute", "cloud-shell"].contains(first)
        && !words.contains { $0.hasPrefix("--command") || $0 == "--" } ? .shell : nil
    case "vagrant", "minikube", "limactl", "multipass", "lxc", "docker-machine", "eb", "cf", "az",
      "heroku", "fly", "flyctl", "machinectl", "wsl", "virsh", "pct", "copilot":
      return opensByName(program, words, commands) ? .shell : nil
    default: return prompt(program, words, commands)
    }
  }

  /// Whether options and one host is all that there is: a command behind it ends by itself.
  private static func goesTo(_ words: [String], withValues letters: String) -> Bool {
    var rest = words[...]
    var hosts = 0
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        hosts += 1
        if hosts > 1 { return false }
        continue
      }
      // `-N` forwards ports and takes nothing.
      if !word.hasPrefix("--"), word.dropFirst().prefix(3).contains("N") { return false }
      if word.count == 2, let letter = word.last, letters.contains(letter) {
        rest = rest.dropFirst()
      }
    }
    return hosts == 1
  }

  private static func opensTerminal(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    return ["new", "new-session", "attach", "attach-session", "a", "-S", "-r", "-R", "-d", "-dr"]
      .contains(first) && !words.contains("-d") || first == "-S" || first == "-dr"
  }

  private static func isShell(_ word: String?) -> Bool {
    guard let word else { return false }
    return shells.contains(word.split(separator: "/").last.map(String.init) ?? word)
  }

  /// What takes what is typed, where `words` are a command that a pod or a container runs.
  private static func kindInside(_ words: some Collection<String>) -> Kind? {
    guard let first = words.first else { return nil }
    let program = first.split(separator: "/").last.map(String.init) ?? first
    if shells.contains(program) {
      return words.dropFirst().contains { $0.hasPrefix("-") && $0.contains("c") } ? nil : .shell
    }
    return kind(program, Array(words.dropFirst()))
  }

  private static func kindOfPod(
    _ program: String, _ words: [String], _ commands: [String]
  ) -> Kind? {
    guard let verb = commands.first, ["exec", "run", "attach", "debug", "rsh"].contains(verb),
      program == "oc" || verb != "rsh"
    else { return nil }
    let isTyped = words.prefix { $0 != "--" }.contains(where: isTerminal)
    if let mark = words.firstIndex(of: "--") {
      return isTyped || verb == "debug" ? kindInside(words[(mark + 1)...]) : nil
    }
    if verb == "rsh" { return commands.count == 2 ? .shell : kindInside(commands.dropFirst(2)) }
    if program == "oc", verb == "debug" { return .shell }
    guard isTyped else { return nil }
    // `kubectl exec -it web-0 bash`, as it was written before the mark was asked for
    return verb == "exec" ? commands.dropFirst(2).last.flatMap { kindInside([$0]) } : .shell
  }

  private static func kindOfContainer(_ program: String, _ words: [String]) -> Kind? {
    var commands = words.drop { $0.hasPrefix("-") }
    let isComposed = program == "docker-compose" || commands.first == "compose"
    if commands.first == "compose" || commands.first == "container" {
      commands = commands.dropFirst()
    }
    guard let verb = commands.first(where: { !$0.hasPrefix("-") }),
      ["exec", "run", "attach"].contains(verb)
    else { return nil }
    if verb == "attach" { return .shell }
    // Compose gives its commands a terminal by itself.
    guard isComposed && !words.contains("-T") || words.contains(where: isTerminal) else {
      return nil
    }
    let last = words.last ?? ""
    if let shell = commands.firstIndex(where: isShell) { return kindInside(commands[shell...]) }
    if let inside = commands.dropFirst(2).firstIndex(where: prompts.contains) {
      return kindInside(commands[inside...])
    }
    // An image alone starts what it is made for.
    return verb == "run" && !isComposed && !last.hasPrefix("-")
      && commands.dropFirst().filter { !$0.hasPrefix("-") }.count == 1 ? .shell : nil
  }

  /// `-it`, `-i`, `--tty`.
  private static func isTerminal(_ option: String) -> Bool {
    option == "--interactive" || option == "--tty" || option == "--stdin"
      || option.hasPrefix("-") && !option.hasPrefix("--") && option.count <= 4 && option.count > 1
        && option.dropFirst().allSatisfy { "itu".contains($0) }
        && option.dropFirst().contains { "it".contains($0) }
  }

  private static func opensByName(
    _ program: String, _ words: [String], _ commands: [String]
  ) -> Bool {
    guard !words.contains(where: { ["-c", "--command"].contains($0) }) else { return false }
    switch program {
    case "wsl": return words.isEmpty || words.first == "-d"
    case "lxc": return commands.first == "exec" && isShell(commands.last)
    case "heroku": return commands.first == "run" && isShell(commands.last)
    case "fly", "flyctl": return commands.starts(with: ["ssh", "console"])
    case "virsh": return commands.first == "console"
    case "pct": return commands.first == "enter"
    case "machinectl", "limactl", "multipass": return commands.first == "shell"
    case "copilot": return commands.starts(with: ["svc", "exec"])
    case "vagrant", "minikube", "docker-machine":
      return commands.first == "ssh" && commands.count <= 2 && !words.contains("--")
    default: return commands.first == "ssh"
    }
  }

  /// Programs with a prompt of their own.
  private static let prompts: Set<String> = [
    "mysql", "mariadb", "psql", "mongo", "mongosh", "redis-cli", "valkey-cli", "sqlite3", "cqlsh",
    "sqlplus", "influx", "python", "python3", "python2", "ipython", "node", "irb", "ghci", "scala",
    "lua", "perl", "php", "rails", "bc", "gdb", "clickhouse-client", "cypher-shell", "usql",
    "beeline", "hbase", "ksql", "iex", "sqlcmd", "etcdctl",
  ]

  private static func prompt(
    _ program: String, _ words: [String], _ commands: [String]
  ) -> Kind? {
    guard prompts.contains(program) else { return nil }
    let gives: Bool
    switch program {
    case "psql":
      gives = words.contains { word in
        ["-c", "-f", "-l"].contains(word)
          || ["--command", "--file", "--list", "--version"]
            .contains { word.hasPrefix($0) }
      }
    case "mysql", "mariadb", "sqlplus", "usql", "cypher-shell", "beeline", "hbase", "ksql":
      gives = words.contains {
        $0.hasPrefix("-e") || $0.hasPrefix("--execute") || $0 == "--version"
      }
    case "mongo", "mongosh":
      gives = words.contains { $0.hasPrefix("--eval") || $0.hasSuffix(".js") || $0 == "--version" }
    case "clickhouse-client":
      gives = words.contains { $0 == "-q" || $0.hasPrefix("--query") }
    case "redis-cli", "valkey-cli": gives = hasCommand(words, withValues: "hpasunrid")
    case "cqlsh", "influx", "sqlcmd":
      gives = words.contains { ["-e", "-f", "-execute", "-Q", "-i", "--version"].contains($0) }
    case "sqlite3": gives = commands.count > 1
    case "rails": gives = !["console", "c", "dbconsole"].contains(commands.first)
    case "etcdctl", "perl", "php": gives = true
    case "gdb", "iex": gives = words.contains("-batch") || words.contains("--batch")
    default: gives = !words.isEmpty
    }
    return gives ? nil : .prompt
  }

  /// Whether a word is neither an option nor the value of one that has a value.
  private static func hasCommand(_ words: [String], withValues letters: String) -> Bool {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else { return true }
      if word.count == 2, let letter = word.last, letters.contains(letter) {
        rest = rest.dropFirst()
      }
    }
    return false
  }
}
