/// The options, each written once however many commands have it.
extension CommandOption {
  // Every command.
  static let help = CommandOption("--help", letter: "h", "show this help")
  static let noColor = CommandOption("--no-color", "use no colours, as NO_COLOR does")
  static let version = CommandOption("--version", "show the version")

  // Where runs are kept.
  static let state = CommandOption(
    "--state", value: "DIR|S3", kind: .folder,
    "keep runs in this folder, or share them in s3://bucket/prefix")
  static let stateProfile = CommandOption(
    "--state-profile", value: "NAME", "use this profile of the AWS CLI for --state s3://…")

  // Values.
  static let variable = CommandOption(
    "--var", value: "NAME=VALUE", isRepeatable: true,
    "give an input its value; again with the same name for a list")
  static let set = CommandOption(
    "--set", value: "NAME=VALUE", isRepeatable: true,
    "give a value, also one that a step done by hand would have given")
  static let variables = CommandOption(
    "--vars", value: "FILE", kind: .file, isRepeatable: true,
    "read values from a file: a JSON object, or lines of name=value")
  static let secret = CommandOption(
    "--secret", value: "NAME", isRepeatable: true,
    "treat this input's value, of at least 4 bytes, as secret")

  // Who and where.
  static let account = CommandOption(
    "--account", value: "ID", "refuse any other AWS account than this")
  static let region = CommandOption(
    "--region", value: "REGION", "make all AWS calls in this region")
  static let actor = CommandOption(
    "--as", value: "NAME=PROFILE", isRepeatable: true,
    "use this profile of the AWS CLI where the document says to log in as NAME")
  static let asCaller = CommandOption(
    "--as-caller", "go on as another caller of the same account")

  // Which steps.
  static let section = CommandOption(
    "--section", value: "NAME", isRepeatable: true, "only this section: its title or id")
  static let from = CommandOption(
    "--from", value: "STEP", "begin at this step")
  static let until = CommandOption(
    "--until", value: "STEP", "end after this step")
  static let only = CommandOption(
    "--only", value: "STEP", isRepeatable: true, "only this step")
  static let skip = CommandOption(
    "--skip", value: "STEP", isRepeatable: true, "leave this step out")
  static let withOptional = CommandOption("--with-optional", "run optional steps too")

  // Running.
  static let sandbox = CommandOption(
    "--sandbox", "rehearse on this machine, without an AWS account")
  static let verifySandbox = CommandOption(
    "--sandbox", "look into the running sandbox instead of the account")
  static let fresh = CommandOption("--fresh", "rehearse in a new, empty sandbox")
  static let sandboxShell = CommandOption(
    "--sandbox-shell", "rehearse other commands than aws too, instead of showing them")
  static let yes = CommandOption("--yes", letter: "y", "agree to the plan without being asked")
  static let new = CommandOption(
    "--new", "begin a new run although one of this document is unfinished")
  static let jobs = CommandOption(
    "--jobs", value: "N",
    "how many items of a repeated action run at once (default 4, of a script 1)")

  static let plan = CommandOption(
    "--plan", value: "PLAN", kind: .file,
    "run only what this saved plan has, its choice of steps too")
  static let dryRun = CommandOption("--dry-run", "only show what would be done")

  // Going on.
  static let done = CommandOption(
    "--done", value: "STEP", isRepeatable: true, "this step was done by hand")
  static let skipStep = CommandOption(
    "--skip", value: "STEP", isRepeatable: true, "leave this step out; --note says why")
  static let retry = CommandOption(
    "--retry", value: "STEP", isRepeatable: true,
    "run this step again although its outcome is unknown")
  static let note = CommandOption(
    "--note", value: "TEXT", "why, or what was done instead, for the record")
  static let here = CommandOption(
    "--here", "run commands in the current folder, not where the run began")
  static let acceptChanges = CommandOption(
    "--accept-changes", "go on although a step that is done is worded differently now")

  // Keeping house.
  static let prune = CommandOption(
    "--prune", "remove finished runs, with their journals and logs")
  static let damaged = CommandOption(
    "--damaged", "with --prune, remove the runs that cannot be read too")
  static let keep = CommandOption(
    "--keep", value: "N", "keep the newest N runs (default 10, without --keep-days)")
  static let keepDays = CommandOption(
    "--keep-days", value: "N", "keep runs whose last event is at most N days old")
  static let yesRemove = CommandOption("--yes", letter: "y", "remove without being asked")

  // What is shown.
  static let full = CommandOption("--full", "show policies, words and ids whole")
  static let inputs = CommandOption("--inputs", "only list the inputs and the lines that use them")
  static let permissions = CommandOption(
    "--permissions", "only print the IAM policy that whoever runs the plan needs")
  static let save = CommandOption(
    "--save", value: "PATH", kind: .file, "also write the plan, as JSON, to a file")
  static let planFormat = CommandOption(
    "--format", value: "FORMAT", kind: .choice(["text", "json", "sh"]), "text (default), json or sh"
  )
  static let statusFormat = CommandOption(
    "--format", value: "FORMAT", kind: .choice(["text", "json"]), "text (default) or json")
  static let reportFormat = CommandOption(
    "--format", value: "FORMAT", kind: .choice(["markdown", "html", "json", "junit"]),
    "markdown (default), html, json or junit")
  static let findingsFormat = CommandOption(
    "--format", value: "FORMAT", kind: .choice(["text", "json", "sarif", "github", "junit"]),
    "text (default), json, sarif, github or junit")
  static let strict = CommandOption("--strict", "let warnings count as errors")
  static let fix = CommandOption(
    "--fix", "make the fixes that are safe, in the files themselves")
  static let against = CommandOption(
    "--against", value: "RUN|PLAN", kind: .run,
    "show what is no longer as that run executed it, or as that saved plan has it")
  static let unsafe = CommandOption("--unsafe", "pass raw HTML and javascript: links through")
  static let commonMark = CommandOption(
    "--commonmark", "read CommonMark without GitHub's extensions")
  static let follow = CommandOption(
    "--follow", letter: "f", "go on showing what is printed until nobody works on the run")
  static let standardError = CommandOption("--stderr", "show standard error instead of output")
}
