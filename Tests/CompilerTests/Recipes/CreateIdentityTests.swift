import Testing

@testable import Compiler

@Suite("Creating groups, users and buckets")
struct CreateIdentityTests {
  @Test(
    "many wordings create the same group",
    arguments: [
      "Create a user group named **engineers**.",
      "In IAM, create a group called `engineers`.",
      "Navigate to **IAM -> User groups -> Create group** and name the group **engineers**. Create the group.",
      "Create the `engineers` IAM group.",
      "Go to IAM and set up a new group with the name \"engineers\".",
      "Open IAM, then make a user group. Name it **engineers**.",
      "Add an IAM group named engineers via **IAM › User groups › Create group**.",
      "Please create an IAM user group titled *engineers*.",
      "In IAM, choose **User groups** › **Create group** › `engineers`.",
      "In IAM, create a group. Group name: engineers",
    ])
  func groups(_ text: String) {
    let commands = ProseDocument("1. \(text)\n").commands
    #expect(commands == ["iam create-group --group-name engineers"])
  }

  @Test(
    "texts that look alike create no group",
    arguments: [
      "Create a security group named **web**.", "Do not create a user group named **engineers**.",
      "Create a resource group called **prod**.", "The user group **engineers** exists already.",
      "You can create a user group named **engineers**.", "Create a log group named **app**.",
    ])
  func otherGroups(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }

  @Test(
    "many wordings create the same user",
    arguments: [
      "Create an IAM user named **ana**.", "In IAM, create a user called `ana`.",
      "Create the IAM user \"ana\".",
      "Go to **IAM → Users → Create user** and create a user named **ana**.",
      "Open the IAM console and make a new user with the name **ana**.",
      "Set up an IAM user titled *ana*.", "Please create a new IAM user and name it ana_1.",
      "Navigate to IAM. Create a user. Enter `ana` as the user name.",
      "Create the user: **Users** > **Create user**, User name: ana, and click **Create user**.",
    ])
  func users(_ text: String) {
    let name = text.contains("ana_1") ? "ana_1" : "ana"
    #expect(ProseDocument("1. \(text)\n").commands == ["iam create-user --user-name \(name)"])
  }

  @Test(
    "texts that look alike create no user",
    arguments: [
      "Create a database user named **ana**.", "Never create an IAM user named **ana**.",
      "Create a user story called **login**.", "An IAM user named **ana** was created.",
      "Create a user pool named **people** in Cognito.",
    ])
  func otherUsers(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }

  @Test("policies that are ticked in the wizard are attached to the user")
  func wizardWithPolicies() {
    let document = ProseDocument(
      """
      1. Sign in to the **AWS Management Console** and open the **IAM console**.
      2. In the navigation pane, choose **Users** and then choose **Create user**.
      3. For **User name**, enter `ana`. Choose **Next**.
      4. Choose **Attach policies directly** and select **ReadOnlyAccess**.
      5. Search for **SecurityAudit** and select it.
      6. Choose **Next**, review the settings and choose **Create user**.
      """)
    #expect(
      document.commands
        == ["iam create-user --user-name ana"]
        + ["ReadOnlyAccess", "SecurityAudit"].map {
          "iam attach-user-policy --user-name ana --policy-arn arn:aws:iam::aws:policy/\($0)"
        })
    #expect(document.notCarriedOut == [])
  }

  @Test("all groups that were made together are meant by \"all three groups\"")
  func allGroups() {
    let document = ProseDocument(
      """
      1. Create the groups `a1`, `b1` and `c1` in IAM.
      2. Attach **ReadOnlyAccess** to all three groups.
      """)
    #expect(document.commands.suffix(3).map { $0.split(separator: " ")[3] } == ["a1", "b1", "c1"])
  }

  @Test("several groups are one command each")
  func severalGroups() {
    #expect(
      ProseDocument("1. Create IAM user groups named `a1`, `b1` and `c1`.\n").commands
        == ["a1", "b1", "c1"].map { "iam create-group --group-name \($0)" })
  }

  @Test(
    "the name of another thing is not the group's",
    arguments: [
      "Create an SNS topic. Give it the name `alerts`.", "Create an SNS topic. Name it `alerts`.",
      "Create a role named `alerts` for the Greengrass fleet.",
      "Create a CodeBuild project called `alerts`.",
      "Copy the policy `old` to a new policy named `alerts`.",
    ])
  func otherNames(_ text: String) {
    let commands = ProseDocument("1. Create an IAM group called `ops`.\n2. \(text)\n").commands
    #expect(commands.contains("iam create-group --group-name ops"))
    #expect(!commands.contains { $0.hasPrefix("iam create-group") && $0.contains("alerts") })
  }

  @Test("\"something like\" gives an example")
  func somethingLike() {
    let document = ProseDocument("1. Create an IAM group named something like **lab-users**.\n")
    #expect(document.commands == ["iam create-group --group-name <group-name>"])
    #expect(document.inputs.map(\.defaultValue) == ["lab-users"])
  }

  @Test("a name after a field at the end of a menu path is the thing's")
  func pathField() {
    #expect(
      ProseDocument("1. IAM -> Users -> Create user -> User name: `ana`\n").commands
        == ["iam create-user --user-name ana"])
    #expect(
      ProseDocument(
        """
        1. IAM -> Groups -> Create group
        2. SQS -> Queues -> Create queue -> Name: `jobs`
        """
      ).commands.first == "iam create-group --group-name <group-name>")
  }

  @Test("a group that the document makes is not taken for granted")
  func notRequired() {
    let document = ProseDocument(
      """
      1. Create a user group named **readers**.
      2. Attach the policy `AmazonS3ReadOnlyAccess` to the group.
      """)
    #expect(document.requires.isEmpty)
    #expect(document.commands.count == 2)
  }

  @Test(
    "many wordings create the same bucket",
    arguments: [
      "Create an S3 bucket named `my-data`.",
      "Open the S3 console and create a bucket called **my-data**.",
      "In Amazon S3, make a new bucket with the name \"my-data\".",
      "Go to **S3 -> Buckets -> Create bucket** and create a bucket named **my-data**.",
      "Set up the S3 bucket `my-data`.", "Create an S3 bucket and name it **my-data**.",
      "Provision a bucket in S3 titled *my-data*.", "Create the **my-data** S3 bucket.",
      "Navigate to S3. Create a bucket, entering `my-data` as the bucket name.",
    ])
  func buckets(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == ["s3 mb s3://my-data"])
  }

  @Test("a bucket named as an example is the default of an input, a unique one without is an input")
  func bucketInputs() {
    let example = ProseDocument(
      "1. Create an S3 bucket with a unique name (for example `my-lab-bucket`).\n")
    #expect(example.commands == ["s3 mb s3://<bucket-name>"])
    #expect(example.inputs.map(\.defaultValue) == ["my-lab-bucket"])
    let unnamed = ProseDocument("1. Create an S3 bucket with a **unique name**.\n")
    #expect(unnamed.commands == ["s3 mb s3://<bucket-name>"])
    #expect(unnamed.inputs.map(\.isRequired) == [true])
  }

  @Test(
    "texts that look alike create no bucket",
    arguments: [
      "Create a bucket policy for the S3 bucket `my-data`.", "Do not create an S3 bucket.",
      "Create a Google Cloud bucket named `my-data`.", "The S3 bucket `my-data` holds the input.",
      "You may create an S3 bucket named `my-data`.",
    ])
  func otherBuckets(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("s3") })
  }
}
