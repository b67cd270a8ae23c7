import Foundation
import Markdown

/// Markdown: a large document, in this process and as whole processes beside cmark and cmark-gfm.
///
/// What was tried, with what it gave on 12.3 MB (Swift 6.3, x86-64, two shared cores):
///
/// - Nodes of 24 bytes in one array, in document order, text as ranges of the document: parsing and
///   rendering peak at 42.5 MB, 17 MB of which are this program without any work, where cmark takes
///   87.8 MB and cmark-gfm 128.8 MB. The array's memory is reserved at once and only touched as it
///   fills, so it never has to be copied.
/// - `perf` then showed 18% of the time in the escaping of HTML, the rest without a summit. Sixteen
///   bytes at a time by `SIMD16` took eight times as long for the whole program (0.88 s instead of
///   0.11 s of processor time): its comparisons were not inlined. Eight bytes in one word, in plain
///   integer arithmetic, made it 0.097 s.
enum MarkdownBenchmarks {
  static let group = BenchmarkGroup(name: "markdown", run: run)

  private static let runs = 9

  private static func run() throws {
    let file = try Corpus.file()
    defer { try? FileManager.default.removeItem(at: file) }
    try compareProcesses(file)
    try measureInProcess(file)
  }

  private static func compareProcesses(_ file: URL) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    let size = Double((attributes[.size] as? Int) ?? 0)
    print("\((size / 1e6).text(1)) MB of Markdown; medians of \(runs) runs\n")
    var names = ["ours: nothing", "ours: parse", "ours: parse and render HTML"]
    var programs = [
      ChildProcess.own(["nothing"]),
      ChildProcess.own(["markdown-parse", file.path]),
      ChildProcess.own(["markdown-html", file.path]),
    ]
    func compare(_ name: String, _ program: String, _ arguments: [String]) {
      guard let found = ChildProcess.find(program, arguments + [file.path]) else {
        print("\(program) is not installed")
        return
      }
      names.append(name)
      programs.append(found)
    }
    compare("cmark", "cmark", ["--unsafe"])
    compare("cmark-gfm with tables", "cmark-gfm", ["--unsafe", "-e", "table"])
    compare(
      "cmark-gfm with all of ours", "cmark-gfm",
      [
        "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist",
      ])
    let costs = try ChildProcess.compare(programs, runs: runs)
    var whole = Table("whole process", "ms", "ratio", "peak MB", "of input")
    for (name, cost) in zip(names, costs) {
      whole.add(
        name, (cost.seconds * 1e3).text(1), (costs[2].seconds / cost.seconds).text(2),
        (Double(cost.peakMemory) / 1e6).text(1),
        (Double(cost.peakMemory) / size).text(2) + "×")
    }
    whole.print()
    print("\nratio: our time to parse and render, divided by theirs\n")
  }

  private static func measureInProcess(_ file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    let megabytes = Double(bytes.count) / 1e6
    var inProcess = Table("in this process", "ms", "MB/s")
    func add(_ name: String, _ seconds: Double) {
      inProcess.add(name, (seconds * 1e3).text(1), (megabytes / seconds).text(0))
    }
    add("parse", Stopwatch.median(of: runs) { _ = MarkdownDocument.parse(bytes) })
    let document = MarkdownDocument.parse(bytes)
    add("render HTML", Stopwatch.median(of: runs) { HTMLRenderer().render(document) { _ in } })
    add(
      "parse and render HTML",
      Stopwatch.median(of: runs) {
        HTMLRenderer().render(MarkdownDocument.parse(bytes)) { _ in }
      })
    inProcess.print()
  }
}
