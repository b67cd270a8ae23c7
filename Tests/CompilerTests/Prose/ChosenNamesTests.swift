import Testing

@testable import Compiler

/// Names that are the reader's to choose, and names that stand for several.
@Suite("Chosen names and name patterns")
struct ChosenNamesTests {
  @Test(
    "a name that the text leaves to its reader is the default of an input",
    arguments: [
      "Create an IAM user `bob` (for example).",
      "Create an IAM user `bob` (or similar).",
      "Create an IAM user `bob` (or any other name).",
      "Create an IAM user `bob` (your name).",
      "Create an IAM user `bob` (replace with your name).",
      "Create an IAM user `bob`, or whatever you like.",
      "Create an IAM user `bob`, replacing `bob` with your name.",
      "Create an IAM user `bob` where `bob` is your name.",
      "Create an IAM user named `bob` (names are unique, so choose another).",
      "Create an IAM user named, say, `bob`.",
    ])
  func defaults(step: String) {
    let plan = Compiled.plan("# W\n\n1. \(step)\n")
    #expect(plan.inputs.contains { $0.defaultValue == "bob" })
  }

  @Test(
    "a fixed name stays one",
    arguments: [
      "Create an IAM user `bob` (the operator of the lab).",
      "Create an IAM user `bob`, who replaces `ana`.",
      "Create an IAM user `bob` for your team.",
      "Create an IAM user named `bob`. Use another browser.",
    ])
  func fixed(step: String) {
    let plan = Compiled.plan("# W\n\n1. \(step)\n")
    #expect(!plan.inputs.contains { $0.defaultValue == "bob" })
    #expect(Compiled.commands("# W\n\n1. \(step)\n").contains("iam create-user --user-name bob"))
  }

  @Test(
    "ranges and patterns of names are a person's",
    arguments: [
      "Create IAM users `user1` to `user5`.",
      "Create 5 IAM users named `student-1` through `student-5`.",
      "Create IAM users `user1` up to `user5`.",
      "Create IAM users `user1`, `user2`, …, `user9`.",
      "Create IAM users `user1` - `user5`.",
      "Create an IAM user `student-N` for each student.",
      "Create an IAM user `student-XX`.",
      "Create an IAM user `student-xxx`.",
    ])
  func patterns(step: String) {
    #expect(Compiled.commands("# W\n\n1. \(step)\n") == [])
    #expect(!Compiled.leftToPerson("# W\n\n1. \(step)\n").isEmpty)
  }

  @Test(
    "names with numbers and letters of their own are names",
    arguments: [
      ("Create the IAM users `user1` and `user2`.", ["user1", "user2"]),
      ("Create an IAM user `team-x`.", ["team-x"]),
      ("Create an IAM user `LAB-N`.", ["LAB-N"]),
      ("Create an IAM user `axx`.", ["axx"]),
    ])
  func names(step: String, users: [String]) {
    let expected = users.map { "iam create-user --user-name \($0)" }
    #expect(Compiled.commands("# W\n\n1. \(step)\n") == expected)
  }

  @Test(
    "a noun right behind YOUR is a stand-in",
    arguments: ["YOURNAME-logs", "YOUR-NAME-logs", "YOUR_NAME-logs"])
  func standIns(name: String) {
    #expect(
      Compiled.commands("# W\n\n1. Create an S3 bucket `\(name)`.\n") == ["s3 mb s3://<name>-logs"])
  }
}
