import Platform

/// The `runbook` that was built beside the tests.
enum BuiltProgram {
  /// Its path; nil where only some targets were built.
  static let path: String? = {
    let folder = FilePath.folder(of: CommandLine.arguments.first ?? "")
    let path = FilePath.join(folder, "runbook")
    return LocalFileSystem().exists(path) ? path : nil
  }()
}
