/// The arrays that hold a parsed document.
///
/// Nodes stand in document order, a parent before its children, so the first child of a node is
/// the next node and a subtree is one contiguous run. A node takes 24 bytes whatever its kind; what
/// only some kinds have (a link's destination, a fence's lines) stands in arrays of its own, found
/// through ``NodeRecord/payload``. Text is not copied: it is a range of the document, except where
/// what is meant is not contiguous there; then it is in ``pool``.
final class NodeStorage: Sendable {
  let bytes: [UInt8]
  let nodes: [NodeRecord]
  let contents: [ContentRecord]
  let segments: [ContentSegment]
  let links: [LinkRecord]
  let literals: [TextSlice]
  let alignments: [ColumnAlignment]
  let pool: [UInt8]

  init(
    bytes: [UInt8], nodes: [NodeRecord], contents: [ContentRecord], segments: [ContentSegment],
    links: [LinkRecord], literals: [TextSlice], alignments: [ColumnAlignment], pool: [UInt8]
  ) {
    self.bytes = bytes
    self.nodes = nodes
    self.contents = contents
    self.segments = segments
    self.links = links
    self.literals = literals
    self.alignments = alignments
    self.pool = pool
  }

  /// The bytes of a slice.
  func slice(_ slice: TextSlice) -> ArraySlice<UInt8> {
    slice.isPooled ? pool[slice.range] : bytes[slice.range]
  }
}

/// One node: 24 bytes.
struct NodeRecord {
  var kind: MarkdownNode.Kind
  var flags: NodeFlags = []
  /// A heading's level, a table's column count, a cell's column.
  var small: UInt16 = 0
  var start: UInt32
  var end: UInt32
  /// The index after the last node of the subtree.
  var next: UInt32 = 0
  var parent: UInt32
  /// By kind: a number, or an index into one of the storage's arrays.
  var payload: UInt32 = 0

  /// What ``payload`` holds where there is nothing.
  static let none = UInt32.max
}

/// What is true of a node.
struct NodeFlags: OptionSet {
  let rawValue: UInt8

  /// Lists: an item is separated by a blank line.
  static let loose = NodeFlags(rawValue: 1)
  /// Items: begins with a task list marker.
  static let task = NodeFlags(rawValue: 2)
  /// Items: that marker is ticked.
  static let ticked = NodeFlags(rawValue: 4)
  /// Code blocks: fenced.
  static let fenced = NodeFlags(rawValue: 8)
  /// Table rows: the header.
  static let header = NodeFlags(rawValue: 16)
  /// Text: holds escapes or entities.
  static let escaped = NodeFlags(rawValue: 32)
  /// Text of an autolink, while it is read: is not joined with other text.
  static let raw = NodeFlags(rawValue: 64)
}

/// A range of the document, or of the pool.
struct TextSlice {
  private static let poolBit: UInt32 = 1 << 31

  private var start: UInt32
  private var end: UInt32

  static let empty = TextSlice(0..<0)

  init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  init(pool range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound) | Self.poolBit
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  var isPooled: Bool { start & Self.poolBit != 0 }

  var range: Range<Int> { Int(start & ~Self.poolBit)..<Int(end) }
}

/// A piece of the content of a code block or an HTML block.
struct ContentSegment {
  /// The bytes, as they stand in the document.
  var start: UInt32
  var end: UInt32
  /// How many spaces stand before them for a tab that belongs to the container in part.
  var spaces: UInt8 = 0
  /// Whether a line ending follows that the document's last line lacks.
  var addsNewline = false
}

/// What a code block or an HTML block holds.
struct ContentRecord {
  /// The info string as written.
  var info: TextSlice = .empty
  /// Its pieces, as a range of the storage's segments.
  var segments: Range<UInt32>
}

/// Where a link, an image or a definition leads.
struct LinkRecord {
  /// What a destination begins with although the document does not say it.
  enum Prefix: UInt8 { case none, http, mailto }

  var destination: TextSlice
  var title: TextSlice?
  /// Whether escapes and entities in the destination count; not so in an autolink.
  var isEscaped = true
  var prefix = Prefix.none
}

/// How a table's column is aligned.
package enum ColumnAlignment: UInt8, Sendable {
  /// As the renderer likes.
  case none
  /// `:--`
  case left
  /// `:-:`
  case center
  /// `--:`
  case right
}
