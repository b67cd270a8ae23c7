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
}

/// A form that is being filled in.
struct OpenForm: Sendable {
  /// The form.
  var form: any ConsoleForm
  /// The words of the last entry.
  var lastEntry: Range<Int>

  /// Whether a clause names what the form makes: "click **Create notebook instance**".
  func isNamed(in clause: Clause) -> Bool {
    let words = clause.mentions.flatMap(\.words) + clause.object.words
    return words.contains { form.nouns.contains(Lexicon.singular($0)) }
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
}
