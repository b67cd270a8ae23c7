import Source

/// What the findings mean that compiling itself reports: of commands, tables, directives and the
/// flow of values.
enum CompilationFindings {
  static let explanations =
    [
      Explanation(
        "command.unclosed-quote", .error, summary: "a quote in a command is not closed",
        explanation: "A shell would wait for the rest of the command; nothing says where it ends.",
        example: "`aws iam get-role --role-name 'admin`", remedy: "Close the quote."),
      Explanation(
        "command.unsafe-place", .error, summary: "a value stands where it cannot be quoted safely",
        explanation: "Inside backquotes, arithmetic and `${…}` a shell reads a value as code, and "
          + "so does a shell that a command calls with `-c`.",
        example: "echo $(( <count> + 1 ))",
        remedy: "Put the value into a variable first, and use the variable there; behind the text "
          + "of `sh -c '…' sh` it is `$1`."),
      Explanation(
        "table.no-command", .warning, summary: "a row of a table of commands has no command",
        explanation:
          "The other rows hold commands between backticks. This one is left to a person.",
        example: "| Ask the owner first | |",
        remedy: "Write the command between backticks, or move the row out of the table."),
      Explanation(
        "directive.unknown-key", .error, summary: "a directive has a key that is not known",
        explanation: "What a directive says counts before anything else, so a key that is not "
          + "understood stops a run rather than being passed over.",
        example: "<!-- runbook: manuel -->", remedy: "Correct the key."),
      Explanation(
        "directive.value", .error, summary: "a directive's value cannot be read",
        explanation: "A duration is `90s`, `2m` or `1h`; `retry` is a number; `gives` is "
          + "`name = Path.In.Output`; `for-each` is `user in users`.",
        example: "<!-- runbook: timeout: soon -->", remedy: "Correct the value."),
      Explanation(
        "directive.unused-allow", .warning, summary: "an allowance silences nothing",
        explanation:
          "The finding that it allows is not there (any more), so it would only hide the "
          + "next one.", example: "<!-- runbook: allow: doc.empty-link -->",
        remedy: "Take the directive out."),
      Explanation(
        "var.unclosed", .error, summary: "a placeholder lacks its closing bracket",
        explanation: "The document uses this name as a placeholder. Without its `>` the shell "
          + "takes the `<` for a redirection and reads a file of that name.",
        example: "kubectl drain <node>\nkubectl uncordon <node",
        remedy: "Close the placeholder; where a file is meant, write a space after the `<`."),
      Explanation(
        "var.used-before", .error, summary: "a value is used before a step gives it",
        explanation: "When the command runs, the value is not there yet. Either the steps stand in "
          + "the wrong order, or two different values have one name.",
        example: "1. Delete the domain `<domain-id>`\n2. Create the domain",
        remedy: "Move the step that gives the value, or rename one of the two."),
      Explanation(
        "var.given-twice", .error,
        summary: "two steps make a thing each, and their values have one name",
        explanation:
          "Both commands give a value of this name, as two `create-security-group` give a "
          + "`GroupId`. A later command that needs one of them could act on the wrong thing.",
        example: "aws ec2 create-security-group --group-name web --description web\n"
          + "aws ec2 create-security-group --group-name db --description db\n"
          + "aws ec2 delete-security-group --group-id <group-id>",
        remedy: "Name the value of one of them with a directive: `gives: db-group-id = GroupId`."),
      Explanation(
        "aws.several-regions", .warning, summary: "commands name several regions",
        explanation: "Commands without --region cannot follow one of them by themselves.",
        example: "aws --region eu-west-1 s3 ls\naws --region us-east-1 s3 ls",
        remedy: "Name one region, or choose one with --region."),
    ] + commands

  /// The findings of commands held against the installed CLI's models.
  private static let commands: [Explanation] = [
    command("unknown-service", .error, "the CLI has no such service", "aws sagemakr list-domains"),
    command("unknown-command", .error, "the service has no such command", "aws iam list-role"),
    command(
      "unknown-option", .error, "the command has no such option", "aws iam get-role --role admin"),
    command(
      "ambiguous-option", .error, "an option is the beginning of several",
      "aws sagemaker list-domains --m 5"),
    Explanation(
      "aws.abbreviated-option", .warning, summary: "an option is written in short",
      explanation: "The CLI accepts the beginning of an option as long as only one option begins "
        + "so. A later version with another such option refuses the command, or means the other.",
      example: "aws sagemaker list-spaces --domain-id <domain-id>",
      remedy: "Write the option in full: --domain-id-equals."),
    command(
      "repeated-option", .warning, "an option is given twice",
      "aws iam get-role --role-name a --role-name b"),
    command(
      "missing-option", .error, "a required option is missing",
      "aws sagemaker delete-space --domain-id <domain-id>"),
    command("missing-value", .error, "an option lacks its value", "aws iam get-role --role-name"),
    command(
      "unexpected-argument", .error, "a word belongs to no option", "aws iam get-role admin"),
    command(
      "value-not-allowed", .warning, "a value is none of those that the model lists",
      "aws kms create-key --key-usage READ"),
    command(
      "pattern-violated", .error, "a value does not match the model's pattern",
      "aws sagemaker describe-domain --domain-id My_Domain"),
    command("too-short", .error, "a value is too short", "aws iam get-role --role-name \"\""),
    command("too-long", .error, "a value is too long", "a role's name of more than 64 letters"),
    command("too-small", .error, "a number is too small", "aws iam list-roles --max-items 0"),
    command("too-large", .error, "a number is too large", "a password policy of 500 characters"),
    command(
      "wrong-type", .error, "a value is of another type", "aws iam list-roles --max-items many"),
    command(
      "malformed-json", .error, "an argument should be JSON and is not",
      "aws iam create-policy --policy-name a --policy-document '{'"),
    command(
      "malformed-shorthand", .error, "an argument in shorthand cannot be read",
      "aws iam tag-role --role-name a --tags Key=a,Value"),
    command(
      "unknown-member", .error, "a structure has no such member",
      "aws iam tag-role --role-name a --tags Name=a,Value=b"),
    command(
      "missing-member", .error, "a structure lacks a required member",
      "aws iam tag-role --role-name a --tags Key=a"),
  ]

  private static func command(
    _ name: String, _ severity: Diagnostic.Severity, _ summary: String, _ example: String
  ) -> Explanation {
    Explanation(
      "aws.\(name)", severity, summary: summary,
      explanation: "The command was held against the service models of the AWS CLI installed here, "
        + "which is what would run it. An older or newer CLI may say otherwise.",
      example: example, remedy: "Correct the command, or update the CLI.")
  }
}
