import Testing

@testable import Compiler

@Suite("What a step asks for beside its commands")
struct BesideFencesTests {
  private static func listed(_ text: String) -> [String] {
    Compiled.plan("# Rotate\n\n\(text)\n").steps.flatMap(\.notCarriedOut).map(\.text)
  }

  @Test(
    "what no command stands for is listed",
    arguments: [
      (
        "1. Phone Ana. Then run:\n\n   ```sh\n   true\n   ```\n",
        ["Phone Ana"]
      ),
      (
        "1. Check the id:\n\n   ```sh\n   id\n   ```\n\n   Note the id and tell Ana.\n",
        ["tell Ana"]
      ),
      (
        "1. Phone Ana.\n\n   Stop it:\n\n   ```sh\n   true\n   ```\n\n   Update the ticket.\n",
        ["Phone Ana", "Update the ticket"]
      ),
      (
        "1. Prepare:\n   - Unplug the **blue** cable.\n   - Stop it:\n\n     ```sh\n     true\n     ```\n",
        ["Unplug the **blue** cable"]
      ),
      (
        "1. Stop it:\n\n   ```sh\n   true\n   ```\n\n   Verify that the lamp is off.\n",
        ["Verify that the lamp is off"]
      ),
    ])
  func listed(_ text: String, expected: [String]) {
    #expect(Self.listed(text) == expected)
  }

  @Test(
    "what says what the commands do, or how to read them, is not listed",
    arguments: [
      "1. Stop the service:\n\n   ```sh\n   true\n   ```\n",
      "1. Stop the service. Run the following command:\n\n   ```sh\n   true\n   ```\n",
      "1. Stop the service and check its state.\n\n   ```sh\n   true\n   ```\n",
      "1. Run:\n\n   ```sh\n   true\n   ```\n\n   Replace `x` with your own name. See the guide.\n",
      "1. Stop it:\n\n   ```sh\n   true\n   ```\n\n   You should see nothing. If it fails, phone Ana.\n",
      "1. Stop it:\n\n   ```sh\n   true\n   ```\n\n   Note: do this at night.\n",
    ])
  func covered(_ text: String) {
    #expect(Self.listed(text) == [])
  }
}
