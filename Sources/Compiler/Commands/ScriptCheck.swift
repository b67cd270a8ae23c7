import AWS
import IAM
import JSON
import Source

/// Holds the `aws` commands of a script, and the policies in its here-documents, against what the
/// CLI and IAM accept.
struct ScriptCheck {
  /// The installed CLI's models; nil where it is not installed.
  let catalogue: AWSCatalogue?
  /// From ranges of the script to ranges of the document.
  let map: (Range<Int>) -> Range<Int>

  /// What is wrong with a script's commands, as far as that can be said without running it.
  /// - Complexity: O(bytes).
  func diagnostics(of bytes: [UInt8]) -> [Diagnostic] {
    let reading = ScriptCommandReader.read(bytes)
    var found: [Diagnostic] = []
    for command in reading.commands
    where command.words.count > 1 && command.words[0].argument.literal == "aws" {
      var check = CommandCheck(
        catalogue: catalogue, words: command.words, isOpen: command.isOpen, map: map)
      check.run()
      found += check.diagnostics + PolicyArguments.diagnostics(of: command.words, map: map)
    }
    return found + reading.documents.flatMap { policyFindings(bytes, $0) }
  }

  /// What is wrong with a here-document that is a policy: `cat > policy.json <<EOF`.
  private func policyFindings(_ bytes: [UInt8], _ range: Range<Int>) -> [Diagnostic] {
    let text = bytes[range]
    guard text.first(where: { !$0.isASCIISpace }) == UInt8(ascii: "{") else { return [] }
    let document = JSONDocument.parse(Array(text))
    guard let root = document.root, PolicyChecker.looksLikePolicy(root) else { return [] }
    let findings =
      document.diagnostics + PolicyChecker().check(document, kind: PolicyChecker.kind(of: root))
    return findings.map { finding in
      finding.mapped { map($0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound) }
    }
  }
}
