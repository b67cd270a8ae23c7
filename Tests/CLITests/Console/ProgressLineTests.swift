import Platform
import Testing

@testable import CLI

@Suite("Progress on a terminal")
struct ProgressLineTests {
  private func shown(
    total: Int, isTerminal: Bool = true, delay: Duration = .zero, _ numbers: [Int]
  ) -> String {
    let streams = RecordedStreams(answers: isTerminal ? [] : nil)
    let console = Console(streams: streams, environment: [:], isPlain: true)
    let line = ProgressLine(console: console, total: total, delay: delay, pause: .zero)
    for number in numbers { line.show(number, of: "checked") }
    line.clear()
    #expect(streams.output.isEmpty)
    return String(decoding: streams.errors, as: UTF8.self)
  }

  @Test("each number takes the place of the one before, and the last is erased")
  func line() {
    #expect(
      shown(total: 9, [1, 5]) == "checked 1 of 9\r\u{1B}[Kchecked 5 of 9\r\u{1B}[K")
  }

  @Test("nothing is shown without a terminal, for one file, or of what is done soon")
  func quiet() {
    #expect(shown(total: 9, isTerminal: false, [1, 5]) == "")
    #expect(shown(total: 1, [1]) == "")
    #expect(shown(total: 9, delay: .seconds(3600), [1, 5]) == "")
    #expect(shown(total: 9, []) == "")
  }
}
