import Markdown
import MarkdownInputs

/// Markdown that was made to blow up a parser: doubling the size may double the time, not more.
enum PathologicalBenchmarks {
  static let group = BenchmarkGroup(name: "markdown-pathological", run: run)

  private static func run() throws {
    var table = Table("input", "KB", "n: ms", "2n: ms", "4n: ms", "4n / n")
    for input in PathologicalInput.all {
      let sizes = [10_000, 20_000, 40_000].map { input.bytes($0) }
      let times = sizes.map { bytes in
        Stopwatch.best(of: 3) {
          HTMLRenderer().render(MarkdownDocument.parse(bytes)) { _ in }
        }
      }
      table.add(
        input.name, String(sizes[0].count / 1000), (times[0] * 1e3).text(2),
        (times[1] * 1e3).text(2), (times[2] * 1e3).text(2), (times[2] / times[0]).text(1))
    }
    table.print()
  }
}
