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
  static let missing: Comment = "no AWS CLI is installed"

  /// Its catalogue, without a cache.
  static func catalogue() throws -> AWSCatalogue {
    AWSCatalogue(installation: try #require(installation), cacheFolder: nil)
  }
}
