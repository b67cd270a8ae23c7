import AWS
import JSON
import Markdown
package import Source

/// A check of a document.
protocol DocumentRule {
  /// What its findings mean; every id that it reports is among them.
  static var explanations: [Explanation] { get }

  /// Finds what is wrong.
  static func check(_ context: RuleContext) -> [Diagnostic]
}

/// What rules look at.
struct RuleContext {
  /// The document.
  let file: SourceFile
  /// The document, as a tree.
  let document: MarkdownDocument
  /// Its sections and contents lists.
  let outline: Outline
  /// Its placeholders.
  let placeholders: PlaceholderIndex
  /// What it amounts to.
  let steps: [Step]
  /// The inputs of its plan.
  let inputs: [Input]
  /// The directives.
  let directives: [Directive]
  /// The fences that hold JSON, read.
  let jsonFences: [JSONFence]
  /// The installed CLI's models; nil where it is not installed.
  let catalogue: AWSCatalogue?
  /// Whether a path relative to the document exists; nil where that cannot be told.
  let fileExists: ((String) -> Bool)?
  /// The anchors of a document at a path relative to this one; nil where it cannot be read.
  let anchors: ((String) -> Anchors?)?
}

/// All rules of documents.
package enum DocumentRules {
  private static var all: [any DocumentRule.Type] {
    [
      EmptyLinkRule.self, BrokenAnchorRule.self, EmptyStepRule.self, EmptySectionRule.self,
      StepNumberRule.self, MissingFileRule.self, TableRowRule.self, JSONFenceRule.self,
      PolicyFenceRule.self, PassedRoleRule.self, MissingPermissionRule.self, NearMissRule.self,
      MisspeltNameRule.self, RepeatedPrefixRule.self, ExampleValueRule.self, StandInRule.self,
      FenceLanguageRule.self, SwallowedPlaceholderRule.self, UnreadHTMLRule.self,
      UnusedValueRule.self, LateListRule.self, UnclosedFenceRule.self, GivenPathRule.self,
    ]
  }

  /// The findings of all rules.
  static func check(_ context: RuleContext) -> [Diagnostic] {
    all.flatMap { $0.check(context) }
  }

  /// What the findings of documents, directives and commands mean.
  package static var explanations: [Explanation] {
    all.flatMap { $0.explanations } + CompilationFindings.explanations
  }
}
