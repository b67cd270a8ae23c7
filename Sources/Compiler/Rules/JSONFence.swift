import IAM
import JSON
import Markdown
import Source

/// A fence that holds JSON, read, with what the text around it says of it.
struct JSONFence {
  /// The code block.
  let node: MarkdownNode
  /// Its content.
  let content: MappedText
  /// The content, read.
  let document: JSONDocument
  /// What the policy in it is attached to, where it holds one.
  let policyKind: PolicyKind?

  /// Reads all fences that hold JSON: those labelled so, and those without a label that begin as
  /// JSON does.
  static func all(in outline: Outline) -> [JSONFence] {
    var fences: [JSONFence] = []
    for section in outline.sections {
      var before: MarkdownNode?
      for block in section.text.blocks {
        collect(block, path: section.text.path, before: &before, into: &fences)
      }
    }
    return fences
  }

  private static func collect(
    _ block: MarkdownNode, path: [String], before: inout MarkdownNode?,
    into fences: inout [JSONFence]
  ) {
    switch block.kind {
    case .codeBlock:
      if let fence = JSONFence(block, path: path, before: before) { fences.append(fence) }
    case .paragraph: before = block
    case .orderedList, .bulletList, .item, .blockQuote:
      for child in block.children { collect(child, path: path, before: &before, into: &fences) }
    default: break
    }
  }

  private init?(_ block: MarkdownNode, path: [String], before: MarkdownNode?) {
    guard let content = block.content else { return nil }
    let label = (block.info ?? "").prefix { !$0.isWhitespace && $0 != "{" }.lowercased()
    guard label == "json" || label.isEmpty && JSONFence.looksLikeJSON(content.bytes) else {
      return nil
    }
    node = block
    self.content = content
    document = JSONDocument.parse(content.bytes)
    policyKind = document.root.flatMap { root in
      PolicyChecker.looksLikePolicy(root)
        ? JSONFence.kind(of: root, path: path, before: before) : nil
    }
    // Without a label, what has that many errors is the sketch of a format, not JSON with slips.
    let isSketch = document.diagnostics.count > JSONFence.slips && policyKind == nil
    if label.isEmpty, isSketch { return nil }
  }

  /// As many errors does JSON without a label have at the most.
  private static let slips = 3

  /// `{ "`, `[ {` or `"Action":`: what no other language in a fence without a label begins with.
  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let text = bytes.drop(while: \.isASCIISpace)
    guard let first = text.first else { return false }
    let rest = text.dropFirst().drop(while: \.isASCIISpace)
    switch first {
    case UInt8(ascii: "{"):
      return rest.first.map { "\"}/".utf8.contains($0) } ?? false
    case UInt8(ascii: "["):
      return rest.first.map { "{\"[]".utf8.contains($0) } ?? false
    case UInt8(ascii: "\""):
      guard let close = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
      return rest[(close + 1)...].drop(while: \.isASCIISpace).first == UInt8(ascii: ":")
    default: return false
    }
  }

  /// What a policy is attached to, from the words around it, else from its own elements.
  private static func kind(of root: JSONNode, path: [String], before: MarkdownNode?)
    -> PolicyKind
  {
    for text in [before?.plainText ?? ""] + path.reversed() {
      let lowered = text.lowercased()
      guard lowered.contains(policy) || lowered.contains(trust) else { continue }
      let kinds = Set(phrases.lazy.filter { lowered.contains($0.0) }.map(\.1))
      // "With this trust policy and this permissions policy": each document shows which it is.
      if kinds.count > 1 { break }
      if let kind = kinds.first { return kind }
    }
    return PolicyChecker.kind(of: root)
  }

  /// One of these stands in each of the phrases, and in few texts.
  private static let policy = "polic"
  private static let trust = "trust relationship"

  private static let phrases: [(String, PolicyKind)] = [
    (trust, .trust), ("trust policy", .trust), ("assume role policy", .trust),
    ("assume-role policy", .trust), ("key policy", .key),
    ("service control polic", .serviceControl), ("resource control polic", .resourceControl),
    ("bucket policy", .resource), ("queue policy", .resource), ("topic policy", .resource),
    ("resource-based policy", .resource), ("resource policy", .resource),
    ("repository policy", .resource), ("identity-based polic", .identity),
    ("permissions policy", .identity),
  ]
}
