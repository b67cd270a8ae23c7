/// The commands of the program: parsing, help, completions and the manual page are made from this.
package enum CommandTable {
  /// The options that every command has.
  package static let common: [CommandOption] = [.help, .noColor, .version]

  /// The commands, in the order of the help.
  package static let commands: [CommandEntry] = [
    run, resume, undo, plan, validate, verify, status, runs, show, logs, report,
    render, sandbox, explain,
    completions,
  ]

  private static let selection: [CommandOption] = [
    .section, .from, .until, .only, .skip, .withOptional,
  ]

  private static let file = CommandEntry.Operand(
    "FILE", .file, "the document; also looked for in runbooks/, \"-\" for standard input")
  private static let latestRun = CommandEntry.Operand(
    "RUN", .run, isOptional: true, "a run's id, or a part of it; the newest one if left out")

  private static let run = CommandEntry(
    name: "run",
    summary: "carry a document out, with a checkpoint around every action",
    operands: [
      .init(
        "FILE", .file, isOptional: true,
        "the document; left out, the one that --plan was made from")
    ],
    options: [
      .plan, .sandbox, .fresh, .sandboxShell, .yes, .variable, .variables, .secret, .account,
      .region,
      .actor, .jobs,
    ] + selection + [.full, .new, .state, .stateProfile],
    discussion: """
      Shows what will be done, by whom, in which account, and asks once before anything is changed.
      When an action fails or the run is interrupted, "runbook resume" goes on from there.
      """,
    examples: [
      .init("runbook run enable-sagemaker.md --sandbox", "rehearse it on this machine"),
      .init(
        "runbook run enable-sagemaker.md --account 111122223333 --var name=ana",
        "run it for real, in that account only"),
      .init("runbook run --plan reviewed.json", "run it only if it still is what was reviewed"),
    ],
    action: { context throws(CommandFailure) in try RunCommand(context: context).run() })

  private static let resume = CommandEntry(
    name: "resume",
    summary: "go on with a run that failed, paused or was interrupted",
    operands: [
      .init(
        "RUN", .run, isOptional: true,
        "a run's id, or a part of it; the newest unfinished one if left out")
    ],
    options: [
      .done, .skipStep, .retry, .set, .note, .yes, .variable, .variables, .secret, .account,
      .region, .actor, .asCaller, .acceptChanges, .here, .jobs, .state, .stateProfile,
    ],
    discussion: """
      What is done is not repeated, and values that were captured are still there; secrets are not,
      and are given again. Its commands run where the run began, or here with --here. STEP is a step's
      id, an action's id, or an end of one that no other has; "runbook status" lists them. Of an
      action that runs for each of several items, 'row-3[2]' is the second, and 'row-3[2-5]' are four.
      """,
    examples: [
      .init("runbook resume", "go on with the newest unfinished run"),
      .init(
        "runbook resume 20261121-031719-k3f9 --done test-access/4 --note \"opened it myself\"",
        "say that a step was done by hand, and go on"),
      .init(
        "runbook resume --retry 'table-1/row-3[2]'",
        "run the second item of that row again, and go on with the others"),
    ],
    action: { context throws(CommandFailure) in try ResumeCommand(context: context).run() })

  private static let undo = CommandEntry(
    name: "undo",
    summary: "take back what a run made, last things first",
    operands: [.init("RUN", .run, "a run's id, or a part of it")],
    options: [
      .dryRun, .yes, .variable, .account, .actor, .here, .jobs, .full, .state, .stateProfile,
    ],
    discussion: """
      Shows the commands that take back what the run created or attached, and asks before it runs
      them. What was there before the run stays; what has no inverse is listed. It is a run of its
      own: after a failure "runbook resume" goes on with it.
      """,
    examples: [
      .init("runbook undo 20261121-031719-k3f9 --dry-run", "what would be taken back"),
      .init("runbook undo 20261121-031719-k3f9", "take it back"),
    ],
    action: { context throws(CommandFailure) in try UndoCommand(context: context).run() })

  private static let plan = CommandEntry(
    name: "plan",
    summary: "show the exact commands that a document amounts to",
    operands: [file],
    options: [.planFormat, .full, .inputs, .permissions, .save] + selection + [
      .variable, .variables,
    ],
    discussion: """
      Nothing is run. In the margin stands the line of the document that each command comes from.
      With --format sh the plan is a script, inputs as variables at its top.
      """,
    examples: [
      .init("runbook plan enable-sagemaker.md", "what would be done"),
      .init("runbook plan enable-sagemaker.md --inputs", "which values it needs, and where"),
      .init(
        "runbook plan enable-sagemaker.md --permissions",
        "the least that its caller must be allowed"),
    ],
    action: { context throws(CommandFailure) in try PlanCommand(context: context).run() })

  private static let validate = CommandEntry(
    name: "validate",
    summary: "say where documents are wrong, unclear or not executable",
    operands: [
      .init(
        "FILE", .file, isRepeatable: true,
        "a document, \"-\" for standard input, a folder (every .md below it) or a pattern")
    ],
    options: [.findingsFormat, .strict, .fix, .dryRun, .against, .state, .stateProfile],
    discussion: """
      Ends with status 1 where it finds an error, with --strict also for a warning. Every finding has
      an id in brackets; "runbook explain ID" says what it means and how to mend it. With --against
      the document is held against what was executed too, and status 1 says also that it differs, or
      that a step of it failed.
      """,
    examples: [
      .init("runbook validate enable-sagemaker.md", "check one document"),
      .init("runbook validate runbooks --format sarif", "check a folder, for code scanning"),
      .init("runbook validate runbooks --fix --dry-run", "what --fix would change"),
      .init(
        "runbook validate enable-sagemaker.md --against 20261121-031719-k3f9",
        "what of it is no longer as it was executed"),
    ],
    action: { context throws(CommandFailure) in try ValidateCommand(context: context).run() })

  private static let verify = CommandEntry(
    name: "verify",
    summary: "say where a document and what is there in the account differ",
    operands: [file],
    options: [.verifySandbox, .variable, .variables, .secret, .account, .region, .actor]
      + selection + [.full, .statusFormat, .state, .stateProfile],
    discussion: """
      Reads only. Policies, roles, keys, groups and attachments that the document makes are looked
      for, with the values of its newest run where it has one. Ends with status 1 where something is
      missing, differs, or cannot be told.
      """,
    examples: [
      .init("runbook verify enable-sagemaker.md", "compare it with the account"),
      .init("runbook verify enable-sagemaker.md --sandbox", "compare it with the sandbox"),
    ],
    action: { context throws(CommandFailure) in try VerifyCommand(context: context).run() })

  private static let status = CommandEntry(
    name: "status",
    summary: "show how far a run is",
    operands: [latestRun],
    options: [.statusFormat, .state, .stateProfile],
    discussion: nil,
    examples: [.init("runbook status", "the newest run, step by step")],
    action: { context throws(CommandFailure) in try StatusCommand(context: context).run() })

  private static let runs = CommandEntry(
    name: "runs",
    summary: "list the runs of this folder, or remove old ones",
    operands: [],
    options: [
      .statusFormat, .prune, .damaged, .keep, .keepDays, .yesRemove, .state, .stateProfile,
    ],
    discussion: """
      --prune names the runs that it would remove and asks. A run that is not finished is kept,
      unless it was taken back; one that cannot be read is kept too, unless --damaged says otherwise:
      its journal may be all that tells what it made.
      """,
    examples: [
      .init("runbook runs", "newest last"),
      .init("runbook runs --prune --keep 20", "remove finished runs but the newest 20"),
    ],
    action: { context throws(CommandFailure) in try RunsCommand(context: context).run() })

  private static let show = CommandEntry(
    name: "show",
    summary: "show all that happened in a run, from its journal",
    operands: [latestRun],
    options: [.state, .stateProfile],
    discussion: nil,
    examples: [.init("runbook show", "the newest run, event by event")],
    action: { context throws(CommandFailure) in try ShowCommand(context: context).run() })

  private static let logs = CommandEntry(
    name: "logs",
    summary: "show what the commands of a run printed",
    operands: [
      .init("RUN", .run, "a run's id, or a part of it"),
      .init(
        "STEP", .text, isOptional: true,
        "a step's or action's id, or an end of one, or 'row-3[2]' for an item; all if left out"),
    ],
    options: [.standardError, .follow, .state, .stateProfile],
    discussion: """
      Secrets are masked as they were while it ran. The logs of a shared run stay on the machine that
      ran the action, which is named.
      """,
    examples: [
      .init("runbook logs 20261121-031719-k3f9 table-1/row-3", "the last attempt of that row"),
      .init("runbook logs 20261121-031719-k3f9 --follow", "what it prints, as it comes"),
    ],
    action: { context throws(CommandFailure) in try LogsCommand(context: context).run() })

  private static let report = CommandEntry(
    name: "report",
    summary: "print the record of a run, for a ticket or an archive",
    operands: [latestRun],
    options: [.reportFormat, .state, .stateProfile],
    discussion: """
      Who ran what where, every command as it ran, what was left out and who decided it. It is
      written from the journal, so no secret is in it.
      """,
    examples: [
      .init("runbook report > change-4711.md", "the newest run, as Markdown"),
      .init("runbook report --format junit", "for a CI server"),
    ],
    action: { context throws(CommandFailure) in try ReportCommand(context: context).run() })

  private static let render = CommandEntry(
    name: "render",
    summary: "print a document as HTML",
    operands: [file],
    options: [.unsafe, .commonMark],
    discussion: "Raw HTML is escaped and javascript: links are refused, unless --unsafe says so.",
    examples: [.init("runbook render README.md > readme.html", "a page for the browser")],
    action: { context throws(CommandFailure) in try RenderCommand(context: context).run() })

  private static let sandbox = CommandEntry(
    name: "sandbox",
    summary: "start, stop or look at the sandbox that rehearsals run in",
    operands: [
      .init("WHAT", .choice(["start", "stop", "status"]), "start, stop or status")
    ],
    options: [.fresh, .state],
    discussion: """
      "run --sandbox" starts it by itself, and it ends by itself when it is idle for 15 minutes.
      """,
    examples: [
      .init("runbook sandbox stop", "end it now; what it holds is gone"),
      .init("runbook sandbox status --state rehearsals", "the one of another state folder"),
    ],
    action: { context throws(CommandFailure) in try SandboxCommand(context: context).run() })

  private static let explain = CommandEntry(
    name: "explain",
    summary: "say what a finding means and how to mend it",
    operands: [.init("ID", .text, isOptional: true, "a finding's id; all are listed without one")],
    options: [],
    discussion: nil,
    examples: [.init("runbook explain iam.invalid-action", "an action that AWS does not know")],
    action: { context throws(CommandFailure) in try ExplainCommand(context: context).run() })

  private static let completions = CommandEntry(
    name: "completions",
    summary: "print the completions for a shell",
    operands: [.init("SHELL", .choice(["bash", "zsh", "fish"]), "bash, zsh or fish")],
    options: [],
    discussion: nil,
    examples: [.init("source <(runbook completions bash)", "for this shell")],
    action: { context throws(CommandFailure) in try CompletionsCommand(context: context).run() })
}
