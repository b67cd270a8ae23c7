import JSON
import Platform

/// Events as the members of a journal's line; `JournalFormat` says what stands around them.
///
/// | type | members |
/// | --- | --- |
/// | `run` | `version` (1), `runbook`, `plan`, `document` (checksums), session, `values`, `secrets`, `sandbox`?, `undoOf`? |
/// | `approved` | `by`: "asked", "option", "sandbox" |
/// | `items` | `action`, `items`: objects of bound names and texts |
/// | `confirmed` | `action`, `targets` |
/// | `former` | unit, `text`, `maker`? (the action of this run that made what is changed) |
/// | `start` | unit, `attempt`, `argv`, `log`? |
/// | `child` | unit, `pid`, `birth` (of the process, see `ProcessIdentity`) |
/// | `end` | unit, `attempt`, `outcome`, `exit`?, `ms`, `gives`, `secretGives`?, `message`? |
/// | `left` | unit, `folder`?, `exported`, `unset`, `secrets` |
/// | `adopted` | unit, `gives`, `check`? (what its check found) |
/// | `skipped` | unit, `reason`, person? |
/// | `by-hand` | unit, `note`?, person |
/// | `reopened` | unit, `reason`, person? |
/// | `values` | `values`, `secrets` |
/// | `paused` | `action`?, `reason` |
/// | `interrupted` | `signal` |
/// | `resumed` | session |
/// | `plan` | `file`, `plan` (checksum), `renamed`, `accepted` |
/// | `finished` | |
///
/// A unit is `action` and, for an item of a for-each, `item` (from 0). A person is `user` and `host`.
/// A session is a person, `pid`, `identity`? (`partition`, `account`, `alias`?, `region`?, `caller`),
/// and `folder`?: where commands run from here on, which older journals do not say. Values are objects
/// from a name to a text or an array of texts. Members marked `?` are left out where there is nothing
/// to say.
extension RunEvent {
  /// The version of these members; a higher one is refused by name.
  static let version = 1

  /// The event's type and members, in the order of the table.
  var members: [JSONValue.Member] {
    var object = ObjectWriter()
    switch self {
    case .began(let beginning):
      object.add("type", "run")
      object.add("version", RunEvent.version)
      object.add("runbook", beginning.runbook)
      object.add("plan", beginning.planDigest)
      object.add("document", beginning.documentDigest)
      object.add(beginning.session)
      object.add("values", beginning.values)
      object.add("secrets", beginning.secretNames)
      object.add("sandbox", beginning.sandbox)
      object.add("undoOf", beginning.undoOf)
    case .approved(let approval):
      object.add("type", "approved")
      object.add("by", approval.rawValue)
    case .items(let action, let items):
      object.add("type", "items")
      object.add("action", action)
      let values = items.map { JSONValue($0.values.mapValues(RunValue.text)) }
      object.members.append(.init("items", .array(values)))
    case .confirmed(let action, let targets):
      object.add("type", "confirmed")
      object.add("action", action)
      object.add("targets", targets)
    case .former(let unit, let text, let maker):
      object.add("type", "former")
      object.add(unit)
      object.add("text", text)
      object.add("maker", maker)
    case .started(let unit, let attempt):
      object.add("type", "start")
      object.add(unit)
      object.add("attempt", attempt.number)
      object.add("argv", attempt.arguments)
      object.add("log", attempt.log)
    case .spawned(let unit, let process):
      object.add("type", "child")
      object.add(unit)
      object.add("pid", Int(process.id))
      object.add("birth", process.birth)
    case .ended(let unit, let result):
      object.add("type", "end")
      object.add(unit)
      object.add("attempt", result.number)
      object.add("outcome", result.outcome.rawValue)
      object.add("exit", result.exit.map(Int.init))
      object.add("ms", Int(result.milliseconds))
      object.add("gives", result.gives)
      if !result.secretGives.isEmpty { object.add("secretGives", result.secretGives) }
      object.add("message", result.message)
    case .left(let unit, let state):
      object.add("type", "left")
      object.add(unit)
      object.add("folder", state.folder)
      object.add("exported", state.exported.mapValues(RunValue.text))
      object.add("unset", state.unset.sorted())
      object.add("secrets", state.secretNames.sorted())
    case .adopted(let unit, let gives, let check):
      object.add("type", "adopted")
      object.add(unit)
      object.add("gives", gives)
      object.add("check", check)
    case .skipped(let unit, let reason, let person):
      object.add("type", "skipped")
      object.add(unit)
      object.add("reason", reason)
      object.add(person)
    case .doneByHand(let unit, let note, let person):
      object.add("type", "by-hand")
      object.add(unit)
      object.add("note", note)
      object.add(person)
    case .reopened(let unit, let reason, let person):
      object.add("type", "reopened")
      object.add(unit)
      object.add("reason", reason)
      object.add(person)
    case .valuesSet(let values, let secret):
      object.add("type", "values")
      object.add("values", values)
      object.add("secrets", secret)
    case .paused(let action, let reason):
      object.add("type", "paused")
      object.add("action", action)
      object.add("reason", reason)
    case .interrupted(let signal):
      object.add("type", "interrupted")
      object.add("signal", signal)
    case .resumed(let session):
      object.add("type", "resumed")
      object.add(session)
    case .planChanged(let change):
      object.add("type", "plan")
      object.add("file", change.file)
      object.add("plan", change.digest)
      object.add("renamed", change.renamed.mapValues(RunValue.text))
      object.add("accepted", change.accepted)
    case .finished:
      object.add("type", "finished")
    }
    return object.members
  }

  /// Reads what ``members`` writes; other members are left alone.
  ///
  /// - Throws: Which member is missing or wrong.
  init(_ object: ObjectReader) throws(FormatError) {
    switch try object.text("type") {
    case "run":
      self = .began(
        RunBeginning(
          runbook: try object.text("runbook"), planDigest: try object.text("plan"),
          documentDigest: try object.text("document"), session: try object.session(),
          values: try object.values("values"), secretNames: try object.texts("secrets"),
          sandbox: try object.optionalText("sandbox"),
          undoOf: try object.optionalText("undoOf")))
    case "approved":
      guard let approval = Approval(rawValue: try object.text("by")) else {
        throw FormatError("\"by\" is not known")
      }
      self = .approved(approval)
    case "items":
      var items: [RunItem] = []
      for element in try object.elements("items") {
        items.append(RunItem(try ObjectReader(element).texts()))
      }
      self = .items(action: try object.text("action"), items)
    case "confirmed":
      self = .confirmed(action: try object.text("action"), targets: try object.texts("targets"))
    case "former":
      self = .former(
        try object.unit(), text: try object.text("text"), maker: try object.optionalText("maker"))
    case "start":
      self = .started(
        try object.unit(),
        Attempt(
          number: try object.number("attempt"), arguments: try object.texts("argv"),
          log: try object.optionalText("log")))
    case "child":
      self = .spawned(
        try object.unit(),
        ProcessIdentity(
          id: Int32(clamping: try object.number("pid")), birth: try object.text("birth")))
    case "end":
      guard let outcome = AttemptResult.Outcome(rawValue: try object.text("outcome")) else {
        throw FormatError("\"outcome\" is not known")
      }
      self = .ended(
        try object.unit(),
        AttemptResult(
          number: try object.number("attempt"), outcome: outcome,
          exit: try object.optionalNumber("exit").map(Int32.init(clamping:)),
          milliseconds: Int64(try object.number("ms")), gives: try object.values("gives"),
          secretGives: try object.optionalTexts("secretGives"),
          message: try object.optionalText("message")))
    case "left":
      self = .left(
        try object.unit(),
        ShellState(
          folder: try object.optionalText("folder"),
          exported: try object.textMembers("exported"),
          unset: Set(try object.texts("unset")), secretNames: Set(try object.texts("secrets"))))
    case "adopted":
      self = .adopted(
        try object.unit(), gives: try object.values("gives"),
        check: try object.optionalText("check"))
    case "skipped":
      self = .skipped(
        try object.unit(), reason: try object.text("reason"), by: try object.optionalPerson())
    case "by-hand":
      self = .doneByHand(
        try object.unit(), note: try object.optionalText("note"), by: try object.person())
    case "reopened":
      self = .reopened(
        try object.unit(), reason: try object.text("reason"), by: try object.optionalPerson())
    case "values":
      self = .valuesSet(try object.values("values"), secret: try object.texts("secrets"))
    case "paused":
      self = .paused(
        action: try object.optionalText("action"), reason: try object.text("reason"))
    case "interrupted":
      self = .interrupted(signal: try object.text("signal"))
    case "resumed":
      self = .resumed(try object.session())
    case "plan":
      self = .planChanged(
        PlanChange(
          file: try object.text("file"), digest: try object.text("plan"),
          renamed: try object.textMembers("renamed"), accepted: try object.texts("accepted")))
    case "finished":
      self = .finished
    case let type:
      throw FormatError("an event of type \"\(type)\" is not known to this version")
    }
  }
}
