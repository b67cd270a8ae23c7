import AWS
import JSON
import Platform

/// Looks for what this machine has of a sandbox's needs, and remembers what was found.
struct InstallationSearch {
  let environment: [String: String]
  let searchPath: String
  private let files = LocalFileSystem()

  init(environment: [String: String]) {
    self.environment = environment
    searchPath = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  }

  /// Where this program keeps what can be made again; nil without a home.
  var cacheFolder: String? {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return FilePath.join(cache, "runbook")
    }
    return environment["HOME"].map { FilePath.join($0, ".cache/runbook") }
  }

  /// Where `pip install --user` puts packages; Python looks below `HOME`, which a sandbox changes.
  var userBase: String? {
    if let base = environment["PYTHONUSERBASE"] { return base }
    guard let home = environment["HOME"] else { return nil }
    let base = FilePath.join(home, ".local")
    return files.exists(FilePath.join(base, "lib")) ? base : nil
  }

  // MARK: Finding

  /// The real `aws` of the search path.
  func locateAWS() -> String? {
    let folder = try? LocalFileSystem.currentFolder()
    guard
      let found = AWSInstallation.locate(
        searchPath: searchPath, environment: environment, folder: folder)
    else { return nil }
    guard isShim(found.executable) else { return found.executable }
    // <prefix>/lib/python3.x/site-packages/botocore/data
    for data in found.dataFolders {
      var prefix = data
      for _ in 0..<5 { prefix = FilePath.folder(of: prefix) }
      if let program = Command.locate("aws", searchPath: FilePath.join(prefix, "bin")) {
        return program
      }
    }
    return found.executable
  }

  /// A Python that imports moto's server in the version wanted: the one that `aws` runs on, or one
  /// of the search path.
  func locatePython(near aws: String?) -> String? {
    var candidates: [String] = []
    if let aws, let target = try? files.resolve(aws) {
      candidates.append(FilePath.join(FilePath.folder(of: target), "python3"))
    }
    candidates += pythons
    for candidate in candidates {
      if let python = interpreter(candidate, asking: Self.motoQuestion) { return python }
    }
    return nil
  }

  /// The Pythons of the search path, each once.
  var pythons: [String] {
    var found: [String] = []
    for folder in searchPath.split(separator: ":") {
      for name in ["python3", "python"] {
        if let program = Command.locate(name, searchPath: String(folder)),
          !found.contains(program)
        {
          found.append(program)
        }
      }
    }
    return found
  }

  /// Asks an interpreter; nil where it is none, is too old, or says no.
  ///
  /// - Returns: Its real path, as it knows it.
  func interpreter(_ program: String, asking question: String) -> String? {
    guard Command.locate(program, searchPath: "") != nil else { return nil }
    // Not started in a folder of the caller's: Python would import modules from it.
    let command = Command(
      [program, "-c", question], environment: environment, folder: "/", timeout: .seconds(30))
    guard let result = try? command.capture(), result.exit.isSuccess else { return nil }
    let path = result.text.split(separator: "\n").last.map(String.init) ?? ""
    return path.hasPrefix("/") ? path : nil
  }

  /// Whether this is a Python that moto runs on.
  static let versionQuestion = """
    import sys
    if sys.version_info < (3, 10): sys.exit(1)
    print(sys.executable)
    """

  /// Whether moto's server is there, without the 0.4 s that importing it takes.
  private static let motoQuestion = """
    import sys, importlib.metadata as m, importlib.util as u
    if m.version("moto") != "\(SandboxInstallation.motoVersion)": sys.exit(1)
    if not all(u.find_spec(n) for n in ("flask", "flask_cors", "werkzeug")): sys.exit(1)
    print(sys.executable)
    """

  private func isShim(_ program: String) -> Bool {
    guard let head = try? files.read(program, limit: 1 << 16) else { return false }
    return head.starts(with: Array("#!".utf8)) && head.firstRange(of: Array("pyenv".utf8)) != nil
  }

  // MARK: Remembering

  /// What was found by an earlier start with the same search path, if it is still there.
  func remembered() -> SandboxInstallation? {
    guard let file, let bytes = try? files.read(file, limit: 1 << 20),
      let known = JSONValue(parsing: bytes), known["key"]?.string == key,
      let python = known["python"]?.string, let aws = known["aws"]?.string,
      Command.locate(python, searchPath: "") != nil, Command.locate(aws, searchPath: "") != nil,
      let moto = known["moto"]?.string, files.exists(moto)
    else { return nil }
    return SandboxInstallation(
      python: python, aws: aws, searchPath: searchPath, userBase: userBase)
  }

  /// Writes what was found; where that fails, the next start looks again.
  func remember(_ installation: SandboxInstallation) {
    guard let file, let folder = cacheFolder,
      let moto = interpreter(installation.python, asking: Self.motoFolderQuestion)
    else { return }
    let known = JSONValue.object([
      .init("key", .string(key)), .init("python", .string(installation.python)),
      .init("aws", .string(installation.aws)), .init("moto", .string(moto)),
    ])
    try? files.makeFolders(folder)
    try? files.write(Array(known.compact.utf8), to: file)
  }

  private static let motoFolderQuestion = """
    import importlib.metadata as m
    print(m.distribution("moto").locate_file("moto-\(SandboxInstallation.motoVersion).dist-info"))
    """

  private var file: String? { cacheFolder.map { FilePath.join($0, "sandbox-programs.json") } }

  /// What the finding depends on.
  private var key: String {
    let names = ["PYENV_VERSION", "PYTHONPATH", "PYTHONUSERBASE", "VIRTUAL_ENV"]
    let programs = ["aws", "python3"].map { Command.locate($0, searchPath: searchPath) ?? "" }
    let variables = names.map { environment[$0] ?? "" }
    return ([SandboxInstallation.motoVersion, searchPath] + programs + variables)
      .joined(separator: "\n")
  }
}
