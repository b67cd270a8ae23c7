import IAM
import JSON
import Source

/// Policies that a command carries in an argument, held against what IAM accepts as those in fences
/// are.
enum PolicyArguments {
  /// What is wrong with the policies of a command.
  /// - Parameters:
  ///   - words: the command.
  ///   - map: from ranges of its text to ranges of the document.
  /// - Returns: the findings, each at its bytes where they stand in the document as IAM reads them.
  static func diagnostics(of words: [ShellWord], map: (Range<Int>) -> Range<Int>) -> [Diagnostic] {
    guard words.count > 4, words.first?.argument.literal == "aws" else { return [] }
    let operation =
      words.dropFirst().lazy.compactMap(\.argument.literal)
      .filter { !$0.hasPrefix("-") }.dropFirst().first ?? ""
    return zip(words, words.dropFirst()).flatMap { option, word -> [Diagnostic] in
      guard let name = option.argument.literal, name.hasPrefix("--"),
        case .literal(let start)? = word.argument.pieces.first,
        start.utf8.first(where: { !$0.isASCIISpace }) == UInt8(ascii: "{")
      else { return [] }
      let found = findings(in: word.argument.description, option: name, operation: operation)
      return found.map { placed($0, in: word, map: map) }
    }
  }

  private static func findings(in text: String, option: String, operation: String) -> [Diagnostic] {
    let document = JSONDocument.parse(text)
    guard let root = document.root,
      option.contains("policy") || option == "--content",
      isPolicy(option) || PolicyChecker.looksLikePolicy(root)
    else { return [] }
    let kind = kind(option: option, operation: operation) ?? PolicyChecker.kind(of: root)
    return document.diagnostics + PolicyChecker().check(document, kind: kind)
  }

  /// Options whose value is a policy's document and nothing else, in all services.
  private static func isPolicy(_ option: String) -> Bool {
    option == "--policy-document" || option == "--assume-role-policy-document"
  }

  private static func kind(option: String, operation: String) -> PolicyKind? {
    if option == "--assume-role-policy-document" || operation == "update-assume-role-policy" {
      return .trust
    }
    switch operation {
    case "create-policy", "create-policy-version", "put-role-policy", "put-user-policy",
      "put-group-policy":
      return option == "--policy-document" ? .identity : nil
    case "put-key-policy", "create-key": return .key
    case "put-bucket-policy", "put-resource-policy", "set-repository-policy", "add-permission":
      return .resource
    default: return nil
    }
  }

  /// A finding where it stands in the document: in a word between single quotes each byte is its
  /// own; of any other the whole word is shown.
  private static func placed(
    _ finding: Diagnostic, in word: ShellWord, map: (Range<Int>) -> Range<Int>
  ) -> Diagnostic {
    let isPlain = word.isQuoted && word.range.count == word.argument.description.utf8.count + 2
    var finding = finding.mapped { range in
      guard isPlain else { return map(word.range) }
      let start = word.range.lowerBound + 1
      return map(start + range.lowerBound..<start + range.upperBound)
    }
    finding.fixes.removeAll { fix in
      !isPlain || fix.edits.contains { $0.replacement.utf8.contains(UInt8(ascii: "'")) }
    }
    return finding
  }
}
