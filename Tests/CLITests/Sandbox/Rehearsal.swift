import JSON
import Platform
import Sandbox
import Testing

/// A document that the program runs whole, in a sandbox of the run's own state folder, so that
/// `aws` can read back what is there then.
struct Rehearsal {
  /// What finding moto and `aws` takes of this machine's environment.
  private static let environment = ProcessEnvironment.variables.filter { name, _ in
    ["PATH", "HOME", "XDG_CACHE_HOME", "PYTHONUSERBASE"].contains(name)
      || name.hasPrefix("PYENV_")
  }
  /// What this machine has; nil where moto or `aws` is missing.
  ///
  /// Nothing is installed for a test.
  static let installation = SandboxInstallation.find(environment: environment)
  static let missing: Comment = "moto \(SandboxInstallation.motoVersion) or the AWS CLI is missing"

  /// The document's lines.
  let document: WrittenDocument
  private let place: Workplace

  /// Makes a folder with a copy of a document.
  init(of document: WrittenDocument) throws {
    self.document = document
    place = try Workplace(["document.md": document.text])
  }

  /// Runs the document whole.
  ///
  /// - Parameters:
  ///   - fresh: Whether in an empty sandbox; else in the one of the run before.
  ///   - step: The last step to run; nil for all.
  /// - Returns: What the program left.
  func run(fresh: Bool, until step: String? = nil) -> Workplace.Outcome {
    let words =
      ["run", "document.md", "--sandbox", "--state", "state"] + (fresh ? ["--fresh"] : [])
      + (step.map { ["--until", $0] } ?? [])
    return place.run(words, environment: Self.environment)
  }

  /// Ends the sandbox.
  func stop() {
    let outcome = place.run("sandbox", "stop", "--state", "state")
    #expect(outcome.output == "the sandbox is stopped\n")
  }

  /// What the real `aws` prints in the sandbox for commands that read, several at once: a start of
  /// it takes half a second of a core.
  func read(_ commands: [String]..., region: String) throws -> [JSONValue] {
    let installation = try #require(Self.installation)
    let sandbox = try #require(
      Sandbox.running(
        in: FilePath.join(place.folder, "state"), installation: installation))
    let environment = sandbox.environment(region: region)
    let answers = Parallel.map(commands) { words in
      Result {
        try Command(
          [installation.aws] + words + ["--output", "json"], environment: environment,
          timeout: .seconds(60)
        ).capture(limit: 1 << 24)
      }
    }
    return try zip(commands, answers).map { words, answer in
      let captured = try answer.get()
      return try #require(
        captured.exit.isSuccess ? JSONValue(parsing: captured.text) : nil,
        "aws \(words.joined(separator: " ")): \(captured.errorText)")
    }
  }
}
