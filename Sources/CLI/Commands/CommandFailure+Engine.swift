import Compiler
import Engine
import Platform
import Reports
import Source

extension CommandFailure {
  /// What an error of the engine means to a person, and what to do.
  init(_ error: EngineError) {
    switch error {
    case .nothingToRun:
      self.init(
        "there is nothing to run in this document",
        advice: ["a step is a numbered item, a table of commands or a fence of shell commands"])
    case .nothingToVerify:
      self.init(
        "nothing in this document can be looked for in an account",
        advice: ["policies, roles, keys, groups and attachments can, where it makes them"])
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
    case .exposedSecrets(let secrets, let document): self.init(exposed: secrets, in: document)
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
        text.map { "no run has the id \"\($0)\"" } ?? "there is no unfinished run",
        advice: ["runbook runs lists the runs of this folder"])
    case .ambiguousRun(let text, let runs):
      self.init(
        "several runs have \"\(text)\" as a part of their ids",
        advice: runs.suffix(8).map(\.text)
          + (runs.count > 8 ? ["and \(runs.count - 8) earlier ones"] : []))
    case .alreadyFinished(let run):
      self.init("run \(run) is finished; there is nothing to resume")
    case .locked(let run, let holder):
      self.init(
        "run \(run) is held by \(ShownText.line(holder))",
        advice: ["wait for its end, or leave it there first: \"q\" at a question, or Ctrl-C"])
    case .damaged(let damage):
      let line = damage.line.map { ", line \($0)" } ?? ""
      self.init(
        "\"\(damage.path)\"\(line) is damaged: \(damage.problem)",
        advice: ["nothing was changed; restore the file, or begin a new run"])
    case .noSuchStep(let step, let nearest):
      self.init(
        noStep: step, nearest: nearest, advice: "runbook status shows the ids of the run's steps")
    case .ambiguousStep(let step, let candidates):
      self.init(severalSteps: step, candidates)
    case .noSuchItem(let word, let name, let count):
      self.init(
        count == 0
          ? "\"\(name)\" has no items, or they are not known yet"
          : "\"\(name)\" has \(counted(count, "item")), and \"\(word)\" names another",
        advice: ["runbook status shows the ids of the run's steps"])
    case .itemsNotBegun(let action, let begun, let unbegun, let names):
      self.init(itemsNotBegun: unbegun, names, begun: begun, of: action)
    case .alreadySettled(let action):
      self.init("\"\(action)\" is done or skipped already; nothing was changed")
    case .notDone(let action, let reason):
      self.init(
        "\"\(action)\" is not done: \(ShownText.line(reason))",
        advice: ["its check in the document says so; nothing was recorded"])
    case .planChanged(let differences):
      self.init(changed: differences)
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
        advice: error.advice.map { [$0] } ?? [],
        status: error.signal.map { ExitStatus(128 + $0.number) } ?? .usage)
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

  /// A for-each is said to be done as a whole, and some of its items never began.
  private init(itemsNotBegun items: [Int], _ names: [String], begun: [Int], of action: String) {
    func option(_ items: [Int]) -> String {
      let ranges = items.reduce(into: [Range<Int>]()) { ranges, item in
        if let last = ranges.last, last.upperBound == item {
          ranges[ranges.count - 1] = last.lowerBound..<item + 1
        } else {
          ranges.append(item..<item + 1)
        }
      }
      return ranges.prefix(8).map { range in
        "--done " + CommandText.quoted(UnitName.label(of: range, in: action))
      }.joined(separator: " ")
    }
    let list = zip(items, names).map { item, name in
      "\(Unit(action: action, item: item).label) (\(ShownText.line(name)))"
    }
    let more = items.count > list.count ? ["\(items.count - list.count) more"] : []
    var advice = ["these never began: \(listed(list + more))"]
    if !begun.isEmpty { advice.append("what began was done by hand:  \(option(begun))") }
    advice.append("these were done by hand too:  \(option(items))")
    self.init(
      "\(counted(items.count, "item")) of \"\(action)\" never began; nothing was recorded",
      advice: advice)
  }

  /// Secrets that others could read: each placeholder, what would happen to it, and what to write.
  private init(exposed secrets: [ExposedSecret], in document: String) {
    var lines: [String] = []
    var remedies: [String] = []
    func propose(_ remedy: String) {
      if !remedies.contains(remedy) { remedies.append(remedy) }
    }
    for secret in secrets {
      let place = "\(document):\(secret.location.line):\(secret.location.column)"
      switch secret.place {
      case .arguments(let program):
        lines.append(
          "\(place): <\(secret.name)> would be an argument of \"\(program)\", which everybody on this "
            + "machine can read")
        propose(
          program == "aws"
            ? "as the whole value of an option that its service knows, a secret goes through the "
              + "input document of \"aws\" (--cli-input-json)"
            : "in a fence of sh, hand it over in a variable, a file or standard input:  "
              + "TOOL_PASSWORD=<\(secret.name)> \(ShownText.line(program)) …")
      case .items:
        lines.append(
          "\(place): <\(secret.name)> would be an item of a for-each, and the journal has those")
        propose("go over it in a fence of sh, where a list is a line for each of its values")
      }
    }
    self.init(
      secrets.count == 1
        ? "a secret would be where others can read it"
        : "secrets would be where others can read them",
      advice: lines + remedies + ["nothing was run"])
  }

  /// What is done, or may be, is worded differently.
  private init(changed differences: [PlanDifference]) {
    let unknown = differences.filter(\.isUnknown)
    let subject =
      if unknown.isEmpty {
        "what is done"
      } else {
        unknown.count == differences.count
          ? "what began, and may have happened or not,"
          : "what is done, or began and may have happened,"
      }
    self.init(
      "\(subject) is worded differently in the document now",
      advice: differences.flatMap(Self.lines) + ["--accept-changes goes on all the same"])
  }

  /// A word names no step.
  init(noStep word: String, nearest: String?, advice: String) {
    let near = nearest.map { ", did you mean \"\($0)\"?" } ?? ""
    self.init("there is no step \"\(word)\"\(near)", advice: [advice])
  }

  /// A word may mean several steps; more than eight of them help nobody.
  init(severalSteps word: String, _ candidates: [StepName.Candidate]) {
    self.init(
      "\"\(word)\" means several steps",
      advice: candidates.prefix(8).map { "\($0.id) (line \($0.line))" }
        + (candidates.count > 8 ? ["and \(candidates.count - 8) more"] : []))
  }

  private static func lines(_ value: MissingValue) -> [String] {
    let lines = LinesText.of(value.lines)
    let places = lines.isEmpty ? "" : " (\(lines))"
    let purpose = value.purpose.map { ", \(ShownText.line($0))" } ?? ""
    guard value.isSecret || value.isForgotten else {
      return ["give it with --var \(value.name)=…\(places)\(purpose)"]
    }
    // What stands on a command line is seen by everybody on the machine.
    let again = value.isForgotten ? " once more, since no journal has secrets" : ""
    return [
      "give <\(value.name)>\(again): in \(GivenValues.variable(of: value.name)), with --vars FILE, "
        + "or on a terminal\(places)\(purpose)"
    ]
  }

  private static func lines(_ difference: PlanDifference) -> [String] {
    let place = difference.line.map { "line \($0)" } ?? "gone"
    let before = difference.isUnknown ? "began, outcome unknown" : "ran"
    return [
      "\(difference.action) (\(place))", "  \(before): \(ShownText.line(difference.before))",
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
