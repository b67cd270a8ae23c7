/// The options that stand before or after any command (`awscli/data/cli.json`; version 2 adds the
/// last six).
enum GlobalOptions {
  /// One of them.
  struct Option {
    var name: String
    var takesValue: Bool
    /// The allowed values; empty where any is allowed.
    var values: [String] = []
    var isVersion2Only = false
  }

  /// Those that an installation has.
  static func all(isVersion2: Bool) -> [Option] {
    isVersion2 ? table : ofVersion1
  }

  private static let ofVersion1 = table.filter { !$0.isVersion2Only }

  private static let table = [
    Option(name: "--debug", takesValue: false),
    Option(name: "--endpoint-url", takesValue: true),
    Option(name: "--no-verify-ssl", takesValue: false),
    Option(name: "--no-paginate", takesValue: false),
    Option(
      name: "--output", takesValue: true,
      values: ["json", "text", "table", "yaml", "yaml-stream", "off"]),
    Option(name: "--query", takesValue: true),
    Option(name: "--profile", takesValue: true),
    Option(name: "--region", takesValue: true),
    Option(name: "--version", takesValue: false),
    Option(name: "--color", takesValue: true, values: ["on", "off", "auto"]),
    Option(name: "--no-sign-request", takesValue: false),
    Option(name: "--ca-bundle", takesValue: true),
    Option(name: "--cli-read-timeout", takesValue: true),
    Option(name: "--cli-connect-timeout", takesValue: true),
    Option(name: "--v2-debug", takesValue: false),
    Option(
      name: "--cli-binary-format", takesValue: true, values: ["base64", "raw-in-base64-out"],
      isVersion2Only: true),
    Option(name: "--no-cli-pager", takesValue: false, isVersion2Only: true),
    Option(name: "--cli-auto-prompt", takesValue: false, isVersion2Only: true),
    Option(name: "--no-cli-auto-prompt", takesValue: false, isVersion2Only: true),
    Option(
      name: "--cli-error-format", takesValue: true,
      values: ["legacy", "json", "yaml", "text", "table", "enhanced"], isVersion2Only: true),
  ]

  /// The output formats of version 1.
  static let formatsOfVersion1 = ["json", "text", "table"]
}
