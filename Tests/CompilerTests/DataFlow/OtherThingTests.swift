import Source
import Testing

@testable import Compiler

@Suite(
  "Values that a run has made, and others of the same name",
  .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
struct OtherThingTests {
  private func plan(_ lines: [(text: String, command: String)]) -> Plan {
    Compiled.plan(
      lines.enumerated().map { index, line in
        "\(index + 1). \(line.text)\n\n   ```sh\n   \(line.command)\n   ```\n"
      }.joined(separator: "\n"), catalogue: SharedFolder.catalogue)
  }

  private func inputs(_ text: String) -> [String] {
    plan([
      ("Create a snapshot:", "aws ec2 create-snapshot --volume-id vol-1"),
      (text, "aws ec2 delete-snapshot --snapshot-id <snapshot-id>"),
    ]).inputs.map(\.name)
  }

  @Test(
    "what the text calls old, or otherwise another, is asked for",
    arguments: [
      ("Delete the old snapshot:", "old-snapshot-id"),
      ("Delete the previous snapshots:", "previous-snapshot-id"),
      ("Remove the original snapshot now:", "original-snapshot-id"),
      ("Delete the stale snapshot:", "stale-snapshot-id"),
      ("Delete the existing EBS snapshot:", "existing-snapshot-id"),
      ("Delete the other snapshot:", "other-snapshot-id"),
      ("Delete the obsolete root volume snapshot:", "obsolete-snapshot-id"),
      ("Delete the snapshot that you have replaced:", "replaced-snapshot-id"),
    ])
  func other(text: String, input: String) {
    #expect(inputs(text) == [input])
  }

  @Test(
    "what the run has made is meant otherwise",
    arguments: [
      "Delete the snapshot:", "Delete the snapshot created above:", "Delete it again:",
      "Delete the new snapshot, the old volume stays:", "Clean up the snapshot of the old volume:",
      "Delete the temporary snapshot:",
    ])
  func own(text: String) {
    #expect(inputs(text).isEmpty)
  }

  @Test("it is confirmed by name, and waited for by the same name")
  func confirmed() throws {
    let plan = plan([
      (
        "Restore into a new instance:",
        "aws rds create-db-instance --db-instance-identifier new --db-instance-class c --engine e"
      ),
      (
        "Remove the original instance:",
        "aws rds delete-db-instance --db-instance-identifier <db-instance-identifier>"
      ),
    ])
    let delete = try #require(plan.actions.map(\.action).first { $0.effect == .delete })
    #expect(delete.needsConfirmation)
    let waits = plan.actions.map(\.action).filter { $0.id.hasPrefix(delete.id) }
    #expect(waits.allSatisfy { $0.needs == ["original-db-instance-identifier"] })
    let input = try #require(plan.inputs.first)
    #expect(input.purpose == "the original one, and not what line 4 makes")
  }

  private let groups: [(text: String, command: String)] = [
    ("For the web tier:", "aws ec2 create-security-group --group-name web --description w"),
    ("For the database:", "aws ec2 create-security-group --group-name db --description d"),
  ]

  @Test("a value that two commands give stops the run where it is used, and only there")
  func givenTwice() {
    let use = ("Open it:", "aws ec2 delete-security-group --group-id <group-id>")
    #expect(plan(groups + [use]).blockingDiagnostics.map(\.id) == ["var.given-twice"])
    #expect(plan(groups).blockingDiagnostics.isEmpty)
    #expect(plan([groups[0], use, groups[1]]).blockingDiagnostics.isEmpty)
  }
}
