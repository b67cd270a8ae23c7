import Platform

/// Which services have an operation of a given command, for all services at once.
///
///     word  0  how many services, their commands following, sorted
///           …  for each service its model: the path, the size and the time (two words each)
///           …  how many pairs; for each, ordered by command and service, the operation's command
///              and the service's number
struct OperationNameIndex: Sendable {
  private let file: IndexFile

  /// Reads the index of these services' folders, or makes it: then every model is unpacked once.
  ///
  /// - Parameters:
  ///   - folders: The folder of each service command.
  ///   - cache: Where it is kept.
  init?(folders: [String: String], cache: IndexCache) {
    let services = folders.sorted { $0.key < $1.key }
    guard let first = services.first else { return nil }
    var hash = StableHash()
    for service in services { hash.add(service.value) }
    let index = cache.index(
      of: FilePath.join(FilePath.folder(of: first.value), "operations"), stamp: hash.value,
      isCurrent: Self.isCurrent
    ) {
      Self.content(
        services: services.map(\.key),
        models: services.map { ModelFiles(folder: $0.value)?.service },
        stamp: hash.value)
    }
    guard let index else { return nil }
    file = index
  }

  /// Whether every model that was read still has its size and time.
  ///
  /// One look at each of 424 files takes a millisecond; looking for newer versions beside them would
  /// take twenty, and an installer that adds one removes the old.
  private static func isCurrent(_ file: IndexFile) -> Bool {
    let files = LocalFileSystem()
    let start = 1 + file.length(0)
    for number in 0..<file.length(0) {
      let entry = start + 5 * number
      let path = file.string(entry)
      if path.isEmpty { continue }
      guard let status = try? files.status(path), status.size == file.wide(entry + 1),
        Int(status.modified) == file.wide(entry + 3)
      else { return false }
    }
    return true
  }

  /// The services that have an operation of that command, sorted.
  func services(with command: String) -> [String] {
    let wanted = Array(command.utf8)
    var found: [String] = []
    var position = lowerBound(of: command)
    while position < pairCount, file.compare(pair(position), to: wanted) == 0 {
      found.append(file.string(1 + file.word(pair(position) + 1)))
      position += 1
    }
    return found
  }

  /// The commands that begin with a prefix, sorted, each once.
  func commands(beginningWith prefix: String) -> [String] {
    var found: [String] = []
    var position = lowerBound(of: prefix)
    while position < pairCount {
      let command = file.string(pair(position))
      guard command.hasPrefix(prefix) else { break }
      if found.last != command { found.append(command) }
      position += 1
    }
    return found
  }

  private var pairCountIndex: Int { 1 + 6 * file.length(0) }
  private var pairCount: Int { file.length(pairCountIndex) }
  private func pair(_ position: Int) -> Int { pairCountIndex + 1 + 2 * position }

  private func lowerBound(of command: String) -> Int {
    file.lowerBound(of: command, positions: pairCount, word: pair)
  }

  private static func content(services: [String], models: [String?], stamp: UInt64) -> [UInt8] {
    var pairs: [(command: String, service: Int)] = []
    for (number, names) in operationNames(of: models).enumerated() {
      let customisation = CommandCustomisation(service: services[number])
      let modelled = names.map(CommandName.of).filter { command in
        !customisation.goneCommands.contains(command)
          && !customisation.customCommands.contains(command)
      }
      pairs += (modelled + customisation.otherCommands.keys).map { ($0, number) }
    }
    pairs.sort { $0 < $1 }
    var writer = IndexWriter()
    writer.add(services)
    for path in models {
      let status = path.flatMap { try? LocalFileSystem().status($0) }
      writer.add(path ?? "")
      writer.addWide(status?.size ?? 0)
      writer.addWide(Int(status?.modified ?? 0))
    }
    writer.add(pairs.count)
    for (command, service) in pairs {
      writer.add(command)
      writer.add(service)
    }
    return writer.finished(stamp: stamp)
  }

  /// The names of the operations of each model.
  ///
  /// One `gzip` unpacks the files of about forty services, one text after the other: that many
  /// starts would cost more than the unpacking, and all at once would be 92 MB.
  private static func operationNames(of models: [String?]) -> [[String]] {
    var names = [[String]](repeating: [], count: models.count)
    var batch: [(number: Int, path: String)] = []
    func finishBatch() {
      for (number, found) in zip(batch.map(\.number), unpackedNames(batch.map(\.path))) {
        names[number] = found
      }
      batch.removeAll()
    }
    for (number, path) in models.enumerated() {
      guard let path else { continue }
      if path.hasSuffix(".gz") {
        batch.append((number, path))
        if batch.count == 40 { finishBatch() }
      } else if let bytes = ModelFiles.read(path) {
        var scanner = ModelScanner(bytes)
        names[number] = (try? scanner.operationNames()) ?? []
      }
    }
    finishBatch()
    return names
  }

  private static func unpackedNames(_ paths: [String]) -> [[String]] {
    guard !paths.isEmpty else { return [] }
    let command = Command(
      ["gzip", "-dc", "--"] + paths, environment: ProcessEnvironment.variables)
    if let result = try? command.capture(limit: 1 << 28), result.exit.isSuccess {
      var scanner = ModelScanner(result.output)
      var names: [[String]] = []
      for _ in paths {
        guard let found = try? scanner.operationNames() else { break }
        names.append(found)
      }
      if names.count == paths.count { return names }
    }
    // One of them is damaged: each by itself, then.
    return paths.map { path in
      guard let bytes = ModelFiles.read(path) else { return [] }
      var scanner = ModelScanner(bytes)
      return (try? scanner.operationNames()) ?? []
    }
  }
}

extension ModelScanner {
  /// The names of a model's operations; the model ends where reading stops.
  mutating func operationNames() throws(SyntaxError) -> [String] {
    var names: [String] = []
    try beginObject()
    while let key = try nextKey() {
      guard key == "operations" else {
        try skipValue()
        continue
      }
      try beginObject()
      while let name = try nextKey() {
        names.append(name)
        try skipValue()
      }
    }
    return names
  }
}
