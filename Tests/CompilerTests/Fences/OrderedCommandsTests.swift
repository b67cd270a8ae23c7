import Testing

@testable import Compiler

@Suite("Commands that no fence marks")
struct OrderedCommandsTests {
  private static func kinds(_ text: String) -> [Action.Kind] {
    Compiled.plan("# A\n\n\(text)\n").actions.map(\.action.kind)
  }

  @Test(
    "an indented block runs where the sentence before it says so",
    arguments: [
      "Run the following command:", "Run:", "Then run this command:", "Execute the following:",
      "Now execute these commands:", "Next, run the command below:", "Issue the following command:",
      "Run this in a terminal:",
    ])
  func ordered(text: String) {
    #expect(Self.kinds("\(text)\n\n    kubectl get pods\n") == [.command])
    #expect(Self.kinds("1. \(text)\n\n       kubectl get pods\n") == [.command])
  }

  @Test(
    "an indented block is listed where nothing says to run it, or it holds more than commands",
    arguments: [
      "The output is:\n\n    kubectl get pods", "Do not run:\n\n    kubectl get pods",
      "The pipeline runs:\n\n    kubectl get pods", "For example:\n\n    kubectl get pods",
      "Run the following command:\n\n    kubectl get pods\n    NAME READY",
      "Run the following command\n\n    kubectl get pods", "You can run:\n\n    kubectl get pods",
      "Run on the bastion:\n\n    kubectl get pods", "If it hangs, run:\n\n    kubectl get pods",
    ])
  func notOrdered(text: String) { #expect(!Self.kinds(text).contains(.command)) }

  @Test(
    "a numbered step that is a command, or an order and its command, runs",
    arguments: [
      "`kubectl get pods`", "`kubectl get pods`.", "List the pods: `kubectl get pods`",
      "Run `kubectl get pods`.", "Get the pods of all namespaces: `kubectl get pods`.",
      "Show the pods: `kubectl get pods`", "Print the pods: `kubectl get pods`",
      "Look up the pods: `kubectl get pods`",
    ])
  func alone(text: String) {
    #expect(Self.kinds("1. \(text)\n2. Tell Ana.\n") == [.command, .manual])
  }

  @Test(
    "a command that is mentioned does not run",
    arguments: [
      "`kubectl`", "Never do this: `kubectl delete pod a`", "Example: `kubectl get pods`",
      "Wait until they are up: `kubectl get pods`", "If it hangs: `kubectl delete pod a`",
      "The pods: `kubectl get pods`", "`kubectl get pods` and `kubectl get nodes`",
      "See also: `kubectl get pods`", "Ask Ana to run: `kubectl delete pod a`",
      "Replace: `kubectl delete pod a`", "Block: `kubectl delete pod a`",
      "Remove the pod (only in staging): `kubectl delete pod a`",
      "Delete it: `kubectl delete pod a` (do not run this)", "Undo with: `kubectl delete pod a`",
      "Find out who ran: `kubectl delete pod a`",
    ])
  func mentioned(text: String) { #expect(!Self.kinds("1. \(text)\n").contains(.command)) }
}
