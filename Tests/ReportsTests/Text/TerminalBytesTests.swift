import Reports
import Testing

@Suite("What a program printed, on a terminal")
struct TerminalBytesTests {
  @Test(
    "colours, tabs and line ends pass; every other control is shown and does nothing",
    arguments: [
      ("a\tb\r\nc ü € 🦊", "a\tb\r\nc ü € 🦊"),
      ("\u{1B}[1;31mred\u{1B}[0m", "\u{1B}[1;31mred\u{1B}[0m"),
      ("\u{1B}[38:2::1:2:3mx\u{1B}[m", "\u{1B}[38:2::1:2:3mx\u{1B}[m"),
      ("\u{1B}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"), ("\u{1B}]0;title\u{1B}\\", "␛]0;title␛\\"),
      ("\u{1B}[2J\u{1B}[H", "␛[2J␛[H"), ("\u{1B}[?1049h", "␛[?1049h"), ("\u{1B}c", "␛c"),
      ("\u{1B}[1;1Hx", "␛[1;1Hx"), ("\u{1B}\u{1B}[31m\u{1B}[m", "␛\u{1B}[31m\u{1B}[m"),
      ("\u{1B}[31\nm", "␛[31\nm"), ("a\u{8}b\u{7F}\u{0}", "a␈b␡␀"),
      ("\u{9B}31m \u{9D}0;t\u{9C}", "\u{FFFD}31m \u{FFFD}0;t\u{FFFD}"),
      ("\u{202E}txt", "\u{FFFD}txt"), ("end\u{1B}", "end␛"), ("end\u{1B}[3", "end␛[3"),
      ("\u{1B}[31mred", "\u{1B}[31mred\u{1B}[0m"),
    ])
  func filtered(_ text: String, _ shown: String) {
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, bytes.count] {
      var terminal = TerminalBytes()
      var found: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += terminal.take(bytes[start..<min(start + size, bytes.count)])
      }
      found += terminal.finish()
      #expect(String(decoding: found, as: UTF8.self) == shown, "in pieces of \(size)")
    }
  }

  @Test("bytes that are no UTF-8 cannot be controls of eight bits")
  func invalid() {
    var terminal = TerminalBytes()
    let bytes: [UInt8] = [0x9B, 0x33, 0xC3, 0x28, 0xE2, 0x82, 0x1B, 0xFF, 0xC3]
    let shown = String(decoding: terminal.take(bytes) + terminal.finish(), as: UTF8.self)
    #expect(shown == "\u{FFFD}3\u{FFFD}(\u{FFFD}␛\u{FFFD}\u{FFFD}")
  }

  @Test("a sequence without an end is not kept for ever")
  func endless() {
    var terminal = TerminalBytes()
    let text = "\u{1B}[" + String(repeating: "1;", count: 1000)
    let shown = terminal.take(Array(text.utf8))
    #expect(shown.count > 1900)
  }
}
