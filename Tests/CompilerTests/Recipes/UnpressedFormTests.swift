import Testing

@testable import Compiler

/// Forms that the reader sends off before the text presses their button.
@Suite struct UnpressedFormTests {
  /// The commands' operations, with "manual" for a person's tasks.
  private func made(_ text: String) -> [String] {
    Compiled.plan(text).actions.map { _, action in
      guard case .arguments(let words)? = action.invocation else { return action.kind.rawValue }
      return words.dropFirst().prefix(2).map(\.description).joined(separator: " ")
    }
  }

  @Test(
    "a button pressed again, with nothing entered since, makes no second thing",
    arguments: [
      "# A\n\n## One\n\n1. In IAM, choose **Create group**, name it `ops`.\n\n## Two\n\n1. Choose **Create group**.\n",
      "# A\n\n## One\n\n1. Open the IAM console and choose **Create group**.\n\n## Two\n\nFill it in.\n\n## Three\n\n1. Click **Create group**.\n",
      "# A\n\n## One\n\n1. Open the S3 console and choose **Create bucket**.\n\n## Two\n\n1. Choose **Create bucket**.\n",
      "# A\n\n## One\n\n1. In S3, create a bucket named `a-logs`.\n\n## Two\n\n1. Press **Create bucket**.\n",
    ])
  func pressedAgain(text: String) {
    let made = made(text)
    #expect(made.count { $0 != "manual" } == 1)
    #expect(made.last == "manual")
  }

  @Test(
    "a form with a name of its own, or after one that its button sent off, makes another",
    arguments: [
      "# A\n\n## One\n\n1. In S3, create a bucket named `a-logs`.\n\n## Two\n\n1. Choose **Create bucket**, enter `b-logs` as the name and choose **Create bucket**.\n",
      "# A\n\n## One\n\n1. In S3, choose **Create bucket**.\n2. For **Bucket name**, enter `a-logs`.\n3. Choose **Create bucket**.\n\n## Two\n\n1. In S3, choose **Create bucket**, and name it `b-logs`.\n",
      "# A\n\n## One\n\n1. In IAM, create a group named `a`.\n\n## Two\n\n1. In IAM, create a group named `b`.\n",
    ])
  func another(text: String) {
    #expect(made(text).count { $0 != "manual" } == 2)
  }
}
