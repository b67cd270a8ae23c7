package import Platform

/// What a run's journal says happened; every state of a run is a fold over these.
///
/// Secret values are never in one: what is secret is named and has no value here.
package enum RunEvent: Hashable, Sendable {
  /// The run was made; always the first.
  case began(RunBeginning)
  /// A person, or an option in a person's place, agreed to the plan.
  case approved(Approval)
  /// Which items an action is repeated over, from here on fixed.
  case items(action: String, [RunItem])
  /// A person agreed to these targets by name.
  case confirmed(action: String, targets: [String])
  /// How something was before an action changes it, so that undo restores exactly that: what was
  /// read, or no text where there was nothing. Of what this run made it is known without a look that
  /// there was nothing: then the action that made it is named.
  case former(Unit, text: String, maker: String?)
  /// An attempt is about to start: what it will do is fixed, whether it did is not known yet.
  case started(Unit, Attempt)
  /// The attempt's program was started; written at once and synced with the next event, since a power
  /// cut that loses it ends the program too.
  case spawned(Unit, ProcessIdentity)
  /// An attempt ended.
  case ended(Unit, AttemptResult)
  /// What a script that ended well leaves to what runs after it.
  case left(Unit, ShellState)
  /// What the unit does was there already, and the same; of a unit whose end nobody saw, what its
  /// check found says so.
  case adopted(Unit, gives: [String: RunValue], check: String? = nil)
  /// A person, or the plan, left it out.
  case skipped(Unit, reason: String, by: Person?)
  /// A person did it, or says that it is done.
  case doneByHand(Unit, note: String?, by: Person)
  /// A person, or a rule, lets it run again although it failed or its outcome is unknown.
  case reopened(Unit, reason: String, by: Person?)
  /// Values that were given after the beginning.
  case valuesSet([String: RunValue], secret: [String])
  /// A person's answer or task is needed.
  case paused(action: String?, reason: String)
  /// This process was asked to end.
  case interrupted(signal: String)
  /// Another process goes on with the run.
  case resumed(Session)
  /// The document was edited, and the run goes on with its new plan.
  case planChanged(PlanChange)
  /// Nothing is left to do.
  case finished
}

/// One thing that is attempted: an action, or one item of its for-each.
package struct Unit: Hashable, Sendable {
  /// The action's id.
  package var action: String
  /// The item, from 0; nil for an action without for-each.
  package var item: Int?

  /// Makes a unit.
  package init(action: String, item: Int? = nil) {
    self.action = action
    self.item = item
  }

  /// For file names and messages: `section/2/1` or `section/2/1[3]`, items from 1.
  package var label: String { item.map { "\(action)[\($0 + 1)]" } ?? action }
}

/// What a name stands for.
package enum RunValue: Hashable, Sendable {
  /// One text.
  case text(String)
  /// Several.
  case list([String])

  /// All of it.
  package var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let texts): texts
    }
  }
}

/// One item of a for-each: the fields that its action's command uses.
package struct RunItem: Hashable, Sendable {
  /// The values by bound name; an item that lacks a field has none for it.
  package var values: [String: String]

  /// Makes an item.
  package init(_ values: [String: String]) { self.values = values }
}

/// Who was at the keyboard.
package struct Person: Hashable, Sendable {
  /// The login name.
  package var user: String
  /// The machine's name.
  package var host: String

  /// Makes a person.
  package init(user: String, host: String) {
    self.user = user
    self.host = host
  }
}

/// Who AWS says is calling, and where the calls go.
package struct Identity: Hashable, Sendable {
  /// "aws", "aws-cn", "aws-us-gov".
  package var partition: String
  /// Twelve digits.
  package var account: String
  /// The account's alias, where it has one and the caller may see it.
  package var alias: String?
  /// Where regional calls go; nil where neither the plan, the person nor the configuration says.
  package var region: String?
  /// The caller's ARN.
  package var caller: String

  /// Makes an identity.
  package init(
    partition: String, account: String, alias: String? = nil, region: String?, caller: String
  ) {
    self.partition = partition
    self.account = account
    self.alias = alias
    self.region = region
    self.caller = caller
  }

  /// The caller without what changes from login to login: an assumed role's session name.
  package var stableCaller: String {
    let fields = caller.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[2] == "sts" else { return caller }
    let parts = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "assumed-role" else { return caller }
    return fields[..<5].joined(separator: ":") + ":" + parts.dropLast().joined(separator: "/")
  }
}

/// A process that works on a run.
package struct Session: Hashable, Sendable {
  /// Who started it.
  package var person: Person
  /// Its process id.
  package var process: Int32
  /// Who AWS says it is; nil where the plan needs no AWS.
  package var identity: Identity?
  /// The folder that commands run in from here on, absolute; nil where that stays as it was.
  package var folder: String?

  /// Makes a session.
  package init(person: Person, process: Int32, identity: Identity?, folder: String? = nil) {
    self.person = person
    self.process = process
    self.identity = identity
    self.folder = folder
  }
}

/// What a run began with.
package struct RunBeginning: Hashable, Sendable {
  /// The document, by the path the person gave.
  package var runbook: String
  /// The checksum of `plan.json`.
  package var planDigest: String
  /// The checksum of `document.md`.
  package var documentDigest: String
  /// Who began it.
  package var session: Session
  /// The values of the inputs; none that is secret.
  package var values: [String: RunValue]
  /// The names of the values that are secret.
  package var secretNames: [String]
  /// The sandbox that it rehearses in, by a name that only that sandbox has; nil for the real thing.
  package var sandbox: String?
  /// The run that this one takes back; nil where it carries a document out.
  package var undoOf: String?

  /// Makes a beginning.
  package init(
    runbook: String, planDigest: String, documentDigest: String, session: Session,
    values: [String: RunValue], secretNames: [String] = [], sandbox: String? = nil,
    undoOf: String? = nil
  ) {
    self.runbook = runbook
    self.planDigest = planDigest
    self.documentDigest = documentDigest
    self.session = session
    self.values = values
    self.secretNames = secretNames
    self.sandbox = sandbox
    self.undoOf = undoOf
  }
}

/// How a plan was agreed to.
package enum Approval: String, Hashable, Sendable {
  /// A person said yes on a terminal.
  case asked
  /// `--yes`.
  case option
  /// A rehearsal needs none.
  case sandbox
}

/// The intent of an attempt.
package struct Attempt: Hashable, Sendable {
  /// From 1, over all sessions.
  package var number: Int
  /// What runs, with secrets masked.
  package var arguments: [String]
  /// Where its output goes: the path below the run's folder, without `.out` and `.err`.
  package var log: String?

  /// Makes an attempt.
  package init(number: Int, arguments: [String], log: String?) {
    self.number = number
    self.arguments = arguments
    self.log = log
  }
}

/// What came of an attempt.
package struct AttemptResult: Hashable, Sendable {
  /// What it means for the run.
  package enum Outcome: String, Hashable, Sendable {
    /// It did what it should.
    case done
    /// It did not, and the run stops unless it is tried again.
    case failed
    /// It failed in a way that passes, and is tried again after a while.
    case retrying
    /// It was ended by Ctrl-C or a kill: what it did is not known.
    case interrupted
    /// It took too long and was ended: what it did is not known.
    case timedOut
    /// A signal of somebody else ended it (an out-of-memory killer, say): what it did is not known.
    case killed
    /// It was shown and not run, since this is a rehearsal.
    case rehearsed

    /// Whether the run stops because of it.
    package var isFailure: Bool { self == .failed || self == .timedOut || self == .killed }
  }

  /// Which attempt.
  package var number: Int
  /// What it means.
  package var outcome: Outcome
  /// The exit status as a shell counts it; nil where nothing ran.
  package var exit: Int32?
  /// How long it took, in milliseconds.
  package var milliseconds: Int64
  /// What it gave; none that is secret.
  package var gives: [String: RunValue]
  /// The names of what it gave that is secret.
  package var secretGives: [String]
  /// Why it failed, in a line; secrets masked.
  package var message: String?

  /// Makes a result.
  package init(
    number: Int, outcome: Outcome, exit: Int32?, milliseconds: Int64,
    gives: [String: RunValue] = [:], secretGives: [String] = [], message: String? = nil
  ) {
    self.number = number
    self.outcome = outcome
    self.exit = exit
    self.milliseconds = milliseconds
    self.gives = gives
    self.secretGives = secretGives
    self.message = message
  }
}

/// An edit of the document between two sessions.
package struct PlanChange: Hashable, Sendable {
  /// The file of the new plan in the run's folder: `plan-2.json`.
  package var file: String
  /// The new plan's checksum.
  package var digest: String
  /// Actions that are another id in the new plan: old id, new id.
  package var renamed: [String: String]
  /// Actions that were done and that the person accepted to be worded differently now.
  package var accepted: [String]

  /// Makes a change.
  package init(file: String, digest: String, renamed: [String: String], accepted: [String]) {
    self.file = file
    self.digest = digest
    self.renamed = renamed
    self.accepted = accepted
  }
}

/// One line of a journal.
package struct JournalEntry: Hashable, Sendable {
  /// From 1, without gaps.
  package var sequence: Int
  /// When it was written, by the wall clock; not used to order anything.
  package var time: Timestamp
  /// What happened.
  package var event: RunEvent

  /// Makes an entry.
  package init(sequence: Int, time: Timestamp, event: RunEvent) {
    self.sequence = sequence
    self.time = time
    self.event = event
  }
}
