import Testing

@testable import Compiler

@Suite("Attaching policies in the console")
struct AttachInConsoleTests {
  private static let command =
    "iam attach-group-policy --group-name ops --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"

  @Test(
    "many wordings tick the same policy",
    arguments: [
      "Go to **User groups -> ops -> Permissions -> Attach policies**, select **AmazonS3ReadOnlyAccess** and click **Attach policies**.",
      "Navigate to **IAM → User groups → ops → Add permissions → Attach policies**. Tick `AmazonS3ReadOnlyAccess`, then click **Attach policies**.",
      "Open IAM > User groups > ops > Permissions > Attach policies and choose the policy **AmazonS3ReadOnlyAccess**.",
      "In **Groups › ops › Attach policy**, search for \"AmazonS3ReadOnlyAccess\" and click **Attach policy**.",
      "Under IAM, open **User groups -> ops -> Add permissions**. Select the **AmazonS3ReadOnlyAccess** policy. Click **Add permissions**.",
      "To let them read, go to **User groups -> ops -> Attach policies** and check **AmazonS3ReadOnlyAccess**.",
      "Head to **User groups -> ops -> Permissions -> Add permissions -> Attach policies**; pick *AmazonS3ReadOnlyAccess*; press **Attach policies**.",
      "Browse to **Access management -> User groups -> ops -> Attach policies**. Find `AmazonS3ReadOnlyAccess`, tick it and click **Attach policies**.",
    ])
  func wordings(_ text: String) {
    let commands = ProseDocument("1. \(text)\n").commands
    #expect(commands == [Self.command])
  }

  @Test(
    "texts that look alike attach nothing",
    arguments: [
      "Go to **User groups -> Group name -> Permissions -> Attach policies**.",
      "Do not go to **User groups -> ops -> Attach policies** to select **AmazonS3ReadOnlyAccess**.",
      "You can find **AmazonS3ReadOnlyAccess** under **User groups -> ops -> Attach policies**.",
      "Review **User groups -> ops -> Permissions**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
