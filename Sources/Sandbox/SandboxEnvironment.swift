import Platform

/// The environments of a sandbox, built from nothing.
enum SandboxEnvironment {
  /// What everything in a sandbox gets: programs, a home of its own, empty configuration, keys that
  /// are none, and no way to find others.
  static func base(folder: String, installation: SandboxInstallation) -> [String: String] {
    var environment = [
      "PATH": "\(FilePath.join(folder, "bin")):\(installation.searchPath)",
      "HOME": FilePath.join(folder, "home"),
      "LANG": "C.UTF-8",
      "AWS_CONFIG_FILE": FilePath.join(folder, "aws-config"),
      "AWS_SHARED_CREDENTIALS_FILE": FilePath.join(folder, "aws-credentials"),
      "AWS_ACCESS_KEY_ID": "rehearsal",
      "AWS_SECRET_ACCESS_KEY": "rehearsal",
      "AWS_EC2_METADATA_DISABLED": "true",
      "NO_PROXY": "*",
      "no_proxy": "*",
    ]
    if let base = installation.userBase { environment["PYTHONUSERBASE"] = base }
    return environment
  }
}

extension Sandbox {
  /// The region of commands that name none, where the plan names none either.
  package static let defaultRegion = "us-east-1"

  /// The environment, whole, of everything that a run starts in this sandbox.
  ///
  /// Nothing is inherited, so that no variable of the caller can lead a command elsewhere:
  /// `AWS_ENDPOINT_URL_IAM` would, and `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, `AWS_PROFILE`, a
  /// proxy, or a new variable that this program does not know.
  ///
  /// - Parameter region: The region of commands that name none.
  /// - Returns: All variables.
  package func environment(region: String = Sandbox.defaultRegion) -> [String: String] {
    var environment = SandboxEnvironment.base(folder: folder, installation: installation)
    environment["AWS_ENDPOINT_URL"] = address
    environment["AWS_REGION"] = region
    environment["AWS_DEFAULT_REGION"] = region
    environment["AWS_DEFAULT_OUTPUT"] = "json"
    environment["AWS_PAGER"] = ""
    environment["AWS_CLI_AUTO_PROMPT"] = "off"
    environment["AWS_CLI_FILE_ENCODING"] = "UTF-8"
    // Operations that moto lacks answer 500; trying again would take 5 to 9 s.
    environment["AWS_MAX_ATTEMPTS"] = "1"
    // `s3control` would ask for 777788889999.127.0.0.1.
    environment["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true"
    environment["TERM"] = "dumb"
    return environment
  }
}
