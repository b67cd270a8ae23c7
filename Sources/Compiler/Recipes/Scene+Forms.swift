/// Several forms that are open at once, in tabs of a browser.
///
/// A form is sent off by its button, and what stands before a button is for the form that it sends off.
/// So an entry that more than one open form could take waits for the next button; the others go at
/// once to the form that they fit.
extension Scene {
  /// An entry that several open forms could take.
  struct Undecided: Sendable {
    /// The entry.
    var clause: Clause
    /// Its place among the clauses of its step.
    var index: Int
    /// The step in which it stands.
    var step: String
  }

  /// Goes to the console of a service, and to the form that is open there.
  mutating func enter(_ service: String) {
    context.service = service
    guard context.forms.count > 1,
      let position = context.forms.lastIndex(where: { $0.service == service })
    else { return }
    focus(on: position)
  }

  /// Goes back to the form that was opened first: "return to the first tab".
  mutating func enterFirstForm() {
    guard context.forms.count > 1, let service = context.forms[0].service else { return }
    context.service = service
    focus(on: 0)
  }

  private mutating func focus(on position: Int) {
    decide()
    context.forms.append(context.forms.remove(at: position))
    context.isFocused = true
  }

  /// Sends off the open forms whose own button the text does not press later on.
  ///
  /// - Parameter index: the place of the clause that opens another form.
  mutating func leaveForms(at index: Int) {
    decide()
    let forms = context.forms
    context.forms = []
    for form in forms {
      if form.isHeld || isPressed(form, after: index) {
        context.forms.append(form)
      } else {
        submit(form)
      }
    }
  }

  /// Whether the text presses the button of a form that is open, by its name, further on.
  func isPressed(_ form: OpenForm, after index: Int) -> Bool {
    let later = reading.clauses.indices.contains(index) ? reading.clauses[(index + 1)...] : []
    for clause in later + ahead where clause.isInstruction {
      if form.isBegunAnew(by: clause) { return false }
      if form.isNamedButton(of: clause) { return true }
    }
    return false
  }

  /// Gives a clause to the open form that it is for, where several are open.
  ///
  /// - Returns: the places of the forms that are to be asked, the first one first; nil where the
  ///   clause waits for the next button.
  mutating func candidates(for clause: Clause, at index: Int) -> [Int]? {
    let all = Array(context.forms.indices.reversed())
    guard all.count > 1, !context.forms.contains(where: \.isPart) else { return all }
    if let named = all.first(where: { context.forms[$0].isNamedButton(of: clause) }) {
      decide(for: named)
      context.isFocused = false
      return [named]
    }
    if clause.pressesButton || clause.sendsOff {
      decide()
      context.isFocused = false
      return all
    }
    guard !context.isFocused else { return all }
    let takers = takers(of: clause, at: index)
    guard takers.count > 1,
      takers.contains(where: { isPressed(context.forms[$0], after: index) })
    else { return takers.isEmpty ? all : takers }
    context.undecided.append(Undecided(clause: clause, index: index, step: reading.step.id))
    return nil
  }

  /// The forms that could take an entry; a second name is for none that has one.
  private func takers(of clause: Clause, at index: Int) -> [Int] {
    let takers = context.forms.indices.reversed().filter { position in
      var trial = self
      var form = context.forms[position].form
      if case .taken = form.take(clause, at: index, in: &trial) { return true }
      return false
    }
    let unnamed = takers.filter { position in
      let form = context.forms[position].form
      return !(form.hasName && form.givenName(in: clause) != nil)
    }
    return unnamed.isEmpty ? takers : unnamed
  }

  /// Gives the entries that wait to the form whose button is pressed; of two names either may be its,
  /// so that a person has to tell.
  private mutating func decide(for position: Int) {
    let waiting = context.undecided
    context.undecided = []
    let form = context.forms[position].form
    let names = waiting.filter { form.givenName(in: $0.clause) != nil }
    if names.count > 1 {
      for other in context.forms.indices {
        context.forms[other].doubt = "the text leaves open which name is entered in which form"
        if other == position {
          context.forms[other].entries += waiting.map { ($0.clause, $0.step) }
        }
      }
      return
    }
    for entry in waiting where !give(entry, to: position) { give(entry) }
  }

  /// Gives the entries that wait to the form that the text is in.
  mutating func decide() {
    let waiting = context.undecided
    context.undecided = []
    for entry in waiting { give(entry) }
  }

  private mutating func give(_ entry: Undecided) {
    let position = takers(of: entry.clause, at: entry.index).first
    guard let position, give(entry, to: position) else {
      draft.leaveOut(entry.clause.range, of: entry.step)
      return
    }
  }

  private mutating func give(_ entry: Undecided, to position: Int) -> Bool {
    var open = context.forms.remove(at: position)
    defer { context.forms.insert(open, at: position) }
    if open.form.hasName, open.form.givenName(in: entry.clause) != nil { return false }
    guard case .taken = open.form.take(entry.clause, at: entry.index, in: &self) else {
      return false
    }
    open.entries.append((entry.clause, entry.step))
    return true
  }
}

extension OpenForm {
  /// Whether it is a part of another form, or has parts that are forms: what is said goes to the
  /// innermost first.
  var isPart: Bool {
    form is NotebookForm || form is DomainForm || form is KeyForm
      || (form as? RoleForm)?.isNested == true
  }

  /// Whether a clause presses the button that bears the name of what this form makes.
  func isNamedButton(of clause: Clause) -> Bool {
    clause.pressesButton
      && clause.mentions.contains { $0.words.count > 1 && form.isButton($0.words) }
  }

  /// Whether a clause opens one more form of the kind: in a console that is opened anew.
  fileprivate func isBegunAnew(by clause: Clause) -> Bool {
    if clause.paths.contains(where: { Clause.creates(form.nouns, on: $0.path) }) { return true }
    if Lexicon.creating.contains(clause.verb), clause.object.head.map(form.nouns.contains) == true {
      return !clause.object.mentions.isEmpty || clause.phrase("named") != nil
    }
    guard ["open", "go", "navigate"].contains(clause.verb),
      !clause.hasAny(["tab", "window", "back", "again"])
    else { return false }
    return Navigation.service(of: clause) == service
  }
}

extension Clause {
  /// The clause once for each button or menu path in it that makes something; itself where there is
  /// one at most.
  var creations: [Clause] {
    guard Lexicon.navigating.contains(verb) else { return [self] }
    let makers = phrases.flatMap(\.tokens).filter { token in
      guard let mention = token.mention else { return false }
      return (mention.path.isEmpty ? [mention.text] : mention.path).contains {
        $0.lowercased().hasPrefix("create ")
      }
    }
    guard makers.count > 1 else { return [self] }
    let ranges = Set(makers.map(\.range))
    return makers.map { maker in
      var part = self
      part.range = maker.range
      part.phrases = phrases.map { phrase in
        Phrase(
          marker: phrase.marker,
          tokens: phrase.tokens.filter { $0.range == maker.range || !ranges.contains($0.range) },
          isInBrackets: phrase.isInBrackets)
      }
      return part
    }
  }

  /// Whether it presses something that bears a label.
  fileprivate var pressesButton: Bool {
    (PlainLabels.pressing.contains(verb) || Lexicon.finishing.contains(verb))
      && mentions.contains { label in
        label.words.first.map { $0 == "create" || Lexicon.finishing.contains($0) } == true
      }
  }
}
