import Platform

/// The AWS CLI as it is installed: where its program and its service models are.
package struct AWSInstallation: Hashable, Sendable {
  /// The `aws` that `PATH` finds.
  package var executable: String
  /// The folders with one folder a service.
  ///
  /// Where two have the same service, the first counts.
  package var dataFolders: [String]
  /// "1.45.11"; nil where the installation does not say without being run.
  package var version: String?
  /// Whether this is version 2 of the CLI, which has a botocore of its own.
  package var isVersion2: Bool

  /// Makes one that is known.
  package init(
    executable: String, dataFolders: [String], version: String? = nil, isVersion2: Bool = false
  ) {
    self.executable = executable
    self.dataFolders = dataFolders
    self.version = version
    self.isVersion2 = isVersion2
  }

  /// Finds the installation that `aws` on the given search path is, without starting it.
  ///
  /// Knows the bundle of version 2, any Python prefix or virtual environment (Homebrew and
  /// distributions too), `pip install --user` and `--target`, and pyenv's shims. An `aws` that leads
  /// to no service models is passed over for the next one on the path.
  ///
  /// - Parameters:
  ///   - searchPath: Folders separated by colons.
  ///   - environment: `HOME`, `PYENV_VERSION` and `AWS_DATA_PATH` count.
  ///   - folder: The current folder, where `.python-version` is looked for.
  /// - Returns: The first installation on the path.
  package static func locate(
    searchPath: String, environment: [String: String] = [:], folder: String? = nil
  ) -> AWSInstallation? {
    var finder = InstallationFinder(
      searchPath: searchPath, environment: environment, folder: folder)
    return finder.find()
  }
}
