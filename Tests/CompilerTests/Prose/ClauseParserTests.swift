import Testing

@testable import Compiler

@Suite("Clauses")
struct ClauseParserTests {
  /// The clauses of a step as "mood verb | object | marker: phrase …".
  private static func clauses(_ text: String) -> [String] {
    ProseDocument.reading("1. \(text)\n").clauses.map { clause in
      ([clause.verb.isEmpty ? "\(clause.mood)" : "\(clause.mood) \(clause.verb)"]
        + clause.phrases.filter { !$0.isEmpty }.map {
          $0.marker.isEmpty ? $0.text : "\($0.marker): \($0.text)"
        }).joined(separator: " | ")
    }
  }

  @Test("instructions are cut where \"and\", \"then\" and commas begin a new one")
  func coordination() {
    #expect(
      Self.clauses("Open the console, select **ops** and then click **Next**.") == [
        "imperative open | the console", "imperative select | ops", "imperative click | Next",
      ])
    #expect(
      Self.clauses("Attach it to **a**, **b** and **c** and save the page.")
        == ["imperative attach | it | to: a , b and c", "imperative save | the page"])
  }

  @Test(
    "symbols that lines of one paragraph begin with are bullets",
    arguments: ["•", "▪", "🔹", "✔️", "👉", "·"])
  func symbols(bullet: String) {
    #expect(
      Self.clauses("Do this\n   \(bullet) Open the console\n   \(bullet) Select **ops**") == [
        "statement | Do this", "imperative open | the console", "imperative select | ops",
      ])
  }

  @Test("a symbol that says no, or stands within a line, is no bullet", arguments: ["❌", "🚫"])
  func signs(sign: String) {
    #expect(Self.clauses("Keep this\n   \(sign) Delete **ops**").count == 1)
    #expect(Self.clauses("Open **a** • **b** and save.").count == 2)
  }

  @Test("what follows \"do not\" is asked for only after \"but\" or a semicolon")
  func contrary() {
    #expect(
      Self.clauses("Do not use **a**; use **b** instead.") == [
        "negated use | a", "imperative use | b instead",
      ])
    #expect(
      Self.clauses("Don't delete **a** but rename **b**.") == [
        "negated delete | a", "imperative rename | b",
      ])
    #expect(Self.clauses("Do not delete **a** and rename **b**.").last == "negated rename | b")
    #expect(
      Self.clauses("If it fails, do not delete **a** but rename **b**.").last
        == "conditional rename | b")
  }

  @Test("a menu path without a verb is the way to go")
  func barePaths() {
    #expect(
      Self.clauses("IAM -> Policies -> Create policy, and name it **a**.") == [
        "imperative go | IAM -> Policies -> Create policy", "imperative name | it a",
      ])
    #expect(
      Self.clauses("**IAM -> Policies** has all policies.") == [
        "statement | IAM -> Policies has all policies"
      ])
  }

  @Test(
    "\"otherwise\" and \"only\" make a condition",
    arguments: ["Otherwise attach **a**.", "Only attach **a** when they agree."])
  func restrictions(text: String) throws {
    #expect(try #require(ProseDocument.reading("1. \(text)\n").clauses.first).mood == .conditional)
  }

  @Test("nouns that are verbs elsewhere do not begin a clause")
  func nouns() {
    #expect(Self.clauses("Review roles and access policies.").count == 1)
    #expect(
      Self.clauses("Grant SageMaker Get, Put, Delete and List access.").count == 1)
    #expect(Self.clauses("Create a key to encrypt and decrypt data.").count == 2)
  }

  @Test("what stands before the verb is kept as its place")
  func leads() throws {
    let reading = ProseDocument.reading("1. Under **Encryption**, select **k1**.\n")
    let clause = try #require(reading.clauses.first)
    #expect(clause.verb == "select")
    #expect(clause.lead.first?.mentions.first?.text == "Encryption")
    #expect(
      Self.clauses("From the drop-down list select **k1**.") == ["imperative select | k1"])
    #expect(Self.clauses("Once it is ready, open the page.") == ["imperative open | the page"])
    #expect(Self.clauses("Next, in the new window, tick **all**.") == ["imperative tick | all"])
  }

  @Test("purpose and manner are told apart from the instruction")
  func purposeAndManner() {
    #expect(
      Self.clauses("To create a key, open the console.")
        == ["purpose create | a key", "imperative open | the console"])
    #expect(
      Self.clauses("Protect the data by creating a key.")
        == ["imperative protect | the data", "manner create | a key"])
    #expect(
      Self.clauses("Create a policy, pasting the text below.").last?.hasPrefix("manner paste")
        == true)
    #expect(Self.clauses("Allow the users to create a key.").count == 1)
  }

  @Test(
    "the mood of a sentence is what it asks for",
    arguments: [
      ("Create a key.", "imperative"), ("Please create a key.", "imperative"),
      ("**Create** a key.", "imperative"), ("Step 3: create a key.", "imperative"),
      ("Do not create a key.", "negated"), ("Don't create a key.", "negated"),
      ("Never create a key.", "negated"), ("Avoid creating a key.", "negated"),
      ("You can create a key.", "optional"), ("You may also create a key.", "optional"),
      ("Open it. Optionally, create a key.", "choice"),
      ("Alternatively, create a key.", "choice"),
      ("Optionally, create a key.", "imperative"), ("(Optional) Create a key.", "imperative"),
      ("You must create a key.", "obligation"), ("You need to create a key.", "obligation"),
      ("You should create a key.", "obligation"), ("You should see a key.", "observation"),
      ("Verify that a key is there.", "observation"),
      ("Make sure that a key is there.", "observation"),
      ("If you like, create a key.", "conditional"), ("Create a key if you like.", "conditional"),
      ("Unless there is one, create a key.", "conditional"),
      ("Note: create a key.", "statement"), ("**Tip** Create a key.", "statement"),
      ("The team creates a key.", "statement"), ("A key was created.", "statement"),
      ("Access is granted by a key.", "statement"), ("We create a key.", "statement"),
      ("Quiesce the key.", "imperative"),
    ])
  func moods(_ text: String, _ mood: String) {
    #expect(Self.clauses(text).last?.split(separator: " ").first.map(String.init) == mood)
  }

  @Test("verbs of two words are one, in both spellings of English")
  func verbs() {
    #expect(Self.clauses("Log in as **a**.") == ["imperative log in | as: a"])
    #expect(Self.clauses("Sign into the console.") == ["imperative log in | the console"])
    #expect(Self.clauses("Set up a key.") == ["imperative set up | a key"])
    #expect(Self.clauses("Turn off the fan.") == ["imperative disable | the fan"])
    #expect(Self.clauses("Authorise the caller.") == ["imperative authorise | the caller"])
    #expect(Self.clauses("Customize the page.") == ["imperative customize | the page"])
  }

  @Test("abbreviations and numbers of items end no sentence")
  func sentences() {
    #expect(Self.clauses("Name it, e.g. **a**, and save the page.").count == 2)
    #expect(
      Self.clauses("You should see two: 1. **a** and 2. **b**.")
        == ["observation see | two | :: 1 . a and 2 . b"])
  }

  @Test("examples, names and descriptions are phrases of their own")
  func phrases() {
    #expect(
      Self.clauses("Create a bucket named **b1** (for example `b2`) that holds data.")
        == ["imperative create | a bucket | named: b1 | example: b2 | that: holds data"])
    #expect(
      Self.clauses("Attach that policy to **g1**.") == ["imperative attach | that policy | to: g1"])
  }

  @Test("a clause knows its bytes")
  func ranges() {
    let text = "1. Open the café console and click **Next**.\n"
    let ranges = ProseDocument.reading(text).clauses.map(\.range)
    let bytes = Array(text.utf8)
    #expect(
      ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.last == "click **Next**")
  }

  @Test("hostile text is read in linear time and without end")
  func hostile() {
    for piece in [
      "create, ", "to create ", "and ", "if ", "( ", "A -> ", "\"", "under ", "**a** > ",
    ] {
      let text = "1. " + String(repeating: piece, count: 1_000) + "\n"
      #expect(ProseDocument.reading(text).clauses.count <= 2_001)
    }
  }
}
