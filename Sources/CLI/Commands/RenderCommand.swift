import Markdown
import Source

/// `runbook render`: a document as HTML.
struct RenderCommand {
  let context: CommandContext

  /// The largest document that is rendered, in bytes.
  private static let limit = 1 << 30

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let file = try DocumentReader(context: context)
      .bytes(arguments.operand(0) ?? "-", limit: Self.limit)
    var commonMark = MarkdownDocument.Options()
    commonMark.extensions = false
    let document = MarkdownDocument.parse(
      file.bytes, options: arguments.has(.commonMark) ? commonMark : .document)
    let console = context.console
    HTMLRenderer(unsafe: arguments.has(.unsafe)).render(document) { piece in
      console.print(piece)
    }
    return .success
  }
}
