import Compiler
import Engine
import Platform
import Testing

@testable import Engine

@Suite("Masking")
struct MaskerTests {
  /// What a program prints that gets a text on its standard input.
  private func printed(_ script: String, _ text: String) throws -> String {
    try Command(
      ["sh", "-c", "printf '%s' \"$1\" | { \(script); }", "sh", text],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture(limit: 1 << 24).text
  }

  private func masker(_ secrets: String...) -> Masker {
    var masker = Masker()
    masker.add(secrets)
    return masker
  }

  /// A secret that takes several lines in base64, with all of its alphabet.
  private static let long = (0..<40).map { "k\($0 * 7919 % 1000)/Z" }.joined(separator: "+")

  @Test(
    "no character that only the secret decides is left of its base64 form",
    arguments: ["s3cretvalue", "s3cretvalues", "s3cretvaluesx", "correct horse", "pins"],
    ["", "u", "us", "usr"])
  func forms(secret: String, before: String) throws {
    for after in ["", "\n", "!", "!!", "!!!"] {
      let shown = masker(secret).masked(try printed("base64 -w 0", before + secret + after))
      // What is left is what stands before and behind, and the characters shared with them.
      let rest = shown.replacing("***", with: "")
      #expect(shown.contains("***"), "\(shown)")
      #expect(rest.count <= before.count + 2 + 8, "\(shown)")
      if after.isEmpty || after == "\n", before.isEmpty { #expect(shown == "***", "\(shown)") }
    }
  }

  @Test(
    "base64 is masked wherever its lines are broken, in both alphabets, and escaped",
    arguments: [
      "base64", "base64 -w 64", "base64 -w 5", "base64 | sed 's/$/\\r/'", "base64 | sed 's/^/   /'",
      "base64 | tr '+/' '-_'", "base64 -w 0 | tr '+/' '-_' | tr -d =",
      "base64 | sed 's/$/\\\\n/' | tr -d '\\n'",
      "base64 -w 64 | sed 's/+/%2B/g; s:/:%2f:g; s/=/%3D/g'",
      "base64 | sed 's/$/%0D%0A/' | tr -d '\\n'", "od -An -v -tx1 | tr -d ' '",
    ], ["", "u", "us"])
  func brokenBase64(encoder: String, before: String) throws {
    let text = try printed(encoder, before + Self.long + "!")
    let shown = masker(Self.long).masked(text)
    #expect(text.utf8.count > 300)
    #expect(shown.utf8.count <= 16, "\(shown)")
    #expect(shown.contains("***"))
  }

  @Test(
    "a secret is masked as JSON and addresses have it",
    arguments: [
      #"p\"ss w/rd\\<é>&'+😀"#, #"p\"ss w\/rd\\<é>&'+😀"#, #"p\"ss w/rd\\\u003cé\u003e\u0026'+😀"#,
      #"p\"ss w/rd\\<\u00e9>&'+\ud83d\ude00"#,
      "p%22ss%20w%2Frd%5C%3C%C3%A9%3E%26%27%2B%F0%9F%98%80",
      "p%22ss+w%2Frd%5C%3C%C3%A9%3E%26%27%2B%F0%9F%98%80",
      "p%22ss%20w/rd%5c%3c%c3%a9%3e%26%27%2b%f0%9f%98%80",
      "p%22ss%20w%2Frd%5C%3C%C3%A9%3E%26'%2B%F0%9F%98%80",
    ])
  func escaped(form: String) {
    #expect(masker("p\"ss w/rd\\<é>&'+😀").masked("a=\(form)&b=c") == "a=***&b=c")
  }

  @Test("the lines of a key are masked however it is indented, and its frame is not")
  func lines() {
    let key = """
      -----BEGIN PRIVATE KEY-----
      MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
      MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu

      -----END PRIVATE KEY-----

      """
    let masker = masker(key)
    #expect(masker.masked(key + "!") == "***!")
    let indented = key.split(separator: "\n").map { "  | \($0)\n" }.joined()
    #expect(
      masker.masked(indented)
        == "  | -----BEGIN PRIVATE KEY-----\n  | ***\n  | ***\n  | -----END PRIVATE KEY-----\n")
    #expect(self.masker("hunter2\n").masked("hunter2;") == "***;")
  }

  @Test("secrets that overlap are masked as one, and those side by side each")
  func overlap() {
    let masker = masker("abcdef", "efghij", "cdef")
    #expect(masker.masked("xabcdefghijy") == "x***y")
    #expect(masker.masked("abcdefabcdef efghij") == "****** ***")
    #expect(self.masker("abab").masked("abababab!ab") == "***!ab")
  }

  @Test("however a stream is cut into pieces, the same is masked")
  func pieces() throws {
    let masker = masker(Self.long, "abab", "babc")
    let text =
      "abacababab abc " + (try printed("base64", "x" + Self.long)) + "baba" + Self.long + "ba"
    let whole = masker.masked(text)
    #expect(!whole.contains("abab") && !whole.contains("babc"))
    for size in [1, 2, 3, 7, 64] {
      var stream = MaskingStream(masker)
      var shown: [UInt8] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        shown += stream.take(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(String(decoding: shown + stream.finish(), as: UTF8.self) == whole)
    }
  }

  @Test("other text is left as it is, and held back only where it may begin a secret")
  func others() {
    let masker = masker("s3cretvalue", String(repeating: "a", count: 5000) + "b")
    let text = "c3JldA== s3cret dmFsdWU= 100% \\n -_- \r\n\t%2 %2B\n \n  \\"
    #expect(masker.masked(text) == text)
    var stream = MaskingStream(masker)
    #expect(stream.take(Array("nothing\n".utf8)[...]) == Array("nothing\n".utf8))
    #expect(stream.take(Array("s3c".utf8)[...]) == [])
    #expect(stream.take(Array("x".utf8)[...]) == Array("s3cx".utf8))
  }

  @Test("what nearly is a secret over and over is masked in linear time")
  func linear() {
    let masker = masker(String(repeating: "a", count: 50_000) + "b")
    var stream = MaskingStream(masker)
    var count = 0
    // Each look at all that is held would take 50,000 times as long.
    for _ in 0..<200_000 { count += stream.take([0x61]).count }
    #expect(count + stream.finish().count == 200_000)
  }
}
