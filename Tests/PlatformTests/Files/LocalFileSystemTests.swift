import Platform
import Testing

@Suite struct LocalFileSystemTests {
  let files = LocalFileSystem()
  let folder =
    "/tmp/platform-tests-\(ProcessEnvironment.processID)-\(UInt32.random(in: .min ... .max))"

  init() throws {
    try files.makeFolders(folder)
  }

  /// Runs a test and removes its folder.
  private func cleaned(_ body: () throws -> Void) rethrows {
    defer { _ = try? Command(["/bin/rm", "-rf", folder], environment: [:]).capture() }
    try body()
  }

  /// The descriptors of a process that lead to a file.
  private func descriptors(of process: Int32, to path: String) throws -> [Int32] {
    let folder = "/proc/\(process)/fd"
    let file = try files.resolve(path)
    return try files.list(folder).filter { (try? files.resolve("\(folder)/\($0)")) == file }
      .compactMap { Int32($0) }
  }

  @Test("a file written whole is read back, and is only for its owner")
  func writeAndRead() throws {
    try cleaned {
      let path = folder + "/file"
      try files.write(Array("one".utf8), to: path)
      try files.write(Array("two".utf8), to: path)
      #expect(try files.read(path, limit: 3) == Array("two".utf8))
      #expect(try files.status(path).mode == 0o600)
      #expect(try files.status(folder).mode == 0o700)
      #expect(try files.list(folder) == ["file"])
    }
  }

  @Test("a file larger than the limit is an error that says so")
  func limit() throws {
    try cleaned {
      let path = folder + "/file"
      try files.write([UInt8](repeating: 7, count: 100_000), to: path)
      #expect(try files.read(path, limit: 100_000).count == 100_000)
      let error = #expect(throws: SystemError.self) { try files.read(path, limit: 99_999) }
      #expect(error?.isTooLarge == true)
    }
  }

  @Test("a file that grows is read from where it was left")
  func growingFile() throws {
    try cleaned {
      let path = folder + "/file"
      let file = try files.open(appendingTo: path, exclusive: true)
      try file.append(Array("one".utf8))
      #expect(try files.read(path, from: 0, limit: 100) == Array("one".utf8))
      #expect(try files.read(path, from: 3, limit: 100) == [])
      try file.append(Array("two".utf8))
      #expect(try files.read(path, from: 3, limit: 2) == Array("tw".utf8))
      #expect(try files.read(path, from: 100, limit: 2) == [])
      let error = #expect(throws: SystemError.self) { try files.read(folder, from: 0, limit: 1) }
      #expect(error?.isDirectory == true)
    }
  }

  @Test("a folder, and a file that is not there, are told apart")
  func notAFile() throws {
    cleaned {
      let folderError = #expect(throws: SystemError.self) { try files.read(folder, limit: 10) }
      #expect(folderError?.isDirectory == true)
      let missing = #expect(throws: SystemError.self) {
        try files.read(folder + "/none", limit: 10)
      }
      #expect(missing?.isNotFound == true)
      #expect(
        missing?.description == "cannot open \"\(folder)/none\": no such file or directory")
    }
  }

  @Test("what is appended through two handles stands behind each other")
  func appending() throws {
    try cleaned {
      let path = folder + "/log"
      let first = try files.open(appendingTo: path, exclusive: true)
      let second = try files.open(appendingTo: path, exclusive: false)
      try first.append(Array("a".utf8))
      try second.append(Array("b".utf8))
      try first.append(Array("c".utf8))
      try first.sync()
      #expect(try files.read(path, limit: 10) == Array("abc".utf8))
      try first.truncate(to: 1)
      try second.append(Array("d".utf8))
      #expect(try files.read(path, limit: 10) == Array("ad".utf8))
      let error = #expect(throws: SystemError.self) {
        try files.open(appendingTo: path, exclusive: true)
      }
      #expect(error?.isAlreadyThere == true)
    }
  }

  @Test("what is appended takes the place of room that was made, and goes on behind it")
  func room() throws {
    try cleaned {
      let path = folder + "/log"
      let file = try files.open(appendingTo: path, exclusive: true)
      try file.append(Array("a".utf8))
      try file.makeRoom(3)
      #expect(try files.read(path, limit: 10) == Array("a\0\0\0".utf8))
      try file.append(Array("bc".utf8))
      #expect(try files.read(path, limit: 10) == Array("abc\0".utf8))
      try file.append(Array("defg".utf8))
      #expect(try files.read(path, limit: 10) == Array("abcdefg".utf8))
      try file.makeRoom(2)
      try file.truncate(to: 7)
      try file.append(Array("h".utf8))
      try file.sync()
      #expect(try files.read(path, limit: 10) == Array("abcdefgh".utf8))
      let later = try files.open(appendingTo: path, exclusive: false)
      try later.makeRoom(1)
      try later.append(Array("i".utf8))
      #expect(try files.read(path, limit: 10) == Array("abcdefghi".utf8))
    }
  }

  @Test("a lock is held once, and free when it is let go of")
  func lock() throws {
    try cleaned {
      let path = folder + "/lock"
      var first = try files.lock(path)
      try first?.describe(holder: Array("me".utf8))
      #expect(try files.lock(path) == nil)
      #expect(try files.read(path, limit: 10) == Array("me".utf8))
      first = nil
      #expect(try files.lock(path) != nil)
    }
  }

  #if os(Linux)
    @Test("a lock is not inherited by a child")
    func lockAndChild() throws {
      try cleaned {
        let path = folder + "/lock"
        let supervisor = Supervisor()
        let lock = try files.lock(path)
        let child = try supervisor.start(Command(["/bin/sleep", "5"], environment: [:])) { _, _ in }
        #expect(try descriptors(of: ProcessEnvironment.processID, to: path).count == 1)
        #expect(try descriptors(of: child, to: path) == [])
        withExtendedLifetime(lock) {}
        supervisor.stopAll(immediately: true)
        _ = try supervisor.next()
      }
    }

    @Test("a lock that is let go of is free although a child has a copy of its descriptor")
    func lockAndCopy() throws {
      try cleaned {
        let path = folder + "/lock"
        let supervisor = Supervisor()
        var lock = try files.lock(path)
        #expect(lock != nil)
        let descriptor = try #require(
          try descriptors(of: ProcessEnvironment.processID, to: path).first)
        // As every child has it between its fork and its exec.
        try supervisor.start(
          Command(["/bin/sleep", "5"], environment: [:], scratch: descriptor)
        ) { _, _ in }
        lock = nil
        #expect(try files.lock(path) != nil)
        supervisor.stopAll(immediately: true)
        _ = try supervisor.next()
      }
    }
  #endif

  @Test(
    "paths are taken apart",
    arguments: [
      ("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", "/", "/"), ("a/b/", "a", "b"),
      ("a//b", "a", "b"),
    ])
  func paths(_ path: String, _ folder: String, _ name: String) {
    #expect(FilePath.folder(of: path) == folder)
    #expect(FilePath.name(of: path) == name)
  }
}
