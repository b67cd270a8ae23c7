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
    "a folder that became read-only is refused before anything runs, and can still be looked at",
    .enabled(if: canMount, "no disk can be mounted here"))
  func readOnly() throws {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n| command |\n| --- |\n| `cat gate` |\n| `touch third` |\n",
      "steps": """
      mkdir small
      mount -t tmpfs none small
      cp d.md small
      cd small
      $runbook run d.md --yes
      touch gate
      mount -o remount,ro .
      $runbook resume
      echo "resume $?"
      $runbook run d.md --yes --new
      echo "run $?"
      $runbook status | head -n 1
      mount -o remount,rw .
      $runbook resume
      echo "resume $?"
      ls third
      """,
    ])
    let result = try BuiltProgram.call("unshare -rm sh steps", in: place)
    #expect(result.text.contains("resume 2\n"), "\(result.text)")
    #expect(result.text.contains("run 2\nrun 2"), "\(result.text)")
    #expect(result.text.hasSuffix("resume 0\nthird\n"), "\(result.text)\(result.errorText)")
    let refusals = result.errorText.split(separator: "\n").filter {
      $0.hasSuffix(": read-only file system")
    }
    #expect(refusals.count == 2, "\(result.errorText)")
    #expect(result.errorText.contains("  nothing was run: "))
  }

  /// A library that lets every sync fail while there is a file `broken`.
  private static let brokenSyncs = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <unistd.h>
    static int broken(void) { errno = EIO; return access("broken", F_OK) == 0; }
    int fdatasync(int file) {
      if (broken()) { errno = EIO; return -1; }
      return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
    }
    int fsync(int file) {
      if (broken()) { errno = EIO; return -1; }
      return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
    }
    """

  /// Whether a C library can be built and loaded before others.
  private static let hasCompiler: Bool = {
    let captured = try? Command(
      ["sh", "-c", "test $(uname) = Linux && command -v cc"],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    return captured?.exit.isSuccess == true
  }()

  @Test(
    "a sync that fails stops the run before the next action, and a resume goes on with it",
    .enabled(if: hasCompiler, "there is no C compiler"))
  func brokenSync() throws {
    let place = try Workplace([
      "d.md": """
      # D

      ## Do

      | command | action |
      | --- | --- |
      | `touch first` | First |
      | `touch broken` | Lets syncs fail |
      | `touch third` | Third |
      """,
      "broken.c": Self.brokenSyncs,
    ])
    let result = try BuiltProgram.call(
      """
      cc -shared -fPIC -o broken.so broken.c -ldl || exit
      LD_PRELOAD=$PWD/broken.so $runbook run d.md --yes
      echo "run $?"
      ls third
      rm broken
      $runbook resume --yes
      echo "resume $?"
      ls third
      """, in: place)
    #expect(result.text.contains("run 1\n"), "\(result.text)\(result.errorText)")
    #expect(result.errorText.contains("input/output error"), "\(result.errorText)")
    #expect(result.errorText.contains("when that is mended, go on:  runbook resume 2"))
    #expect(result.errorText.contains("cannot access 'third'"))
    #expect(result.text.hasSuffix("resume 0\nthird\n"), "\(result.text)\(result.errorText)")
  }

  @Test(
    "a journal that cannot be written stops the run, says how to go on, and nothing is left running",
    .enabled(if: canMount, "no disk can be mounted here"))
  func journal() throws {
    // More than the room that the journal has before the disk is full.
    let rows = (1...150).map { "| `sh note \($0)` | Note \($0) |" }.joined(separator: "\n")
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
    #expect(try place.read("notes") == (1...150).map { "\($0)\n" }.joined())
  }
}
