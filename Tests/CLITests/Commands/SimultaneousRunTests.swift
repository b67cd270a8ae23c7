import Engine
import Platform
import Testing

@Suite("Runs of one document that begin at the same instant")
struct SimultaneousRunTests {
  private static let manual = "# D\n\n## Do\n\n1. Call the plumber.\n"

  @Test("one begins, and the other says so, by whatever name the document is called")
  func race() throws {
    let place = try Workplace(["d.md": Self.manual])
    let result = try BuiltProgram.call(
      """
      for round in 1 2 3 4 5; do
        for name in d.md ./d.md "$PWD/d.md"; do
          $runbook run "$name" --yes --state state-$round >> out 2>> errors &
        done
        wait
        ls state-$round/runs | wc -l
        grep -c 'of this document is ' errors
      done
      """, in: place)
    let counts = result.text.split(separator: "\n").map { $0.filter { $0 != " " } }
    let errors = try place.read("errors")
    #expect(counts == ["1", "2", "1", "4", "1", "6", "1", "8", "1", "10"], "\(errors)")
  }

  @Test("who is about to begin a run is named while a person is asked to agree to it")
  func asking() throws {
    let place = try Workplace(["d.md": Self.manual])
    let state = FilePath.join(place.folder, ".runbook")
    let path = try LocalFileSystem().resolve(FilePath.join(place.folder, "d.md"))
    let claim = RunStore(folder: state).claim(path, patience: .zero, world: .local())
    guard case .granted(let first?) = claim else {
      Issue.record("nobody else has it")
      return
    }
    let second = place.run("run", "d.md", "--yes")
    #expect(second.status == 3)
    #expect(
      second.errors.hasPrefix(
        "runbook: a run of this document is about to begin: process "
          + "\(ProcessEnvironment.processID) on \(ProcessEnvironment.hostName), "), "\(second)")
    #expect(!place.has(".runbook/runs"))
    #expect(place.run("run", "d.md", "--yes", "--new").status == 3)
    #expect(place.has(".runbook/runs"))
    first.release()
    #expect(try LocalFileSystem().list(state) == ["runs"])
  }

  @Test("a claim that was given back leaves nothing, and another process can have it at once")
  func givenBack() throws {
    let place = try Workplace()
    let store = RunStore(folder: FilePath.join(place.folder, "a/b/state"))
    for _ in 0..<2 {
      guard case .granted(let claim?) = store.claim("/d.md", patience: .zero, world: .local())
      else {
        Issue.record("nobody else has it")
        return
      }
      guard case .held = store.claim("/d.md", patience: .zero, world: .local()) else {
        Issue.record("one process has it at a time")
        return
      }
      guard case .granted(_?) = store.claim("/e.md", patience: .zero, world: .local()) else {
        Issue.record("another document is free")
        return
      }
      claim.release()
      #expect(!place.has("a"))
    }
  }
}
