@testable import Markdown

/// What a Markdown text gives as HTML, with everything passed through.
enum HTML {
  static func of(_ markdown: String, extensions: Bool = true, unsafe: Bool = true) -> String {
    var options = MarkdownDocument.Options()
    options.extensions = extensions
    let document = MarkdownDocument.parse(Array(markdown.utf8), options: options)
    return String(decoding: HTMLRenderer(unsafe: unsafe).render(document), as: UTF8.self)
  }
}
