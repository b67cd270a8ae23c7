/// How what a command replaces is read before, and what puts back what was read.
///
/// The answer of the read is journaled before the command runs. Commands whose former state is only
/// whether something is there (attachments) have their reads in ``FormerTable``.
package enum RestoreTable {
  /// Where an option of the restoring command has its value from.
  struct Setting: Sendable {
    /// "--policy-document".
    var option: String
    /// Where the former state has it: "PolicyDocument"; "@" is the whole answer.
    var path: String
    /// The member that the option wants around it: `{"TagSet": …}`.
    var member: String?
    /// Whether it is restored only where the command sets it: others keep what they have.
    var isOptional = false
  }

  /// What takes something away that was not there before.
  struct Removal: Sendable {
    /// The operation of the same service.
    var operation: String
    /// Words beside the options that the command shares: `--bucket-logging-status {}`.
    var words: [Argument] = []
  }

  /// How one operation's effect is taken back.
  struct Entry: Sendable {
    /// What it changes, for people: "policy of bucket".
    var kind: String
    /// The reading operation of the same service.
    var read: String
    /// Options that name the thing, which the command, the read and the restoring command share.
    var same: [String]
    /// Options of the read that the command has under another name: read's, command's.
    var renamed: [(read: String, from: String)] = []
    /// Words of the restoring command beside its options.
    var words: [Argument] = []
    /// What is put back.
    var settings: [Setting]
    /// What takes it away where nothing was there before; nil where nothing can.
    var removal: Removal?
    /// Why what was not there before cannot be taken away.
    var lasting: String?
    /// A value of the former state with which it cannot be put back, and why.
    var secret: (path: String, value: String, reason: String)?
  }

  /// An operation that switches something on or off.
  struct Switch: Sendable {
    /// What it switches, for people.
    var kind: String
    /// The reading operation of the same service.
    var read: String
    /// Where the answer has the state, and the state that the command brings about.
    var path: String
    var state: String
    /// The operation that switches back.
    var opposite: String
    /// The option that names the thing.
    var option: String
  }

  /// What puts a former state back.
  package enum Restoration: Sendable {
    /// A command with values of the former state, and one for where nothing was there.
    case replacement(Replacement)
    /// The tags that the command set.
    case tags(TagTable.Entry)
    /// A switch: nothing where the former state was the same, else this command.
    case back(path: String, state: String, command: [Argument])
  }

  /// The command that puts something back, and the one that takes it away.
  package struct Replacement: Sendable {
    /// The words without the options that the former state fills in.
    package var words: [Argument]
    /// The options, the paths of their values in the former state, and the member around each.
    package var settings: [(option: String, path: String, member: String?)]
    /// The command for where nothing was there before; nil where nothing can take it away.
    package var removal: [Argument]?
    /// Why nothing can.
    package var lasting: String?
    /// A value of the former state with which it cannot be put back, and why.
    package var secret: (path: String, value: String, reason: String)?
  }

  /// The read of a command's former state; nil where none is known.
  /// - Parameter arguments: the command.
  /// - Returns: the probe, its read in the command's own region.
  package static func probe(for arguments: [Argument]) -> Probe? {
    guard let call = AWSCall(arguments) else { return nil }
    let key = "\(call.service) \(call.operation)"
    if let tags = TagTable.entry(for: call) {
      return probe(call, tags.kind, [Argument(tags.read)] + tags.readWords)
    }
    if let entry = switches[key], let name = call.value(of: entry.option) {
      return probe(call, entry.kind, [Argument(entry.read), Argument(entry.option), name])
    }
    guard let entry = entries[key] else { return nil }
    var words: [Argument] = [Argument(entry.read)]
    for (read, from) in entry.same.map({ ($0, $0) }) + entry.renamed {
      if let value = call.value(of: from) {
        words += [Argument(read), value]
      } else if from != "--policy-name" || call.service != "kms" {
        return nil
      }
    }
    // A key has one policy, which its commands need not name.
    if entry.read == "get-key-policy", !call.has("--policy-name") {
      words += ["--policy-name", "default"]
    }
    return probe(call, entry.kind, words)
  }

  /// What puts the former state of a command back; nil where nothing is known that does.
  /// - Parameter arguments: the command.
  /// - Returns: the restoring commands, in the command's own region.
  package static func restoration(for arguments: [Argument]) -> Restoration? {
    guard let call = AWSCall(arguments) else { return nil }
    let key = "\(call.service) \(call.operation)"
    if let tags = TagTable.entry(for: call) { return .tags(tags) }
    if let entry = switches[key], let name = call.value(of: entry.option) {
      return .back(
        path: entry.path, state: entry.state,
        command: ["aws", Argument(call.service), Argument(entry.opposite)]
          + [Argument(entry.option), name] + call.scope)
    }
    guard let entry = entries[key] else { return nil }
    var named: [Argument] = []
    for option in entry.same + entry.renamed.map(\.from) {
      if let value = call.value(of: option) { named += [Argument(option), value] }
    }
    let settings = entry.settings.filter { !$0.isOptional || call.has($0.option) }
    // What the table does not know of the command's options it cannot put back.
    let known = Set(
      entry.same + entry.renamed.map(\.from) + entry.settings.map(\.option)
        + entry.words.compactMap(\.literal))
    let isPartial = entry.settings.contains(where: \.isOptional)
    if isPartial,
      call.options.contains(where: {
        !known.contains($0.name) && !["--region", "--profile", "--output"].contains($0.name)
      })
    {
      return nil
    }
    let service: [Argument] = ["aws", Argument(call.service)]
    return .replacement(
      Replacement(
        words: service + [Argument(call.operation)] + named + call.scope + entry.words,
        settings: settings.map { ($0.option, $0.path, $0.member) },
        removal: entry.removal.map {
          service + [Argument($0.operation)] + named + call.scope + $0.words
        }, lasting: entry.lasting, secret: entry.secret))
  }

  private static func probe(_ call: AWSCall, _ kind: String, _ words: [Argument]) -> Probe {
    Probe(
      subject: Argument(kind),
      reads: [
        Probe.Read(
          arguments: ["aws", Argument(call.service)] + words + call.scope,
          notFound: ServiceAnswers.notFoundPatterns(service: call.service))
      ])
  }
}
