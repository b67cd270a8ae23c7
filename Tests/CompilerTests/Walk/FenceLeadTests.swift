import Testing

@testable import Compiler

@Suite("What is said before and behind a fence")
struct FenceLeadTests {
  private static let command = "kubectl delete ns web"

  /// Whether a fence runs, as a block of a section and inside an item of a list.
  private func runs(_ before: String, _ behind: String = "", command: String = command) -> [Bool] {
    let item = behind.isEmpty ? "" : "\n   \(behind)\n"
    return [
      "# A\n\n\(before)\n\n```bash\n\(command)\n```\n\n\(behind)\n",
      "# A\n\n1. \(before)\n\n   ```bash\n   \(command)\n   ```\n\(item)",
    ].map { text in
      Compiled.plan(text).steps.contains { step in
        step.excludedBy == nil && step.actions.contains { $0.kind == .command }
      }
    }
  }

  @Test(
    "a condition or a question before a fence holds it, whatever ends the sentence",
    arguments: [
      "If the problem persists, roll back.", "If the namespace is stuck, force it.",
      "When the pods hang, delete the namespace.", "Should this fail, delete the namespace.",
      "In case of an emergency, delete the namespace.", "In the worst case, delete everything.",
      "Unless told otherwise, delete the namespace.", "Otherwise, delete the namespace.",
      "Delete the namespace when it is stuck:", "Delete the namespace once it is empty:",
      "Delete the namespace unless it is empty.", "If they are pending: delete the namespace.",
      "Not working? Delete the namespace.", "Still stuck? Try this:", "Did it fail? Then:",
    ])
  func condition(lead: String) {
    #expect(runs(lead) == [false, false])
    #expect(runs(lead, command: "kubectl get pods") == [false, false])
  }

  @Test(
    "what speaks against a command holds it",
    arguments: [
      "Don't:", "Avoid this:", "Avoid commands like:", "Anti-pattern:",
      "We do not recommend running:", "It is not necessary to run:",
      "There is no need to run:", "You don't need to run:", "Do not delete it yet.",
      "The following command should never be run.", "The following command is dangerous.",
      "Delete the namespace (don't!):",
    ])
  func negation(lead: String) {
    #expect(runs(lead) == [false, false])
  }

  @Test(
    "a sentence about somebody or something else holds a command that changes something",
    arguments: [
      "The customer must run:", "Tell the customer to run:", "Your administrator has to run:",
      "A cluster admin can run:", "EKS users:", "For advanced users:",
      "Under the hood, this runs:", "Behind the scenes the operator executes:",
      "The Makefile target `clean` runs:", "The command that was executed:",
      "Schedule the following command:", "The vendor recommends:",
      "An engineer executed the following command.", "The following command is run by cron.",
      "Here is what the script does.", "Here is the command we used.", "Some run:",
      "The default value is 10.",
    ])
  func others(lead: String) {
    #expect(runs(lead) == [false, false])
  }

  @Test(
    "what is for later, of an old version, one way more, or explained, is a person's",
    arguments: [
      "Later, remove it:", "When you are done:", "After the workshop:",
      "To delete everything later:",
      "To clean up:", "To uninstall:", "Cleanup:", "Teardown:", "Debugging:",
      "Before v2 you had to run:", "In version 1:", "Prior to Kubernetes 1.20:",
      "For Kubernetes < 1.20:", "Another way:", "Same with kubectl:", "The short form:",
      "CLI equivalent:", "Sample:", "An example of a destructive command:", "Explanation:",
      "Let's look at the command:", "Consider this command:", "You could run:", "You might run:",
      "Tip: to delete the namespace, run:", "Ask Ana, then run:", "Adapt and run:",
      "Make a backup, then run:", "The following is an example.", "In CI:", "As the postgres user:",
    ])
  func laterOrOtherwise(lead: String) {
    #expect(runs(lead) == [false, false])
  }

  @Test(
    "an order to the reader, a label, or nothing lets a fence run",
    arguments: [
      "Delete the namespace:", "Run:", "Then run:", "To delete the namespace, run:", "The pods:",
      "Now delete the namespace with the following command.", "Step one:", "Using kubectl:",
      "Apply the manifest. This creates the namespace.", "Restart it. It takes a minute.",
      "The following command deletes the namespace:", "You need to delete the namespace:",
      "From the root of the repository, run:", "After installing it, run:",
      "Once the pods are running, delete the old ones:", "We now delete the namespace:",
      "Use `kubectl` to delete it:", "Restart your shell to enable the plugin.", "Look:",
      "Let's delete the namespace:", "**Delete it**", "Quiesce the database:",
      "The next step is to delete the namespace:", "Wait until the pod is ready:",
      "Go to the project folder and run:", "Check that the pods are up:", "Finally:",
      "Delete the namespace. See the guide.", "Make sure to delete the namespace:",
    ])
  func asked(lead: String) {
    #expect(runs(lead) == [true, true])
  }

  @Test("what only reads runs under a sentence that states something")
  func reading() {
    #expect(runs("The pods have labels.", command: "kubectl get pods") == [true, true])
  }

  @Test("what leads to a fence leads to the one beside it")
  func several() {
    let fence = "```bash\nrm -rf a\n```\n"
    let text = "# A\n\nIf it hangs, delete it.\n\n\(fence)\n\(fence)"
    #expect(Compiled.plan(text).actions.allSatisfy { $0.action.kind == .manual })
  }

  @Test(
    "a remark behind a fence holds it",
    arguments: [
      "Do not run the command above on production.", "Don't actually run this.",
      "Ignore the command above.", "This command was removed in v2.", "This is just an example.",
      "The above is only an example.", "This was needed for v1 only.",
      "(You do not need to run this; the installer does it.)",
      "That is what the pipeline does for you.", "The above command is run by CI, not by you.",
      "Only do this if the namespace is stuck.", "Run this only on staging.",
      "Skip this if the namespace is empty.", "This step is optional.",
      "> **Warning:** do not run this on production.", "> This step is no longer needed.",
      "> **Note:** this command is deprecated.", "**Update 2024-03:** no longer needed.",
      "EDIT: don't do this any more.", "Update: this is now done by Terraform.",
      "Get approval before running this.", "Wait for the CAB's approval first.",
      "Before running this, take a backup.",
    ])
  func remark(behind: String) {
    #expect(runs("Delete it:", behind) == [false, false])
  }

  @Test(
    "what else is said behind a fence lets it run",
    arguments: [
      "This deletes the namespace.", "You should see `deleted`.", "If it fails, ask Ana.",
      "The pods are gone now.", "Do not close the window.", "It takes a minute.",
      "Replace nothing.", "> Note: this may take a while.", "Then wait for the pods.",
    ])
  func other(behind: String) {
    #expect(runs("Delete it:", behind) == [true, true])
  }
}
