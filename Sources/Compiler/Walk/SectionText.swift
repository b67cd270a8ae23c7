package import Markdown

/// A heading and the blocks that follow it, up to the next heading of any level.
///
/// What the walk finds and what declarations ("a policy under a heading that names it") are read
/// from: the order of the document, nesting told by ``level`` and ``path``.
package struct SectionText: Sendable {
  /// The section's id: a slug of its title, unique in the document.
  package var id: String
  /// The title as a reader sees it, without "(Optional)" and "Step 3:"; "" for what stands before
  /// the first heading.
  package var title: String
  /// The titles of the sections around it, outermost first, this one included.
  package var path: [String]
  /// The heading's level from 1 to 6; 0 for what stands before the first heading.
  package var level: Int
  /// The heading; nil for what stands before the first.
  package var heading: MarkdownNode?
  /// The blocks up to the next heading, without it.
  package var blocks: [MarkdownNode]

  /// Makes a section.
  package init(
    id: String, title: String, path: [String], level: Int, heading: MarkdownNode?,
    blocks: [MarkdownNode]
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.level = level
    self.heading = heading
    self.blocks = blocks
  }
}
