/// Words that say at which machine, in which container or at which program's prompt commands are typed.
///
/// "SSH into the node", "Inside the pod, run:", "On `db1`, stop the database:", "Log out.", "On your
/// laptop, run:". A plan runs on the machine of whoever starts it, and on no other.
enum MachineWords {
  /// What a sentence says.
  enum Said: Hashable, Sendable {
    /// From here on commands are typed elsewhere.
    case opens(String)
    /// What it leads to is typed elsewhere.
    case place(String)
    /// It speaks of another machine, which a command may reach from here.
    case aside(String)
    /// From here on commands are typed here again.
    case here
    /// The session that was opened last ends.
    case leaves
  }

  /// Whether some words, in lower case, may say anything of the kind.
  static func mayBe(in words: some Sequence<String>) -> Bool {
    words.contains(where: gate.contains)
  }

  /// Reads a sentence.
  ///
  /// - Parameter tokens: its tokens.
  /// - Returns: what it says of where commands are typed; nil for any other sentence.
  /// - Complexity: O(tokens).
  static func said(in tokens: ArraySlice<ProseToken>) -> Said? {
    var rest = tokens
    while let first = rest.first, first.isMark(",") || Lexicon.openers.contains(first) {
      rest = rest.dropFirst()
    }
    if isHere(rest) { return .here }
    if let said = opening(rest) { return said }
    if leaves(rest) { return .leaves }
    return place(rest)
  }

  /// Why a person sees to what is typed elsewhere.
  static func reason(_ words: String) -> String {
    "the text says \"\(words)\", and the plan runs on this machine alone"
  }

  // MARK: Sessions

  private static func opening(_ tokens: ArraySlice<ProseToken>) -> Said? {
    guard
      let start = tokens.indices.first(where: { index in
        guard tokens[index].isWord, connecting.contains(tokens[index]) else { return false }
        // "To look into it, connect to the node", "you need to log in to the node"; "use `nc` to
        // connect to a server" tells what a command does.
        guard index > tokens.startIndex else { return true }
        let before = tokens[index - 1]
        if before.lower == "to", index - 1 > tokens.startIndex {
          return ["need", "have"].contains(tokens[index - 2].lower)
        }
        return before.isMark(",")
          || ["and", "then", "first", "must", "should"].contains(before.lower)
      }), !tokens[..<start].contains(where: { ["not", "never", "don't"].contains($0.lower) })
    else { return nil }
    let behind = tokens[(start + 1)...].prefix(longest).prefix { token in
      (token.isWord || token.isMention) && !["and", "then", "or"].contains(token.lower)
    }
    let words = behind.map(\.lower)
    let said = tokens[start..<behind.endIndex].prefix(shown).map(\.text).joined(separator: " ")
    let isSession =
      words.contains("ssh") || words.contains("ssm")
      || zip(words, words.dropFirst()).contains { $0 == "session" && $1.hasPrefix("manager") }
    switch tokens[start].lower {
    case "ssh", "telnet", "rdp", "mosh", "rsh":
      // "ssh key", "SSH: …"
      return words.first.map { ["into", "to", "in", "onto", "on", "as", "back"].contains($0) }
        == true
        || behind.first?.isMention == true ? .opens(said) : nil
    case "exec", "shell", "jump", "hop", "remote":
      return words.first.map { ["into", "in", "onto", "on", "to"].contains($0) } == true
        ? .opens(said) : nil
    case "log", "sign", "login":
      return isSession || machine(after: behind, ["to", "into", "onto", "on", "in"]) != nil
        ? .opens(said) : nil
    case "connect", "attach", "reconnect":
      return isSession && !words.contains("key")
        || machine(after: behind, ["to", "with", "into"]) != nil && !words.contains("volume")
          && !words.contains("policy")
        ? .opens(said) : nil
    case "open", "start", "get", "launch", "begin":
      if words.prefix(4).contains("cloudshell") { return .opens(said) }
      guard let shell = words.firstIndex(where: shells.contains), shell <= 4 else { return nil }
      return isSession || machine(after: behind[(behind.startIndex + shell)...], inside) != nil
        ? .opens(said) : nil
    case "switch", "become", "change":
      return words.prefix(3).contains("root")
        || words.prefix(6).contains("user")
          && words.prefix(6).contains("postgres")
        ? .opens(said) : nil
    default: return nil
    }
  }

  private static func leaves(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, leaving.contains(first) else { return false }
    let words = tokens.dropFirst().prefix(longest).map(\.lower)
    switch first.lower {
    case "exit", "logout", "quit", "disconnect": return true
    case "log", "sign": return words.first == "out" || words.first == "off"
    case "type", "enter", "run": return words.first == "exit" || words.first == "logout"
    default:
      return words.contains { shells.contains($0) || machines.contains(Lexicon.singular($0)) }
    }
  }

  /// "On your laptop, run:", "Locally:", "In a second terminal:", "Back on your workstation".
  private static func isHere(_ tokens: ArraySlice<ProseToken>) -> Bool {
    let words = tokens.prefix(longest).map(\.lower)
    guard let first = words.first else { return false }
    if first == "locally" || words.starts(with: ["back", "on", "your"]) { return true }
    guard placing.contains(first) || first == "return" || first == "back" || first == "go" else {
      return words.count <= longest && words.suffix(2).contains("locally")
    }
    for (index, word) in words.enumerated() where index <= 6 && index > 0 {
      let before = words[..<index]
      if ["laptop", "workstation", "desktop", "localhost"].contains(word) { return true }
      if ["machine", "computer", "host", "system"].contains(word),
        before.contains(where: { ["local", "your", "own", "this"].contains($0) })
      {
        return true
      }
      if ["terminal", "shell", "window", "tab"].contains(word),
        before.contains(where: {
          ["new", "second", "another", "separate", "other", "local", "your"]
            .contains($0)
        })
      {
        return true
      }
    }
    return false
  }

  // MARK: Places

  private static func place(_ tokens: ArraySlice<ProseToken>) -> Said? {
    for index in tokens.indices where placing.contains(tokens[index]) && tokens[index].isWord {
      let isFirst =
        index == tokens.startIndex || tokens[index - 1].isMark(",") || isRun(tokens[..<index])
      guard let end = named(tokens, at: index, isFirst: isFirst) else { continue }
      let words = tokens[index..<end].map(\.text).joined(separator: " ")
      // A service has a primary too, which its API reaches.
      if isFirst, !roles.contains(Lexicon.singular(tokens[end - 1].lower)) { return .place(words) }
      // What only states something leads to no command.
      return isFirst || tokens.first.flatMap(Lexicon.verb)?.form == .base ? .aside(words) : nil
    }
    return nil
  }

  /// Whether an order to run something ends some words: "run the following", "as root".
  private static func isRun(_ tokens: ArraySlice<ProseToken>) -> Bool {
    for token in tokens.reversed().prefix(5) {
      if ["run", "execute", "issue", "root", "typed", "executed"].contains(token.lower) {
        return true
      }
      guard
        Lexicon.determiners.contains(token)
          || ["following", "command", "commands", "script", "steps", "below", "it", "them"]
            .contains(token.lower)
      else { return false }
    }
    return false
  }

  /// Where the name of a machine ends that a preposition stands before; nil where none does.
  private static func named(
    _ tokens: ArraySlice<ProseToken>, at index: Int, isFirst: Bool
  ) -> Int? {
    let preposition = tokens[index].lower
    var place = index + 1
    var isDetermined = false
    while place < tokens.endIndex, place - index <= 5 {
      let token = tokens[place]
      let next = place + 1 < tokens.endIndex ? tokens[place + 1] : nil
      if let mention = token.mention {
        // "on `db1`,"; "on the `web` host" goes on.
        if next.map({ machines.contains(Lexicon.singular($0.lower)) }) != true {
          return isFirst && preposition == "on" && mention.path.isEmpty && isHost(mention.text)
            && ends(next) ? place + 1 : nil
        }
      } else if !token.isWord {
        return nil
      } else if machines.contains(Lexicon.singular(token.lower)), ends(next) {
        // "in the instance settings" and "on a node" of a sentence about nodes are no places.
        guard preposition != "in" || insides.contains(Lexicon.singular(token.lower)) else {
          return nil
        }
        return place + 1
      } else if Lexicon.verb(token) != nil && isDetermined == false && place > index + 1 {
        return nil
      }
      isDetermined = isDetermined || Lexicon.determiners.contains(token)
      place += 1
    }
    return nil
  }

  /// Whether a name in code or bold may be a machine's, and no file's, branch's or option's.
  private static func isHost(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter || first.isASCIIDigit,
      !["main", "master", "develop", "dev", "trunk"].contains(name),
      !AlternativeWays.isSystem(name)
    else { return false }
    return name.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || "-.".utf8.contains($0)
    }
      && ![".yaml", ".yml", ".json", ".md", ".sh", ".tf", ".conf", ".toml"]
        .contains(where: name.hasSuffix)
  }

  /// Whether a noun before a token is the last of its phrase.
  private static func ends(_ next: ProseToken?) -> Bool {
    guard let next, next.isWord else { return true }
    return Lexicon.verb(next)?.form == .base || Lexicon.markers.contains(next)
      || ["and", "or", "you", "itself", "only", "first", "now", "where"].contains(next.lower)
  }

  /// The machine that stands behind one of some prepositions.
  private static func machine(
    after tokens: ArraySlice<ProseToken>, _ prepositions: Set<String>
  ) -> Int? {
    for index in tokens.indices where prepositions.contains(tokens[index].lower) {
      let end = min(index + 6, tokens.endIndex)
      if let found = tokens[(index + 1)..<end].indices.first(where: {
        let word = Lexicon.singular(tokens[$0].lower)
        return tokens[$0].isWord && (machines.contains(word) || databases.contains(word))
          && ends($0 + 1 < tokens.endIndex ? tokens[$0 + 1] : nil)
      }) {
        return found
      }
    }
    return nil
  }

  // MARK: Words

  private static let longest = 14
  private static let shown = 8
  private static let inside: Set<String> = ["in", "on", "inside", "to", "into", "within", "with"]

  private static let connecting: WordSet = [
    "ssh", "telnet", "rdp", "mosh", "rsh", "exec", "shell", "jump", "hop", "remote", "log", "sign",
    "login", "connect", "reconnect", "attach", "open", "start", "get", "launch", "begin", "switch",
    "become", "change",
  ]
  private static let leaving: WordSet = [
    "exit", "logout", "quit", "disconnect", "log", "sign", "leave", "close", "end", "type", "enter",
    "run", "detach",
  ]
  private static let shells: Set<String> = [
    "shell", "session", "bash", "terminal", "prompt", "psql", "mysql", "connection",
  ]
  private static let placing: WordSet = ["on", "in", "inside", "within", "from", "at"]
  private static let machines: WordSet = [
    "node", "instance", "server", "host", "bastion", "vm", "machine", "droplet", "container", "pod",
    "primary", "standby", "replica", "master", "worker", "jumpbox", "jumphost", "appliance",
    "hypervisor", "leader", "follower", "secondary", "broker", "cloudshell", "sidecar", "nodes",
  ]
  /// Those that a service may have as well as a machine.
  private static let roles: WordSet = [
    "primary", "standby", "replica", "master", "worker", "leader", "follower", "secondary",
    "broker",
  ]
  /// Those that commands are typed "in".
  private static let insides: WordSet = [
    "container", "pod", "vm", "cloudshell", "instance", "sidecar", "droplet",
  ]
  private static let databases: WordSet = [
    "database", "db", "postgres", "postgresql", "mysql", "mariadb", "redis", "mongodb", "psql",
  ]
  private static let gate = WordSet(
    machines.words + machines.words.map { $0 + "s" } + [
      "ssh", "ssm", "telnet", "rdp", "mosh", "shell", "session", "exec", "cloudshell", "exit",
      "logout", "quit", "disconnect", "laptop", "workstation", "locally", "terminal", "desktop",
      "localhost", "computer", "root", "database", "db", "postgres", "redis", "out", "replicas",
    ])
}
