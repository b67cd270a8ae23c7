/// All recipes, in the order in which they are asked.
enum RecipeBook {
  /// The recipes; the first that takes a clause keeps it.
  static let recipes: [any Recipe] = [
    LogIn(), CheckAttachments(), UseDomain(), TagResources(), GroupMembership(), AttachPolicy(),
    CreatePolicy(), CreateKey(), CreateNotebook(), CreateDomain(), CreateRole(), CreateGroup(),
    CreateUser(), CreateBucket(), CarriedOutByTable(), CreateByModel(), Navigation(), References(),
  ]
}

extension Scene {
  /// Submits the open forms of a kind, each with what it holds.
  mutating func submitForms(where isMeant: (any ConsoleForm) -> Bool) {
    while let index = context.forms.lastIndex(where: isMeant) {
      let form = context.forms.remove(at: index)
      form.submit(in: &self)
    }
  }

  /// Asks the open forms, the innermost first, and then the recipes.
  ///
  /// - Returns: whether the clause is dealt with.
  mutating func read(_ clause: Clause, at index: Int) -> Bool {
    if clause.isInstruction {
      for position in context.forms.indices.reversed() {
        var form = context.forms.remove(at: position)
        let answer = form.take(clause, at: index, in: &self)
        switch answer {
        case .ignored: context.forms.insert(form, at: position)
        case .taken:
          context.forms.insert(form, at: position)
          return true
        case .submitted:
          form.submit(in: &self)
          return true
        }
      }
    }
    return RecipeBook.recipes.contains { $0.read(clause, at: index, in: &self) }
  }
}
