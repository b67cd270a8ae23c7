import Platform
import Testing

@testable import AWS

@Suite("IndexCache")
struct IndexCacheTests {
  private let folder: TestFolder
  private let files = LocalFileSystem()

  init() throws { folder = try TestFolder() }

  private func content(_ number: Int, stamp: UInt64) -> [UInt8] {
    var writer = IndexWriter()
    writer.add(number)
    writer.add("text \(number)")
    writer.addWide(-number)
    writer.add(["a", "", String(repeating: "é", count: 200)])
    return writer.finished(stamp: stamp)
  }

  @Test("an index holds what was written")
  func roundTrip() throws {
    let index = try #require(IndexFile(content(7, stamp: 3), stamp: 3))
    #expect(index.word(0) == 7)
    #expect(index.string(1) == "text 7")
    #expect(index.wide(2) == -7)
    #expect(index.strings(4) == ["a", "", String(repeating: "é", count: 200)])
    #expect(index.word(-1) == 0)
    #expect(index.word(9999) == 0)
    #expect(index.string(9999) == "")
  }

  @Test("what was made before is read, and made again when its source changed")
  func stamps() throws {
    let cache = IndexCache(folder: folder.at("new/cache"))
    var made = 0
    func number(_ stamp: UInt64) -> Int? {
      cache.index(of: "/models/demo", stamp: stamp) {
        made += 1
        return content(made, stamp: stamp)
      }?.word(0)
    }
    #expect(number(1) == 1)
    #expect(number(1) == 1)
    #expect(number(2) == 2)
    #expect(number(2) == 2)
    #expect(made == 2)
    #expect(try files.list(folder.at("new/cache")).count == 1)
  }

  @Test("no damaged file opens, wherever the damage is")
  func damage() throws {
    let good = content(5, stamp: 1)
    for position in good.indices {
      var bad = good
      bad[position] ^= 0x10
      // The reserved word is hashed too, so every byte counts.
      #expect(IndexFile(bad, stamp: 1) == nil, "byte \(position)")
    }
    for length in stride(from: 0, to: good.count, by: 7) {
      #expect(IndexFile(Array(good.prefix(length)), stamp: 1) == nil)
    }
    #expect(IndexFile(good + [0], stamp: 1) == nil)
    #expect(IndexFile(good, stamp: 2) == nil)
  }

  @Test("a damaged file in the cache is made anew")
  func renewal() throws {
    let cache = IndexCache(folder: folder.at("cache"))
    _ = cache.index(of: "/models/demo", stamp: 1) { content(1, stamp: 1) }
    let name = try #require(try files.list(folder.at("cache")).first)
    try folder.write("rbawsidx and then nonsense", to: "cache/\(name)")
    #expect(cache.index(of: "/models/demo", stamp: 1) { content(2, stamp: 1) }?.word(0) == 2)
    #expect(cache.index(of: "/models/demo", stamp: 1) { nil }?.word(0) == 2)
  }

  @Test("a cache that cannot be written costs time and nothing else")
  func unwritable() throws {
    try folder.write("a file, not a folder", to: "cache")
    for path in [folder.at("cache"), folder.at("cache/below"), "/proc/nowhere"] {
      let cache = IndexCache(folder: path)
      #expect(cache.index(of: "/models/demo", stamp: 1) { content(4, stamp: 1) }?.word(0) == 4)
    }
    #expect(IndexCache(folder: nil).index(of: "x", stamp: 1) { content(4, stamp: 1) } != nil)
    #expect(IndexCache(folder: nil).index(of: "x", stamp: 1) { nil } == nil)
  }

  @Test("concurrent writers leave one whole file")
  func concurrency() async throws {
    let cache = IndexCache(folder: folder.at("cache"))
    await withTaskGroup(of: Int?.self) { group in
      for number in 1...32 {
        group.addTask {
          cache.index(of: "/models/demo", stamp: UInt64(number % 2)) {
            content(number, stamp: UInt64(number % 2))
          }?.word(0)
        }
      }
      for await word in group { #expect(word != nil) }
    }
    let names = try files.list(folder.at("cache"))
    #expect(names.count == 1)
    let bytes = try files.read(folder.at("cache/\(names[0])"), limit: 1 << 20)
    #expect(IndexFile(bytes, stamp: 0) != nil || IndexFile(bytes, stamp: 1) != nil)
  }

  @Test("a catalogue reads its service from the cache, and again when the model changes")
  func catalogue() throws {
    let cache = folder.at("cache")
    let before = try DemoService.catalogue(in: folder, cache: cache)
    #expect(before.service("demo")?.operationCommands.count == 5)
    #expect(try files.list(cache).count == 1)
    try folder.write(
      DemoService.service.replacing("DescribeThing\"", with: "InspectThing\""),
      to: "data/demo/2020-01-01/service-2.json")
    let after = AWSCatalogue(installation: before.installation, cacheFolder: cache)
    #expect(after.service("demo")?.operation("inspect-thing") != nil)
    #expect(try files.list(cache).count == 1)
  }

  @Test("the list of all operations is made again when a model changes")
  func operationNames() throws {
    let cache = folder.at("cache")
    let before = try DemoService.catalogue(in: folder, cache: cache)
    #expect(before.services(with: "describe-thing") == ["demo"])
    try folder.write(
      DemoService.service.replacing("DescribeThing\"", with: "InspectThing\""),
      to: "data/demo/2020-01-01/service-2.json")
    let after = AWSCatalogue(installation: before.installation, cacheFolder: cache)
    #expect(after.services(with: "describe-thing") == [])
    #expect(after.services(with: "inspect-thing") == ["demo"])
  }

  @Test(
    "the cache folder follows the environment",
    arguments: [
      (["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/runbook/aws"),
      (["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/runbook/aws"),
      (["HOME": "/h"], "/h/.cache/runbook/aws"), ([:], nil),
    ] as [([String: String], String?)])
  func folder(environment: [String: String], path: String?) {
    #expect(AWSCatalogue.cacheFolder(environment: environment) == path)
  }
}
