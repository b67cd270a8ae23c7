/// What introduces a clause of a step that no action stands for.
struct ClauseLabel {
  /// Whether the plan takes back what a run made: then a clause says what stays, and why.
  let isUndo: Bool

  /// The words: a sentence that no command carries out, or what stays as it is.
  var text: String { isUndo ? "left alone" : "not carried out" }
}
