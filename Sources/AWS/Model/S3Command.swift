/// The options of `aws s3`, whose commands are made from no model.
///
/// From `ARG_TABLE` in `awscli/customizations/s3/subcommands.py` and the strategies in
/// `s3/syncstrategy` of version 1.45, with what version 2 adds: a command that either version
/// accepts is not called wrong.
enum S3Command {
  private static let filters = "dryrun exclude include only-show-errors page-size quiet"

  private static let transfers =
    filters + """
       acl cache-control case-conflict checksum-algorithm checksum-mode content-disposition \
      content-encoding content-language content-type copy-props expires follow-symlinks \
      force-glacier-transfer grants ignore-glacier-warnings metadata metadata-directive \
      no-follow-symlinks no-guess-mime-type no-overwrite no-progress progress-frequency \
      progress-multiline request-payer source-region sse sse-c sse-c-copy-source \
      sse-c-copy-source-key sse-c-key sse-kms-key-id storage-class tags website-redirect
      """

  private static let table: [String: String] = [
    "cp": transfers + " expected-size recursive",
    "ls": "bucket-name-prefix bucket-region human-readable page-size recursive request-payer "
      + "summarize",
    "mb": "tags",
    "mv": transfers + " recursive validate-same-s3-paths",
    "presign": "expires-in",
    "rb": "force",
    "rm": filters + " recursive request-payer",
    "sync": transfers + " delete exact-timestamps size-only",
    "website": "error-document index-document",
  ]

  /// The options of a command, with their hyphens; nil where there is no such command.
  static func options(of command: String) -> [String]? {
    table[command].map { $0.split(separator: " ").map { "--\($0)" } }
  }
}
