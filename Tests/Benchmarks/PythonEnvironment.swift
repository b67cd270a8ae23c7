import Foundation

/// A virtual environment of the benchmarks' own, with other people's tools in pinned versions.
///
/// It is made once, in the user's cache.
struct PythonEnvironment {
  private let folder: URL

  /// Finds the environment, and makes it where it is missing.
  ///
  /// - Parameters:
  ///   - name: What its folder is called.
  ///   - packages: What pip installs, with versions.
  ///   - modules: What can be imported once they are installed.
  /// - Returns: The environment; nil, with a message, where that does not work.
  static func find(_ name: String, packages: [String], modules: [String]) -> PythonEnvironment? {
    let variables = ProcessInfo.processInfo.environment
    let cache =
      variables["XDG_CACHE_HOME"].map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache")
    let environment = PythonEnvironment(
      folder: cache.appendingPathComponent("runbook-benchmarks/\(name)"))
    if environment.has(modules) { return environment }
    let path = environment.folder.path
    print("installing \(packages.joined(separator: ", ")) into \(path)\n")
    guard let python = ChildProcess.find("python3", ["-m", "venv", path]) else {
      print("skipped: there is no python3\n")
      return nil
    }
    do {
      _ = try python.run()
      _ = try ChildProcess(
        path: environment.program("python"),
        arguments: ["-m", "pip", "install", "--quiet"] + packages
      ).run()
    } catch {
      print("skipped: pip does not work here (\(error))\n")
      return nil
    }
    if environment.has(modules) { return environment }
    print("skipped: the packages cannot be imported\n")
    return nil
  }

  private func has(_ modules: [String]) -> Bool {
    let check = ChildProcess(
      path: program("python"),
      arguments: ["-W", "ignore", "-c", "import " + modules.joined(separator: ", ")])
    return (try? check.run()) != nil
  }

  /// The path of a program of the environment.
  func program(_ name: String) -> String { folder.appendingPathComponent("bin/\(name)").path }
}
