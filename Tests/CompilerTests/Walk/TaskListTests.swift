import Testing

@testable import Compiler

@Suite("Bullets that are orders")
struct TaskListTests {
  private static func commands(_ text: String) -> [String] {
    Compiled.plan(text).steps.filter { $0.excludedBy == nil }.flatMap(\.actions).compactMap {
      guard case .arguments(let words)? = $0.invocation else { return nil }
      return words.dropFirst().prefix(4).map(\.description).joined(separator: " ")
    }
  }

  private static let list =
    "- Create an IAM group `ops`.\n- Attach `ReadOnlyAccess` to the IAM group `ops`.\n"
  private static let both = [
    "iam create-group --group-name ops", "iam attach-group-policy --group-name ops",
  ]

  @Test(
    "run where a sentence or a title asks for them",
    arguments: [
      "# A\n\nDo the following:\n\n", "# A\n\nTo set up access:\n\n", "# A\n\n## Set up access\n\n",
      "# A\n\nFollow these steps:\n\n", "# A\n\n## Setup\n\n", "# A\n\nSteps:\n\n",
      "# A\n\n## Creating the group\n\n", "# A\n\nTo onboard a team, do the following:\n\n",
      "# A\n\nSet up the group:\n\n", "# A\n\n## Deployment steps\n\n",
    ])
  func asked(before: String) { #expect(Self.commands(before + Self.list) == Self.both) }

  @Test(
    "do not where they tell, advise or plan",
    arguments: [
      "# A\n\nThe script will do the following:\n\n", "# A\n\nIn this lab you will:\n\n",
      "# A\n\n## Design\n\n", "# A\n\n## Best practices\n\n", "# A\n\nYou should:\n\n",
      "# A\n\nDo one of the following:\n\n", "# A\n\n## Planned changes\n\n",
      "# A\n\nAsk your administrator to:\n\n", "# A\n\nIf you are new:\n\n", "# A\n\n## Ideas\n\n",
      "# A\n\n## Steps taken during the incident\n\n", "# A\n\n## Deployment history\n\n",
      "# A\n\n## Setup (done by the platform team)\n\n", "# A\n\n## Setup alternatives\n\n",
      "# A\n\n## Steps that were skipped\n\n",
      "# A\n\nNever do the following:\n\n", "# A\n\n## How to set up access\n\n",
    ])
  func notAsked(before: String) { #expect(Self.commands(before + Self.list).isEmpty) }

  @Test(
    "do not where one of them is no order, or nothing is named",
    arguments: [
      "- Create an IAM group `ops`.\n- The group `ops` is for operators.\n",
      "- An IAM group `ops`\n- Create an IAM group `ops`.\n",
      "- Create strong passwords.\n- Attach importance to them.\n",
      "- [x] Create an IAM group `ops`.\n",
    ])
  func noOrders(list: String) { #expect(Self.commands("# A\n\n## Setup\n\n" + list).isEmpty) }

  @Test(
    "empty ones add nothing",
    arguments: [
      "# A\n\n1. Create an IAM group `ops`.\n\n   -\n",
      "# A\n\n1. Create an IAM group `ops`.\n\n   -\n   -\n\n   > -\n",
    ])
  func empty(text: String) {
    #expect(Self.commands(text) == [Self.both[0]])
  }

  @Test("what of them is not exact is listed and asks nobody")
  func listed() {
    let plan = Compiled.plan("# A\n\n## Setup\n\n\(Self.list)- Send Ana an e-mail.\n")
    #expect(plan.actions.allSatisfy { $0.action.kind == .command })
    #expect(plan.steps.last?.notCarriedOut.map(\.text) == ["Send Ana an e-mail"])
  }

  @Test(
    "what stands under a label that takes down, states facts or says no is left out",
    arguments: [
      "Rollback", "Cleanup", "Prerequisites", "Troubleshooting", "Do not", "Old procedure", "Notes",
      "If something goes wrong", "Teardown", "Never",
    ])
  func excludedLabels(label: String) {
    for list in ["  1. Create an IAM group `ops`.", "  - IAM\n    1. Create an IAM group `ops`."] {
      let plan = Compiled.plan("# A\n\n- \(label)\n\(list)\n- Setup\n  1. Tell Ana.\n")
      #expect(plan.steps.map { $0.excludedBy == nil } == [false, true])
    }
  }

  @Test("lists under the labels of a list are procedures")
  func labels() {
    let text = """
      # A

      - Setup
        - IAM
          1. Create a group `ops`.
          2. Attach `ReadOnlyAccess` to it.
        - Rest
          1. Tell Ana.
      """
    #expect(Self.commands(text) == Self.both)
  }
}
