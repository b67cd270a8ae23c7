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
