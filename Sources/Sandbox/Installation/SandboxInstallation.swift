import Platform

/// What a sandbox runs on: a Python with moto's server, and the AWS CLI.
///
/// Where this machine has them they are used: a rehearsal with the `aws` that the real run will
/// use finds its quirks too. Else both are installed, pinned, into a virtual environment under the
/// user's cache.
package struct SandboxInstallation: Hashable, Sendable {
  /// moto's version: the extension uses its insides.
  package static let motoVersion = "5.2.1"
  /// The AWS CLI's version, where it is installed here.
  package static let cliVersion = "1.45.11"

  /// An interpreter that imports moto's server.
  package var python: String
  /// The real `aws`, not a shim that looks for it: pyenv's costs 40 ms a start.
  package var aws: String
  /// The caller's search path, for what scripts call beside `aws`.
  package var searchPath: String
  /// Where Python finds a user's own packages although `HOME` is another; nil for nowhere.
  package var userBase: String?

  /// Makes one that is known.
  package init(python: String, aws: String, searchPath: String, userBase: String? = nil) {
    self.python = python
    self.aws = aws
    self.searchPath = searchPath
    self.userBase = userBase
  }

  /// Finds what this machine has; nil where moto or the AWS CLI is missing.
  ///
  /// - Parameter environment: `PATH`, `HOME`, `XDG_CACHE_HOME` and pyenv's variables count.
  /// - Returns: The installation; where it was found before, without starting anything.
  package static func find(environment: [String: String]) -> SandboxInstallation? {
    let search = InstallationSearch(environment: environment)
    if let found = search.remembered() { return found }
    guard let aws = search.locateAWS(), let python = search.locatePython(near: aws) else {
      return nil
    }
    let found = SandboxInstallation(
      python: python, aws: aws, searchPath: search.searchPath, userBase: search.userBase)
    search.remember(found)
    return found
  }

  /// Finds or makes the installation of this machine.
  ///
  /// - Parameters:
  ///   - environment: `PATH`, `HOME`, `XDG_CACHE_HOME` and pyenv's variables count; pip gets all.
  ///   - progress: Called with lines for people when something takes long.
  /// - Returns: The installation; where it was found before, without starting anything.
  /// - Throws: Where there is no Python, or nothing can be installed (offline, say).
  package static func prepare(
    environment: [String: String], progress: (String) -> Void
  ) throws(SandboxError) -> SandboxInstallation {
    if let found = find(environment: environment) { return found }
    let search = InstallationSearch(environment: environment)
    let installed = try SandboxInstaller(search: search).install(progress: progress)
    let aws = search.locateAWS()
    let installation = SandboxInstallation(
      python: search.locatePython(near: aws) ?? installed.python, aws: aws ?? installed.aws,
      searchPath: search.searchPath, userBase: search.userBase)
    search.remember(installation)
    return installation
  }
}
