import Engine
import Platform
import Reports

extension CommandFailure {
  /// What an error of the engine means to a person, and what to do.
  init(_ error: EngineError) {
    switch error {
    case .nothingToRun:
      self.init(
        "there is nothing to run in this document",
        advice: ["a step is a numbered item, a table of commands or a fence of shell commands"])
    case .planHasErrors(let count):
      self.init("\(counted(count, "error")) must be mended first; nothing was run")
    case .missingValues(let missing):
      self.init(
        missing.count == 1
          ? "the input \"\(missing[0].name)\" has no value"
          : "\(missing.count) inputs have no value",
        advice: missing.flatMap(Self.lines) + ["nothing was run"])
    case .badValue(let name, let reason):
      self.init("the value of \"\(name)\" cannot be used: \(reason)")
    case .unknownValue(let name, let nearest):
      let near = nearest.map { ", did you mean \"\($0)\"?" } ?? ""
      self.init(
        "the document has no input \"\(name)\"\(near)",
        advice: ["runbook plan FILE --inputs lists its inputs"])
    case .missingPrograms(let programs):
      let names = programs.map { "\"\($0)\"" }
      self.init(
        "\(listed(names)) \(programs.count == 1 ? "is" : "are") not installed, and the document needs "
          + (programs.count == 1 ? "it" : "them"),
        advice: programs.contains("aws")
          ? ["with --sandbox the AWS CLI is installed for rehearsals only"] : [])
    case .noIdentity(let reason, let isExpiredLogin):
      self.init(
        "AWS does not say who is calling: \(ShownText.line(reason))",
        advice: [
          (isExpiredLogin ? "log in again" : "log in")
            + ", or choose a profile with AWS_PROFILE; --sandbox needs no account"
        ])
    case .wrongAccount(let found, let wanted):
      self.init("this is account \(found), and --account allows only \(wanted)")
    case .regionUndecided(let regions):
      self.init(
        "it is not clear which region is meant: \(listed(regions, "or"))",
        advice: ["--region decides"])
    case .missingRequirements(let missing):
      self.init(
        "what the document takes for granted does not exist",
        advice: missing.map { "missing: \(ShownText.line($0))" })
    case .noRun(let text):
      self.init(
        text.map { "no run has the id \"\($0)\", or more than one has it as a part" }
          ?? "there is no unfinished run",
        advice: ["runbook runs lists the runs of this folder"])
    case .alreadyFinished(let run):
      self.init("run \(run) is finished; there is nothing to resume")
    case .locked(let run, let holder):
      self.init("run \(run) is held by \(ShownText.line(holder))")
    case .damaged(let damage):
      let line = damage.line.map { ", line \($0)" } ?? ""
      self.init(
        "\"\(damage.path)\"\(line) is damaged: \(damage.problem)",
        advice: ["nothing was changed; restore the file, or begin a new run"])
    case .noSuchStep(let step, let candidates):
      self.init(
        candidates.isEmpty ? "there is no step \"\(step)\"" : "\"\(step)\" means several steps",
        advice: candidates.isEmpty
          ? ["runbook status --format json lists the ids"] : Array(candidates.prefix(8)))
    case .alreadySettled(let action):
      self.init("\"\(action)\" is done or skipped already; nothing was changed")
    case .notDone(let action, let reason):
      self.init(
        "\"\(action)\" is not done: \(ShownText.line(reason))",
        advice: ["its check in the document says so; nothing was recorded"])
    case .planChanged(let differences):
      self.init(
        "what is done is worded differently in the document now",
        advice: differences.flatMap(Self.lines) + ["--accept-changes goes on all the same"])
    case .differentSession(let what, let before, let now):
      self.init(
        "the run belongs to another \(what): \(before), and this is \(now)",
        advice: what == "caller" ? ["--as-caller goes on as \(now)"] : [])
    case .stillRunning(let leftovers):
      let units = leftovers.map { "\"\($0.unit.label)\"" }
      self.init(
        "what an earlier process of the run began is still running (\(listed(units))), and nothing "
          + "is started beside it",
        advice: leftovers.flatMap(LeftoverText.lines) + [
          "wait for its end, or end it:  \(LeftoverText.kill(leftovers))"
        ])
    case .takenOver(let run, let holder):
      self.init(
        "run \(run) was taken over by \(ShownText.line(holder)); nothing more was started here")
    case .shared(let error):
      self.init(
        "cannot \(error.operation) \(error.place): \(ShownText.line(error.reason))",
        advice: error.advice.map { [$0] } ?? [])
    case .folderGone(let folder):
      self.init(
        "the folder that the run's commands run in does not exist here: \"\(folder)\"",
        advice: ["make it again, or --here runs what is left in the current folder"])
    case .interrupted(let signal):
      self.init(
        "interrupted before anything was run", status: ExitStatus(128 + signal.number))
    case .system(let error):
      self.init("\(error)", status: .usage)
    }
  }

  private static func lines(_ value: MissingValue) -> [String] {
    let lines = value.lines.map(String.init)
    let places =
      lines.isEmpty
      ? "" : " (\(lines.count == 1 ? "line" : "lines") \(listed(lines)))"
    let purpose = value.purpose.map { ", \(ShownText.line($0))" } ?? ""
    return ["give it with --var \(value.name)=…\(places)\(purpose)"]
  }

  private static func lines(_ difference: PlanDifference) -> [String] {
    let place = difference.line.map { "line \($0)" } ?? "gone"
    return [
      "\(difference.action) (\(place))", "  ran: \(ShownText.line(difference.before))",
      "  now: \(ShownText.line(difference.now ?? "nothing"))",
    ]
  }
}

/// Calls the engine; its errors become failures of the command.
func engine<Result>(_ body: () throws(EngineError) -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch {
    throw CommandFailure(error)
  }
}
