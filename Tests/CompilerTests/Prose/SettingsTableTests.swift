import Testing

@testable import Compiler

@Suite(
  "Tables of settings", .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed"))
struct SettingsTableTests {
  private static func commands(_ header: String, _ name: String, _ value: String) -> [String] {
    ProseDocument(
      """
      1. In SQS, choose **Create queue** and enter:

         | \(header) |
         | --- | --- |
         | \(name) | \(value) |
         | Visibility timeout | 60 |

      2. Choose **Create queue**.
      """, catalogue: SharedFolder.catalogue
    ).commands
  }

  @Test(
    "are the entries of the form that they stand under",
    arguments: [
      ("Setting | Value", "Name", "`jobs`"), ("Parameter | Value", "Queue name", "`jobs`"),
      ("Field | Enter", "**Name**", "`jobs`"), ("Property | Setting", "Name", "**jobs**"),
      ("Option | Value", "Name:", "`jobs`"), ("Key | Value", "Name", "jobs"),
      ("Label | Input", "*Name*", "`jobs`"), ("Item | Choose", "Name", "\"jobs\""),
    ])
  func entries(header: String, name: String, value: String) {
    #expect(
      Self.commands(header, name, value) == [
        "sqs create-queue --queue-name jobs --attributes {\"VisibilityTimeout\":\"60\"}"
      ])
  }

  @Test("what a table lists as done, or behind a sentence that opens no form, is entered nowhere")
  func noForm() {
    let table =
      "\n\n   | Setting | Value |\n   | --- | --- |\n   | Create a user | `b` |\n"
    let document = ProseDocument(
      "1. In IAM, create a group named `a`.\(table)2. Compare the settings:\(table)")
    #expect(document.commands == ["iam create-group --group-name a", "manual"])
  }

  @Test(
    "other tables are none",
    arguments: [
      ("Region | Price", "Name", "`jobs`"), ("Setting | Meaning", "Name", "`jobs`"),
      ("Before | After", "Name", "`jobs`"), ("Value | Description", "Name", "`jobs`"),
    ])
  func others(header: String, name: String, value: String) {
    #expect(!Self.commands(header, name, value).contains { $0.contains("jobs") })
  }
}
