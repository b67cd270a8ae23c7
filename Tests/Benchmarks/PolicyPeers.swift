import Foundation

/// Other checkers of policies, in a virtual environment.
///
/// Both tools are Python programs, so one script loops over the corpus with each: what is measured is
/// their work, not Python's start.
struct PolicyPeers {
  /// A finding of a tool in a policy.
  struct Finding: Decodable {
    let tool: String
    let policy: Int
    let id: String
    let message: String
  }

  /// What the script prints.
  struct Answer: Decodable {
    let findings: [Finding]
    /// The seconds that a policy takes inside the running program, by tool.
    let seconds: [String: Double]
  }

  /// What pip installs.
  static let packages = ["parliament==1.6.4", "cfn-lint==1.58.0", "setuptools==80.9.0"]

  private let environment: PythonEnvironment

  /// The tools, installed where they are missing; nil with a message where that does not work.
  static func find() -> PolicyPeers? {
    PythonEnvironment.find("policies", packages: packages, modules: ["parliament", "cfnlint"])
      .map { PolicyPeers(environment: $0) }
  }

  /// The path of a program of the environment.
  func program(_ name: String) -> String { environment.program(name) }

  /// Checks all policies with both tools.
  ///
  /// - Parameters:
  ///   - corpus: the policies as JSON: objects of `kind` and `text`.
  ///   - folder: where files may be written.
  /// - Returns: what they found, and how long it took.
  /// - Throws: where a tool fails.
  func check(_ corpus: Data, in folder: URL) throws -> Answer {
    let input = folder.appendingPathComponent("corpus.json")
    let output = folder.appendingPathComponent("answer.json")
    try corpus.write(to: input)
    _ = try ChildProcess(
      path: program("python"),
      arguments: ["-W", "ignore", "-c", Self.script, input.path, output.path]
    ).run()
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: output))
  }

  /// cfn-lint checks templates, so the policies are resources of one, which spreads its own costs over
  /// all of them; only its rules about policies count.
  private static let script = """
    import json, sys, time, warnings
    warnings.simplefilter("ignore")
    from parliament import analyze_policy_string
    from cfnlint import lint, ManualArgs
    corpus = json.load(open(sys.argv[1]))
    findings, seconds = [], {}

    def parliament():
        found = []
        for index, entry in enumerate(corpus):
            for finding in analyze_policy_string(entry["text"]).findings:
                found.append(("parliament", index, finding.issue, str(finding.detail)))
        return found

    def resource(entry):
        policy = json.loads(entry["text"])
        if entry["kind"] == "identity":
            return {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": policy}}
        if entry["kind"] == "trust":
            return {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": policy}}
        if entry["kind"] == "resource":
            return {"Type": "AWS::S3::BucketPolicy",
                    "Properties": {"Bucket": "data", "PolicyDocument": policy}}
        return {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": policy}}

    template = json.dumps({"AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {f"P{i}": resource(e) for i, e in enumerate(corpus)}})

    def cfn():
        found = []
        config = ManualArgs(regions=["us-east-1"], include_checks=["I"])
        for match in lint(template, config=config):
            path = list(match.path or [])
            rule = match.rule.id
            if len(path) > 3 and rule[:3] in ("E35", "I35") or rule in ("W2511", "W3037"):
                found.append(("cfn-lint", int(path[1][1:]), rule, match.message))
        return found

    for name, work in (("parliament", parliament), ("cfn-lint", cfn)):
        found = work()
        times = []
        for _ in range(3):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        seconds[name] = min(times) / len(corpus)
        findings += found
    json.dump({"seconds": seconds, "findings": [
        {"tool": t, "policy": p, "id": i, "message": m} for t, p, i, m in findings]},
        open(sys.argv[2], "w"))
    """
}
