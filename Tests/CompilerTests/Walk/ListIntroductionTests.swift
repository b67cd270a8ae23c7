import Testing

@testable import Compiler

/// Sentences that end in a colon over a numbered list: some ask for what it says.
@Suite("Introductions of lists")
struct ListIntroductionTests {
  private func commands(_ introduction: String) -> [String] {
    Compiled.commands(
      "# Setup\n\n\(introduction)\n\n1. Create an IAM user `bob`.\n"
        + "2. Attach `ReadOnlyAccess` to the user `bob`.\n")
  }

  @Test(
    "what is said of others, of what is possible or past asks for nothing",
    arguments: [
      "Do not:", "Avoid:", "Things to avoid:", "You should not:", "It is forbidden to:",
      "There is no need to:", "Rather than:", "An attacker could:", "The role must be able to:",
      "Users of this group can:", "The wizard will:", "CloudFormation will:", "The installer will:",
      "The stack creates the following:", "Our automation performs these steps:", "Ana will:",
      "IT needs to:", "Students:", "For instructors:", "The manual says:",
      "According to the documentation:", "You can:", "You may:", "Options:",
      "There are two ways to do this:", "It is a good idea to:", "Bonus:", "Recommended:",
      "In this lab, you did the following:", "Done:", "We considered:", "Expected result:",
      "Assumptions:", "Check that you can:", "When a new colleague starts:", "After the go-live:",
      "In the old setup:", "In Azure:", "On-premises:", "Out of scope:", "FYI:", "Background:",
      "The video shows how to:", "Before:", "Ask IT to:", "Consider the following:",
    ])
  func asksForNothing(introduction: String) {
    #expect(commands(introduction) == [])
  }

  @Test(
    "what asks for the steps leaves them as they are",
    arguments: [
      "Do the following:", "Follow these steps:", "Steps:", "The steps:", "Procedure:",
      "To set up access:", "In the console:", "In the IAM console:", "You need to:", "You must:",
      "We now create the user:", "Next, we create the user:", "Here is how it is done:",
      "The following steps create the user:", "Creating the user:", "This is what to do:",
      "Create the user:", "Let's begin:", "First:", "Don't forget to:", "How to create the user:",
      "For the data analysts, do this:", "Using the console:", "It takes two steps:",
      "The setup has two steps:", "Users and policies:", "There are two steps:", "To avoid this:",
      "The analysts get a user that is named below:", "You can do so by the following steps:",
    ])
  func asks(introduction: String) {
    #expect(commands(introduction).count == 2)
  }
}
