import Markdown
import Source

/// Relative links and images that lead to no file.
enum MissingFileRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.missing-file", .note, summary: "a relative link leads to no file",
      explanation: "The link names a file beside the document, and there is none. The document may "
        + "have been copied from where the file is.",
      example: "[Permissions](api-permissions.md)",
      remedy: "Add the file, or link to where it is.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard let exists = context.fileExists else { return [] }
    // By bytes, as files are named: a composed and a decomposed "ü" are one string and two files.
    var known: [[UInt8]: Bool] = [:]
    return context.document.root.subtree.all(.link, .image).compactMap { node in
      guard let path = node.destination.flatMap(RelativeLink.init)?.path, !path.isEmpty
      else { return nil }
      let name = Array(path.utf8)
      let isThere = known[name] ?? exists(path)
      known[name] = isThere
      if isThere { return nil }
      return Diagnostic(
        "doc.missing-file", .note, "\"\(path)\" is no file beside the document", at: node.range)
    }
  }
}
