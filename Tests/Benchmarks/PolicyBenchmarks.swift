import Foundation
import IAM
import JSON
import Source

/// Our checks of policies beside parliament and cfn-lint: what each finds, and how long it takes.
///
/// For whole processes: `swift build -c release --product runbook` first.
///
/// A release build printed, on two cores with a load of two to three, parliament 1.6.4 and cfn-lint
/// 1.58.0: of 67 faults we find 67, parliament 47 and cfn-lint 30, with 0, 21 and 0 false findings; a
/// policy takes us 89.9 µs, them 1002.6 and 22351.8; a process 27.5 ms, 928.6 and 1548.5.
enum PolicyBenchmarks {
  static let group = BenchmarkGroup(name: "policies", run: run)

  /// What a checker said of the corpus.
  private struct Result {
    let tool: String
    /// The findings of each policy: id and message.
    var findings: [[(id: String, message: String)]]
    /// How long a policy takes inside the running program.
    let seconds: Double
    /// How long a process for one policy takes.
    let process: Double?
  }

  /// What a checker made of one policy.
  private struct Verdict {
    var found: Set<String> = []
    var missed: Set<String> = []
    var isWrong: [String] = []
    var text = ""
  }

  private static func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("runbook-policies-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var results = [try own(folder)]
    if let peers = PolicyPeers.find() { results += try others(peers, folder) }
    report(results)
  }

  // MARK: The checkers

  private static func own(_ folder: URL) throws -> Result {
    let checker = PolicyChecker()
    let texts = PolicyCorpus.entries.map { (Array($0.text.utf8), kind($0.kind)) }
    let findings = texts.map { bytes, kind in
      let document = JSONDocument.parse(bytes)
      return (document.diagnostics + checker.check(document, kind: kind)).map {
        ($0.id, $0.message)
      }
    }
    let seconds = Stopwatch.best(of: 20) {
      for (bytes, kind) in texts { _ = checker.check(JSONDocument.parse(bytes), kind: kind) }
    }
    let program =
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("runbook").path ?? ""
    var process: Double?
    if FileManager.default.isExecutableFile(atPath: program) {
      let file = folder.appendingPathComponent("policy.md")
      try Data("# Read\n\n```json\n\(PolicyCorpus.entries[0].text)\n```\n".utf8).write(to: file)
      process = try Stopwatch.median(of: 11) {
        _ = try ChildProcess(path: program, arguments: ["validate", file.path]).run()
      }
    } else {
      print("no whole process of ours: swift build -c release --product runbook\n")
    }
    return Result(
      tool: "runbook", findings: findings,
      seconds: seconds / Double(texts.count), process: process)
  }

  private static func kind(_ kind: PolicyCorpus.Kind) -> PolicyKind {
    switch kind {
    case .identity: .identity
    case .trust: .trust
    case .resource: .resource
    case .key: .key
    }
  }

  private static func others(_ peers: PolicyPeers, _ folder: URL) throws -> [Result] {
    let entries = PolicyCorpus.entries
    let corpus = try JSONSerialization.data(
      withJSONObject: entries.map { ["kind": $0.kind.rawValue, "text": $0.text] })
    let answer = try peers.check(corpus, in: folder)
    let policy = folder.appendingPathComponent("policy.json")
    try Data(entries[0].text.utf8).write(to: policy)
    let template = folder.appendingPathComponent("template.json")
    let text =
      #"{"Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": "#
      + #"{"PolicyDocument": \#(entries[0].text)}}}}"#
    try Data(text.utf8).write(to: template)
    let processes = [
      // It takes a file for a mistake where its input is no terminal.
      "parliament": ChildProcess(
        path: "/bin/sh",
        arguments: [
          "-c", #"PYTHONWARNINGS=ignore "$0" < "$1""#, peers.program("parliament"), policy.path,
        ]),
      "cfn-lint": ChildProcess(path: peers.program("cfn-lint"), arguments: [template.path]),
    ]
    return try ["parliament", "cfn-lint"].map { tool in
      var findings = [[(id: String, message: String)]](repeating: [], count: entries.count)
      for finding in answer.findings where finding.tool == tool {
        findings[finding.policy].append((finding.id, finding.message))
      }
      let process = try processes[tool].map { process in
        try Stopwatch.median(of: 3) { _ = try process.run() }
      }
      return Result(
        tool: tool, findings: findings, seconds: answer.seconds[tool] ?? .infinity,
        process: process)
    }
  }

  // MARK: The report

  private static func report(_ results: [Result]) {
    let verdicts = results.map { result in
      zip(PolicyCorpus.entries, result.findings).map { verdict(on: $0, $1, result.tool) }
    }
    print("\(PolicyCorpus.entries.count) policies; what is not as it should be:\n")
    for (index, entry) in PolicyCorpus.entries.enumerated() {
      let texts = zip(results, verdicts).compactMap { result, verdicts in
        verdicts[index].text.isEmpty ? nil : "\(result.tool) \(verdicts[index].text)"
      }
      if !texts.isEmpty { print("- \(entry.name): \(texts.joined(separator: "; "))") }
    }
    print("")
    var table = Table("", "faults found", "missed", "false findings", "µs a policy", "ms a process")
    for (result, verdicts) in zip(results, verdicts) {
      table.add(
        result.tool, "\(verdicts.reduce(0) { $0 + $1.found.count })",
        "\(verdicts.reduce(0) { $0 + $1.missed.count })",
        "\(verdicts.reduce(0) { $0 + $1.isWrong.count })", (result.seconds * 1e6).text(1),
        result.process.map { ($0 * 1000).text(1) } ?? "-")
    }
    table.print()
    let own = verdicts[0]
    for (result, verdicts) in zip(results, verdicts).dropFirst() {
      let ahead = zip(own, verdicts).flatMap { $1.found.subtracting($0.found) }
      print(
        "\n\(result.tool) alone finds \(ahead.count) faults; a policy takes it "
          + "\((result.seconds / results[0].seconds).text(0)) times as long")
    }
  }

  private static func verdict(
    on entry: PolicyCorpus.Entry, _ findings: [(id: String, message: String)], _ tool: String
  ) -> Verdict {
    var verdict = Verdict()
    for finding in findings {
      let faults = PolicyFaults.faults(of: finding.id, finding.message, tool: tool)
      if faults.isDisjoint(with: entry.faults) {
        if !verdict.isWrong.contains(finding.id) { verdict.isWrong.append(finding.id) }
      } else {
        verdict.found.formUnion(faults.intersection(entry.faults))
      }
    }
    verdict.missed = entry.faults.subtracting(verdict.found)
    var parts: [String] = []
    if !verdict.missed.isEmpty { parts.append("misses it") }
    if !verdict.isWrong.isEmpty {
      parts.append("says \(verdict.isWrong.joined(separator: ", "))")
    }
    verdict.text = parts.joined(separator: " and ")
    return verdict
  }
}
