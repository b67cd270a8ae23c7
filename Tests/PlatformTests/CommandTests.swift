import Platform
import Testing

@Suite struct CommandTests {
  let environment = ["PATH": "/usr/bin:/bin"]

  @Test("both streams and the status of a program are captured")
  func capture() throws {
    let captured = try Command(
      ["sh", "-c", "echo out; echo err >&2; exit 3"], environment: environment
    ).capture()
    #expect(captured.text == "out\n")
    #expect(captured.errorText == "err\n")
    #expect(captured.exit.status == .exited(3))
    #expect(captured.exit.cause == nil)
  }
}
