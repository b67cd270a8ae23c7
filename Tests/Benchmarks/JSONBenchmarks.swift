import Foundation
import JSON

/// JSON: the AWS CLI's model of SageMaker, beside Python's `json` module, which is written in C.
enum JSONBenchmarks {
  static let group = BenchmarkGroup(name: "json", run: run)

  private static let runs = 15

  /// Unpacks the model into the file that it is given, and prints the median of parsing it.
  private static let script = """
    import glob, gzip, json, os, sys, time, botocore
    folder = os.path.join(os.path.dirname(botocore.__file__), "data", "sagemaker")
    path = sorted(glob.glob(os.path.join(folder, "*", "service-2.json*")))[-1]
    data = (gzip.open if path.endswith("gz") else open)(path, "rb").read()
    open(sys.argv[1], "wb").write(data)
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        json.loads(data)
        times.append(time.perf_counter() - start)
    print(sorted(times)[len(times) // 2])
    """

  private static func run() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("benchmark-\(ProcessInfo.processInfo.processIdentifier).json")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let python = try python(file), let theirs = Double(python) else {
      print("python3 with botocore is not installed")
      return
    }
    let bytes = Array(try Data(contentsOf: file))
    let megabytes = Double(bytes.count) / 1e6
    print("\(megabytes.text(1)) MB, the model of SageMaker; medians of \(runs) runs\n")
    var table = Table("in this process", "ms", "MB/s", "ratio")
    func add(_ name: String, _ seconds: Double) {
      table.add(
        name, (seconds * 1e3).text(1), (megabytes / seconds).text(0), (seconds / theirs).text(2))
    }
    let tape = Stopwatch.median(of: runs) {
      precondition(JSONDocument.parse(bytes).isValid)
    }
    add("ours: a document with positions", tape)
    let value = Stopwatch.median(of: runs) {
      precondition(JSONValue(parsing: bytes) != nil)
    }
    add("ours: a tree of values", value)
    add("Python's json.loads", theirs)
    table.print()
    print("\nratio: the time divided by Python's")
  }

  private static func python(_ file: URL) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path, String(runs)]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
