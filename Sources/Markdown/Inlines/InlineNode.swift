/// An inline while its block is read; offsets are those of the block's ``JoinedText``.
///
/// Index 0 is the root, so 0 as a link means none.
struct InlineNode {
  var kind: MarkdownNode.Kind
  var flags: NodeFlags = []
  var start: Int32
  var end: Int32
  var previous: Int32 = 0
  var next: Int32 = 0
  var firstChild: Int32 = 0
  /// Links and images: the index of the ``LinkRecord``.
  var payload: UInt32 = 0
}

/// A run of `*`, `_` or `~` that may open or close emphasis (specification, section 6.2).
struct Delimiter {
  let character: UInt8
  let canOpen: Bool
  let canClose: Bool
  /// How long the run was before any of it was used.
  let length: Int32
  /// Its text.
  let node: Int32
  var previous: Int32
  var next: Int32 = -1
}

/// A `[` or `![` that may begin a link or an image.
struct Bracket {
  let node: Int32
  let isImage: Bool
  /// Where its content begins.
  let content: Int
  /// The last delimiter before it.
  let delimiter: Int32
  /// The index of the last `[` before it among the brackets, or -1.
  let linkOpener: Int
  /// False once a link was found inside: links do not nest.
  var isActive = true
  /// Whether another bracket came after it; its text is no label then.
  var holdsBracket = false
}
