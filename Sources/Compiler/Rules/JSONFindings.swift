import Source

/// What the findings of the JSON reader mean.
enum JSONFindings {
  static let explanations = [
    finding(
      "comment", "a comment stands in JSON",
      "{ // the key's policy\n  \"Version\": \"2012-10-17\" }",
      "Take the comment out; say it in the text."),
    finding(
      "syntax", "the text is not JSON",
      "{ \"Action\": [\"iam:GetRole\" }", "Add or remove what the message names."),
    finding(
      "unterminated-string", "a string has no closing quote", "{ \"Action\": \"sagemaker:* }",
      "Close the string with a quote."),
    finding(
      "unquoted-key", "a key stands without quotes", "{ Version: \"2012-10-17\" }",
      "Put the key between double quotes."),
    finding(
      "single-quotes", "a string stands in single quotes", "{ 'Version': '2012-10-17' }",
      "Use double quotes."),
    finding(
      "smart-quotes", "quotes are typographic ones", "{ “Version”: “2012-10-17” }",
      "Use straight double quotes; word processors change them."),
    finding(
      "invalid-literal", "a word is no value", "{ \"Enabled\": True }",
      "Write true, false or null, or put the word between quotes."),
    finding(
      "invalid-number", "a number is not written as JSON has it", "{ \"Count\": 007 }",
      "Write the number without leading zeros and with digits around the point."),
    finding(
      "invalid-escape", "a backslash is followed by something else than an escape",
      "{ \"Path\": \"C:\\temp\" }", "Write two backslashes for one."),
    finding(
      "lone-surrogate", "half of a surrogate pair stands alone", "{ \"Text\": \"\\ud800\" }",
      "Write both halves, or the character itself."),
    finding(
      "control-character", "a control character stands in a string", "a string over two lines",
      "Write it as an escape, such as \\n."),
    finding(
      "byte-order-mark", "the text begins with a byte order mark", "U+FEFF before `{`",
      "Save the text as UTF-8 without one.", severity: .warning),
    finding(
      "duplicate-key", "an object has one key twice",
      "{ \"Action\": \"iam:GetRole\", \"Action\": \"iam:GetUser\" }",
      "Merge the two, since only one of them counts.", severity: .warning),
    finding(
      "placeholder", "a placeholder stands where a value does, without quotes",
      "{ \"Count\": <count> }", "Put it between quotes, unless its value is to be JSON.",
      severity: .note),
    finding(
      "fragment", "the text is a part of an object", "\"Action\": \"sagemaker:Describe*\"",
      "Nothing, where the text quotes a part; else add the braces.", severity: .note),
    finding("empty", "there is no value", "an empty fence", "Write the document."),
    finding(
      "too-deep", "the text is nested too deep to be read", "512 brackets", "Nest it less."),
    finding(
      "too-large", "the text is too large to be read", "more than 4 GiB", "Split it."),
  ]

  private static func finding(
    _ name: String, _ summary: String, _ example: String, _ remedy: String,
    severity: Diagnostic.Severity = .error
  ) -> Explanation {
    Explanation(
      "json.\(name)", severity, summary: summary,
      explanation: "AWS takes RFC 8259's JSON and nothing else, and so do the tools that a reader "
        + "pastes it into.", example: example, remedy: remedy)
  }
}
