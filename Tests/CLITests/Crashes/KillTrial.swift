import Engine
import Platform

/// One run that is disturbed again and again until it is done.
struct KillTrial {
  /// Who gets which signal.
  enum Disturbance: String, CaseIterable, Sendable {
    /// `kill -9` of `runbook`; what it started lives on.
    case kill
    /// `kill -9` of the program that `runbook` started last.
    case killChild
    /// Ctrl-C, which only `runbook` gets: its children are groups of their own.
    case interrupt
    /// `kill`.
    case terminate
  }

  let world: KilledWorld
  let disturbance: Disturbance
  /// The longest that is waited before a disturbance.
  let longest: Duration
  /// How often the run was disturbed while it ran.
  private(set) var count = 0
  /// How often it was refused to start something beside a program that was still running.
  private(set) var refusals = 0
  /// How often a person had to say what became of something.
  private(set) var answers = 0

  /// Makes a trial.
  init(_ world: KilledWorld, _ disturbance: Disturbance, longest: Duration) {
    self.world = world
    self.disturbance = disturbance
    self.longest = longest
  }

  /// Runs until the run is done, or as often as it may be disturbed, and then undisturbed.
  ///
  /// - Returns: What is not as it must be, in words; empty where all is well.
  mutating func run(most: Int, _ bits: inout some RandomNumberGenerator) throws -> [String] {
    // What is updated and deleted is named, since nobody can be asked.
    let options = ["--yes", "--jobs", "3", "--var", "user-name=nina", "--var", "user-name=old"]
    let begin =
      ["run", "d.md"] + options + KilledWorld.names.flatMap { ["--var", "names=\($0)"] }
    var words = begin
    // Each session gets further, or is undisturbed: a hundred are more than can be needed.
    for _ in 0..<100 {
      let delay = count < most ? longest * Double.random(in: 0...1, using: &bits) : nil
      let (status, output, errors) = try session(words, disturbedAfter: delay)
      words = ["resume"] + options
      switch status {
      case 0: return try check()
      case 1 where disturbance == .killChild: break
      case 130 where disturbance == .interrupt, 143 where disturbance == .terminate: break
      case 137 where disturbance == .kill: break
      case 3:
        guard let action = Self.asked(output), let key = KilledWorld.keys[action] else {
          return ["it is paused for another reason: \(output)\(errors)"]
        }
        answers += 1
        let isDone = try world.log().contains("did \(key)")
        words += [isDone ? "--done" : "--retry", action]
      case 2 where errors.contains("is still running"):
        refusals += 1
        _ = try Supervisor().next(until: .now + .milliseconds(10))
      case 2 where errors.contains("no unfinished run"):
        // It was killed before there was one, or after its last event.
        if try hasRun() { return try check() }
      default: return ["it ends with \(status): \(output)\(errors)"]
      }
      if words.first == "resume", try !hasRun() { words = begin }
    }
    return ["it does not come to its end"]
  }

  /// Runs the program and disturbs it after a while.
  private mutating func session(_ words: [String], disturbedAfter delay: Duration?) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let supervisor = Supervisor()
    var output: [UInt8] = []
    var errors: [UInt8] = []
    let process = try supervisor.start(world.command(words)) { stream, bytes in
      if stream == .output { output += bytes } else { errors += bytes }
    }
    var deadline = delay.map { ContinuousClock.now + $0 }
    while true {
      switch try supervisor.next(until: deadline) {
      case .exited(_, let exit):
        return (
          exit.code, String(decoding: output, as: UTF8.self),
          String(decoding: errors, as: UTF8.self)
        )
      case .deadline:
        if try disturb(process) {
          count += 1
          deadline = nil
        } else {
          deadline = .now + .milliseconds(2)
        }
      case .signal, .continued: break
      }
    }
  }

  /// Sends the signal; false where there is nobody to get it.
  private func disturb(_ process: Int32) throws -> Bool {
    switch disturbance {
    case .kill: ProcessEnvironment.kill(processID: process)
    case .interrupt: ProcessEnvironment.signal(.interrupt, processID: process)
    case .terminate: ProcessEnvironment.signal(.terminate, processID: process)
    case .killChild:
      let last = try entries().last { entry in
        if case .spawned = entry.event { true } else { false }
      }
      // A program of before is not what a later process has the number of.
      guard case .spawned(_, let child)? = last?.event,
        RunningProcess(child.id)?.identity == child
      else { return false }
      ProcessEnvironment.kill(processID: child.id)
    }
    return true
  }

  /// The action that a paused run asks about.
  private static func asked(_ output: String) -> String? {
    let words = output.split(whereSeparator: \.isWhitespace)
    return words.firstIndex(of: "--retry").flatMap { index in
      words.indices.contains(index + 1) ? String(words[index + 1]) : nil
    }
  }

  // MARK: - Checking

  private func hasRun() throws -> Bool { try !entries().isEmpty }

  /// The journal of the only run.
  private func entries() throws -> [JournalEntry] {
    let store = RunStore(folder: FilePath.join(world.place.folder, ".runbook"))
    for id in try store.list() {
      do throws(EngineError) { return try store.read(id).entries } catch .noRun { continue }
    }
    return []
  }

  /// Compares what was done with what the journal says, and with what may have been done.
  private func check() throws -> [String] {
    var wrong: [String] = []
    let log = try world.log()
    for line in log where line.hasPrefix("wrong") { wrong.append(String(line)) }
    var begun: [String: Int] = [:]
    var done: [String: Int] = [:]
    for line in log {
      let words = line.split(separator: " ")
      if words[0] == "begin" { begun[String(words[1]), default: 0] += 1 }
      if words[0] == "did" { done[String(words[1]), default: 0] += 1 }
    }
    var started: [String: Int] = [:]
    var ended: Set<String> = []
    for entry in try entries() {
      switch entry.event {
      case .started(let unit, _):
        guard let key = KilledWorld.key(unit.action, item: unit.item) else { continue }
        if ended.contains(key) { wrong.append("\(key) was done and started again") }
        started[key, default: 0] += 1
      case .ended(let unit, let result) where result.outcome == .done:
        guard let key = KilledWorld.key(unit.action, item: unit.item) else { continue }
        ended.insert(key)
      default: break
      }
    }
    for key in KilledWorld.allKeys {
      let count = done[key, default: 0]
      let most = KilledWorld.promise(key) == .once ? 1 : started[key, default: 0]
      if count < 1 || count > most { wrong.append("\(key) was done \(count) times") }
      if begun[key, default: 0] > started[key, default: 0] {
        wrong.append("\(key) was begun \(begun[key, default: 0]) times")
      }
    }
    if done.count != KilledWorld.allKeys.count { wrong.append("something else was done") }
    if disturbance == .kill { wrong += overlaps(log) }
    return wrong
  }

  /// What was begun while it was being done, which nobody ended before its end.
  private func overlaps(_ log: [Substring]) -> [String] {
    var open: Set<Substring> = []
    var wrong: [String] = []
    for line in log {
      let words = line.split(separator: " ")
      if words[0] == "begin", !open.insert(words[1]).inserted {
        wrong.append("\(words[1]) was begun beside itself: \(log.joined(separator: ", "))")
      }
      if words[0] == "did" || words[0] == "left" { open.remove(words[1]) }
    }
    return wrong
  }
}
