/// Which command stands for which folder of models.
///
/// The renamed ones are in the CLI's `customizations` (`configservice/rename_cmd.py`,
/// `codedeploy/codedeploy.py`, `s3/s3.py`, `sagemaker.py`).
enum ServiceCommand {
  /// Commands whose folder has another name.
  private static let renamed = [
    "s3api": "s3", "deploy": "codedeploy", "configservice": "config",
    "runtime.sagemaker": "sagemaker-runtime", "agent-toolkit": "agenttoolkit",
  ]

  /// Folders that are not a command by their own name.
  private static let hidden: Set<String> = ["s3", "codedeploy", "config", "agenttoolkit"]

  /// Commands that are not made from a model, with their subcommands: those of 1.45, and what
  /// version 2 adds.
  static let custom: [String: [String]] = [
    "s3": ["cp", "ls", "mb", "mv", "presign", "rb", "rm", "sync", "website"],
    "configure": [
      "add-model", "export-credentials", "get", "import", "list", "list-profiles", "mfa-login",
      "set", "sso", "sso-session",
    ],
    "history": ["list", "show"],
    "ddb": ["put", "select"],
    "login": [],
    "logout": [],
    "cli-dev": ["wizard-dev"],
  ]

  /// The folder of a command's models.
  static func folder(of command: String) -> String? {
    hidden.contains(command) ? nil : renamed[command] ?? command
  }

  /// The command for a folder of models.
  static func command(of folder: String) -> String {
    switch folder {
    case "s3": "s3api"
    case "codedeploy": "deploy"
    case "config": "configservice"
    case "agenttoolkit": "agent-toolkit"
    default: folder
    }
  }
}
