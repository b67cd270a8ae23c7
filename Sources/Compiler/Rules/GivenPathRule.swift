import AWS
import JSON
import Markdown
import Source

/// Values that a directive takes from a place that a command's output does not have.
enum GivenPathRule: DocumentRule {
  static let explanations = [
    Explanation(
      "directive.no-such-output", .error,
      summary: "a value is taken from where the output has nothing",
      explanation: "`gives: key-arn = KeyMetadata.Arn` takes the value from the command's output, "
        + "whose members the installed CLI's model names. Letters count: `ARN` is not `Arn`.",
      example: "run: aws kms create-key\ngives: key-arn = KeyMetadata.ARN",
      remedy: "Write the path as the command's output has it.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard let catalogue = context.catalogue else { return [] }
    let entries = context.directives.flatMap { $0.all(.gives) }
    if entries.isEmpty { return [] }
    return context.steps.flatMap(\.actions).flatMap { action -> [Diagnostic] in
      guard !action.gives.isEmpty, case .arguments(let words)? = action.invocation,
        words.first?.literal == "aws"
      else { return [] }
      let line = AWSCommandLine(words.map(\.description), catalogue: catalogue)
      guard line.query == nil, let operation = line.operation else { return [] }
      return action.gives.compactMap { finding($0, operation, entries, context.file) }
    }
  }

  private static func finding(
    _ give: Give, _ operation: AWSOperation, _ entries: [Directive.Entry], _ file: SourceFile
  ) -> Diagnostic? {
    // Only plain members are compared: what an expression makes of them is JMESPath's.
    guard
      give.path.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: ".") }),
      operation.outputShape != nil, operation.outputMember(at: give.path) == nil,
      !isInText(give.path, of: operation),
      let entry = entries.first(where: { PlaceholderName.kebab($0.value).contains(give.name) }),
      let place = file.bytes[entry.range].firstRange(of: Array(give.path.utf8))
    else { return nil }
    let paths = operation.output.map(\.path)
    let near =
      paths.first { $0.lowercased() == give.path.lowercased() }
      ?? NearestName.of(give.path, among: paths)
    return Diagnostic(
      "directive.no-such-output", .error,
      "the output has no \"\(give.path)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
      at: place,
      fixes: near.map { [.init("write \"\($0)\"", edits: [.init(place, $0)], isSafe: false)] } ?? []
    )
  }

  /// Whether a path leads into a text: the CLI shows a policy in one as JSON.
  private static func isInText(_ path: String, of operation: AWSOperation) -> Bool {
    path.indices.contains { index in
      path[index] == "." && operation.outputMember(at: String(path[..<index]))?.type == .string
    }
  }
}
