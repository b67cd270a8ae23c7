import Platform
import Testing

/// The `runbook` that was built beside the tests.
enum BuiltProgram {
  /// Its path; nil where only some targets were built.
  static let path: String? = {
    let folder = FilePath.folder(of: CommandLine.arguments.first ?? "")
    let path = FilePath.join(folder, "runbook")
    return LocalFileSystem().exists(path) ? path : nil
  }()

  /// What a script of bash prints that calls the program as `"$runbook"`, in a test's folder.
  static func call(_ script: String, in place: Workplace) throws -> Captured {
    let program = try #require(path)
    return try Command(
      ["bash", "-c", script],
      environment: ["PATH": "/usr/bin:/bin", "HOME": place.folder, "runbook": program],
      folder: place.folder
    ).capture()
  }
}
