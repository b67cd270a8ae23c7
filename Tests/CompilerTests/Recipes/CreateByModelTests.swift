import Testing

@testable import Compiler

@Suite(
  "Creating what the service models know",
  .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed"))
struct CreateByModelTests {
  private static func commands(_ text: String) -> [String] {
    ProseDocument("1. \(text)\n", catalogue: SharedFolder.catalogue).commands
  }

  @Test(
    "many wordings of a menu path create the same queue",
    arguments: [
      "Go to **SQS -> Queues -> Create queue**, name the queue **jobs** and click **Create queue**.",
      "Open **Amazon SQS → Create queue** and enter `jobs` as the queue name.",
      "Navigate to SQS › Queues › Create queue. Call the queue **jobs**.",
      "In the console, go to SQS > Create queue and create a queue named \"jobs\".",
      "Under **SQS -> Create queue**, type `jobs` as the name.",
      "Browse to *SQS → Create queue*; give it the name **jobs**.",
      "To buffer work, open **SQS -> Queues -> Create a queue** and name it `jobs`.",
      "Create a queue named **jobs** via **SQS -> Queues -> Create queue**.",
    ])
  func wordings(_ text: String) {
    #expect(Self.commands(text) == ["sqs create-queue --queue-name jobs"])
  }

  @Test(
    "many wordings without a menu path create the same queue",
    arguments: [
      "In SQS, create a queue named `jobs`.", "Create an SQS queue called **jobs**.",
      "Open the SQS console and create a queue named \"jobs\".", "Create the SQS queue `jobs`.",
      "In the Amazon SQS console, make a new queue with the name **jobs**.",
      "Set up an SQS queue titled *jobs*.", "Create a standard SQS queue and name it `jobs`.",
      "Create a queue named `jobs` in SQS.", "Create an SQS queue. Name: `jobs`",
      "Provision an SQS queue `jobs`, type Standard.",
    ])
  func said(_ text: String) {
    let document = ProseDocument("1. \(text)\n", catalogue: SharedFolder.catalogue)
    #expect(document.commands == ["sqs create-queue --queue-name jobs"])
    #expect(document.notCarriedOut == [])
  }

  @Test("what points back takes what the one earlier action gives")
  func pointing() {
    let document = ProseDocument(
      """
      1. VPC → Your VPCs → Create VPC.
      2. Create a security group `web` in that VPC, description "web".
      3. VPC → Subnets → Create subnet. Choose the VPC you just created.
      """, catalogue: SharedFolder.catalogue)
    #expect(
      document.commands == [
        "ec2 create-vpc",
        "ec2 create-security-group --description web --group-name web --vpc-id <vpc-id>",
        "ec2 create-subnet --vpc-id <vpc-id>",
      ])
  }

  @Test(
    "what points at nothing that is known is left to a person",
    arguments: [
      "Create a security group `web` in the VPC, description \"web\".",
      "Create a security group `web` in the production VPC, description \"web\".",
    ])
  func pointingNowhere(_ text: String) {
    #expect(Self.commands("Open the VPC console. \(text)") == ["manual"])
  }

  @Test(
    "what would be made without anything that the text enters is left to a person",
    arguments: [
      "VPC → Your VPCs → Create VPC. IPv4 CIDR: `10.20.0.0/16`",
      "EFS → File systems → Create file system. Name: `shared`",
    ])
  func bare(_ text: String) {
    #expect(Self.commands(text) == ["manual"])
  }

  @Test("a menu path to another button fills no form")
  func bypassed() {
    let document = ProseDocument(
      """
      1. SQS -> Queues -> Create queue.
      2. Cognito -> User pools -> Create user pool named `customers`.
      """, catalogue: SharedFolder.catalogue)
    #expect(document.commands == ["sqs create-queue --queue-name <queue-name>"])
    #expect(document.notCarriedOut.contains { $0.contains("customers") })
  }

  @Test("other things are made by the operation that is called as they are")
  func others() {
    let document = ProseDocument(
      """
      1. In the SNS console, create a topic named `orders`.
      2. Open CloudWatch and create a log group `/acme/worker`.
      3. Create a FIFO topic `orders.fifo` in SNS.
      4. Create an SQS queue `slow` with a visibility timeout of 60 seconds.
      """, catalogue: SharedFolder.catalogue)
    #expect(
      document.commands == [
        "sns create-topic --name orders", "logs create-log-group --log-group-name /acme/worker",
        #"sns create-topic --name orders.fifo --attributes {"FifoTopic":"true"}"#,
        #"sqs create-queue --queue-name slow --attributes {"VisibilityTimeout":"60"}"#,
      ])
    #expect(document.notCarriedOut == [])
  }

  @Test("options are named as people name them")
  func names() {
    let document = ProseDocument(
      """
      1. In Secrets Manager, create a secret named `prod/db` with the description `Database login`.
      2. In SageMaker, create a model named `churn` with the role `arn:aws:iam::123456789012:role/sm`.
      3. In SageMaker, create an endpoint named `churn` with the endpoint configuration `cfg`.
      4. In CloudWatch Logs create a log stream `boot` in the log group `/acme/worker`.
      5. In SNS, create a topic called `alerts`, display name `Ops alerts`.
      6. In EC2, create a security group `web` in the VPC `vpc-1a2b` with the description `Web`.
      """, catalogue: SharedFolder.catalogue)
    #expect(
      document.commands == [
        "secretsmanager create-secret --name prod/db --description Database login",
        "sagemaker create-model --model-name churn --execution-role-arn arn:aws:iam::123456789012:role/sm",
        "sagemaker create-endpoint --endpoint-name churn --endpoint-config-name cfg",
        "logs create-log-stream --log-group-name /acme/worker --log-stream-name boot",
        #"sns create-topic --name alerts --attributes {"DisplayName":"Ops alerts"}"#,
        "ec2 create-security-group --description Web --group-name web --vpc-id vpc-1a2b",
      ])
    #expect(document.notCarriedOut == [])
  }

  @Test("what the command has no place for is listed, or leaves the whole to a person")
  func withoutPlace() {
    let queue = ProseDocument(
      "1. Create an SQS queue `jobs` with a visibility timeout of 2 minutes and a tag.\n",
      catalogue: SharedFolder.catalogue)
    #expect(queue.commands == ["sqs create-queue --queue-name jobs"])
    #expect(queue.notCarriedOut == ["a visibility timeout of 2 minutes", "a tag"])
    for text in [
      "In IAM, create an access key for `ana`.", "Create a Lambda function `hello`.",
      "Create three SQS queues.", "Create SNS topics for every team.",
    ] {
      #expect(Self.commands(text) == ["manual"], "\(text)")
    }
  }

  @Test(
    "several of a kind are one command each",
    arguments: [
      "Create the SQS queues `q1`, `q2` and `q3`.", "Create three SQS queues: `q1`, `q2` and `q3`.",
      "In SQS, create queues named **q1**, **q2** and **q3**.",
      "Create the **q1**, **q2** and **q3** queues in SQS.",
      "Create SQS queues called \"q1\", \"q2\", \"q3\".",
      "In SQS, create the queues q1, q2 and q3.",
      "Create three SQS queues named `q1`, `q2`, and `q3`.",
      "Please create the following SQS queues: `q1`, `q2`, `q3`.",
    ])
  func several(_ text: String) {
    #expect(
      Self.commands(text) == ["q1", "q2", "q3"].map { "sqs create-queue --queue-name \($0)" })
  }

  @Test("what is said of several holds for each")
  func severalWithOptions() {
    #expect(
      Self.commands("In SQS, create the queues **a.fifo** and **b.fifo** of type FIFO.")
        == ["a", "b"].map {
          #"sqs create-queue --queue-name \#($0).fifo --attributes {"FifoQueue":"true"}"#
        })
  }

  @Test(
    "allowed values fill the options that have them, and a required option without evidence is asked"
  )
  func options() {
    let document = ProseDocument(
      """
      1. Go to **ECR -> Repositories -> Create repository**, name the repository **web** and choose
         **IMMUTABLE**.
      2. Go to **CodeCommit -> Branches -> Create branch** and name the branch **next**.
      """, catalogue: SharedFolder.catalogue)
    #expect(
      document.commands.first
        == "ecr create-repository --repository-name web --image-tag-mutability IMMUTABLE")
    #expect(
      document.commands.last
        == "codecommit create-branch --repository-name <repository-name-2> --branch-name next"
        + " --commit-id <commit-id>")
    #expect(document.inputs.map(\.name) == ["repository-name-2", "commit-id"])
  }

  @Test(
    "paths that look alike create nothing",
    arguments: [
      "Go to **SQS -> Queues**.", "You can open **SQS -> Create queue** to add one.",
      "Do not open **SQS -> Create queue**.", "Go to **Jira -> Create issue**.",
      "Read **Help -> Create queue** in the guide.", "Create a queue named `jobs`.",
      "In SQS, do not create a queue named `jobs`.", "Create a RabbitMQ queue named `jobs`.",
      "An SQS queue named `jobs` exists.", "Create an SQS queue policy for `jobs`.",
      "You may create an SQS queue named `jobs`.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!Self.commands(text).contains { $0.contains("create-") })
  }
}
