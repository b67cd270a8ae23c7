import Compiler
import Engine
import Platform
import Testing

@Suite("The objects of a shared run")
struct SharedObjectTests {
  private let machines = TwoMachines(CrashTests.actions)

  /// A finished run, as its objects.
  private func finished() throws -> RunID {
    try #require(try machines.run(.init(0)).get().run)
  }

  /// What another machine finds wrong with a run; nil where it finds nothing.
  private func damage(_ id: RunID) throws -> JournalDamage? {
    do {
      _ = try machines.store(1, BucketView(machines.bucket)).read(id)
      return nil
    } catch .damaged(let damage) {
      return damage
    } catch {
      throw error
    }
  }

  private func name(_ id: RunID, _ number: Int) -> String { "runs/\(id)/000000000\(number).jsonl" }

  @Test("an object is lines of JSON: a head, files, and the journal's own lines")
  func format() throws {
    let id = try finished()
    let first = try #require(machines.bucket.objects[name(id, 1)])
    let lines = String(decoding: first.bytes, as: UTF8.self).split(separator: "\n")
    let head = "{\"format\":\"runbook.shared/1\",\"object\":1,\"run\":\"\(id)\",\"after\":0,"
    #expect(lines[0].hasPrefix(head + "\"files\":2,\"lines\":1,\"size\":"))
    #expect(lines[0].contains("\"user\":\"ops\",\"host\":\"machine-0\",\"pid\":42,\"since\":"))
    #expect(lines[0].contains("\"lease\":300,\"crc\":\""))
    #expect(lines[1].hasPrefix("{\"file\":\"document.md\",\"run\":\"\(id)\",\"text\":\""))
    #expect(lines[2].hasPrefix("{\"file\":\"plan.json\",\"run\":\"\(id)\",\"text\":\""))
    #expect(lines[3].hasPrefix("{\"n\":1,\"synced\":0,\"run\":\"\(id)\","))
    #expect(lines.count == 4)
  }

  @Test("all objects' lines one after the other are the journal that is on the machine's disk")
  func sameJournal() throws {
    let id = try finished()
    let path = "/state/runs/\(id)/journal.jsonl"
    let local = try machines.disks[0].read(path, limit: 1 << 20)
    // The second machine has it only after it went on with the run, or has read it.
    let record = try machines.store(1, BucketView(machines.bucket)).read(id)
    #expect(record.entries.count == local.count { $0 == UInt8(ascii: "\n") })
    #expect(machines.disks[1].exists(path) == false)
  }

  @Test("any flipped byte is refused with the object's name")
  func flippedBytes() throws {
    let id = try finished()
    for number in 1...3 {
      let object = try #require(machines.bucket.objects[name(id, number)])
      for index in stride(from: 0, to: object.bytes.count, by: 7) {
        var wrong = object
        wrong.bytes[index] ^= 0x04
        machines.bucket.objects[name(id, number)] = wrong
        #expect(
          try damage(id)?.path == "s3://bucket/prefix/" + name(id, number), "byte \(index)")
      }
      machines.bucket.objects[name(id, number)] = object
    }
  }

  @Test("an object that is missing is named")
  func missing() throws {
    let id = try finished()
    machines.bucket.objects[name(id, 3)] = nil
    let found = try damage(id)
    #expect(found?.path == "s3://bucket/prefix/" + name(id, 3))
    #expect(found?.problem == "it is missing")
  }

  @Test("an object that is cut, empty, of another run or another number is refused")
  func strangeObjects() throws {
    let id = try finished()
    let third = try #require(machines.bucket.objects[name(id, 3)])
    machines.bucket.objects[name(id, 3)] = machines.bucket.objects[name(id, 2)]
    #expect(try damage(id)?.problem == "it is numbered 2")

    machines.bucket.objects[name(id, 3)] = (Array(third.bytes.dropLast(9)), 0)
    #expect(try damage(id)?.problem == "what follows its head is not what was written")
    machines.bucket.objects[name(id, 3)] = ([], 0)
    #expect(try damage(id)?.problem == "its head is not whole")

    let engine = Engine(
      store: machines.store(1, BucketView(machines.bucket)), world: machines.world(1),
      delegate: TruthfulDelegate(machines.outside))
    let other = try #require(
      try engine.run(plan(CrashTests.actions), document: [], options: .test(path: "/sim")).run)
    machines.bucket.objects[name(id, 3)] = machines.bucket.objects[name(other, 3)]
    #expect(try damage(id)?.problem == "it belongs to the run \(other)")
  }

  @Test("an object of a newer version is refused with what to do")
  func newerVersion() throws {
    let id = try finished()
    let object = try #require(machines.bucket.objects[name(id, 2)])
    let end = try #require(object.bytes.firstIndex(of: UInt8(ascii: "\n")))
    var head = String(decoding: object.bytes[..<end], as: UTF8.self)
      .replacing("runbook.shared/1", with: "runbook.shared/2")
    head = String(head[..<(try #require(head.firstRange(of: ",\"crc\"")).lowerBound)])
    head += ",\"crc\":\"\(JournalTests.crc32c(Array(head.utf8)))\"}"
    machines.bucket.objects[name(id, 2)] = (Array(head.utf8) + object.bytes[end...], 0)
    #expect(
      try damage(id)?.problem
        == "it was written by a newer version of runbook (runbook.shared/2, this one reads "
        + "runbook.shared/1): use that version")
  }

  @Test(
    "places that can be none in S3 are refused with what is wrong",
    arguments: [
      ("s3://", "is no name of a bucket"), ("s3://B/x", "is no name of a bucket"),
      ("s3://bucket//x", "empty part"), ("s3://bucket/../x", "\"..\""),
      ("s3://bucket/a b", "characters other than"), ("s3:/bucket", "is no place in S3"),
      ("S3://bucket", "is no place in S3"), ("s3:bucket/p", "is no place in S3"),
    ])
  func locations(_ text: String, _ reason: String) {
    // Not a folder of that name, which nobody else would see.
    #expect(S3Location.isMeant(by: text))
    #expect {
      try S3Location(text)
    } throws: { error in
      (error as? SharedStateError)?.reason.contains(reason) == true
    }
  }

  @Test(
    "a bucket and its prefix name a folder on this machine too",
    arguments: [
      ("s3://my-bucket", "s3/my-bucket"), ("s3://my-bucket/", "s3/my-bucket"),
      ("s3://my.bucket/team/runs_1/", "s3/my.bucket/team/runs_1"),
    ])
  func folders(_ text: String, _ folder: String) throws {
    #expect(try S3Location(text).localFolder == folder)
  }
}
