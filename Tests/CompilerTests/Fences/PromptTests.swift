import Testing

@testable import Compiler

@Suite("Prompts of transcripts")
struct PromptTests {
  private func kinds(_ text: String, _ language: String) -> [Action.Kind] {
    Compiled.plan("# A\n\n```\(language)\n\(text)\n```\n").actions.map(\.action.kind)
  }

  @Test(
    "what follows another machine's, user's or program's prompt is a person's",
    arguments: [
      "[root@db1 ~]# rm -rf /a", "root@host:~# rm -rf /a", "ubuntu@ip-10-0-0-1:/var/log$ rm -rf /a",
      "ana@web ~ $ rm -rf /a", "bash-5.1$ rm -rf /a", "sh-4.2# rm -rf /a", "/ # rm -rf /a",
      "mysql> drop table a", "postgres=# drop table a", "app=> drop table a", ">>> drop(a)",
      "MariaDB [(none)]> drop table a", "127.0.0.1:6379> FLUSHALL", "PS C:\\> Remove-Item a",
      "> rm -rf /a",
    ])
  func elsewhere(line: String) {
    for language in ["bash", "sh", "console"] {
      #expect(kinds(line, language) == [.manual], "\(language)")
    }
    #expect(kinds("\(line)\ngone\n\(line)", "bash") == [.manual, .manual])
  }

  @Test("root's prompt is one where the fence is a transcript, and else begins a comment")
  func root() {
    #expect(kinds("# systemctl stop web", "console") == [.manual])
    #expect(kinds("# systemctl stop web\nls /b", "bash") == [.command])
  }

  @Test(
    "what follows a shell's own prompt runs",
    arguments: ["$ ls /b", "% ls /b", "(venv) $ ls /b", "  $ ls /b"])
  func own(line: String) {
    #expect(kinds(line, "console") == [.command])
    #expect(kinds(line, "bash") == [.command])
  }

  @Test(
    "a command with the signs of a prompt in it is none",
    arguments: [
      "git clone git@example.com:a/b.git", "ls /b # root@db1 has it", "echo a > b",
      "echo $HOME", "test 1 -gt 0",
    ])
  func noPrompt(line: String) {
    #expect(kinds(line, "bash") == [.command])
  }

  @Test("a comment behind a command or before it counts in a transcript too")
  func comments() {
    #expect(kinds("$ kubectl delete secret tls   # only if expired", "console") == [.manual])
    #expect(kinds("# Only if it has expired:\n$ kubectl delete secret tls", "console") == [.manual])
    #expect(kinds("# The pods:\n$ kubectl get pods  # all of them", "console") == [.command])
  }
}
