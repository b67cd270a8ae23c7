import Platform

/// Installs moto and the AWS CLI into a virtual environment under the user's cache, once.
///
/// Virtual environments cannot be moved, so it is made where it stays; a file that is written last
/// says that it is whole, and a lock keeps two processes from making it at once.
struct SandboxInstaller {
  let search: InstallationSearch
  private let files = LocalFileSystem()

  init(search: InstallationSearch) { self.search = search }

  /// What is installed, as pip takes it.
  ///
  /// These are moto's parts and packages without which one of its services cannot be imported; its
  /// own `server` brings cfn-lint and what that needs too, 100 MB for checking templates.
  private static let packages = [
    "moto[s3,ssm,dynamodb,events,glue,cognitoidp,stepfunctions,appsync,quicksight,xray]"
      + "==\(SandboxInstallation.motoVersion)", "openapi-spec-validator>=0.5",
    "awscli==\(SandboxInstallation.cliVersion)",
    "flask==3.1.3", "flask-cors==6.0.2", "werkzeug==3.1.8",
  ]

  /// The programs, installed now or before.
  func install(
    progress: (String) -> Void
  ) throws(SandboxError) -> (python: String, aws: String) {
    guard let cache = search.cacheFolder else {
      throw .installationFailed(
        "HOME is not set; set it, or XDG_CACHE_HOME to a folder for caches", detail: "")
    }
    let versions = "moto-\(SandboxInstallation.motoVersion)-aws-\(SandboxInstallation.cliVersion)"
    let folder = FilePath.join(cache, "sandbox-\(versions)")
    let programs = (
      python: FilePath.join(folder, "bin/python3"), aws: FilePath.join(folder, "bin/aws")
    )
    let marker = FilePath.join(folder, "complete")
    do {
      try files.makeFolders(cache)
      let lock = try files.lock(folder + ".lock", waiting: .seconds(600)) {
        progress("waiting for another runbook that is installing moto and the AWS CLI")
      }
      guard let lock else { throw SandboxError.installationIsBusy(folder: folder) }
      defer { withExtendedLifetime(lock) {} }
      // A system's Python that was upgraded leaves links that lead nowhere.
      if files.exists(marker), files.exists(programs.python) { return programs }
      progress(
        "installing moto \(SandboxInstallation.motoVersion) and the AWS CLI "
          + "\(SandboxInstallation.cliVersion) into \"\(folder)\", once; this takes a minute or two"
      )
      try make(folder)
      try files.write([], to: marker)
      return programs
    } catch let error as SandboxError {
      throw error
    } catch let error as SystemError {
      throw .system(error)
    } catch {
      throw .installationFailed("\(error)", detail: "")
    }
  }

  private func make(_ folder: String) throws(SandboxError) {
    let candidates = search.pythons
    let python = candidates.lazy.compactMap {
      search.interpreter($0, asking: InstallationSearch.versionQuestion)
    }.first
    guard let python else {
      throw .noPython(
        candidates.isEmpty
          ? "no \"python3\" is on the search path; install it"
          : "\"\(candidates[0])\" is older, or does not start; install a newer one")
    }
    let made = try run([python, "-m", "venv", "--clear", folder])
    if made.exit.isSuccess {
      try check(
        try run([FilePath.join(folder, "bin/python3"), "-m", "pip", "install"] + pipArguments),
        "pip failed")
      return
    }
    // Debian's Python has venv, and ensurepip only with a package of its own.
    let version = try run([python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    let package = "python\(version.text.split(separator: "\n").first ?? "3")-venv"
    let bare = try run([python, "-m", "venv", "--clear", "--without-pip", folder])
    guard bare.exit.isSuccess, try run([python, "-m", "pip", "--version"]).exit.isSuccess else {
      throw .installationFailed(
        "\"\(python)\" cannot make virtual environments; install \"\(package)\" "
          + "(apt-get install \(package))", detail: lastLines(of: made.text + made.errorText))
    }
    let own = FilePath.join(folder, "bin/python3")
    let packages = try run([own, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    guard let target = packages.text.split(separator: "\n").first else {
      throw .installationFailed(
        "\"\(own)\" does not start", detail: lastLines(of: packages.errorText))
    }
    try check(
      try run([python, "-m", "pip", "install", "--target", String(target)] + pipArguments),
      "pip failed; installing \"\(package)\" may help")
    do {
      // `--target` puts programs elsewhere, and they start another Python.
      try files.write(
        Array(Self.program(interpreter: own).utf8), to: FilePath.join(folder, "bin/aws"))
      try files.setMode(0o755, of: FilePath.join(folder, "bin/aws"))
    } catch {
      throw .system(error)
    }
  }

  /// What pip prints where it reaches no package index.
  private static let signsOfNoConnection = [
    "NewConnectionError", "Temporary failure", "No matching distribution", "timed out",
  ]
  /// What would make pip, or Python, look at or install into something of the caller's.
  private static let callersVariables = [
    "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER", "PIP_PREFIX",
  ]

  private var pipArguments: [String] {
    ["--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
      + Self.packages
  }

  private static func program(interpreter: String) -> String {
    """
    #!\(interpreter)
    import sys
    from awscli.clidriver import main
    sys.exit(main())

    """
  }

  private func check(_ result: Captured, _ what: String) throws(SandboxError) {
    if result.exit.isSuccess { return }
    let text = lastLines(of: result.errorText)
    let isOffline = Self.signsOfNoConnection.contains { text.contains($0) }
    throw .installationFailed(
      isOffline
        ? "there is no connection to the package index; go online once, or install "
          + "\(Self.packages.prefix(2).map { "\"\($0)\"" }.joined(separator: " and ")) yourself"
        : what, detail: text)
  }

  private func run(_ arguments: [String]) throws(SandboxError) -> Captured {
    var environment = search.environment
    for name in Self.callersVariables { environment[name] = nil }
    do {
      return try Command(
        arguments, environment: environment, folder: "/", timeout: .seconds(900)
      ).capture()
    } catch {
      throw .system(error)
    }
  }
}
