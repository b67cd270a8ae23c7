import Testing

@testable import Engine

@Suite("Masking")
struct MaskerTests {
  /// Base64 as RFC 4648, section 4, has it.
  private func base64(_ text: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = (0..<3).reduce(0) {
        $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0)
      }
      for (place, shift) in [18, 12, 6, 0].enumerated() {
        result += place <= group.count ? String(letters[value >> shift & 63]) : "="
      }
    }
    return result
  }

  @Test(
    "no character that only the secret decides is left of its base64 form",
    arguments: ["s3cretvalue", "s3cretvalues", "s3cretvaluesx", "correct horse"],
    ["", "u", "us", "usr"])
  func forms(secret: String, before: String) {
    var masker = Masker()
    masker.add(secret)
    for after in ["", "\n", "!", "!!", "!!!"] {
      let shown = masker.masked(base64(before + secret + after))
      // What is left is what stands before and behind, and the characters shared with them.
      let rest = shown.replacing("***", with: "")
      #expect(shown.contains("***"), "\(shown)")
      #expect(rest.count <= before.count + 2 + 8, "\(shown)")
      if after.isEmpty || after == "\n", before.isEmpty { #expect(shown == "***", "\(shown)") }
    }
  }

  @Test("other text is left as it is")
  func others() {
    var masker = Masker()
    masker.add("s3cretvalue")
    #expect(masker.masked("c3JldA== s3cret dmFsdWU=") == "c3JldA== s3cret dmFsdWU=")
  }
}
