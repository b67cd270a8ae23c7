import Markdown

/// One step as the walk finds it, before anything is read from it.
struct WalkedStep {
  /// What kind of block it is.
  enum Content {
    /// An item of a numbered list.
    case item
    /// A paragraph or a bullet that may be an instruction or an observation.
    case passage
    /// The text of a section whose title is "Step 3: …".
    case section
    /// A table with a column of commands.
    case table(CommandTable)
    /// A fence that runs.
    case fence(ExecutableFence)
    /// A directive that stands before a block which is nothing by itself.
    case directive
  }

  /// From the structure, unique.
  var id: String
  /// The index of its section in the outline.
  var section: Int
  /// The number that the document gives it.
  var number: Int?
  /// Whether it is a bullet of a list that leads through a form of a console.
  var isEntry = false
  /// Whether it is a bullet of a list of orders.
  var isTask = false
  /// What kind of block it is.
  var content: Content
  /// The blocks that it is made of, without directives.
  var blocks: [MarkdownNode]
  /// The blocks of its section that stand before it and belong to no other step.
  var introduction: ArraySlice<MarkdownNode> = []
  /// The block behind its fence, which may speak of it.
  var behind: MarkdownNode?
  /// What the document says explicitly about it.
  var directives: [Directive]
  /// Which of several ways in its section it belongs to.
  var alternative: Step.Alternative?
  /// Why it is left out of a run, where the label of a list around it says so.
  var excludedBy: String?
  /// The step that a command table right after it carries out.
  var isFollowedByTable = false

  /// The bytes from its first block to its last.
  var range: Range<Int> {
    guard let first = blocks.first, let last = blocks.last else {
      return directives.first?.range ?? 0..<0
    }
    return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
  }
}
