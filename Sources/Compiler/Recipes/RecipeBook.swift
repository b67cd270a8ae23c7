/// All recipes, in the order in which they are asked.
enum RecipeBook {
  /// The recipes; the first that takes a clause keeps it.
  static let recipes: [any Recipe] = [
    LogIn(), CheckAttachments(), UseDomain(), TagResources(), GroupMembership(), AttachPolicy(),
    AttachInConsole(),
    CreatePolicy(), CreateKey(), CreateNotebook(), CreateDomain(), CreateRole(), CreateGroup(),
    CreateUser(), CreateBucket(), CarriedOutByTable(), CreateByModel(), Navigation(), References(),
  ]
}

extension Scene {
  /// Opens a form with what the clause says that opens it.
  mutating func open(_ form: some ConsoleForm, with clause: Clause, at index: Int) {
    var form = form
    _ = form.take(clause, at: index, in: &self)
    context.forms.append(OpenForm(form: form, lastEntry: clause.range))
  }

  /// Whether a form of a kind is open.
  func isOpen(_ nouns: Set<String>) -> Bool { context.forms.contains { $0.form.nouns == nouns } }

  /// Submits the open forms of a kind, each with what it holds.
  ///
  /// - Parameter nouns: what the forms make; nil for all forms.
  mutating func submitForms(_ nouns: Set<String>? = nil) {
    while let index = context.forms.lastIndex(where: { nouns == nil || $0.form.nouns == nouns }) {
      let open = context.forms.remove(at: index)
      open.form.submit(in: &self, from: open.lastEntry)
    }
  }

  /// Asks the open forms, the innermost first, and then the recipes.
  ///
  /// - Returns: whether the clause is dealt with.
  mutating func read(_ clause: Clause, at index: Int) -> Bool {
    if clause.isInstruction {
      // "In IAM, create …": the place stands before the verb.
      if let service = Navigation.service(in: clause.lead) { context.service = service }
      for position in context.forms.indices.reversed() {
        var open = context.forms.remove(at: position)
        switch open.form.take(clause, at: index, in: &self) {
        case .ignored: context.forms.insert(open, at: position)
        case .taken:
          open.lastEntry = clause.range
          context.forms.insert(open, at: position)
          return true
        case .submitted:
          open.form.submit(in: &self, from: open.lastEntry)
          return true
        }
      }
    }
    if RecipeBook.recipes.contains(where: { $0.read(clause, at: index, in: &self) }) {
      return true
    }
    // "Create a topic. Name it x": what nothing here can make is named all the same, and that name
    // is not for the group before it.
    if clause.isInstruction, Lexicon.creating.contains(clause.verb), !clause.object.isEmpty {
      for form in context.forms.map(\.form) where form is NamedThingForm || form is ModelForm {
        if clause.object.head.map(form.nouns.contains) != true { submitForms(form.nouns) }
      }
    }
    return false
  }
}
