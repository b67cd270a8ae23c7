/// What scripts leave to what runs after them.
///
/// The folder that they are in, and the variables that they set or unset: a person who pastes one script
/// after the other has one shell. It survives a resume.
package struct ShellState: Hashable, Sendable {
  /// The folder; nil where no script has changed it.
  package var folder: String?
  /// Variables that were set, exported or not; what runs later has them in its environment.
  package var exported: [String: String]
  /// Variables that were unset.
  package var unset: Set<String>
  /// Exported variables with a secret value, which is not in a journal and so gone on a resume.
  package var secretNames: Set<String>

  /// Makes a state; empty for before the first script.
  package init(
    folder: String? = nil, exported: [String: String] = [:], unset: Set<String> = [],
    secretNames: Set<String> = []
  ) {
    self.folder = folder
    self.exported = exported
    self.unset = unset
    self.secretNames = secretNames
  }

  /// Whether nothing is left.
  var isEmpty: Bool { folder == nil && exported.isEmpty && unset.isEmpty && secretNames.isEmpty }

  /// Takes in what a later script left.
  mutating func merge(_ later: ShellState) {
    folder = later.folder ?? folder
    exported.merge(later.exported) { _, new in new }
    for name in later.unset.union(later.secretNames) { exported[name] = nil }
    unset.subtract(later.exported.keys)
    unset.formUnion(later.unset)
    secretNames.subtract(later.exported.keys)
    secretNames.subtract(later.unset)
    secretNames.formUnion(later.secretNames)
  }

  /// An environment with what scripts left in it.
  ///
  /// - Parameters:
  ///   - environment: The environment that the run gives.
  ///   - isAWS: Whether it is for a command of the AWS CLI. Who calls, where, is what the plan was
  ///     approved for: a script's `AWS_…` variables do not change it, nor who calls in other scripts.
  /// - Returns: The environment to start with.
  func applied(to environment: [String: String], isAWS: Bool) -> [String: String] {
    func counts(_ name: String) -> Bool {
      !name.hasPrefix("AWS_") || !isAWS && !Self.callers.contains(name)
    }
    var environment = environment
    for (name, value) in exported where counts(name) { environment[name] = value }
    for name in unset where counts(name) { environment[name] = nil }
    return environment
  }
}

extension ShellState {
  /// Variables that say who calls AWS.
  private static let callers: Set<String> = [
    "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_ENDPOINT_URL",
  ]

  /// The most bytes that a script's environment may have to be carried on: the most that Linux
  /// lets a program start with by default is 2 MiB.
  static let limit = 2 << 20

  /// What to put before a script's text so that, when it ends, it writes its state to a file: its
  /// folder, a line end and NUL, then each variable and NUL.
  ///
  /// Variables that the script sets without exporting them are printed by the shell itself, each by
  /// its name: exporting all would make every program that it starts fail once one of them is longer
  /// than the 128 KiB that Linux allows. Longer ones are not carried on.
  ///
  /// It stays on the script's first line, so that the lines of messages are right. A script with an
  /// `EXIT` trap of its own, or one that ends by `exec`, leaves nothing.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - variables: The names of variables that the script sets.
  /// - Returns: The beginning of the script's first line.
  static func prelude(writingTo path: String, variables: [String] = []) -> String {
    let prints = variables.map { name in
      "[ -z \"${\(name)+x}\" ] || [ ${#\(name)} -gt 30000 ] || printf \"\(name)=%s\\000\" \"$\(name)\"; "
    }
    return
      "trap 'runbook_status=$?; set +e; { pwd -P; printf \"\\000\"; env -0; \(prints.joined())} "
      + "> \(path) 2>/dev/null; exit $runbook_status' EXIT; "
  }

  /// Reads what a script wrote; nil where it wrote nothing.
  ///
  /// - Parameters:
  ///   - bytes: What ``prelude(writingTo:)`` made it write.
  ///   - environment: The environment that it began with.
  ///   - folder: The folder that it began in; nil for this process's.
  ///   - ignored: Variables that carried values into the script.
  init?(
    _ bytes: [UInt8], since environment: [String: String], in folder: String?,
    ignoring ignored: Set<String>
  ) {
    var records = bytes.split(separator: 0, omittingEmptySubsequences: false)
    guard records.count > 1, var place = records.first, place.last == UInt8(ascii: "\n") else {
      return nil
    }
    records.removeFirst()
    place.removeLast()
    self.init()
    let here = String(decoding: place, as: UTF8.self)
    if here != folder { self.folder = here }
    let ignored = ignored.union(["_", "PWD", "OLDPWD", "SHLVL", "runbook_status"])
    var seen: Set<String> = []
    for record in records {
      guard let sign = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: record[..<sign], as: UTF8.self)
      seen.insert(name)
      let value = String(decoding: record[(sign + 1)...], as: UTF8.self)
      // Functions that bash exports are no variables.
      if ignored.contains(name) || name.hasPrefix("BASH_FUNC_") || environment[name] == value {
        continue
      }
      exported[name] = value
    }
    unset = Set(environment.keys).subtracting(seen).subtracting(ignored)
  }
}
