import AWS
import Source

/// Holds an `aws` command against the installed CLI's models: what it has that the CLI does not
/// know, and what its abbreviated options stand for.
struct CommandCheck {
  /// What the model says of the operation; nil where it is not known.
  private(set) var operation: AWSOperation?
  /// The command's words, abbreviated options in full.
  private(set) var arguments: [Argument]
  /// What is wrong, in the document's bytes.
  private(set) var diagnostics: [Diagnostic] = []
  private let catalogue: AWSCatalogue?
  private let words: [ShellWord]
  private let map: (Range<Int>) -> Range<Int>

  init(catalogue: AWSCatalogue?, words: [ShellWord], map: @escaping (Range<Int>) -> Range<Int>) {
    self.catalogue = catalogue
    self.words = words
    arguments = words.map(\.argument)
    self.map = map
  }

  /// Looks the command up.
  mutating func run() {
    guard let catalogue, let call = AWSCall(arguments) else { return }
    operation = catalogue.service(call.service)?.operation(call.operation)
  }
}
