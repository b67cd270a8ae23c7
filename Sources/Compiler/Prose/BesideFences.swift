import Markdown
import Source

/// What the sentences around a step's commands ask for that the commands do not stand for.
///
/// The sentence right before a fence or a table of commands says what they do; where it only says to
/// run them, the sentence before it does. Everything else that a step asks for beside its commands is
/// a person's: "Log in to the bastion. Then run: …", "Note the id and tell Ana."
enum BesideFences {
  /// The clauses, in order.
  ///
  /// - Parameters:
  ///   - blocks: the blocks of a step.
  ///   - source: the bytes of the document.
  /// - Returns: those that the person is left with.
  /// - Complexity: O(bytes of the blocks).
  static func clauses(in blocks: [MarkdownNode], source: [UInt8]) -> [Clause] {
    var found: [Clause] = []
    for (index, block) in blocks.enumerated() {
      switch block.kind {
      case .paragraph:
        let next = index + 1 < blocks.count ? blocks[index + 1] : nil
        let isIntroduction = next.map { holdsCommands($0, after: block) } ?? false
        var parser = ClauseParser()
        parser.read(ProseTokenizer.tokens(of: block, source: source), isEntry: true)
        found += unread(parser.clauses, isIntroduction: isIntroduction)
      case .orderedList, .bulletList:
        for item in block.children { found += clauses(in: Array(item.children), source: source) }
      default: break
      }
    }
    return found
  }

  /// Who carries out the commands of some blocks: "Log in as **ana** and run:", "As **carl**, run:".
  ///
  /// - Parameters:
  ///   - blocks: the blocks of a step, or those that introduce its commands.
  ///   - source: the bytes of the document.
  /// - Returns: the last whom a paragraph names, if one does.
  /// - Complexity: O(bytes of the blocks).
  static func actor(in blocks: some Sequence<MarkdownNode>, source: [UInt8]) -> Argument? {
    var actor: Argument?
    for block in blocks
    where block.kind == .paragraph && block.plainText.lowercased().letterRuns().contains("as") {
      var parser = ClauseParser()
      parser.read(ProseTokenizer.tokens(of: block, source: source), isEntry: true)
      for clause in parser.clauses {
        actor = LogIn.actor(of: clause) ?? runner(of: clause) ?? actor
      }
    }
    return actor
  }

  /// "As **carl**, run": whose name is marked as one.
  private static func runner(of clause: Clause) -> Argument? {
    guard clause.isInstruction, saysRun(clause),
      let phrase = clause.allPhrases.first(where: { $0.marker == "as" })
    else { return nil }
    return phrase.mentions.first(where: \.isNameLike).map(\.name)
  }

  /// Whether a block is a fence that runs or a table of commands, or a list that begins with one.
  private static func holdsCommands(_ block: MarkdownNode, after paragraph: MarkdownNode) -> Bool {
    switch block.kind {
    case .codeBlock: ExecutableFence(block, introducedBy: [paragraph]) != nil
    case .table: CommandTable(block) != nil
    case .orderedList, .bulletList: true
    default: false
    }
  }

  private static func unread(_ clauses: [Clause], isIntroduction: Bool) -> [Clause] {
    let last = clauses.map(\.sentence).max()
    let saysRun = clauses.filter { $0.sentence == last }.allSatisfy(saysRun)
    return clauses.filter { clause in
      switch clause.mood {
      case .imperative, .obligation: break
      case .observation where clause.verb != "see": break
      default: return false
      }
      if telling.contains(clause.verb) || Lexicon.telling.contains(clause.verb) { return false }
      guard isIntroduction, let last else { return true }
      if clause.sentence == last { return false }
      return !(saysRun && clause.sentence == last - 1 && !personal.contains(clause.verb))
    }
  }

  /// Whether a clause says only that the commands are run.
  private static func saysRun(_ clause: Clause) -> Bool {
    ["run", "execute", "use", "enter", "type", "issue", "paste", "do"].contains(clause.verb)
  }

  /// Verbs with which a text says how its commands are to be read.
  private static let telling: WordSet = ["replace", "substitute", "run", "execute"]

  /// Verbs of what no command in a fence does for a person.
  private static let personal: WordSet = [
    "log in", "log out", "tell", "ask", "call", "notify", "contact", "announce", "inform", "email",
    "page", "phone", "wait", "open", "note", "record", "write", "decide", "confirm", "approve",
  ]
}
