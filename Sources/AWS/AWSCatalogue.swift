import Platform
import Source
import Synchronization

/// The commands, options and output shapes of an installed AWS CLI, read lazily service by service.
///
/// What is read of a model is kept as an index in the cache folder, so that the next process finds
/// a service in about a millisecond; without an index, unpacking and reading takes up to 60 ms.
package final class AWSCatalogue: Sendable {
  /// The installation that it reads.
  package let installation: AWSInstallation

  private let cache: IndexCache
  private let state: Mutex<State>
  /// The commands that were taken apart.
  private let lines = Memo<[String], AWSCommandLine>(room: 4 << 20)

  private struct State {
    /// The folder of models of each service command; nil before it was listed.
    var folders: [String: String]?
    var services: [String: AWSService?] = [:]
    var operationNames: OperationNameIndex??
  }

  /// Makes a catalogue; nothing is read yet.
  ///
  /// - Parameters:
  ///   - installation: What to read.
  ///   - cacheFolder: Where to keep indexes (``cacheFolder(environment:)``); nil to keep none.
  package init(installation: AWSInstallation, cacheFolder: String?) {
    self.installation = installation
    cache = IndexCache(folder: cacheFolder)
    state = Mutex(State())
  }

  /// The folder for indexes: `runbook/aws` in `XDG_CACHE_HOME`, or else in `~/.cache`.
  package static func cacheFolder(environment: [String: String]) -> String? {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return FilePath.join(cache, "runbook/aws")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return FilePath.join(home, ".cache/runbook/aws")
  }

  /// The command names of all services that have a model ("iam", "s3api", …), sorted.
  package var serviceCommands: [String] { state.withLock { folders(&$0).keys.sorted() } }

  /// All words that may follow `aws`: services, and commands such as `s3` and `configure`.
  package var commands: [String] {
    (serviceCommands + ServiceCommand.custom.keys).sorted()
  }

  /// The service of that command, or nil where there is none, or none with a model.
  package func service(_ command: String) -> AWSService? {
    state.withLock { state in
      if let known = state.services[command] { return known }
      let service = load(command, &state)
      state.services[command] = .some(service)
      return service
    }
  }

  /// Services and operations whose command name is the given words, as in "create-notebook-instance".
  ///
  /// Read from a list of all services' operations, which is made once per installation (about two
  /// seconds) and then costs a millisecond.
  package func operations(named command: String) -> [(service: String, operation: AWSOperation)] {
    services(with: command).compactMap { name in
      service(name)?.operation(command).map { (name, $0) }
    }
  }

  /// The commands of the services that have an operation of that command, sorted; their models are
  /// not read.
  package func services(with operation: String) -> [String] {
    operationNames()?.services(with: operation) ?? []
  }

  /// All operations' commands that begin with the given words, sorted, each once.
  package func operationCommands(beginningWith prefix: String) -> [String] {
    operationNames()?.commands(beginningWith: prefix) ?? []
  }

  /// A command, taken apart: of each of those that documents have in common once.
  func line(_ arguments: [String]) -> AWSCommandLine {
    let size = arguments.reduce(0) { $0 + $1.utf8.count }
    return lines.value(for: arguments, size: size) {
      var parser = CommandLineParser(arguments, catalogue: self)
      return parser.parse()
    }
  }

  private func operationNames() -> OperationNameIndex? {
    state.withLock { state in
      if let known = state.operationNames { return known }
      let index = OperationNameIndex(folders: folders(&state), cache: cache)
      state.operationNames = .some(index)
      return index
    }
  }

  private func folders(_ state: inout State) -> [String: String] {
    if let folders = state.folders { return folders }
    var folders: [String: String] = [:]
    for data in installation.dataFolders {
      for name in (try? LocalFileSystem().list(data)) ?? [] {
        // Files beside the services: `endpoints.json`, `_retry.json`.
        if name.hasSuffix(".json") || name.hasPrefix(".") || name.hasPrefix("_") { continue }
        let command = ServiceCommand.command(of: name)
        if folders[command] == nil { folders[command] = FilePath.join(data, name) }
      }
    }
    state.folders = folders
    return folders
  }

  private func load(_ command: String, _ state: inout State) -> AWSService? {
    guard let name = ServiceCommand.folder(of: command), !name.isEmpty, !name.hasPrefix("."),
      !name.utf8.contains(UInt8(ascii: "/"))
    else { return nil }
    for data in installation.dataFolders {
      let folder = FilePath.join(data, name)
      guard let files = ModelFiles(folder: folder) else { continue }
      let index = cache.index(of: folder, stamp: files.stamp) {
        files.model().map { ServiceIndex.content(of: $0, stamp: files.stamp) }
      }
      guard let index else { continue }
      return AWSService(
        command: command, index: ServiceIndex(file: index),
        isVersion2: installation.isVersion2)
    }
    return nil
  }
}
