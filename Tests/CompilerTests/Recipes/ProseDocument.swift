import AWS
import Markdown
import Source

@testable import Compiler

/// A document read step by step, as the compiler's walk does it, for tests of recipes.
struct ProseDocument {
  /// The outcome of one step and what it was read from.
  struct Read {
    var step: ProseStep
    var outcome: ProseOutcome
  }

  /// The steps in order: items of numbered lists, and paragraphs and bullets outside them.
  var reads: [Read] = []

  /// Reads a document.
  init(_ text: String, catalogue: AWSCatalogue? = nil) {
    let bytes = Array(text.utf8)
    let document = MarkdownDocument.parse(bytes, options: .document)
    let file = SourceFile(name: "test.md", bytes: bytes)
    var reader = ProseReader(document: document, file: file, catalogue: catalogue)
    let steps = Self.steps(of: document)
    for (index, step) in steps.enumerated() {
      let following = steps[(index + 1)...].prefix { $0.section == step.section }
      reads.append(Read(step: step, outcome: reader.read(step, following: Array(following))))
    }
    let rest = reader.finish()
    if let last = steps.last { reads.append(Read(step: last, outcome: rest)) }
  }

  /// All actions in order.
  var actions: [Action] { reads.flatMap(\.outcome.actions) }

  /// The commands in order, without `aws`, each value as `<name>`; manual actions as `manual`.
  var commands: [String] {
    actions.map { action in
      switch action.invocation {
      case .arguments(let arguments)?:
        (action.kind == .command ? "" : "\(action.kind.rawValue): ")
          + arguments.dropFirst().map(\.description).joined(separator: " ")
      case .script(let script)?: script.source
      case nil: "manual"
      }
    }
  }

  /// What is left out, in the document's words.
  var notCarriedOut: [String] {
    reads.flatMap { $0.outcome.leftEarlier.map(\.clause) + $0.outcome.notCarriedOut }.map(\.text)
  }

  /// What is taken for granted, as "group admin".
  var requires: [String] {
    reads.flatMap(\.outcome.requires).map { "\($0.kind.rawValue) \($0.name)" }
  }

  /// The inputs that the recipes make.
  var inputs: [Input] { reads.flatMap(\.outcome.inputs) }

  /// How the first step of a text is read.
  static func reading(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    let document = MarkdownDocument.parse(bytes, options: .document)
    let step = steps(of: document).first
    return Reading(
      step
        ?? ProseStep(
          id: "none", section: "", sectionPath: [], number: nil, blocks: [], introduction: []),
      source: bytes)
  }

  private static func steps(of document: MarkdownDocument) -> [ProseStep] {
    var steps: [ProseStep] = []
    var section = ""
    var introduction: [MarkdownNode] = []
    for block in document.root.children {
      switch block.kind {
      case .heading:
        section = block.plainText
        introduction = []
      case .paragraph:
        steps.append(step(section, steps.count, nil, [block], introduction))
        introduction.append(block)
      case .orderedList:
        for item in block.children {
          steps.append(
            step(section, steps.count, item.number ?? 1, Array(item.children), introduction))
        }
      case .bulletList:
        for item in block.children {
          steps.append(step(section, steps.count, nil, Array(item.children), introduction))
        }
      default: break
      }
    }
    return steps
  }

  private static func step(
    _ section: String, _ index: Int, _ number: Int?, _ blocks: [MarkdownNode],
    _ introduction: [MarkdownNode]
  ) -> ProseStep {
    ProseStep(
      id: "step-\(index + 1)", section: section, sectionPath: [section], number: number,
      blocks: blocks, introduction: introduction[...])
  }
}
