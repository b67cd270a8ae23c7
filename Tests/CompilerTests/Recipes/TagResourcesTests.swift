import Testing

@testable import Compiler

@Suite("Tagging")
struct TagResourcesTests {
  @Test(
    "many wordings tag the same notebook instances",
    arguments: [
      "Add a tag with the key `Project` and value `A` to the notebook instances of the team.",
      "Add the tag `Project=A` to all notebook instances.",
      "Tag the notebook instances with the key **Project** and the value **A**.",
      "Apply a tag with key \"Project\" and value \"A\" to each notebook instance.",
      "Assign the tag `Project: A` to your notebook instances.",
      "Attach a tag with the key *Project* and a value of *A* to every notebook instance.",
      "Then put a tag with key `Project` and value `A` on the notebook instances.",
      "Tag every notebook instance with `Project=A`.",
    ])
  func wordings(_ text: String) throws {
    let document = ProseDocument("1. \(text)\n")
    let action = try #require(document.actions.first)
    #expect(document.commands.count == 1)
    #expect(document.commands[0].hasSuffix(" --tags Key=Project,Value=A"))
    let input = try #require(document.inputs.first)
    #expect(input.isList)
    guard case .list(let list, _)? = action.forEach?.source else {
      Issue.record("the command is not repeated")
      return
    }
    #expect(list == input.name)
  }

  @Test("a named resource is tagged by its ARN")
  func named() {
    #expect(
      ProseDocument("1. Add the tag `Project=A` to the notebook instance **lab**.\n").commands == [
        "sagemaker add-tags --resource-arn arn:<partition>:sagemaker:<region>:<account-id>:notebook-instance/lab --tags Key=Project,Value=A"
      ])
  }

  @Test(
    "texts that look alike tag nothing",
    arguments: [
      "Do not tag the notebook instances with `Project=A`.",
      "Add the git tag `v1` to the notebook repository.",
      "You can add a tag with the key `Project` and value `A` to the notebook instances.",
      "The notebook instances carry a tag with the key `Project` and value `A`.",
      "Add a tag to the notebook instances.",
      "Remove the tag `Project=A` from the notebook instances.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("sagemaker") })
  }
}
