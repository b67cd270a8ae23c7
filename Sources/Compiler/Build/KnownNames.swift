import Markdown
import Source

/// The names that scripts may use as placeholders: those that the document uses where they can be
/// nothing else, and those that directives declare.
///
/// In a script `<name>` may be a redirection, so a name counts there only if it is one of these or
/// is given by an action.
enum KnownNames {
  /// Collects the names outside scripts.
  /// - Complexity: O(nodes).
  static func collect(_ document: MarkdownDocument, directives: [Directive]) -> Set<String> {
    var names: Set<String> = []
    visit(document.root, of: document.bytes, into: &names)
    for directive in directives {
      names.formUnion(DirectiveApplier([directive]).declaredInputs.map(\.name))
      for give in directive.all(.gives) {
        for part in give.value.split(separator: ",") {
          let name = part.split(separator: "=").first.map(String.init) ?? ""
          names.insert(PlaceholderName.kebab(name.trimmingSpaces))
        }
      }
    }
    return names
  }

  private static func visit(
    _ node: MarkdownNode, of bytes: [UInt8], into names: inout Set<String>
  ) {
    for child in node.children {
      switch child.kind {
      case .codeBlock:
        guard let content = child.content, content.bytes.contains(UInt8(ascii: "<")) else {
          continue
        }
        if ExecutableFence(child, introducedBy: []) == nil {
          add(content.bytes, to: &names)
        } else if case .commands = LogicalLines.read(content.bytes) {
          add(content.bytes, to: &names)
        }
      case .code:
        guard bytes[child.range].contains(UInt8(ascii: "<")) else { continue }
        add(Array((child.rawLiteral ?? child.plainText).utf8), to: &names)
      case .html:
        let text = child.literal ?? ""
        for use in PlaceholderScanner.uses(in: Array(text.utf8))
        where !HTMLElements.names.contains(use.spelling.lowercased()) {
          names.insert(use.name)
        }
      case .paragraph, .heading, .tableCell:
        // A name needs its bracket, or the entity for it.
        let mark = bytes[child.range].contains {
          $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&")
        }
        guard mark else { continue }
        add(Array(child.plainText.utf8), to: &names)
        visit(child, of: bytes, into: &names)
      case .text, .softBreak, .lineBreak, .htmlBlock, .definition, .thematicBreak: continue
      default: visit(child, of: bytes, into: &names)
      }
    }
  }

  private static func add(_ bytes: [UInt8], to names: inout Set<String>) {
    for use in PlaceholderScanner.uses(in: bytes) { names.insert(use.name) }
  }
}
