/// The words that the reader of prose knows by name.
enum Lexicon {
  /// How a verb stands in a text.
  enum Form: Sendable {
    case base, gerund
  }

  /// The verb that a word is a form of, if the reader knows it as one.
  static func verb(_ word: String) -> (lemma: String, form: Form)? { forms[word] }

  /// The verb that a token is a form of, if the reader knows it as one.
  static func verb(_ token: ProseToken) -> (lemma: String, form: Form)? { forms[token] }

  /// Verbs that make something new.
  static let creating: WordSet = [
    "create", "make", "generate", "add", "build", "provision", "define", "set up", "register",
  ]

  /// Verbs that press, pick or tick something in a form.
  static let choosing: WordSet = [
    "click", "select", "choose", "press", "pick", "tick", "hit", "check", "tap", "set", "enable",
    "keep", "leave", "mark", "use",
  ]

  /// Verbs with which a text tells its reader something and asks for nothing.
  static let telling: WordSet = [
    "see", "refer", "note", "remember", "read", "consult", "consider", "avoid", "let", "follow",
    "continue", "proceed", "repeat", "use", "keep", "make", "imagine", "think", "suppose",
  ]

  /// Verbs that send a form off ("finish with **Create policy**").
  static let finishing: WordSet = ["finish", "submit", "confirm", "complete", "save"]

  /// Verbs that put a text into a form.
  static let entering: WordSet = [
    "enter", "input", "type", "paste", "insert", "copy", "provide", "specify", "fill in", "put",
    "use", "add", "replace", "place",
  ]

  /// Verbs that give something a name.
  static let naming: WordSet = ["name", "call", "label", "title", "rename"]

  /// Verbs that lead to a place in a console.
  static let navigating: WordSet = [
    "navigate", "go", "open", "access", "browse", "visit", "head", "return", "switch", "click",
    "select", "choose", "proceed", "continue", "scroll", "expand", "find", "locate", "search",
    "press", "pick", "look", "view", "start", "move", "back", "locate", "follow",
  ]

  /// Verbs that connect a policy with whom it is for.
  static let attaching: WordSet = [
    "attach", "assign", "apply", "add", "associate", "grant", "give", "connect", "link", "bind",
  ]

  /// Words that may stand before the verb of an instruction.
  static let openers: WordSet = [
    "then", "now", "next", "first", "firstly", "second", "secondly", "third", "finally", "lastly",
    "also", "again", "please", "simply", "just", "afterwards", "afterward", "thereafter", "once",
    "carefully", "immediately", "manually", "and", "but", "so", "either",
  ]

  /// Words that make what follows a matter of choice.
  static let optional: WordSet = ["optionally", "alternatively", "optional", "alternative"]

  /// Words that begin a condition.
  static let conditions: WordSet = ["if", "unless", "should", "in case", "whether", "provided"]

  /// Adverbs that make what follows depend on something ("Otherwise restart it", "Only attach …").
  static let restrictions: WordSet = ["otherwise", "else", "only"]

  /// Words that begin a clause of time, after which an instruction may come.
  static let times: WordSet = [
    "when", "once", "after", "before", "while", "until", "as soon as", "whenever",
  ]

  /// Prepositions and the like: each begins a new phrase of a clause.
  static let markers: WordSet = [
    "to", "for", "from", "in", "into", "onto", "on", "with", "via", "through", "using", "by",
    "under", "at", "as", "named", "called", "titled", "like", "within", "inside", "against", "over",
    "so", "because", "since", "without", "until", "during", "beside", "that", "which", "who",
    "whose", "where", "when", "once", "after", "before", "while", "if", "unless", "about",
    "beginning", "starting", "upon", "except", "e.g", "i.e", "per", "requiring", "containing",
    "near", "behind", "above:", "below:",
  ]

  /// Words that make a clause after a noun a description of it.
  static let relatives: WordSet = ["that", "which", "who", "whose", "where"]

  /// Words that refer to something known.
  static let determiners: WordSet = [
    "a", "an", "the", "this", "that", "these", "those", "your", "its", "their", "our", "all",
    "each", "every", "both", "another", "any", "one", "two", "three", "new", "some",
  ]

  /// Finite verbs: a word before one is its subject and no instruction.
  static let finite: WordSet = [
    "is", "are", "was", "were", "has", "have", "had", "will", "can", "could", "should", "must",
    "may", "might", "does", "do", "did", "need", "needs", "requires", "grants", "allows", "lets",
    "provides", "supports", "isn't", "aren't", "doesn't", "don't", "can't", "cannot", "contains",
    "shows", "appears", "would", "becomes", "works", "fails",
  ]

  /// Words with which a label of a remark begins ("Note:", "**Warning**").
  static let remarks: WordSet = [
    "note", "notes", "tip", "tips", "warning", "caution", "important", "info", "information",
    "hint", "remark", "attention", "beware", "danger", "example", "examples", "background",
    "reminder", "faq", "troubleshooting", "prerequisite", "prerequisites", "why", "rationale",
  ]

  /// Words that have an end mark without ending a sentence.
  static let abbreviations: WordSet = [
    "e.g", "i.e", "etc", "vs", "no", "cf", "approx", "incl", "ca", "resp", "st", "fig",
    "n",
  ]

  private static let bases: [String] = [
    "accept", "access", "acknowledge", "activate", "add", "adjust", "allow", "announce", "append",
    "apply", "approve", "archive", "ask", "assign", "associate", "assume", "attach", "authorise",
    "authorize", "avoid", "bind", "browse", "build", "call", "cancel", "change", "check", "choose",
    "clean", "clear", "click", "clone", "close", "collect", "commit", "compare", "complete",
    "configure", "confirm", "connect", "contact", "continue", "control", "convert", "copy",
    "create", "customise", "discard", "abandon", "customize", "deactivate", "decide", "define",
    "delete", "deny",
    "deploy", "deregister", "describe", "deselect", "destroy", "detach", "determine", "disable",
    "disassociate", "disconnect", "download", "drag", "drain", "edit", "empty", "enable", "encrypt",
    "enforce", "ensure", "enter", "erase", "escalate", "establish", "execute", "exit", "expand",
    "export", "extend", "fetch", "fill", "find", "finish", "follow", "format", "generate", "get",
    "give", "go", "grant", "head", "hit", "identify", "import", "include", "increase", "decrease",
    "initialise", "initialize", "input", "insert", "inspect", "install", "investigate", "invite",
    "invoke", "issue", "join", "keep", "label", "launch", "leave", "let", "limit", "link", "list",
    "load",
    "locate", "lock", "log", "look", "make", "manage", "map", "mark", "migrate", "modify",
    "monitor", "mount", "move", "name", "navigate", "note", "notify", "obtain", "open", "page",
    "paste", "patch", "pause", "perform", "pick", "place", "plug", "point", "populate", "power",
    "prepare", "press", "proceed", "promote", "protect", "provide", "provision", "publish", "pull",
    "purge", "push", "put", "query", "quit", "raise", "read", "reboot", "rebuild", "record",
    "recreate", "redeploy", "reduce", "refer", "refresh", "register", "reload", "remember",
    "remove", "rename", "repeat", "replace", "report", "request", "require", "rerun", "reset",
    "resize", "resolve", "restart", "restore", "restrict", "resume", "retrieve", "retry", "return",
    "review", "revoke", "roll", "rotate", "run", "save", "scale", "schedule", "scroll", "search",
    "secure", "see", "select", "send", "set", "share", "shift", "show", "sign", "skip", "specify",
    "start",
    "stop", "store", "submit", "subscribe", "switch", "sync", "tag", "take", "tap", "tear",
    "terminate", "test", "tick", "toggle", "track", "transfer", "trigger", "try", "turn", "type",
    "uncheck", "undo", "uninstall", "unlock", "unmount", "unsubscribe", "untick", "update",
    "upgrade", "upload", "use", "validate", "verify", "view", "visit", "wait", "watch", "write",
    "title", "back", "stand", "train", "tell", "treat", "consult", "authenticate", "bootstrap",
    "unzip", "extract", "compile", "sort", "filter", "swap", "fail", "flush", "freeze", "isolate",
    "block", "unblock", "whitelist", "allowlist", "bring", "document", "evaluate", "consider",
  ]

  private static let forms: WordTable<(lemma: String, form: Form)> = {
    var forms = [("labelling", "label"), ("tying", "tie"), ("quitting", "quit")]
      .map { ($0.0, (lemma: $0.1, form: Form.gerund)) }
    for base in bases {
      forms.append((base, (base, .base)))
      forms.append((gerund(of: base), (base, .gerund)))
    }
    return WordTable(forms)
  }()

  /// Verbs whose last letter is doubled before `-ing`.
  private static let doubled: WordSet = [
    "get", "set", "put", "run", "stop", "submit", "cut", "hit", "log", "tag", "plug", "tap",
    "map", "drag", "commit", "skip", "unplug", "scan", "swap", "quit", "plan", "unzip",
  ]

  /// The `-ing` form, by the rules of English spelling for the verbs listed here.
  private static func gerund(of base: String) -> String {
    guard let last = base.utf8.last else { return base }
    if last == UInt8(ascii: "e"), !base.hasSuffix("ee") {
      return begin(of: base, without: 1) + "ing"
    }
    return doubled.contains(base) ? base + String(Unicode.Scalar(last)) + "ing" : base + "ing"
  }

  /// The singular of a noun, by spelling; words that only look like plurals stay.
  static func singular(_ word: String) -> String {
    let letters = word.utf8
    guard letters.last == UInt8(ascii: "s") else { return word }
    guard letters.count > 2 else { return word == "'s" ? "" : word }
    switch letters[letters.index(letters.endIndex, offsetBy: -2)] {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "a"): return word
    case UInt8(ascii: "e"):
      if word.hasSuffix("ies"), letters.count > 4 { return begin(of: word, without: 3) + "y" }
      for plural in ["sses", "xes", "ches", "shes"] where word.hasSuffix(plural) {
        return begin(of: word, without: 2)
      }
    case UInt8(ascii: "'"): return begin(of: word, without: 2)
    default: if ["aws", "kms", "sns", "sqs", "rds"].contains(word) { return word }
    }
    return begin(of: word, without: 1)
  }

  /// A word without some letters of ASCII at its end.
  private static func begin(of word: String, without count: Int) -> String {
    String(Substring(word.utf8.dropLast(count)))
  }
}
