import Testing

@testable import Compiler

/// Procedures as vendors' guides write them: one click a step.
@Suite("Guides of one click a step")
struct ConsoleGuideTests {
  @Test("a policy, click by click")
  func policy() {
    let document = ProseDocument(
      """
      1. Sign in to the AWS Management Console and open the IAM console at
         [https://console.aws.amazon.com/iam/](https://console.aws.amazon.com/iam/).
      2. In the navigation pane, choose **Policies**.
      3. Choose **Create policy**.
      4. Choose the **JSON** tab.
      5. Paste the following policy document:

         ```
         {"Version": "2012-10-17", "Statement": []}
         ```
      6. Choose **Next**.
      7. For **Policy name**, enter `reading`.
      8. Choose **Create policy**.
      """)
    #expect(
      document.commands == [
        #"iam create-policy --policy-name reading --policy-document {"Version":"2012-10-17","Statement":[]}"#
      ])
    #expect(document.reads[7].outcome.actions.count == 1)
    #expect(document.notCarriedOut.isEmpty)
  }

  @Test("a role, click by click")
  func role() {
    let document = ProseDocument(
      """
      1. Open the IAM console.
      2. In the left navigation menu, choose **Roles**, then choose **Create role**.
      3. For **Trusted entity type**, choose **AWS service**.
      4. For **Use case**, choose **Lambda**, and choose **Next**.
      5. Select the **AWSLambdaBasicExecutionRole** policy and choose **Next**.
      6. For **Role name**, enter `worker`.
      7. Choose **Create role**.
      """)
    #expect(
      document.commands.map { $0.split(separator: " ").prefix(4).joined(separator: " ") } == [
        "iam create-role --role-name worker", "iam attach-role-policy --role-name worker",
      ])
    #expect(
      document.commands.last?.hasSuffix(
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole") == true)
  }

  @Test("a key, click by click")
  func key() {
    let document = ProseDocument(
      """
      1. Open the AWS KMS console.
      2. In the navigation pane, choose **Customer managed keys**.
      3. Choose **Create key**.
      4. To create a symmetric encryption key, for **Key type** choose **Symmetric**.
      5. In **Key usage**, the option **Encrypt and decrypt** is selected. Choose **Next**.
      6. Type an alias for the KMS key, for example `alias/team`. Choose **Next**.
      7. Select the IAM users who administer the key. Choose **Next**.
      8. Choose **Finish**.
      """)
    #expect(
      document.commands.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        == ["kms create-key", "kms create-alias"])
    #expect(document.inputs.map(\.name) == ["key-alias", "key-administrators"])
    #expect(document.inputs.map(\.defaultValue) == ["alias/team", nil])
  }

  @Test("a step that only leads somewhere is nothing to do, one that changes something is a task")
  func navigation() {
    #expect(ProseDocument("1. Open the Amazon S3 console.\n").actions.isEmpty)
    #expect(ProseDocument("1. Open the valve.\n").commands == ["manual"])
    #expect(
      ProseDocument("1. Go to **EC2 -> Instances** and reboot **web-1**.\n").commands == ["manual"])
    #expect(ProseDocument("1. Quiesce the database.\n").commands == ["manual"])
    #expect(ProseDocument("1. Verify that the service answers.\n").commands == ["manual"])
    #expect(ProseDocument("1. The database is quiet.\n").commands.isEmpty)
  }

  @Test("what depends on a condition is a person's to judge, and says so")
  func conditions() throws {
    let action = try #require(
      ProseDocument("1. If the bucket is missing, create an S3 bucket named `data`.\n").actions
        .first)
    #expect(action.kind == .manual)
    #expect(action.reason?.contains("condition") == true)
  }

  @Test("a remark is no instruction, whatever its mood")
  func remarks() {
    let document = ProseDocument(
      """
      1. Create an S3 bucket named `data`.

         > **Note**
         > Create an S3 bucket named `other` for tests.

         Tip: create an S3 bucket named `third` as well.
      """)
    #expect(document.commands == ["s3 mb s3://data"])
  }
}
