package import Source

/// A Markdown text as a tree of blocks and inlines with exact byte ranges.
///
/// CommonMark 0.31.2 and, unless switched off, GFM's tables, task lists, strikethrough and
/// autolinks. Parsing never fails and takes linear time: see ``parse(_:options:)``.
package struct MarkdownDocument: Sendable {
  /// Which syntax is on.
  package struct Options: Sendable {
    /// GFM's tables, task lists, strikethrough and autolinks.
    package var extensions = true
    /// Whether YAML front matter at the beginning is left out of the tree; off, it is text like any
    /// other, as the specification has it.
    package var frontMatter = false

    /// The syntax of documents as people keep them in repositories: everything is on.
    package static let document = {
      var options = Options()
      options.frontMatter = true
      return options
    }()

    /// Makes the default options: CommonMark with the extensions.
    package init() {}
  }

  /// The tree's arrays, shared by all nodes.
  let storage: NodeStorage

  /// What it was read with.
  let options: Options

  /// The document, byte for byte.
  package var bytes: [UInt8] { storage.bytes }

  /// Limits that were hit; parsing itself finds nothing wrong.
  package let diagnostics: [Diagnostic]

  /// The node of kind `document`, whose range is the whole text.
  package var root: MarkdownNode { MarkdownNode(storage: storage, index: 0) }

  /// Reads a document.
  ///
  /// Time and memory are linear in the size of the text. Two limits keep them so and protect code
  /// that walks the tree recursively; each gives a note with the id `markdown.limit`: containers
  /// and inlines nest at most ``maximumDepth`` deep each, and text beyond ``maximumSize`` is not
  /// read.
  ///
  /// - Parameters:
  ///   - bytes: The document, UTF-8; anything else is read too, and shown as U+FFFD.
  ///   - options: Which syntax is on.
  /// - Returns: The document; every text is one.
  package static func parse(_ bytes: [UInt8], options: Options = Options()) -> MarkdownDocument {
    var diagnostics: [Diagnostic] = []
    let size = min(bytes.count, maximumSize)
    if size < bytes.count {
      diagnostics.append(
        Diagnostic(
          Self.limitID, .warning,
          "only the first \(size) of \(bytes.count) bytes are read; split the document",
          at: size..<bytes.count))
    }
    let storage = bytes.withUnsafeBufferPointer { buffer in
      let source = UnsafeBufferPointer(rebasing: buffer[..<size])
      var blocks = BlockParser(
        source, from: options.frontMatter ? FrontMatter.end(in: source) : 0,
        extensions: options.extensions)
      blocks.parse()
      var builder = TreeBuilder(source, blocks: blocks, extensions: options.extensions)
      builder.build()
      diagnostics += builder.diagnostics
      return builder.storage(bytes)
    }
    return MarkdownDocument(storage: storage, options: options, diagnostics: diagnostics)
  }

  /// How deep containers nest, and inlines within a block; deeper ones stay text.
  ///
  /// Real documents stay below 20. A walk that recurses over both needs twice as many frames.
  package static let maximumDepth = 200

  /// How many bytes are read: offsets are kept in 31 bits.
  package static let maximumSize = 1 << 30

  /// The id of the diagnostics about limits.
  static let limitID = "markdown.limit"
}
