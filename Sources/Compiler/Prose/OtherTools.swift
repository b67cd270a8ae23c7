/// Tools other than the AWS CLI with which a text has something made: "create … with Terraform".
///
/// What they make is described in files of theirs, which no command here knows.
enum OtherTools {
  /// Looks for the tool with which a sentence is carried out.
  ///
  /// - Parameter tokens: the sentence.
  /// - Returns: its name as the text writes it; nil where the sentence names none, or only whom
  ///   something is for ("a role used by Terraform").
  /// - Complexity: O(tokens).
  static func named(in tokens: ArraySlice<ProseToken>) -> String? {
    for index in tokens.indices.dropFirst() where tokens[index].classes.contains(.tool) {
      var place = index - 1
      while place > tokens.startIndex, tokens[place].isWord,
        Lexicon.determiners.contains(tokens[place].lower) || tokens[place].lower == "aws"
      {
        place -= 1
      }
      guard tokens[place].isWord else { continue }
      let before = place > tokens.startIndex ? tokens[place - 1] : nil
      let isMeans: Bool
      switch tokens[place].lower {
      case "with", "via", "using", "through": isMeans = true
      // "used by Terraform" says something of a thing.
      case "by": isMeans = before.map { !$0.isWord || !$0.lower.hasSuffix("ed") } ?? true
      case "use": isMeans = place == tokens.startIndex
      case "in", "from":
        isMeans = place == tokens.startIndex && !services.contains(tokens[index].lower)
      default: isMeans = false
      }
      if isMeans { return tokens[index].text }
    }
    return nil
  }

  /// Why a person sees to it.
  static func reason(_ name: String) -> String {
    "it is done with \"\(name)\", whose files tell what is made"
  }

  /// Their names.
  static let names: WordSet = [
    "terraform", "opentofu", "tofu", "cloudformation", "cdk", "ansible", "pulumi", "puppet", "chef",
    "saltstack", "crossplane", "terragrunt", "packer", "serverless", "copilot", "amplify", "boto3",
    "jenkins", "gitlab", "argocd", "flux", "backstage", "servicenow",
  ]
  /// Those that are services with a console of their own.
  private static let services: WordSet = ["cloudformation", "amplify"]
}
