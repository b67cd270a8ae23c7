import CLI
import Platform
import Testing

@Suite("Completions")
struct CompletionsTests {
  private let completions = Completions(
    commands: CommandTable.commands, common: CommandTable.common)

  /// What bash offers for a command line whose last word is being typed.
  private func bash(_ line: String) throws -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
      .map { "'\($0)'" }.joined(separator: " ")
    let script =
      completions.bash + """
        COMP_WORDS=(\(words)); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
        _runbook; printf '%s\\n' "${COMPREPLY[@]}"
        """
    let result = try Command(
      ["bash", "-c", script], environment: ["PATH": "/usr/bin:/bin"], folder: "/"
    ).capture()
    #expect(result.errorText.isEmpty)
    return result.text.split(separator: "\n").map(String.init)
  }

  @Test("bash completes commands, options and their values")
  func inBash() throws {
    #expect(try bash("runbook ru") == ["run", "runs"])
    #expect(try bash("runbook plan --fo") == ["--format"])
    #expect(try bash("runbook plan --format j") == ["json"])
    #expect(try bash("runbook sandbox st").sorted() == ["start", "status", "stop"])
    #expect(try bash("runbook plan et") == ["etc"])
  }

  @Test("every command and option is in every shell's completions")
  func complete() {
    for command in CommandTable.commands {
      for text in [completions.bash, completions.zsh, completions.fish] {
        #expect(text.contains(command.name))
        for option in command.options { #expect(text.contains(option.name.dropFirst(2))) }
      }
    }
  }
}
