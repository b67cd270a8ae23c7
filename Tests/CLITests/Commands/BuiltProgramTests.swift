import Platform
import Testing

@Suite("The program as it is built", .enabled(if: BuiltProgram.path != nil, "it is not built"))
struct BuiltProgramTests {
  @Test("a closed pipe is quiet")
  func closedPipe() throws {
    let rows = (0..<5000).map { "| `echo \($0)` | Say \($0) |\n" }.joined()
    let place = try Workplace(["d.md": "# D\n\n| command | action |\n| --- | --- |\n" + rows])
    let result = try BuiltProgram.call(
      "$runbook plan d.md | head -n 1; echo ${PIPESTATUS[0]}", in: place)
    #expect(result.text == "d.md: 1 step, 5000 commands\n0\n")
    #expect(result.errorText == "")
  }

  @Test("an interrupt ends with status 130 and the command that goes on")
  func interrupt() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n```sh\ntouch started; sleep 30\n```\n"
    ])
    let result = try BuiltProgram.call(
      """
      set -m
      $runbook run d.md --yes > out 2>&1 &
      while [ ! -e started ]; do sleep 0.05; done
      kill -INT $!
      wait $!
      echo $?
      """, in: place)
    #expect(result.text.hasSuffix("130\n"))
    #expect(try place.read("out").contains("runbook resume 2"))
  }

  @Test("a killed run is held by nobody and can be resumed")
  func killed() throws {
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      | command | action |
      | --- | --- |
      | `touch one` | One |
      | `cat gate` | Wait |
      | `touch three` | Three |
      """
    ])
    let result = try BuiltProgram.call(
      """
      mkfifo gate
      $runbook run d.md --yes > out 2>&1 &
      while [ ! -e one ]; do sleep 0.05; done
      sleep 0.3
      kill -9 $!
      wait $! 2>/dev/null
      echo end > gate; rm gate one; echo open > gate
      $runbook status --format json | grep '"state": "interrupted"' | head -n 1
      $runbook resume --yes > out2 2>&1
      echo $?
      ls one 2>/dev/null
      ls three
      """, in: place)
    #expect(result.text.contains("\"state\": \"interrupted\""))
    #expect(result.text.hasSuffix("0\nthree\n"), "\(result.text)\(result.errorText)")
  }

  @Test(
    "what cannot be shown is status 1, but for a run, whose journal has it all",
    .enabled(if: LocalFileSystem().exists("/dev/full"), "this system has no /dev/full"))
  func lostOutput() throws {
    let place = try Workplace(["d.md": "# D\n\n## Do\n\n```sh\ntrue\n```\n"])
    let result = try BuiltProgram.call(
      """
      $runbook run d.md --yes > /dev/full; echo $?
      $runbook report > /dev/full; echo $?
      $runbook plan d.md > /dev/full; echo $?
      $runbook plan d.md | true; echo ${PIPESTATUS[0]}
      """, in: place)
    #expect(result.text == "0\n1\n1\n0\n")
    #expect(result.errorText.contains("cannot write to \"standard output\": no space left"))
  }

  @Test("a second resume is refused while one is running")
  func second() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n```sh\ntouch started; sleep 30\n```\n"
    ])
    let result = try BuiltProgram.call(
      """
      set -m
      $runbook run d.md --yes > out 2>&1 &
      while [ ! -e started ]; do sleep 0.05; done
      $runbook resume
      echo $?
      kill -TERM %1
      wait %1
      echo $?
      """, in: place)
    #expect(result.errorText.contains("is held by"))
    #expect(result.text.contains("2\n"))
    #expect(result.text.hasSuffix("143\n"))
  }

  @Test("logs are followed from another terminal until the run ends, secrets masked")
  func follow() throws {
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      | command | action |
      | --- | --- |
      | `echo key <api-token>; true` | Say |
      | `cat gate` | Wait |
      | `echo last` | End |
      """
    ])
    let result = try BuiltProgram.call(
      """
      mkfifo gate
      RUNBOOK_VAR_API_TOKEN=hunter2hunter2 $runbook run d.md --yes > out 2>&1 &
      while [ ! -e .runbook/runs/*/logs/1-*.out ]; do sleep 0.05; done
      $runbook logs $(ls .runbook/runs) --follow > followed &
      while ! grep -q key followed; do sleep 0.05; done
      grep -c middle followed
      echo middle > gate
      wait %2
      echo $?
      cat followed
      wait %1
      """, in: place)
    #expect(
      result.text == """
        0
        0
        ==> do/table-1/row-1 <==
        key ***
        ==> do/table-1/row-2 <==
        middle
        ==> do/table-1/row-3 <==
        last

        """, "\(result.errorText)")
  }
}
