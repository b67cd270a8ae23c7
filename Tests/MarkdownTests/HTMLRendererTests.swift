import Testing

@testable import Markdown

@Suite("HTML")
struct HTMLRendererTests {
  @Test(
    "a safe document leads nowhere that runs something",
    arguments: [
      "[a](javascript:x)", "[a](JavaScript:x)", "[a](vbscript:x)", "[a](file:///etc/passwd)",
      "[a](data:text/html,x)", "<javascript:x>", "[a](&#106;avascript:x)", "[a](\\javascript:x)",
      "![a](data:image/svg+xml,x)", "[a][b]\n\n[b]: javascript:x", "[a](<\tjavascript:x>)",
    ])
  func dangerousLinks(_ markdown: String) {
    let html = HTML.of(markdown, unsafe: false)
    #expect(html.contains("=\"\"") || html.contains("%5Cjavascript"), "\(html)")
  }

  @Test("pictures may be in the document itself")
  func pictures() {
    let html = HTML.of("![a](data:image/png;base64,AA)", unsafe: false)
    #expect(html == "<p><img src=\"data:image/png;base64,AA\" alt=\"a\" /></p>\n")
  }

  @Test("a safe document shows raw HTML as text")
  func rawHTML() {
    #expect(
      HTML.of("a <b onclick='x'>\n\n<script>\nx\n</script>\n", unsafe: false)
        == "<p>a &lt;b onclick='x'&gt;</p>\n<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>\n")
  }

  @Test("an unsafe document passes both through")
  func unsafe() {
    #expect(
      HTML.of("<b>[a](javascript:x)</b>") == "<p><b><a href=\"javascript:x\">a</a></b></p>\n")
  }

  @Test("addresses are encoded once")
  func addresses() {
    #expect(
      HTML.of("[a](/é%20&amp;[\\]'\")", extensions: false)
        == "<p><a href=\"/%C3%A9%20&amp;%5B%5D&#x27;%22\">a</a></p>\n")
  }

  @Test("what is not UTF-8 comes as the replacement character")
  func invalidBytes() {
    for bytes in [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80],
    ] {
      let document = MarkdownDocument.parse([0x61] + bytes.map { UInt8($0) })
      let html = String(validating: HTMLRenderer().render(document), as: UTF8.self)
      #expect(html?.hasPrefix("<p>a\u{FFFD}") == true)
    }
  }

  @Test("a large document comes in pieces that make the whole")
  func pieces() {
    let text = String(repeating: "a *b* `c`\n\n- d\n\n", count: 20_000)
    let document = MarkdownDocument.parse(Array(text.utf8))
    var pieces: [[UInt8]] = []
    HTMLRenderer().render(document) { pieces.append(Array($0)) }
    #expect(pieces.count > 3)
    #expect(Array(pieces.joined()) == HTMLRenderer().render(document))
  }

  @Test("an error of the writer ends the rendering")
  func failingWriter() {
    struct Full: Error {}
    let document = MarkdownDocument.parse(Array("a".utf8))
    #expect(throws: Full.self) { try HTMLRenderer().render(document) { _ in throw Full() } }
  }
}
