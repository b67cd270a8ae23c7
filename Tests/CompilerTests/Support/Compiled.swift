import AWS
import Markdown
import Source

@testable import Compiler

/// Compiles Markdown that stands in a test.
enum Compiled {
  /// The plan of a text, with the installed CLI's models where a test passes them.
  static func plan(
    _ text: String, catalogue: AWSCatalogue? = nil,
    fileExists: (@Sendable (String) -> Bool)? = nil,
    anchors: (@Sendable (String) -> Anchors?)? = nil
  ) -> Plan {
    let bytes = Array(text.utf8)
    return Compiler.compile(
      SourceFile(name: "test.md", bytes: bytes),
      document: MarkdownDocument.parse(bytes, options: .document),
      catalogue: catalogue, options: .init(fileExists: fileExists, anchors: anchors))
  }

  /// The commands of an ordinary run of a text, without `aws`: what is left out of one has none.
  static func commands(_ text: String) -> [String] {
    plan(text).steps.filter { $0.excludedBy == nil }.flatMap(\.actions).compactMap { action in
      switch action.invocation {
      case .arguments(let arguments)?:
        let words = arguments.map(\.description)
        return (words.first == "aws" ? words[1...] : words[...]).joined(separator: " ")
      case .script(let script)?: return script.source
      case nil: return nil
      }
    }
  }

  /// What a plan shows of a text that it does not carry out: tasks for a person, and what is listed.
  static func leftToPerson(_ text: String) -> [String] {
    let plan = plan(text)
    return plan.actions.filter { $0.action.kind == .manual }.map(\.action.text)
      + plan.steps.flatMap(\.notCarriedOut).map(\.text)
      + plan.steps.compactMap(\.excludedBy)
  }

  /// Every action as one line: id, line, kind, effect, words.
  static func lines(_ plan: Plan) -> [String] {
    plan.actions.map { _, action in line(action) }
  }

  /// One action as a line.
  static func line(_ action: Action) -> String {
    var words = ""
    switch action.invocation {
    case .arguments(let arguments)?: words = arguments.map(\.description).joined(separator: " ")
    case .script(let script)?: words = "script: \(script.body)"
    case nil: words = action.text
    }
    return "\(action.id):\(action.line) \(action.kind.rawValue) \(action.effect.rawValue) \(words)"
  }
}
