import Testing

@testable import Compiler

@Suite("What sed looks for")
struct SedPatternTests {
  @Test(
    "is text of a file where a text or a variable takes its place",
    arguments: [
      "sed -i 's/<bucket>/logs/' policy.json", "sed -e \"s|<bucket>|$NAME|g\" a.yaml",
      "cat a | sed 's#arn:<bucket>#x#'", "sed -i.bak s/<bucket>/logs/g a",
      "sed 's/<other>/a/; s/<bucket>/b/' a", "sed -i -e 's/<other>/a/g' -e 's/<bucket>/b/g' a",
      "sed -i \\\n  -e 's/<other>/a/' \\\n  -e 's/the <bucket>/b/' a",
      "sed '1,3s/a\\/<bucket>/b/' a", "x=$(sed 's/<bucket>/b/' a)", "sed 's/<bucket>//' a",
    ])
  func text(script: String) {
    #expect(replacement(script) == .text)
  }

  @Test("and where its own value does")
  func ownValue() {
    #expect(replacement("sed 's/<bucket>/<bucket>/g' a") == .ownValue)
    let outcome = ScriptCompiler.compile(
      Array("sed 's/<bucket>/<bucket>/g' a | cat".utf8), shell: "sh"
    ) { $0 == "bucket" }
    guard case .script(let script) = outcome else {
      Issue.record("refused")
      return
    }
    #expect(script.body == "sed 's/<bucket>/'\"${RUNBOOK_VALUE_BUCKET}\"'/g' a | cat")
  }

  @Test(
    "and a value where another takes its place, where it is written, and anywhere else",
    arguments: [
      "sed 's/<bucket>/<new-bucket>/' a", "sed 's/<bucket>' a", "sed 's/<bucket>/' a",
      "sed -i 's/name/<bucket>/' policy.json", "sed 's/a/b/' <bucket>", "sed -i '' <bucket>",
      "sed '/<bucket>/d' a", "grep 's/<bucket>/a/' a", "sed 's/a/b/' x | grep 's/<bucket>/b/'",
      "sed 's/a/b/' x\necho 's/<bucket>/b/'", "sed -i \"a <bucket>/a/\" x",
      "aws s3 cp a s3://<bucket>/a/", "<bucket>",
    ])
  func value(script: String) {
    #expect(replacement(script) == nil)
  }

  @Test(
    "so no value is asked for",
    arguments: ["sed -i 's/<bucket>/x/' a", "sed 's/<bucket>/x/' a | tee b"])
  func noInput(script: String) {
    let plan = Compiled.plan("1. Run:\n\n   ```sh\n   \(script)\n   ```\n")
    #expect(plan.blockingDiagnostics.isEmpty && plan.inputs.isEmpty)
    #expect(plan.steps.flatMap(\.actions).count == 1)
  }

  private func replacement(_ script: String) -> SedPattern.Replacement? {
    let bytes = Array(script.utf8)
    return PlaceholderScanner.uses(in: bytes).first { $0.name == "bucket" }
      .flatMap { SedPattern.replacement(of: $0, in: bytes) }
  }
}
