import Compiler

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
      !name.hasPrefix("AWS_") || !isAWS && !CallerChange.callers.contains(name)
    }
    var environment = environment
    for (name, value) in exported where counts(name) { environment[name] = value }
    for name in unset where counts(name) { environment[name] = nil }
    return environment
  }
}

extension ShellState {
  /// The most bytes that a script's environment may have to be carried on: the most that Linux
  /// lets a program start with by default is 2 MiB.
  static let limit = 2 << 20

  /// A script's text with what makes it write its state to a file when it ends: its folder, a line end
  /// and NUL, then each variable and NUL.
  ///
  /// Variables that the script sets without exporting them are printed by the shell itself, each by
  /// its name: exporting all would make every program that it starts fail once one of them is longer
  /// than the 128 KiB that Linux allows. Longer ones are not carried on.
  ///
  /// What does so stands on the script's first line, so that the lines of messages are right. A script
  /// that sets traps of its own may replace the one for its end, and so calls it behind its last line
  /// too. One that ends before that, or by `exec`, leaves nothing.
  ///
  /// - Parameters:
  ///   - script: The script.
  ///   - path: The file.
  ///   - variables: The names of variables that the script sets.
  /// - Returns: The script that runs.
  static func leaving(_ script: String, writingTo path: String, variables: [String] = []) -> String
  {
    let prints = variables.map { name in
      "[ -z \"${\(name)+x}\" ] || [ ${#\(name)} -gt 30000 ] || printf \"\(name)=%s\\000\" \"$\(name)\"; "
    }
    let text =
      "runbook_leave() { set +e; { pwd -P; printf \"\\000\"; env -0; \(prints.joined())} "
      + "> \(path) 2>/dev/null; }; "
      + "trap 'runbook_status=$?; runbook_leave; exit $runbook_status' EXIT; " + script
    guard script.contains("trap"), mayBeGoneOnWith(script) else { return text }
    // Without quotes, which would close one that the script left open.
    return text + "\n{ runbook_status=$?; runbook_leave; (exit $runbook_status); }"
  }

  /// Whether what stands behind a script's last line is certainly another command: not in a document
  /// that `<<` begins and no line ends, nor joined to the last line.
  private static func mayBeGoneOnWith(_ script: String) -> Bool {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last(where: { !$0.isEmpty })?.hasSuffix("\\") ?? false { return false }
    for (index, line) in lines.enumerated() {
      for part in line.replacing("<<<", with: " ").split(separator: "<<").dropFirst() {
        let word = part.drop { "- \t".contains($0) }
        let end = word.prefix { !" \t;|&)<>".contains($0) }.filter { !"'\"\\".contains($0) }
        let isEnded = lines[(index + 1)...].contains { $0.drop { $0 == "\t" } == end }
        if end.isEmpty || !isEnded { return false }
      }
    }
    return true
  }

  /// What is said of a script that wrote nothing.
  static let notLeft =
    "its variables and folder are not carried on: it ended by \"exec\" or with a trap of its own before "
    + "they could be read, or has no \"env\" on its PATH"

  /// Reads what a script wrote; nil where it wrote nothing, or `env` could not be run any more.
  ///
  /// - Parameters:
  ///   - bytes: What ``leaving(_:writingTo:)`` made it write.
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
    // Every attempt begins with its mark: without it `env` failed, and nothing is known of the rest.
    let mark = RunDriver.markName
    if environment[mark] != nil, !seen.contains(mark) { return nil }
    unset = Set(environment.keys).subtracting(seen).subtracting(ignored)
  }
}
