package import Source

extension JSONDocument {
  /// What all findings of this module mean, by id.
  package static let explanations: [Explanation] = [
    Explanation(
      "json.byte-order-mark", .warning, summary: "a byte order mark before the text",
      explanation: """
        RFC 8259 forbids to write a byte order mark; many readers refuse a text that begins with one.
        """,
      example: "\u{FEFF}{}", remedy: "Save the text as UTF-8 without a byte order mark."),
    Explanation(
      "json.comment", .error, summary: "a comment",
      explanation: """
        JSON has no comments: AWS refuses a policy with one. Comments that begin with //, /* or # are \
        recognised and passed over.
        """,
      example: "{\n  // what follows\n  \"a\": 1\n}", remedy: "Remove the comment."),
    Explanation(
      "json.control-character", .error, summary: "a control character in a string",
      explanation: "Characters below U+0020, tabs included, stand in a string only as escapes.",
      example: "[\"a\tb\"]", remedy: #"Write the escape, such as \t for a tab."#),
    Explanation(
      "json.duplicate-key", .warning, summary: "a key twice in one object",
      explanation: """
        Which of the two counts is up to the reader; most take the last one, so that the first is lost \
        without a word.
        """,
      example: #"{"Action": "s3:GetObject", "Action": "s3:PutObject"}"#,
      remedy: "Merge the two, or remove one."),
    Explanation(
      "json.empty", .error, summary: "a text without a value",
      explanation: "A JSON text holds exactly one value.", example: " ",
      remedy: "Write the value."),
    Explanation(
      "json.fragment", .note, summary: "a part of an object, without its braces",
      explanation: """
        The text begins with a key, as excerpts in documents do. It is read as an object; nothing else \
        is said about what it leaves out.
        """,
      example: #""Action": ["s3:GetObject"]"#,
      remedy: "Put braces around it where a whole document is meant."),
    Explanation(
      "json.invalid-escape", .error, summary: "an escape that JSON does not have",
      explanation: """
        After a backslash stand one of " \\ / b f n r t, or u and four hexadecimal digits. Text copied \
        from Markdown often has others, such as \\- and \\_.
        """,
      example: #"["\-"]"#, remedy: "Remove the backslash, or write it twice."),
    Explanation(
      "json.invalid-literal", .error, summary: "a word that is no value",
      explanation: "The only words are true, false and null, in lower case; strings need quotes.",
      example: "[True, yes]", remedy: "Write the word as JSON has it, or put it in quotes."),
    Explanation(
      "json.invalid-number", .error, summary: "something like a number",
      explanation: """
        A number has no leading zeros, no plus sign before it, and digits on both sides of its point.
        """,
      example: "[007, .5, 2012-10-17]", remedy: "Mend the number, or put it in quotes."),
    Explanation(
      "json.invalid-utf8", .error, summary: "bytes that are not UTF-8",
      explanation: "JSON that is exchanged between systems is UTF-8 (RFC 8259, section 8.1).",
      example: "a text saved as Latin-1", remedy: "Save the text as UTF-8."),
    Explanation(
      "json.lone-surrogate", .warning, summary: "half a character",
      explanation: #"\uD800 to \uDFFF come in pairs; one of them alone is no character."#,
      example: #"["\ud83d"]"#, remedy: "Write both halves, or the character itself."),
    Explanation(
      "json.placeholder", .note, summary: "a placeholder without quotes",
      explanation: """
        <name> stands where a value should. What is given for it must be JSON: a string needs quotes.
        """,
      example: #"{"KeyId": <kms-arn>}"#, remedy: "Put quotes around it where it is a string."),
    Explanation(
      "json.single-quotes", .error, summary: "a string in single quotes",
      explanation: "Strings and keys of JSON stand in double quotes.", example: "{'a': 'b'}",
      remedy: "Write double quotes."),
    Explanation(
      "json.smart-quotes", .error, summary: "a string in typographic quotes",
      explanation: "Word processors and web pages turn straight quotes into “ and ”.",
      example: "{“a”: “b”}", remedy: "Write straight quotes."),
    Explanation(
      "json.syntax", .error, summary: "commas, colons or brackets that do not fit",
      explanation: """
        A comma is missing or too many, a bracket is not closed or closes nothing, or something stands \
        where nothing may. The rest is read as it was most probably meant.
        """,
      example: #"{"a": [1, 2,], "b" 3"#, remedy: "Mend the place; the finding says what is missing."
    ),
    Explanation(
      "json.too-deep", .error, summary: "values nested too deeply",
      explanation: "Texts are read down to \(maximumDepth) levels.",
      example: "[[[[…]]]]", remedy: "Check whether the text is what it should be."),
    Explanation(
      "json.too-large", .error, summary: "a text of 4 GB or more",
      explanation: "Offsets are kept in 32 bits.", example: "a file of 5 GB",
      remedy: "Split the text."),
    Explanation(
      "json.unquoted-key", .error, summary: "a key without quotes",
      explanation: "Keys are strings in JSON, unlike in JavaScript and YAML.", example: "{a: 1}",
      remedy: "Put the key in double quotes."),
    Explanation(
      "json.unterminated-string", .error, summary: "a string without its closing or opening quote",
      explanation: """
        A string ends on its line. It is read up to the end of the line, without a comma or bracket \
        there, and what follows is read as usual.
        """,
      example: "[\"s3:*\n]", remedy: "Add the quote."),
  ]
}
