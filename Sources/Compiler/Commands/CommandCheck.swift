import AWS
import JSON
import Source

/// Holds an `aws` command against the installed CLI's models.
///
/// Says what the CLI does not know or the service would refuse, writes abbreviated options in full
/// (an abbreviation ends to work when the command gets another option that begins so), and turns
/// shorthand that holds values into JSON, where no value can break out of its string.
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
  /// Whether a shell may put further words in.
  private let isOpen: Bool

  /// Makes a check of a command that stands in the document.
  init(
    catalogue: AWSCatalogue?, words: [ShellWord], isOpen: Bool = false,
    map: @escaping (Range<Int>) -> Range<Int>
  ) {
    self.catalogue = catalogue
    self.words = words
    self.isOpen = isOpen
    arguments = words.map(\.argument)
    self.map = map
  }

  /// What is wrong with a command that was read from prose, under the words that say it.
  ///
  /// A value that differs from an allowed one in case alone is written as the model writes it: the
  /// service would refuse it, and the words mean nothing else.
  /// - Parameters:
  ///   - arguments: the command, to be mended.
  ///   - range: the words of the document that it was read from.
  ///   - file: the document.
  ///   - catalogue: the installed CLI's models.
  /// - Returns: the findings, none of which blames words that the document does not have.
  static func diagnostics(
    of arguments: inout [Argument], from range: Range<Int>, in file: SourceFile,
    catalogue: AWSCatalogue
  ) -> [Diagnostic] {
    let line = AWSCommandLine(arguments.map(\.description), catalogue: catalogue)
    let call = arguments.prefix(3).map(\.description).joined(separator: " ")
    return line.problems.map { problem in
      // A value that the document writes as it is, is wrong there; what a recipe adds is nowhere.
      let text = arguments[problem.argument].literal ?? ""
      let place = text.isEmpty ? nil : file.bytes[range].firstRange(of: Array(text.utf8))
      var notes = [Diagnostic.Note("in the command that this is read as, \(call)")]
      if problem.kind == .valueNotAllowed, let allowed = problem.suggestion,
        allowed.lowercased() == text.lowercased()
      {
        arguments[problem.argument] = Argument(allowed)
        notes.append(Diagnostic.Note("the plan says \"\(allowed)\""))
      }
      return Diagnostic(
        id(problem.kind), severity(problem.kind), problem.message, at: place ?? range, notes: notes)
    }
  }

  /// Looks the command up.
  mutating func run() {
    guard let catalogue else { return }
    let line = AWSCommandLine(arguments.map(\.description), catalogue: catalogue)
    operation = line.operation
    for problem in line.problems { report(problem) }
    let abbreviated = Set(
      line.problems.filter { $0.kind == .abbreviatedOption }.map(\.argument))
    for option in line.options + line.globals where abbreviated.contains(option.argument) {
      arguments[option.argument] = renamed(arguments[option.argument], to: option.fullName)
    }
    writeShorthandAsJSON(line)
  }

  /// `--option` or `--option=value` under another name.
  private func renamed(_ argument: Argument, to name: String) -> Argument {
    guard case .literal(let text)? = argument.pieces.first else { return argument }
    let rest = text.firstIndex(of: "=").map { String(text[$0...]) } ?? ""
    return Argument([.literal(name + rest)] + argument.pieces.dropFirst())
  }

  private mutating func writeShorthandAsJSON(_ line: AWSCommandLine) {
    var removed: Set<Int> = []
    for option in line.options {
      let places = option.values.map(\.argument)
      guard places.contains(where: { arguments[$0].literal == nil }),
        let json = line.json(ofShorthand: option)
      else { continue }
      let word = JSONWord.escapingValues(in: PlaceholderScanner.argument(json.compact))
      if places.contains(option.argument) {
        arguments[option.argument] = Argument([.literal("\(option.name)=")] + word.pieces)
        removed.formUnion(places.filter { $0 != option.argument })
      } else if let first = places.first {
        arguments[first] = word
        removed.formUnion(places.dropFirst())
      }
    }
    guard !removed.isEmpty else { return }
    arguments = arguments.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
  }

  private mutating func report(_ problem: AWSProblem) {
    guard words.indices.contains(problem.argument),
      !isOpen || !Self.dependOnAllWords.contains(problem.kind)
    else { return }
    let word = words[problem.argument]
    let place = place(of: problem.range, in: word)
    var fixes: [Diagnostic.Fix] = []
    // What stands otherwise in the document than the CLI reads it cannot be replaced in part.
    if let suggestion = problem.suggestion, !word.isQuoted,
      word.range.count == word.argument.description.utf8.count
    {
      fixes = [
        .init(
          "write \"\(suggestion)\"", edits: [.init(place, suggestion)],
          isSafe: problem.kind == .abbreviatedOption)
      ]
    }
    diagnostics.append(
      Diagnostic(
        Self.id(problem.kind), Self.severity(problem.kind), problem.message, at: place, fixes: fixes
      ))
  }

  /// What cannot be said of a command to which further words may come.
  private static let dependOnAllWords: Set<AWSProblem.Kind> = [
    .missingOption, .missingValue, .unexpectedArgument, .repeatedOption, .unknownCommand,
  ]

  private static func id(_ kind: AWSProblem.Kind) -> String {
    "aws.\(PlaceholderName.kebab(kind.rawValue))"
  }

  /// Values that the model does not list may be newer than the model.
  private static func severity(_ kind: AWSProblem.Kind) -> Diagnostic.Severity {
    switch kind {
    case .abbreviatedOption, .repeatedOption, .valueNotAllowed: .warning
    default: .error
    }
  }

  /// The bytes of a part of a word, where the word stands in the document as it is read.
  private func place(of range: Range<Int>?, in word: ShellWord) -> Range<Int> {
    let text = word.argument.description
    guard let range, !word.isQuoted, text.utf8.count == word.range.count,
      range.upperBound <= text.utf8.count
    else { return map(word.range) }
    let start = word.range.lowerBound
    return map(start + range.lowerBound..<start + range.upperBound)
  }
}
