import Testing

@testable import Compiler

@Suite("Studio domains")
struct DomainTests {
  private static func operations(_ text: String) -> [String] {
    ProseDocument(text).commands.map { command in
      let words = command.split(separator: " ").map(String.init)
      return words.first == "wait:" ? "wait \(words[2])" : words[1]
    }
  }

  private static let network = ["describe-vpcs", "describe-subnets"]

  @Test(
    "many wordings create the same domain",
    arguments: [
      "Go to **SageMaker -> Domains -> Create domain -> Quick setup**, name the domain **lab** and click **Submit**.",
      "In SageMaker, create a domain named `lab`.",
      "Create a SageMaker Studio domain called **lab** by quick setup.",
      "Navigate to SageMaker › Domains › Create domain. Choose **Quick setup**. Give the domain the name \"lab\" and click **Create domain**.",
      "Open SageMaker → Domains → Create domain and enter `lab` as the domain name.",
      "Set up a Studio domain titled *lab*.",
      "Make a new SageMaker domain with the name **lab**.",
      "To try Studio, create a SageMaker domain. Name it lab_1.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(Self.operations("1. \(text)\n") == Self.network + ["create-domain"])
    let name = text.contains("lab_1") ? "lab_1" : "lab"
    #expect(
      document.commands[2].hasPrefix(
        "sagemaker create-domain --domain-name \(name) --auth-mode IAM"))
  }

  @Test("quick setup takes all default subnets, the standard one asks for the network")
  func network() throws {
    let quick = ProseDocument("1. In SageMaker, create a domain named `lab`.\n")
    #expect(
      quick.actions[1].gives == [Give(name: "default-subnet-ids", path: "Subnets[].SubnetId")])
    #expect(quick.commands[2].contains("--subnet-ids <default-subnet-ids> "))
    let standard = ProseDocument(
      "1. Go to **SageMaker -> Domains -> Create domain -> Standard setup**, name the domain **lab** and click **Submit**.\n"
    )
    #expect(standard.inputs.first { $0.name == "subnet-ids" }?.isList == true)
  }

  @Test("a user profile waits for its domain, and Studio is opened with a secret address")
  func profileAndLaunch() throws {
    let text = """
      1. Go to **SageMaker -> Domains -> Create domain -> Quick setup**.
      2. Assign the domain a unique name like **\\<me>-trial**, add a user profile named
         **\\<first>-\\<last>** and click **Submit**.
      3. After a few minutes, the domain will be ready. Click on your **\\<me>-trial** domain and choose
         **Launch -> Studio** next to the user profile to launch SageMaker Studio.
      """
    #expect(
      Self.operations(text) == Self.network + [
        "create-domain", "wait describe-domain", "create-user-profile", "wait describe-domain",
        "create-presigned-domain-url",
      ])
    let launch = try #require(ProseDocument(text).actions.last)
    #expect(launch.gives == [Give(name: "authorized-url", path: "AuthorizedUrl", isSecret: true)])
    #expect(launch.effect == .read)
  }

  @Test(
    "texts that look alike create no domain",
    arguments: [
      "Do not create a SageMaker domain named `lab`.", "Create a DNS domain named **lab.example**.",
      "You can create a SageMaker domain named `lab`.", "A domain contains a separate file system.",
      "The SageMaker domain **lab** is shared.", "Register the domain name **lab.example**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("sagemaker") })
  }

  @Test(
    "waiting and opening Studio need a domain that the document makes",
    arguments: [
      "After several minutes, your domain will be created.", "Launch SageMaker Studio.",
      "Wait until the domain is InService.",
    ])
  func withoutDomain(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.contains("sagemaker") })
  }

  private static func launched(_ text: String) -> Bool {
    let made =
      "1. In SageMaker, create a domain named `lab` and add a user profile named **ana**.\n"
    return ProseDocument(made + "2. \(text)\n").commands.last
      == "sagemaker create-presigned-domain-url --domain-id <domain-id> --user-profile-name ana"
  }

  @Test(
    "many wordings open Studio",
    arguments: [
      "Choose **Launch -> Studio** next to the user profile.", "Launch SageMaker Studio.",
      "Open **Studio**.", "Click **Launch Studio**.", "Click on **Open Studio**.",
      "Start Studio for the user profile.", "Then launch Studio.",
      "Go to **SageMaker → Domains → lab → Launch → Studio**.",
    ])
  func launches(_ text: String) {
    #expect(Self.launched(text))
  }

  @Test(
    "texts that look alike open nothing",
    arguments: [
      "Do not launch Studio.", "You can launch Studio.", "Open Visual Studio Code.",
      "Studio is launched by the team.", "Launch the rocket.",
    ])
  func opensNothing(_ text: String) {
    #expect(!Self.launched(text))
  }

  @Test(
    "many wordings wait until the domain is there",
    arguments: [
      "Wait until the domain is **InService**.",
      "After several minutes, your SageMaker domain will be created.",
      "Wait for the domain to be ready.", "Your domain will be available after a few minutes.",
      "Wait a few minutes while the domain is created.",
      "In a few minutes the domain will be ready.",
      "The domain will be active within 10 minutes.",
      "Wait until the status of the domain is `InService`.",
    ])
  func waits(_ text: String) {
    let commands = ProseDocument("1. In SageMaker, create a domain named `lab`.\n2. \(text)\n")
      .commands
    #expect(commands.last == "wait: sagemaker describe-domain --domain-id <domain-id>")
  }
}
