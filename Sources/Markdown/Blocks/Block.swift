/// A block as the block parser leaves it, before inlines are read.
///
/// Blocks stand in document order; the depth says what is inside what.
struct Block {
  var kind: MarkdownNode.Kind
  var flags: NodeFlags = []
  /// A heading's level, a table's column count.
  var small: UInt16 = 0
  /// How many containers it stands in, the document included.
  var depth: UInt16
  var start: UInt32
  var end: UInt32
  /// A list's or item's number; an index into contents, links or alignments.
  var payload: UInt32 = 0
  /// The pieces of its text, as a range of the parser's pieces.
  var firstPiece: UInt32 = 0
  var lastPiece: UInt32 = 0
}

/// What the parser must remember about a block while it is open.
struct OpenBlock {
  let kind: MarkdownNode.Kind
  /// The index of its ``Block``.
  var index: Int
  /// Whether the last line that it matched was blank, in the sense that makes a list loose.
  var lastLineBlank = false
  /// Whether its last closed child ended with a blank line.
  var childEndedBlank = false
  var hasChildren = false

  /// Whether a blank line stands between it and the sibling before it.
  var followsBlank = false
  /// Whether its parent had children before it.
  var parentHadChildren = false

  /// Items: the column where the content stands, relative to the container.
  var contentIndent = 0
  /// Lists: the bullet, or the delimiter after the number; fences: the fence's character.
  var marker: UInt8 = 0
  /// Fences: how long the fence is, and how far it is indented.
  var fenceLength = 0
  var fenceIndent = 0
  /// HTML blocks: the start condition, 1 to 7.
  var htmlKind = 0
}
