import Platform

/// The files that one service's model consists of, in the newest version that is installed.
struct ModelFiles: Hashable {
  /// `service-2.json` or `service-2.json.gz`.
  let service: String
  /// The files beside it that count too, those that exist.
  let others: [String]
  /// What ``IndexFile`` compares: a hash of every file's path, size and time.
  let stamp: UInt64

  /// Finds the files of a service's folder; nil where it holds no model.
  init?(folder: String) {
    let files = LocalFileSystem()
    for version in ((try? files.list(folder)) ?? []).reversed() {
      let names = (try? files.list(FilePath.join(folder, version))) ?? []
      for name in ["service-2.json", "service-2.json.gz"] where names.contains(name) {
        let path = { FilePath.join(FilePath.join(folder, version), $0) }
        service = path(name)
        others = Self.others.flatMap { [$0, $0 + ".gz"] }.filter(names.contains).map(path)
        var hash = StableHash()
        for file in [service] + others {
          guard let status = try? files.status(file) else { return nil }
          hash.add(file)
          hash.add(UInt64(truncatingIfNeeded: status.size))
          hash.add(UInt64(truncatingIfNeeded: status.modified))
        }
        stamp = hash.value
        return
      }
    }
    return nil
  }

  private static let others = [
    "service-2.sdk-extras.json", "paginators-1.json", "waiters-2.json",
  ]

  /// Reads what is kept of all of them; nil where the service's own file cannot be read.
  func model() -> ServiceModel? {
    var model = ServiceModel()
    guard let bytes = Self.read(service), (try? model.readService(bytes)) != nil else { return nil }
    for path in others {
      guard let bytes = Self.read(path) else { continue }
      let name = FilePath.name(of: path)
      // What adds to the model may be damaged without making the rest useless.
      var extended = model
      do {
        if name.hasPrefix("service") {
          try extended.readService(bytes)
        } else if name.hasPrefix("paginators") {
          try extended.readPaginators(bytes)
        } else {
          try extended.readWaiters(bytes)
        }
        model = extended
      } catch {
        continue
      }
    }
    return model
  }

  /// A file's content, unpacked by `gzip` where its name says so.
  ///
  /// The largest model, EC2's, has 4.5 MB.
  static func read(_ path: String) -> [UInt8]? {
    let limit = 256 << 20
    guard path.hasSuffix(".gz") else { return try? LocalFileSystem().read(path, limit: limit) }
    let command = Command(
      ["gzip", "-dc", "--", path], environment: ProcessEnvironment.variables)
    guard let result = try? command.capture(limit: limit), result.exit.isSuccess,
      !result.isTruncated
    else { return nil }
    return result.output
  }
}
