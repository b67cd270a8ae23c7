import Testing

@testable import Compiler

@Suite("Observations that are checks")
struct CheckListedTests {
  private static func checks(_ text: String) -> [String] {
    ProseDocument("1. In IAM, create a role `app` for EC2 and a group `ops`.\n2. \(text)\n")
      .commands.filter { $0.hasPrefix("check: ") }
  }

  @Test(
    "what the document has made is looked for",
    arguments: [
      "You should see the group `ops` in the list.", "You should now see the group `ops`.",
      "Verify that the group `ops` exists.", "Confirm that the IAM group `ops` is listed.",
      "You will see the `ops` group under **User groups**.",
      "Check that the group `ops` is there.", "Ensure that the user group `ops` is present.",
      "Make sure that the group `ops` appears in the list of groups.",
    ])
  func group(text: String) {
    #expect(Self.checks(text) == ["check: iam get-group --group-name ops"])
  }

  @Test(
    "what is not made, or said to be more than there, is not",
    arguments: [
      "You should see the group `other` in the list.", "You should not see the group `ops`.",
      "You should see the group `ops` or the group `dev`.",
      "You should see the group `ops` with three members.", "You should see `ops`.",
      "Verify that the group `ops` has no policies.", "You should see a confirmation.",
    ])
  func lookAlikes(text: String) { #expect(Self.checks(text).isEmpty) }

  private static func plan(_ text: String) -> Plan { Compiled.plan("# A\n\n\(text)\n") }

  @Test(
    "what a command shows is a check of its output",
    arguments: [
      "`kubectl get pods` should show `web-1`.", "`kubectl get pods` should list `web-1`.",
      "The output of `kubectl get pods` should include `web-1`.",
      "`kubectl get pods` must show `web-1`.", "Now `kubectl get pods` should print `web-1`.",
      "`kubectl get pods` should now return `web-1`.",
      "`kubectl get pods` will list the pod `web-1`.", "`kubectl get pods` should report `web-1`",
    ])
  func shown(text: String) throws {
    for item in ["1. \(text)", text] {
      let action = try #require(Self.plan(item).actions.first?.action)
      #expect(action.kind == .check)
      #expect(action.expectation == .contains(["web-1"]))
    }
  }

  @Test(
    "what changes something, or should not be shown, is none",
    arguments: [
      "`kubectl delete pod web-1` should show `web-1`.",
      "`kubectl get pods` should not show `web-1`.",
      "`kubectl get pods` should show nothing.", "`web-1` should show `kubectl get pods`.",
      "`kubectl get pods` shows `web-1`.", "If it hangs, `kubectl get pods` should show `web-1`.",
      "`kubectl get pods` should show `web-1` or `web-2`.",
    ])
  func notShown(text: String) {
    #expect(!Self.plan("1. \(text)").actions.contains { $0.action.kind == .check })
  }

  @Test("words of what is shown that are no code are listed")
  func rest() throws {
    let step = try #require(Self.plan("1. `kubectl get pods` should show three pods.").steps.first)
    #expect(step.actions.map(\.kind) == [.check])
    #expect(step.notCarriedOut.map(\.text) == ["should show three pods."])
  }
}
