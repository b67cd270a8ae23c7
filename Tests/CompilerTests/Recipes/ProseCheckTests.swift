import Source
import Testing

@testable import Compiler

@Suite(
  "Commands from prose, held against the CLI's models",
  .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed"))
struct ProseCheckTests {
  private func findings(_ text: String) -> [(
    id: String, words: String, severity: Diagnostic.Severity
  )] {
    let bytes = Array(text.utf8)
    return Compiled.plan(text, catalogue: SharedFolder.catalogue).diagnostics.map {
      ($0.id, String(decoding: bytes[$0.range], as: UTF8.self), $0.severity)
    }
  }

  @Test(
    "a name that the service would refuse is found where it is written",
    arguments: [
      (
        "1. In IAM, create a user group named **team:admins**.\n", "aws.pattern-violated",
        "team:admins"
      ),
      (
        "1. In SageMaker, create a domain named `bad_domain_`.\n", "aws.pattern-violated",
        "bad_domain_"
      ),
      (
        "1. In IAM, create a user named **\(String(repeating: "a", count: 65))**.\n",
        "aws.too-long",
        String(repeating: "a", count: 65)
      ),
    ])
  func refused(text: String, id: String, words: String) throws {
    let finding = try #require(findings(text).first { $0.id == id })
    #expect(finding.words == words)
    #expect(finding.severity == .error)
    #expect(
      Compiled.plan(text, catalogue: SharedFolder.catalogue).blockingDiagnostics.map(\.id) == [id])
  }

  @Test(
    "a value in another case is written as the service has it, and found",
    arguments: [
      ("ml.p3.2xLarge", "ml.p3.2xlarge"), ("ML.T3.Medium", "ml.t3.medium"),
      ("ml.P3.16XLARGE", "ml.p3.16xlarge"),
    ])
  func otherCase(written: String, allowed: String) throws {
    let text = "1. In SageMaker, create a notebook instance named `n` with the type \(written).\n"
    let plan = Compiled.plan(text, catalogue: SharedFolder.catalogue)
    let words = try #require(plan.steps.first?.actions.first?.invocation)
    guard case .arguments(let arguments) = words else { return #expect(Bool(false)) }
    #expect(arguments.contains(Argument(allowed)))
    #expect(!arguments.contains(Argument(written)))
    let finding = try #require(findings(text).first { $0.id == "aws.value-not-allowed" })
    #expect(finding.words == written)
    #expect(finding.severity == .warning)
  }

  @Test("a value that differs in more than case is kept as it is written")
  func otherValue() {
    let text =
      "1. In SageMaker, create a notebook instance named `n` with the type ml.p3.3xlarge.\n"
    #expect(
      Compiled.lines(Compiled.plan(text, catalogue: SharedFolder.catalogue)).first?
        .contains("--instance-type ml.p3.3xlarge") == true)
    #expect(findings(text).map(\.id) == ["aws.value-not-allowed"])
  }

  @Test("what the recipes themselves make is never at fault")
  func clean() {
    let text = """
      1. In IAM, create a user group named **admins** and a user named **ana**.
      2. Attach the **ReadOnlyAccess** policy to the **admins** group.
      3. In SageMaker, create a domain named `lab`.
      4. Create an S3 bucket named `lab-data-1`.
      """
    #expect(findings(text).filter { $0.id.hasPrefix("aws.") }.isEmpty)
  }
}
