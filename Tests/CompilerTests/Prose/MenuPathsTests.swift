import Testing

@testable import Compiler

@Suite("Menu paths")
struct MenuPathsTests {
  @Test(
    "every arrow separates the parts",
    arguments: [
      "IAM -> Policies -> Create policy", "IAM → Policies → Create policy",
      "IAM › Policies › Create policy", "IAM > Policies > Create policy",
      "IAM=>Policies=>Create policy", "IAM->Policies->Create policy",
      "IAM >> Policies >> Create policy", "IAM --> Policies --> Create policy",
    ])
  func arrows(_ text: String) {
    #expect(MenuPaths.parts(of: text) == ["IAM", "Policies", "Create policy"])
  }

  @Test(
    "what has no arrow between two parts is no path",
    arguments: ["Create policy", "<name>-source", "a > ", "->", "x >= 3", "cluster-1"])
  func none(_ text: String) {
    #expect(MenuPaths.parts(of: text).isEmpty)
  }

  private static func paths(_ text: String) -> [[String]] {
    let reading = ProseDocument.reading("1. \(text)\n")
    return reading.clauses.flatMap(\.paths).map(\.path)
  }

  @Test(
    "a path in running text is found with or without marks around its parts",
    arguments: [
      "Go to **IAM -> Policies -> Create policy** and paste it.",
      "Go to IAM -> Policies -> Create policy and paste it.",
      "Go to **IAM** → **Policies** → **Create policy** and paste it.",
      "Go to `IAM` > `Policies` > `Create policy`, then paste it.",
      "Go to \"IAM > Policies > Create policy\" and paste it.",
    ])
  func runningText(_ text: String) {
    #expect(Self.paths(text) == [["IAM", "Policies", "Create policy"]])
  }

  @Test("words before and after a path stay outside it")
  func borders() {
    #expect(
      Self.paths("Open Key Management Service → Keys to look.") == [
        ["Key Management Service", "Keys"]
      ])
    #expect(Self.paths("Under Settings > Users choose **ana**.").first?.first == "Settings")
  }
}
