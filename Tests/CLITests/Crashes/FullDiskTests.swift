import Platform
import Testing

/// The real program where nothing can be written any more.
@Suite("A full disk", .enabled(if: BuiltProgram.path != nil, "the program is not built"))
struct FullDiskTests {
  @Test(
    "a log that cannot be written stops the run behind its program, which comes to its end",
    .enabled(if: LocalFileSystem().exists("/dev/full"), "this system has no /dev/full"))
  func log() throws {
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      | command | action |
      | --- | --- |
      | `sh prepare` | Fill the place of the next log |
      | `sh speak` | Say something |
      | `touch third` | Third |
      """,
      "prepare": "cd .runbook/runs/*/logs && ln -s /dev/full 2-do-table-1-row-2.1.out\n",
      "speak": "echo one; sleep 0.1; echo two; echo spoke >> spoken\n",
    ])
    let full = try BuiltProgram.call(
      "$runbook run d.md --yes; echo $?; ls third; rm -f .runbook/runs/*/logs/2-*", in: place)
    #expect(full.text.contains("\n1\n"))
    #expect(full.errorText.contains("no space left on device"))
    #expect(full.errorText.contains("when that is mended, go on:  runbook resume 2"))
    #expect(full.errorText.contains("cannot access 'third'"))
    let resumed = try BuiltProgram.call("$runbook resume; echo $?; ls third", in: place)
    #expect(resumed.text.hasSuffix("0\nthird\n"), "\(resumed.text)\(resumed.errorText)")
    #expect(try place.read("spoken") == "spoke\n")
  }

  /// Whether this user may mount a small disk for itself.
  private static let canMount: Bool = {
    let captured = try? Command(
      ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ).capture()
    return captured?.exit.isSuccess == true
  }()

  @Test(
    "a journal that cannot be written stops the run, says how to go on, and nothing is left running",
    .enabled(if: canMount, "no disk can be mounted here"))
  func journal() throws {
    let rows = (1...40).map { "| `sh note \($0)` | Note \($0) |" }.joined(separator: "\n")
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      | command | action |
      | --- | --- |
      | `sh fill` | Fill it |
      \(rows)

      """,
      "fill": "head -c 1000000 /dev/zero 2>/dev/null > state/fill; true\n",
      "note": "echo $1 >> notes\n",
      "small": """
      mkdir state
      mount -t tmpfs -o size=256k none state
      $runbook run d.md --yes --state state
      echo "run $?"
      rm state/fill
      $runbook resume --yes --state state > out
      status=$?
      if [ $status = 3 ]; then
        # It was at work when the disk was full, and came to its end.
        $runbook resume --yes --state state --done "$(sed -n 's/.*--done //p' out | head -n 1)"
        status=$?
      fi
      echo "resume $status"
      """,
    ])
    let result = try BuiltProgram.call("unshare -rm sh small", in: place)
    #expect(result.errorText.contains("no space left on device"), "\(result.text)")
    #expect(result.errorText.contains("go on:  runbook resume --state state 2"))
    #expect(result.text.contains("run 1\n"))
    #expect(result.text.hasSuffix("resume 0\n"), "\(result.text)\(result.errorText)")
    #expect(try place.read("notes") == (1...40).map { "\($0)\n" }.joined())
  }
}
