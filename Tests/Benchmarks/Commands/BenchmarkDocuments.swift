import Foundation

/// The documents that the program as a whole is measured with.
enum BenchmarkDocuments {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The repository's runbooks, and the user's documents where they are.
  static func files() -> [URL] {
    let shared =
      ProcessInfo.processInfo.environment["RUNBOOK_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    let folders = [
      package.appendingPathComponent("runbooks"), shared.appendingPathComponent("seeds"),
    ]
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".md") && $0 != "README.md" }
        .map { folder.appendingPathComponent($0) }
    }
  }

  /// 1,000 texts of 10 kB, put together of the sections of ``files()``.
  ///
  /// - Parameter hasOwnPolicies: whether no policy stands in two of them: each then has an `Id`.
  /// - Returns: the texts.
  /// - Throws: where a runbook cannot be read.
  static func many(hasOwnPolicies: Bool) throws -> [String] {
    let sections = try mixedSections()
    return (0..<1000).map { index in
      var text = "# Runbook \(index)\n\n"
      var number = index
      while text.utf8.count < 10_000 {
        text += sections[number % sections.count] + "\n\n"
        // A step that the number of sections has no factor of visits them all.
        number += 7
      }
      guard hasOwnPolicies else { return text }
      return text.replacingOccurrences(
        of: "\"Version\":", with: "\"Id\": \"runbook-\(index)\", \"Version\":")
    }
  }

  /// Texts that nobody writes, by name, each for a size: how much one gets is told by the bytes.
  static let hostile: [(name: String, size: Int, text: @Sendable (Int) -> String)] = [
    ("one paragraph", 50_000, { "# A\n\n" + list($0) { "Create the policy \($0) for them" } }),
    ("sentences of one step", 10_000, { "1. " + list($0) { "Create the policy `p\($0)`." } }),
    ("broken links", 20_000, { "# A\n\n" + list($0) { "[it](#nowhere-\($0))" } }),
    (
      "broken links, and as many anchors", 10_000,
      { count in
        (0..<count).map { "# Anchor \($0)\n\n[it](#anchro-\($0))\n\n" }.joined()
      }
    ),
    ("placeholders of one step", 20_000, { "1. Use " + list($0) { "<name-\($0)>" } }),
    (
      "inputs of commands", 5_000,
      {
        "# A\n\n```sh\n" + list($0, "\n") { "aws iam get-user --user-name <name-\($0)>" }
          + "\n```\n"
      }
    ),
    (
      "lists in lists", 1_000,
      { count in
        (0..<count).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
      }
    ),
  ]

  private static func list(
    _ count: Int, _ separator: String = " ", _ item: (Int) -> String
  ) -> String {
    (0..<count).map(item).joined(separator: separator) + "\n"
  }

  static let policy = """
    # Read the training data

    1. Create the policy `read-training-data` with this document:

       ```json
       {
         "Version": "2012-10-17",
         "Statement": [
           {
             "Sid": "List",
             "Effect": "Allow",
             "Action": ["s3:ListBucket", "s3:GetBucketLocation"],
             "Resource": "arn:aws:s3:::training-data"
           },
           {
             "Sid": "Read",
             "Effect": "Allow",
             "Action": ["s3:GetObject", "s3:GetObjectTagging"],
             "Resource": "arn:aws:s3:::training-data/*"
           }
         ]
       }
       ```

    2. Attach the policy to the group `data-scientists`.


    """

  /// What 1,000 files are put together of: the sections of the repository's runbooks and of the
  /// user's documents where they are, and one with a policy.
  private static func mixedSections() throws -> [String] {
    var sections = ["## " + policy.dropFirst(2)]
    for document in files() {
      var part = ""
      var isInFence = false
      for line in try String(contentsOf: document, encoding: .utf8).components(separatedBy: "\n") {
        if line.drop(while: { $0 == " " }).hasPrefix("```") { isInFence.toggle() }
        if !isInFence, line.hasPrefix("#") {
          sections.append(part)
          part = "## " + line.drop { $0 == "#" || $0 == " " }
        } else {
          part += "\n" + line
        }
      }
      sections.append(part)
    }
    sections.removeAll { $0.utf8.count < 40 }
    if sections.count.isMultiple(of: 7) { sections.removeLast() }
    return sections
  }

  /// Prose that is no list: what each tells is weighed, and nothing comes of it.
  static func paragraphs(_ count: Int) -> String {
    (1...count).map { "The server \($0) answers the groups, and nobody restarts it.\n\n" }
      .reduce("# Many paragraphs\n\n", +)
  }

  static func proseSteps(_ count: Int) -> String {
    var text = "# Many policies\n\n"
    for step in 1...count {
      text += "\(step). In **IAM -> Users -> Create user**, create the user `analyst-\(step)`.\n"
    }
    return text
  }

  /// Half steps, and the table that carries them out.
  static func both(_ count: Int) -> String {
    proseSteps(count / 2) + tableRows(count / 2).dropFirst("# Many rows\n".utf8.count)
  }

  static func tableRows(_ count: Int) -> String {
    var text = "# Many rows\n\nRun these commands.\n\n| What | Command |\n| --- | --- |\n"
    for row in 1...count {
      text += "| Create user \(row) | `aws iam create-user --user-name analyst-\(row)` |\n"
    }
    return text
  }
}
