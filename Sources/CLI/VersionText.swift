import IAM

/// What `runbook --version` prints.
enum VersionText {
  static var text: String {
    "runbook \(CommandLineTool.version), IAM actions as of \(ActionCatalogue.date)"
  }
}
