import Compiler
import Engine
import Platform
import Testing

@Suite struct SecretTests {
  private let secret = "hunter2-\"quoted\"-secret"

  /// All bytes that a run left on disk.
  private func everything(in folder: TemporaryFolder) throws -> String {
    try Command(
      ["sh", "-c", "find \(folder.path)/state -type f -exec cat {} +"],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture(limit: 1 << 24).text
  }

  @Test("a secret input is nowhere on disk and masked in what is shown, however it is printed")
  func input() throws {
    let folder = try TemporaryFolder()
    let delegate = ScriptedDelegate()
    var options = RunOptions.test()
    options.values.options = [(name: "password", value: secret)]
    let text = #"""
      printf '%s\n' "$P"; printf '%s' "$P" | cut -c1-9 | tr -d '\n'; sleep 0.05
      printf '%s\n' "$P" | cut -c10-; printf 'xx%s' "$P" | base64; printf '%s' "$P" | base64 >&2
      exit 3
      """#
    let result = try Engine(
      store: RunStore(folder: FilePath.join(folder.path, "state")), world: .local(),
      delegate: delegate
    ).run(
      plan(
        [script("a", text, ["P": "password"])],
        inputs: [Input(name: "password", isSecret: true)]), document: [], options: options)
    let failure = try #require(result.failure)
    let written = try everything(in: folder)
    for text in [
      written, delegate.output, failure.errorText, failure.arguments.joined(), failure.message,
    ]
      + delegate.shown
    {
      #expect(!text.contains("hunter2"))
      #expect(!text.contains("secret\n"))
      // The middle of its base64 forms.
      #expect(!text.contains("HVudGVyMi0icX"))
    }
    #expect(delegate.output.contains("***\n***\n"))
    #expect(written.contains("\"secrets\":[\"password\"]"))
  }

  @Test("a credential in an answer reaches later actions and no file")
  func credential() throws {
    let fake = try FakeAWS(
      #"""
      "iam create-access-key") printf '{"AccessKey":{"AccessKeyId":"AKIA1","SecretAccessKey":"wJalr\\"x'
        sleep 0.05; echo 'UtnFEMI"}}' ;;
      """#)
    let create = aws(
      "iam create-access-key", .create,
      gives: [
        Give(name: "key-id", path: "AccessKey.AccessKeyId"),
        Give(name: "key", path: "AccessKey.SecretAccessKey", isSecret: true),
      ])
    let use = script(
      "use", "printf '%s' \"$KEY\" > '\(fake.folder.path)/used'; echo \"$KEY\"", ["KEY": "key"])
    let result = try fake.run([create, use])
    #expect(result.outcome.exitStatus == 0)
    #expect(fake.folder.text("used") == "wJalr\"xUtnFEMI")
    #expect(try !everything(in: fake.folder).contains("wJalr"))
    #expect(!fake.delegate.output.contains("UtnFEMI"))
    #expect(fake.delegate.output.contains(#""SecretAccessKey":"***""#))
    #expect(result.state.values["key-id"] == .text("AKIA1"))
    #expect(result.state.values["key"] == nil)
  }

  @Test("masking leaves everything else as it is")
  func nothingElse() throws {
    let folder = try TemporaryFolder()
    let delegate = ScriptedDelegate()
    var options = RunOptions.test()
    options.values.options = [(name: "password", value: "abcabd")]
    let text = "ababcab abcabc abcab\u{00e9} abc"
    _ = try Engine(
      store: RunStore(folder: FilePath.join(folder.path, "state")), world: .local(),
      delegate: delegate
    ).run(
      plan(
        [
          command("a", ["printf", "%s", Argument(text)], effect: .read),
          script("b", "test \"$P\"", ["P": "password"]),
        ], inputs: [Input(name: "password", isSecret: true)]), document: [], options: options)
    #expect(delegate.output == text)
  }
}
