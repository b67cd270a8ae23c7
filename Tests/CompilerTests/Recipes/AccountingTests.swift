import Testing

@testable import Compiler

@Suite("Accounting for all that an instruction says")
struct AccountingTests {
  @Test(
    "what no command carries is listed in the document's words",
    arguments: [
      ("Create an S3 bucket named `logs` with logging enabled.", ["logging enabled"]),
      ("Create an S3 bucket `logs`, owner Ana.", ["owner Ana"]),
      ("Create the S3 bucket `logs` (object lock: on).", ["object lock: on"]),
      ("Create a versioned S3 bucket named `logs`.", ["versioned"]),
      ("Create an S3 bucket `logs` that keeps objects for 7 days.", ["7 days"]),
      (
        "Create an S3 bucket named `logs`, setting its retention to 7 days.",
        ["setting its retention to 7 days"]
      ),
      (
        "Create an IAM user named `ana` with console access and a custom password.",
        ["console access", "a custom password"]
      ),
      ("Create an IAM user `ana` with the tag `team`.", ["the tag `team`"]),
      (
        "Create an S3 bucket `logs`. Optionally, tag it with `a=b`.",
        ["tag it with `a=b` (the document leaves it to the person)"]
      ),
      (
        "Attach the policy `ReadOnlyAccess` and your **billing** rules to the `ops` group.",
        ["your **billing** rules"]
      ),
      ("Log in as **ana** with the code `4711`.", ["the code `4711`"]),
    ])
  func listed(_ text: String, lost: [String]) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.notCarriedOut == lost, "\(document.commands)")
  }

  @Test(
    "reasons, places, asides and words that only point are not listed",
    arguments: [
      "Create an S3 bucket named `logs` because the old one is full.",
      "In the S3 console, create a new bucket named `logs` from the **Buckets** page.",
      "Create an S3 bucket named `logs` (you will need it later).",
      "Create the S3 bucket `logs` for the archive team, so that they can keep 7 days of logs.",
      "Open the Amazon S3 console at https://console.aws.amazon.com/s3/ and create a bucket named `logs`.",
      "Go to **S3 -> Buckets -> Create bucket**, enter `logs` as the bucket name and click **Create bucket**.",
      "Create an S3 bucket that receives logs, named `logs`.",
      "Please create your own S3 bucket called `logs` by clicking **Create bucket**.",
    ])
  func explained(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.notCarriedOut == [])
    #expect(document.commands == ["s3 mb s3://logs"])
  }

  @Test("what a step said of a form is listed under that step, when a later one sends the form off")
  func earlierStep() throws {
    let plan = Compiled.plan(
      """
      # Bucket

      1. Go to **S3 -> Buckets -> Create bucket** and choose **Object Lock**.
      2. Enter `logs` as the bucket name and click **Create bucket**.
      """)
    #expect(plan.steps.map { $0.notCarriedOut.map(\.text) } == [["choose **Object Lock**"], []])
    #expect(plan.steps.last?.actions.count == 1)
  }

  @Test(
    "a list of names after a colon is what the sentence speaks of",
    arguments: [
      "1. Create the following groups in IAM:\n   - `red`\n   - `green`\n",
      "1. Create these groups in IAM:\n   * **red** – for the reds\n   * **green** – for the greens\n",
      "1. Create the following IAM groups: `red`, `green`.\n",
      "1. In IAM, create the groups below:\n\n   1. `red`\n   2. `green`\n",
    ])
  func lists(_ text: String) {
    let document = ProseDocument(text)
    #expect(document.commands == ["red", "green"].map { "iam create-group --group-name \($0)" })
    #expect(document.notCarriedOut == [])
  }

  @Test("things are made in the order of the text, each in its step")
  func order() {
    let document = ProseDocument(
      """
      1. Create the following users in IAM: `ana`, `ben`.
      2. In IAM, create a role with these settings:
         - Name: `lab-role`
         - Trusted entity: EC2
         - Policies: ReadOnlyAccess, SecurityAudit
      3. Create an S3 bucket:
         - Name: `lab-b`
         - Region: eu-west-1
      4. Create the `ops` group in IAM. Create the bucket `lab-c` in S3.
      """)
    #expect(document.reads.map { $0.outcome.actions.count } == [2, 3, 1, 2, 0])
    #expect(
      document.commands.suffix(3) == [
        "s3 mb s3://lab-b --region eu-west-1", "iam create-group --group-name ops",
        "s3 mb s3://lab-c",
      ])
    #expect(document.notCarriedOut == [])
  }

  @Test("what goes on with a list of instructions and is none by itself is listed")
  func fragment() {
    let document = ProseDocument(
      """
      1. Policies
         - Attach **ReadOnlyAccess** to the `ops` group
         - and also **SecurityAudit**
      """)
    #expect(document.commands.count == 1)
    #expect(document.notCarriedOut == ["and also **SecurityAudit**"])
  }

  @Test("of two things in one breath each is made under its name, or listed")
  func twoThings() {
    let bucket = ProseDocument("1. Create an S3 bucket `logs` and an IAM group `ops`.\n")
    #expect(bucket.commands == ["s3 mb s3://logs", "iam create-group --group-name ops"])
    #expect(bucket.notCarriedOut.isEmpty)
    let role = ProseDocument("1. In IAM, create the role `app` and the role `b` for EC2.\n")
    #expect(role.commands.first?.hasPrefix("iam create-role --role-name app ") == true)
    #expect(role.notCarriedOut == ["`b`"])
  }

  @Test("a choice between two is a person's")
  func choice() {
    let document = ProseDocument(
      """
      1. Attach either **ReadOnlyAccess** or **SecurityAudit** to the `ops` group.
      2. Add the user `ana` to the `red` or the `green` group.
      """)
    #expect(document.commands == ["manual", "manual"])
  }

  @Test(
    "a numbered step of which nothing is understood is a person's",
    arguments: [
      "In the blue portal choose **Start** and wait.",
      "Back on the phone press **Hold**, then hang up.",
    ])
  func unread(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == ["manual"])
  }

  @Test("a step that is optional as a whole is carried out when it is asked for")
  func optionalStep() throws {
    for opener in ["(Optional) Create", "Optionally, create", "Optional: Create"] {
      let plan = Compiled.plan("# Bucket\n\n1. \(opener) an S3 bucket named `logs`.\n")
      let step = try #require(plan.steps.first)
      #expect(step.isOptional && step.actions.first?.kind == .command, "\(opener)")
    }
  }

  @Test("a thing is made in its own step, when the next step makes another")
  func nextThing() {
    let document = ProseDocument(
      """
      1. Create an S3 bucket named `a-logs`.
      2. Create an S3 bucket named `b-logs` by clicking **Create bucket**.
      """)
    #expect(document.reads.map { $0.outcome.actions.count } == [1, 1, 0])
  }
}
