import Testing

@testable import Compiler

@Suite("Instructions to the reader")
struct ReferencesTests {
  @Test(
    "many wordings point at something to read, and ask for nothing",
    arguments: [
      "See [the guide](https://example.com/guide).", "For more information, see **Policies**.",
      "Refer to [Policies](https://example.com) for details.",
      "Consult [the reference](https://example.com) if in doubt.",
      "Read [this page](https://example.com) first.", "Remember that keys cost money.",
      "Note that deleting takes a day.", "Keep in mind that keys cost money.",
      "Bear in mind that names are unique.", "Consider the costs.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text) Create an IAM group named `ops`.\n")
    #expect(document.commands == ["iam create-group --group-name ops"])
    #expect(document.notCarriedOut == [])
  }

  @Test("what a note says must be done to something is listed")
  func duties() {
    let text =
      "1. Create an IAM group named `ops`. Note that the policy `x` must be attached first."
    let document = ProseDocument(text)
    #expect(document.commands == ["iam create-group --group-name ops"])
    #expect(document.notCarriedOut == ["Note that the policy `x` must be attached first"])
  }

  @Test(
    "what is created as described before is not created again",
    arguments: [
      "Create the role as described in step 1.", "Create the role `app` as described in step 1.",
      "Create the role as shown above.", "Create this role as explained in the first step.",
    ])
  func described(_ text: String) {
    let document = ProseDocument("1. Create an IAM role named `app` for Lambda.\n2. \(text)\n")
    #expect(document.commands.count == 1)
  }

  @Test("another thing is created, and how it was described is listed")
  func anotherDescribed() {
    let document = ProseDocument(
      "1. Create an S3 bucket named `a`.\n2. Create an S3 bucket named `b` as described in step 1.\n"
    )
    #expect(document.commands == ["s3 mb s3://a", "s3 mb s3://b"])
    #expect(document.notCarriedOut == ["described in step 1"])
  }

  @Test(
    "texts that look alike are tasks",
    arguments: [
      "Read the release notes.", "Note the key's id.", "Keep the old key.",
      "Refer the customer to support.", "Consult Ana.",
    ])
  func lookAlikes(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == ["manual"])
  }
}
