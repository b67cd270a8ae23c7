package import AWS
package import Markdown
package import Source

/// Turns a document into a plan.
package struct Compiler {
  /// What a compilation may use and must respect.
  package struct Options: Sendable {
    package init() {}
  }

  /// Compiles a document. Never fails: what is wrong is in the plan's diagnostics.
  package static func compile(
    _ file: SourceFile, document: MarkdownDocument, catalogue: AWSCatalogue?,
    options: Options = Options()
  ) -> Plan {
    fatalError("landing soon")
  }
}
