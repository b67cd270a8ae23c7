import Testing

@testable import Compiler

@Suite struct CommentLeadsTests {
  private func kinds(_ script: String, language: String = "bash") -> [Action.Kind] {
    Compiled.plan("# A\n\nRun this:\n\n```\(language)\n\(script)\n```\n").actions.map(\.action.kind)
  }

  @Test(
    "a command under a comment that offers it, shows it or makes it depend is for a person",
    arguments: [
      "# Example", "# Example: one pod", "# e.g.", "# For example, one pod", "# Or", "# or:",
      "# Or delete it", "# Alternatively", "# Alternatively, delete the pod", "# Optional",
      "# Optional: delete the pod", "# Optionally delete it", "# If it is stuck",
      "# Promote the replica (if the primary fails)", "# Otherwise", "## Example",
      "# Delete it after 24 hours", "# After 5-10 minutes, delete it", "# Delete it after 30m",
      "# Delete it, only if asked", "# You may want to delete it", "# Example\n#\n# one pod",
    ])
  func decided(comment: String) {
    #expect(
      kinds("kubectl rollout restart deploy/a\n\n\(comment)\nkubectl delete pod a")
        == [.command, .manual])
  }

  @Test(
    "a command under any other comment runs",
    arguments: [
      "# Delete the pod", "# Wait until it is gone", "# Check if it is up", "# Order matters",
      "# Examples of use are in the wiki", "# Orphans go too", "# 2. Delete it", "#!/bin/bash",
      "# When it is done, delete it", "# Delete it after the backup", "# Pods die after 5 minutes",
    ])
  func asked(comment: String) {
    #expect(
      kinds("kubectl rollout restart deploy/a\n\n\(comment)\nkubectl delete pod a")
        == [.command, .command])
  }

  @Test("a comment is about what follows it up to an empty line or the next comment")
  func reach() {
    #expect(
      kinds("# Or\nkubectl get a\nkubectl get b\n\nkubectl get c") == [.manual, .manual, .command])
    #expect(kinds("# Or\n\nkubectl get a\n# Then\nkubectl get b") == [.manual, .command])
  }

  @Test(
    "a script with another way or an example among its commands is for a person as a whole",
    arguments: [
      "kubectl get pods | grep a\n# Or\nkubectl get pods | grep b",
      "# Example\nkubectl delete pod $(cat pod)",
    ])
  func script(text: String) throws {
    let action = try #require(
      Compiled.plan("# A\n\n```bash\n\(text)\n```\n").actions.first?.action)
    #expect(action.kind == .manual)
    #expect(action.reason?.isEmpty == false)
  }

  @Test(
    "the comments of a program are about its own branches, and a file's text is none",
    arguments: [
      "# If the pod is there, delete it\nif kubectl get pod a; then\n  kubectl delete pod a\nfi",
      "cat > a.conf <<EOF\n# Example\na=1\nEOF",
      "for pod in a b; do\n  # or all\n  echo $pod\ndone",
    ])
  func program(text: String) {
    #expect(kinds(text) == [.command])
  }
}
