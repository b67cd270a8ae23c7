import AWS

/// A known console procedure and the commands it stands for.
///
/// A recipe looks at one clause at a time, in the order of the text. What it makes goes into the
/// scene: actions, requirements, inputs, and what later clauses refer back to.
protocol Recipe: Sendable {
  /// Reads a clause.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - index: its place among the clauses of the step.
  ///   - scene: the step, what is known so far, and what is being written.
  /// - Returns: whether the clause is dealt with.
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool

  /// How much of a clause that it takes at once need not show in a command.
  var coverage: Coverage { get }
}

/// How much of what a clause says is dealt with although no command shows it.
enum Coverage: Sendable {
  /// All of it: something else carries the clause out, or it asks for nothing.
  case whole
  /// Its words, which only lead to a place or point at something; names and numbers are not.
  case words
  /// These words, in the singular, beside those that say nothing of their own.
  case known(Set<String>)
}

/// A form of a console that is filled in clause by clause, perhaps over several steps, and becomes
/// commands when it is submitted.
protocol ConsoleForm: Sendable {
  /// What the form makes, in the words of its button ("key", "policy").
  var nouns: Set<String> { get }

  /// Takes what a clause says of the form.
  ///
  /// - Returns: what became of the clause.
  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer

  /// Writes the commands.
  ///
  /// - Parameters:
  ///   - scene: the step in which it is sent off.
  ///   - range: the words of the last entry.
  func submit(in scene: inout Scene, from range: Range<Int>)

  /// Words of its entries, in the singular, that it takes although no command shows them.
  var vocabulary: Set<String> { get }

  /// Whether the text has named what it makes.
  var hasName: Bool { get }

  /// Whether what it makes has a name that the text gives it.
  var needsName: Bool { get }

  /// Whether a button sends the form off, by the words of its label in lower case.
  func isButton(_ label: [String]) -> Bool
}

extension ConsoleForm {
  var needsName: Bool { true }

  /// The name that a clause gives to what the form makes.
  func givenName(in clause: Clause) -> NameFact? {
    clause.givenName(of: nouns, knowing: vocabulary)
  }

  /// "Create", "Create queue", "Finish".
  func isButton(_ label: [String]) -> Bool {
    guard let first = label.first, first == "create" || Lexicon.finishing.contains(first) else {
      return false
    }
    return label.count == 1 || label.contains { nouns.contains(Lexicon.singular($0)) }
  }
}

/// A form that is being filled in.
struct OpenForm: Sendable {
  /// The form.
  var form: any ConsoleForm
  /// The clauses that it has taken, with the steps in which they stand.
  var entries: [(clause: Clause, step: String)] = []
  /// Whether the text says not to send it off, so that only its button does.
  var isHeld = false
  /// The console in which it was opened, by the command of its service.
  var service: String?
  /// The region in which it was opened, or that an entry names.
  var region: String?
  /// Why it cannot be told what is entered in it.
  var doubt: String?

  /// The words of the last entry.
  var lastEntry: Range<Int> { entries.last?.clause.range ?? 0..<0 }

  /// Whether it holds nothing but the press of a button: "Choose **Create group**".
  var isPressAlone: Bool {
    !form.hasName
      && entries.allSatisfy { entry in
        Lexicon.choosing.contains(entry.clause.verb) && entry.clause.phrase("named") == nil
          && entry.clause.mentions.allSatisfy {
            form.isButton($0.text.lowercased().split(separator: " ").map(String.init))
          }
      }
  }

  /// Whether a clause names what the form makes: "click **Create notebook instance**".
  func isNamed(in clause: Clause) -> Bool {
    let words = clause.mentions.flatMap(\.words) + clause.object.words
    return words.contains { form.nouns.contains(Lexicon.singular($0)) }
  }

  /// Whether a clause goes on to make something else, so that the name that follows is not for this
  /// form; wizards that have parts which are made as well (a role, a profile, an alias) stay open.
  func isLeft(by clause: Clause) -> Bool {
    guard !isPart else { return false }
    return ["create", "make", "set up", "provision"].contains(clause.verb)
      && clause.mood == .imperative && clause.object.head.map(form.nouns.contains) == false
  }

  /// Whether a clause begins one more thing of the kind: under a name of its own, or in a later step
  /// by the button that makes it.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - step: the step in which it stands.
  /// - Returns: whether the form is to be sent off before it.
  func isFollowed(by clause: Clause, in step: String) -> Bool {
    if Lexicon.creating.contains(clause.verb), clause.mood == .imperative,
      clause.object.head.map(form.nouns.contains) == true
    {
      return !clause.object.mentions.isEmpty || clause.phrase("named") != nil
        || clause.makesSeveral(form.nouns) || isBegunAgain(by: clause, in: step)
        || clause.object.words.first != "the" && clause.givenName(of: form.nouns) != nil
    }
    // "Create another one with alias **y**"
    if Lexicon.creating.contains(clause.verb), clause.mood == .imperative,
      clause.object.head == "one", !clause.mentions.isEmpty
    {
      return true
    }
    return entries.first?.step != step
      && clause.paths.contains { Clause.creates(form.nouns, on: $0.path) }
  }
}

extension OpenForm {
  /// Whether a later step speaks of making "a" thing where an earlier one has said so of this one: it
  /// is another.
  private func isBegunAgain(by clause: Clause, in step: String) -> Bool {
    guard let first = entries.first, first.step != step, first.clause.mood == .imperative,
      Lexicon.creating.contains(first.clause.verb), first.clause.paths.isEmpty,
      first.clause.object.head.map(form.nouns.contains) == true
    else { return false }
    return clause.object.words.first.map(["a", "an", "another", "one"].contains) == true
  }

  /// Whether it goes without a name although its kind has one, and a later step begins another of
  /// the kind: by the way there, or under a name of its own.
  func isAbandoned(by clause: Clause, in step: String) -> Bool {
    guard form.needsName, !form.hasName, let first = entries.first, first.step != step,
      clause.mood == .imperative
    else { return false }
    if clause.paths.contains(where: { Clause.creates(form.nouns, on: $0.path) }) { return true }
    return
      (entries.count > 1
      || first.clause.paths.isEmpty && Lexicon.creating.contains(first.clause.verb))
      && isFollowed(by: clause, in: step)
  }

  /// Whether a clause leads to the button that makes something else.
  func isBypassed(by clause: Clause) -> Bool {
    guard !isPart, !clause.paths.isEmpty else { return false }
    let makers = clause.paths.filter { path in
      path.path.contains { $0.lowercased().hasPrefix("create ") }
    }
    return !makers.isEmpty && !makers.contains { Clause.creates(form.nouns, on: $0.path) }
  }
}

/// What a form says to a clause.
enum FormAnswer: Sendable {
  /// It is about something else.
  case ignored
  /// It is an entry of this form.
  case taken
  /// It sends the form off.
  case submitted
}

/// A step that is being read: its text, what is known so far, and what it amounts to.
struct Scene {
  /// The step's text.
  let reading: Reading
  /// Where the document's fences and tables are.
  let outline: DocumentOutline
  /// The models of the installed CLI, where there is one.
  let catalogue: AWSCatalogue?
  /// What earlier steps leave behind.
  var context: ProseContext
  /// What the step amounts to.
  var draft: StepDraft
  /// The clauses of the steps to come, where forms are open.
  var ahead: [Clause] = []
  /// The clauses that nothing has taken so far.
  var left: [Clause] = []
  /// The clause that sent off a form last, and is accounted for with it.
  var settled: Range<Int>?
  /// What forms have made in the step, in one word each.
  var made: Set<String> = []
  /// Words that describe what the form makes that is being sent off.
  var describing: Set<String> = []
  /// What the clause that is being read has spoken of so far.
  var spoken: [(kind: Referent.Kind, referent: Referent)] = []
  /// Why it cannot be told what the clause means that is being read.
  var obstacle: String?
  /// Why it could not be told what clauses meant, by where they begin.
  var obstacles: [Int: String] = [:]
}
