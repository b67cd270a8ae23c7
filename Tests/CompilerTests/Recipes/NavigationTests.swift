import Testing

@testable import Compiler

@Suite("Leading to a place")
struct NavigationTests {
  @Test(
    "many wordings lead to a console, whose things are made next",
    arguments: [
      "Go to IAM.", "Open the **IAM console**.", "Navigate to **IAM -> User groups**.",
      "Sign in to the AWS Management Console and open IAM.", "Head over to the IAM console.",
      "Browse to **Identity and Access Management (IAM)**.", "Switch to the IAM dashboard.",
      "In the navigation pane of the IAM console, choose **User groups**.",
      "Open the IAM console at [https://console.aws.amazon.com/iam/](https://console.aws.amazon.com/iam/).",
      "Return to the **AWS IAM** page.",
    ])
  func places(_ text: String) {
    let document = ProseDocument("1. \(text)\n2. Create a group named `ops`.\n")
    #expect(document.commands == ["iam create-group --group-name ops"])
    #expect(document.notCarriedOut == [])
  }

  @Test(
    "what follows a button and no recipe reads is left to a person",
    arguments: [
      "Click **OK** in the console and phone Alice.", "Click **Next** and fax the form.",
      "Go to **EC2 -> Instances -> Launch instance**.", "Open the front door.",
      "Go to **Versioning -> Enable**.",
    ])
  func unread(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").actions.map(\.kind) == [.manual])
  }

  @Test(
    "buttons alone, and leaving things as they are, is nothing to do",
    arguments: [
      "Click **Next** and **Review**.", "Click **OK**.", "Leave everything else on default.",
      "Keep the default settings.", "Review the settings.", "Accept the defaults.",
    ])
  func buttons(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").actions.isEmpty)
  }

  @Test(
    "a value at the end of a path is a person's to enter",
    arguments: [
      "Go to **SQS -> Queues -> jobs -> Visibility timeout -> 60**.",
      "Go to **Lambda → Functions → ingest → Configuration → Memory → 512 MB**.",
      "Open **S3 > Buckets > data > Properties > Versioning > Enabled**.",
      "**EC2 -> Volumes -> Volume type -> gp3**",
    ])
  func values(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == ["manual"])
  }

  @Test(
    "a thing at the end of a path is a place",
    arguments: [
      "Go to **IAM -> Users -> zoe**.", "Open **S3 → Buckets → data → Properties**.",
      "Go to **Lambda -> Functions -> ingest-2 -> Configuration**.",
    ])
  func things(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == [])
  }
}
