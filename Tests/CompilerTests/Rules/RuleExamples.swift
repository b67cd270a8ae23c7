/// Texts in which rules find something, texts that look alike, and ways to wrap both.
enum RuleExamples {
  /// What must be found: the id, and a text with it.
  static let found: [(id: String, text: String)] = [
    ("doc.empty-link", "See [Create the role]() first.\n"),
    ("doc.broken-anchor", "See [the role](#no-such-role) first.\n"),
    ("doc.empty-step", "Step 1: [A](#heading)\nStep 2:\n"),
    ("doc.empty-step", "1. One\n2.\n3. Three\n"),
    ("doc.step-number", "1. Phone them\n3. Write to them\n2. Wait\n"),
    (
      "doc.table-row",
      "| Command | a |\n| - | - |\n| `aws s3 ls | head` | b |\n| `aws s3 ls` | c |\n"
    ),
    ("doc.step-number", "## Step 1: a\n\nx\n\n## Step 2: b\n\nx\n\n## Step 2: c\n\nx\n"),
    ("fence.unclosed", "```sh\nls\n\nThen phone Ana.\n"),
    ("fence.unclosed", "~~~~bash\nls\n~~~\n"),
    (
      "var.near-miss",
      "Use `<domain-id>`, `aws s3 ls <domainid>`.\n\n| Command | a |\n| - | - |\n| `aws s3 ls <domain-id>` | b |\n| `aws s3 ls <domainid>` | c |\n"
    ),
    (
      "table.late-list",
      "| Command | a |\n| - | - |\n| `aws iam delete-user --user-name <user-name>` | Delete each user |\n| `aws iam list-users` | List the users |\n"
    ),
    ("json.comment", "```json\n{ // why\n  \"a\": 1 }\n```\n"),
    ("json.syntax", "```json\n{ \"a\": [1 }\n```\n"),
    ("json.syntax", "```\n{ \"a\": [1 }\n```\n"),
    (
      "iam.unsupported-sid",
      "```json\n{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a b\",\"Effect\":\"Allow\",\"Action\":\"iam:GetRole\",\"Resource\":\"*\"}]}\n```\n"
    ),
    ("var.near-miss", "Use `admin-<name>`, later `admin_<name>`.\n"),
    ("var.near-miss", "Use `<domain-id>`, later `<domainId>`.\n"),
    ("var.repeated-prefix", "Use `arn:aws:<kms-arn>`.\n"),
    ("var.swallowed", "Log in as admin_<name> now.\n"),
    ("var.swallowed", "Enter **<account id>**.\n"),
    ("var.swallowed", "| A |\n| - |\n| <kms-arn> |\n"),
    ("var.swallowed", "<name>\n"),
    ("var.repeated-prefix", "Open `https://<console-url>`.\n"),
    ("html.unread", "<ol><li>Attach <code>ReadOnlyAccess</code> to the group.</li></ol>\n"),
    ("html.unread", "<p>Create a bucket for the logs.</p>\n"),
    ("html.unread", "<dl><!-- <p>why</p> --><dd>Create a bucket for the logs.</dd></dl>\n"),
    ("html.unread", "<pre><code class=\"sh\">aws s3 ls</code></pre>\n"),
    (
      "html.unread", "<table><tr><td>1</td><td><b>Delete</b> it</td><td>rm -r x</td></tr></table>\n"
    ),
    ("html.unread", "<div>\n  Run the script.\n</div>\n"),
  ]

  /// What must not be found.
  static let silent: [(id: String, text: String)] = [
    ("doc.empty-link", "See [Create the role](#heading) first.\n"),
    ("doc.broken-anchor", "See [above](#heading), [there](#own) <a name=\"own\"></a>.\n"),
    ("doc.broken-anchor", "See [it](https://example.org/#x).\n"),
    ("doc.empty-step", "1. One\n2. Two\n"),
    ("doc.step-number", "1. One\n1. Two\n1. Three\n"),
    ("doc.step-number", "4. Four\n5. Five\n"),
    ("doc.table-row", "| Command | a |\n| - | - |\n| `aws s3 ls \\| head` | b |\n"),
    ("doc.step-number", "## Step 1: a\n\nx\n\n## Step 3: b\n\nx\n\n### Step 2\n\nx\n"),
    ("doc.step-number", "## A\n\n### Step 2\n\nx\n\n## B\n\n### Step 1\n\nx\n\n### Step 2\n\nx\n"),
    ("fence.unclosed", "```sh\nls\n```\n\n~~~sh\nls\n~~~~\n"),
    ("fence.unclosed", "```sh\n```\n\n```text\nnever closed\n"),
    (
      "table.late-list",
      "| Command | a |\n| - | - |\n| `aws iam list-users` | List the users |\n| `aws iam delete-user --user-name <user-name>` | Delete each user |\n| `aws iam list-users` | All are gone |\n"
    ),
    (
      "table.late-list",
      "| Command | a |\n| - | - |\n| `aws iam delete-user --user-name <user-name>` | Delete the user |\n| `aws iam list-users` | List the users |\n"
    ),
    ("json.comment", "```json\n{ \"a\": \"http://x\" }\n```\n"),
    ("json.syntax", "```\nnot { json\n```\n"),
    ("json.syntax", "```\n{ \"run\", \"state\", \"steps\": [ { \"id\", \"state\" } ] }\n```\n"),
    ("json.syntax", "```js\n{ a: [1 }\n```\n"),
    ("json.syntax", "```\n\"Action\": [\"a:b\"\n```\n"),
    ("var.near-miss", "Use `admin-<name>`, later `admin-<user>`.\n"),
    ("var.near-miss", "Use `<key-1>`, later `<key-2>`.\n"),
    ("var.repeated-prefix", "Use `<kms-arn>` and `arn:aws:iam::<account-id>:root`.\n"),
    ("var.repeated-prefix", "Open `https://<host>/x`.\n"),
    ("var.swallowed", "Log in as admin_\\<name> now, with `<name>`.\n"),
    ("var.swallowed", "Press <kbd>Esc</kbd> and <my-button>go</my-button>.<br>\n"),
    ("var.swallowed", "See <https://example.org> or <a@example.org>.\n"),
    ("var.swallowed", "Add 1 < 2 > 0, and <kms_arn>, which no tag is named like.\n"),
    ("var.swallowed", "```\n<name>\n```\n"),
    ("html.unread", "<p align=\"center\"><img src=\"logo.png\"> The logs of the service.</p>\n"),
    ("html.unread", "<!-- <li>Create a bucket for the logs.</li> -->\n"),
    ("html.unread", "<details><summary>Create the bucket</summary>\n\ntext\n\n</details>\n"),
    ("html.unread", "<script>\nif (a<p>Create it</p>) {}\n</script>\n"),
    ("html.unread", "```html\n<p>Create a bucket</p>\n```\n"),
    ("html.unread", "<p>To create buckets is what it may do.</p>\n"),
  ]

  /// Ways in which documents hold the same text.
  static let wrappings: [(name: String, wrap: @Sendable (String) -> String)] = [
    ("plain", { "# Heading\n\ntext\n\n\($0)" }),
    (
      "CRLF",
      {
        "# Heading\n\ntext\n\n\($0)".split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n")
      }
    ),
    ("after emoji", { "# Heading\n\n👩‍🚀 Ünïcödé\n\n\($0)" }),
    ("after tabs", { "# Heading\n\n-\ttabs\n\ntext\n\n\($0)" }),
  ]

  /// Containers, for what is found in any block.
  static let containers: [(name: String, wrap: @Sendable (String) -> String)] = [
    (
      "quote",
      {
        "# Heading\n\n"
          + $0.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(
            separator: "\n") + "\n"
      }
    ),
    (
      "bullet",
      {
        "# Heading\n\n- x\n\n"
          + $0.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(
            separator: "\n") + "\n"
      }
    ),
  ]
}
