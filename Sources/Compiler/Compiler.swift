package import AWS
package import Markdown
package import Source

/// Turns a document into a plan.
package struct Compiler {
  /// What a compilation may use and must respect.
  package struct Options: Sendable {
    /// Whether a path, relative to the document's folder, exists; nil where that is not looked at.
    package var fileExists: (@Sendable (String) -> Bool)?
    /// The anchors of the document at a path, relative to this one's folder; nil where there is none,
    /// or where that is not looked at.
    package var anchors: (@Sendable (String) -> Anchors?)?

    /// Makes options.
    /// - Parameters:
    ///   - fileExists: whether a path beside the document exists.
    ///   - anchors: the anchors of the document at such a path.
    package init(
      fileExists: (@Sendable (String) -> Bool)? = nil,
      anchors: (@Sendable (String) -> Anchors?)? = nil
    ) {
      self.fileExists = fileExists
      self.anchors = anchors
    }
  }

  /// Compiles a document.
  ///
  /// Never fails: what is wrong is in the plan's diagnostics.
  /// - Parameters:
  ///   - file: the document.
  ///   - document: the same, as a tree.
  ///   - catalogue: the installed CLI's models; nil where it is not installed.
  ///   - options: what the compilation may use.
  /// - Returns: the plan.
  package static func compile(
    _ file: SourceFile, document: MarkdownDocument, catalogue: AWSCatalogue?,
    options: Options = Options()
  ) -> Plan {
    let walk = DocumentWalk(document, file: file)
    var builder = PlanBuilder(walk, document: document, file: file, catalogue: catalogue)
    builder.run()
    var steps = builder.steps
    let placeholders = PlaceholderIndex(document)
    var flow = DataFlow(
      placeholders: placeholders, variables: builder.variables, file: file,
      described: builder.described)
    flow.run(&steps)
    ListValues(inputs: flow.inputs, steps: steps).expand(&steps)
    RoleAttachments.compare(in: &steps)
    let (region, regionDiagnostics) = Regions.region(
      of: steps, said: builder.regions, file: file)
    let context = RuleContext(
      file: file, document: document, outline: walk.outline, placeholders: placeholders,
      steps: steps, inputs: flow.inputs, directives: walk.directives,
      jsonFences: JSONFence.all(in: walk.outline), catalogue: catalogue,
      fileExists: options.fileExists, anchors: options.anchors)
    let found =
      builder.diagnostics + flow.diagnostics + regionDiagnostics + DocumentRules.check(context)
    var allowances = Allowances(document)
    let diagnostics = inOrder(allowances.filter(found))
    return Plan(
      runbook: file.name, region: region, inputs: flow.inputs,
      requires: each(builder.requires), steps: steps, diagnostics: diagnostics,
      usedRanges: builder.usedRanges)
  }

  /// Requirements, each once, at the first line that has it.
  private static func each(_ requirements: [Requirement]) -> [Requirement] {
    var seen: Set<Requirement.Identity> = []
    return requirements.filter {
      seen.insert(Requirement.Identity(kind: $0.kind, name: $0.name)).inserted
    }
  }

  /// Findings in order of place, each once.
  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.id) < (
        $1.range.lowerBound, $1.range.upperBound, $1.id
      )
    }
  }
}
