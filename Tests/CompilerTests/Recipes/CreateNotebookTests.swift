import Testing

@testable import Compiler

@Suite("Creating a notebook instance")
struct CreateNotebookTests {
  private static let command =
    "sagemaker create-notebook-instance --notebook-instance-name lab-one --instance-type ml.t3.medium --role-arn <role-arn>"

  @Test(
    "many wordings create the same notebook instance",
    arguments: [
      "Go to **SageMaker -> Notebook instances -> Create notebook instance**, name the notebook instance **lab-one**, select the type **ml.t3.medium** and click **Create notebook instance**.",
      "Create a SageMaker notebook instance named `lab-one` of type `ml.t3.medium`.",
      "Create a notebook instance named `lab-one` and choose the instance type `ml.t3.medium`.",
      "In SageMaker, create a notebook instance called **lab-one**. Select ml.t3.medium as the instance type.",
      "Open SageMaker → Notebook instances → Create notebook instance. Enter \"lab-one\" as the name. Pick the **ml.t3.medium** instance type.",
      "Make a new notebook instance with the name **lab-one**, then choose **ml.t3.medium**.",
      "Create a notebook instance. Name it lab-one. For **Instance type**, choose **ml.t3.medium**.",
      "Set up a notebook instance titled *lab-one*; select the **ml.t3.medium** type.",
      "To get a workbench, create a SageMaker notebook instance named **lab-one** and set the instance type to `ml.t3.medium`.",
    ])
  func wordings(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == [Self.command])
  }

  @Test("entries that stand before the button are those of its form")
  func entriesFirst() {
    let document = ProseDocument(
      "1. Go to **SageMaker -> Notebook instances**. Enter `lab-one` as the notebook instance name,"
        + " pick `ml.t3.medium`, set the volume size to 50 GB and click **Create notebook instance**.\n"
    )
    #expect(document.commands == [Self.command])
    #expect(document.notCarriedOut == ["set the volume size to 50 GB"])
  }

  @Test("a wizard over several steps makes the role first, and uses the key made before")
  func wizard() {
    let document = ProseDocument(
      """
      1. Create a symmetric KMS key named **LabKey**.
      2. Navigate to **SageMaker -> Notebook instances -> Create notebook instance**.
      3. Give the notebook instance a name like **\\<team>-lab**. Select the instance type
         **ml.t3.medium** and the newest Linux image.
      4. Under **Permissions -> IAM role**, choose **Create a new role**. Tick access to specific S3
         buckets and enter **\\<team>-in** and **\\<team>-out**.
      5. Click **Create role**. The role's name begins with **Lab-Role**.
      6. Choose the **LabKey** made above under **Encryption key** and click
         **Create notebook instance**.
      """)
    #expect(
      document.commands.dropFirst(2).map {
        $0.split(separator: " ").prefix(4).joined(separator: " ")
      }
        == [
          "iam create-role --role-name Lab-Role", "iam attach-role-policy --role-name Lab-Role",
          "iam create-policy --policy-name AmazonSageMaker-ExecutionPolicy",
          "iam attach-role-policy --role-name Lab-Role",
          "sagemaker create-notebook-instance --notebook-instance-name <team>-lab",
        ])
    #expect(
      document.commands.last?.hasSuffix("--role-arn <lab-role-arn> --kms-key-id <kms-arn>") == true)
    #expect(
      document.commands[4].contains(#""arn:aws:s3:::<team>-in/*","arn:aws:s3:::<team>-out/*""#))
    #expect(document.notCarriedOut == ["the newest Linux image"])
  }

  @Test(
    "texts that look alike create none",
    arguments: [
      "Do not create a notebook instance named `lab-one`.",
      "You can create a notebook instance named `lab-one`.",
      "The notebook instance **lab-one** was created last year.",
      "Open the notebook **lab-one** on the instance.",
      "Create a notebook for the meeting.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("sagemaker") })
  }
}
