/// Measurements that belong together.
struct BenchmarkGroup: Sendable {
  /// What it is called on the command line.
  let name: String
  /// Measures and prints.
  let run: @Sendable () throws -> Void
}

/// How long something takes.
enum Stopwatch {
  /// The median of several runs, in seconds; the first run only warms up.
  static func median(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    try body()
    var times: [Double] = []
    for _ in 0..<runs { times.append(try seconds(body)) }
    return median(times)
  }

  /// The shortest of several runs, in seconds: what the work takes when nothing disturbs it.
  static func best(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs { best = min(best, try seconds(body)) }
    return best
  }

  /// How long one run takes, in seconds.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    return (clock.now - start) / .seconds(1)
  }

  /// The middle of some numbers.
  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// Columns of text, aligned.
struct Table {
  private var rows: [[String]]

  init(_ header: String...) { rows = [header] }

  mutating func add(_ cells: String...) { rows.append(cells) }

  /// Prints the table as Markdown.
  func print() {
    var widths = rows[0].map { $0.count }
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    for (index, row) in rows.enumerated() {
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      Swift.print("| " + cells.joined(separator: " | ") + " |")
      if index == 0 {
        let lines = widths.enumerated().map { column, width in
          String(repeating: "-", count: column == 0 ? width : width - 1) + (column == 0 ? "" : ":")
        }
        Swift.print("| " + lines.joined(separator: " | ") + " |")
      }
    }
  }
}

extension Double {
  /// With a number of decimals.
  func text(_ decimals: Int) -> String {
    guard isFinite else { return "-" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((self * scale).rounded())
    guard decimals > 0 else { return String(scaled) }
    let fraction = String(scaled % Int(scale))
    return String(scaled / Int(scale)) + "."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
