import AWS
import Platform
import Testing

/// The AWS CLI of this machine, for tests that read real models.
enum InstalledCLI {
  /// Where it is; nil where there is none.
  static let installation = AWSInstallation.locate(
    searchPath: ProcessEnvironment.variables["PATH"] ?? "",
    environment: ProcessEnvironment.variables)

  /// Why a test of it is skipped.
  static let missing: Comment = "no AWS CLI (of version 1, with its interpreter) is installed"

  /// The interpreter of version 1, which can say what the CLI's own code does.
  static let python: String? = {
    guard let installation, !installation.isVersion2, let data = installation.dataFolders.last
    else { return nil }
    // …/lib/python3.11/site-packages/botocore/data
    var prefix = data
    for _ in 0..<5 { prefix = FilePath.folder(of: prefix) }
    let python = FilePath.join(prefix, "bin/python3")
    return LocalFileSystem().exists(python) ? python : nil
  }()

  /// Its catalogue, without a cache.
  static func catalogue() throws -> AWSCatalogue {
    AWSCatalogue(installation: try #require(installation), cacheFolder: nil)
  }
}
