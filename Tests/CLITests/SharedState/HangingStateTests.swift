import JSON
import Platform
import Testing

@Suite("Shared state that does not answer")
struct HangingStateTests {
  /// An `aws` whose bucket is a folder, and which hangs in the third write of an object.
  private static let aws = #"""
    #!/bin/sh
    # aws s3api put-object --bucket B --key=K --body FILE …
    case "$1 $2" in
    "s3api put-object")
      key=${5#--key=}; file=bucket/$(echo "$key" | tr / _)
      case "$key" in *0000000003.jsonl) [ -e free ] || { touch hangs; exec sleep 60; } ;; esac
      if [ -e "$file" ]; then
        echo "An error occurred (PreconditionFailed) when calling the PutObject operation: x" >&2
        exit 254
      fi
      cp "$7" "$file" ;;
    "s3api list-objects-v2") echo null ;;
    *) exit 0 ;;
    esac
    """#

  private func place() throws -> Workplace {
    let place = try Workplace([
      "d.md": "# D\n\n## Do\n\n| command |\n| --- |\n| `touch one` |\n| `touch two` |\n",
      "bin/aws": Self.aws, "bucket/README": "",
    ])
    try LocalFileSystem().setMode(0o755, of: FilePath.join(place.folder, "bin/aws"))
    return place
  }

  @Test(
    "is not waited for after Ctrl-C, and what was to start is not called unknown",
    arguments: ["true", "kill -INT %1"])
  func interrupted(second: String) throws {
    let place = try place()
    let result = try BuiltProgram.call(
      """
      set -m
      export PATH="$PWD/bin:$PATH"
      $runbook run d.md --yes --state s3://bucket/p > out 2> errors &
      while [ ! -e hangs ]; do sleep 0.05; done
      kill -INT %1
      sleep 0.2
      \(second)
      wait %1
      echo $?
      cat .runbook/s3/bucket/p/runs/*/journal.jsonl
      """, in: place)
    let errors = try place.read("errors")
    #expect(result.text.hasPrefix("130\n"), "\(result.text)\(errors)")
    #expect(errors.contains("it was interrupted before S3 answered\n"), "\(errors)")
    #expect(errors.contains("go on:  runbook resume --state s3://bucket/p "), "\(errors)")
    #expect(place.has("one") && !place.has("two"))
    #expect(result.text.contains("it was not started, since its start could not be written"))
  }
}
