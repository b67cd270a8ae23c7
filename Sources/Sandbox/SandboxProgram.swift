/// The `aws` that stands first on the search path in a sandbox.
enum SandboxProgram {
  /// Options of the AWS CLI, each with a value, that would lead a command out of the sandbox: to a
  /// profile of one's own, which it has not, or to a real endpoint.
  private static let options = ["--profile", "--endpoint-url"]
  /// The shortest beginnings that the AWS CLI takes for them: it accepts unambiguous ones.
  private static let shortest = 3

  /// A shell script that starts the real program without these options, at the sandbox's endpoint.
  ///
  /// A document may have them in a command or a script; the sandbox has neither. The endpoint is
  /// given as an option too: for `sqs`, `emr`, `rds`, `docdb`, `neptune` and `health` version 1 of
  /// the AWS CLI puts the service's own address over that of `AWS_ENDPOINT_URL`
  /// (`customizations/overridesslcommonname.py`). Costs 1 ms a start.
  static func script(starting program: String) -> String {
    let names = options.flatMap { option in
      (shortest...option.count).map { String(option.prefix($0)) }
    }
    return """
      #!/bin/sh
      # Written by runbook: starts aws without options that would lead out of the sandbox.
      drop=
      for word do
        shift
        if [ -n "$drop" ]; then drop=; continue; fi
        case $word in
          \(names.joined(separator: "|"))) drop=1 ;;
          \(names.map { $0 + "=*" }.joined(separator: "|"))) ;;
          *) set -- "$@" "$word" ;;
        esac
      done
      exec '\(program.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))' \
        ${AWS_ENDPOINT_URL:+--endpoint-url "$AWS_ENDPOINT_URL"} "$@"

      """
  }
}
