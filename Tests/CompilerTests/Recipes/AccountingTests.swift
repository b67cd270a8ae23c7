import Testing

@testable import Compiler

@Suite("Accounting for all that an instruction says")
struct AccountingTests {
  @Test(
    "what no command carries is listed in the document's words",
    arguments: [
      ("Create an S3 bucket named `logs` with versioning enabled.", ["versioning enabled"]),
      ("Create an S3 bucket named `logs` in eu-west-1.", ["eu-west-1"]),
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
