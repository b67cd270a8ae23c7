import CPlatform

/// What names one process for ever: its number is given to another one later.
package struct ProcessIdentity: Hashable, Sendable {
  /// Its process id.
  package var id: Int32
  /// When it began, in a measure of the system's own that also tells one start of the machine from
  /// another; only compared.
  package var birth: String

  /// Makes an identity.
  package init(id: Int32, birth: String) {
    self.id = id
    self.birth = birth
  }
}

/// A process of this machine, also one that this process did not start.
package struct RunningProcess: Hashable, Sendable {
  /// What names it.
  package var identity: ProcessIdentity
  /// The name of its program, perhaps shortened.
  package var program: String
  /// When it began.
  package var started: Timestamp
  /// The group that it belongs to, which has the number of the process that leads it.
  private var group: Int32

  /// Looks at a process; nil where there is none, or it has ended and waits for its parent.
  ///
  /// - Parameter id: Its process id.
  package init?(_ id: Int32) {
    var found = cplatform_process()
    guard cplatform_look(id, &found) == 1 else { return nil }
    identity = ProcessIdentity(
      id: id, birth: "\(RunningProcess.machineStart)-\(found.started)")
    program = withUnsafeBytes(of: &found.name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    started = Timestamp(milliseconds: Timestamp.now().milliseconds - found.age)
    group = found.group
  }

  /// Finds what is left of a program and of what it started.
  ///
  /// That is the program itself, what belongs to its process group, and every process whose
  /// environment has the mark that the program began with (only on Linux, and only where this user may
  /// see it: a program that `sudo` started is found by its group).
  ///
  /// - Parameters:
  ///   - leader: The program, which led a process group of its own; nil where it is not known.
  ///   - mark: An environment entry, "NAME=value".
  /// - Returns: The processes by their numbers, this one left out.
  package static func remains(of leader: ProcessIdentity?, mark: String) -> [RunningProcess] {
    let own = ProcessEnvironment.processID
    let first = leader.flatMap { RunningProcess($0.id) }
    // Another process of that number began a group of its own, which then is not this one.
    let group = first == nil || first?.identity == leader ? leader : nil
    var found: [RunningProcess] = []
    for id in processIDs(or: leader) where id != own {
      guard let process = RunningProcess(id) else { continue }
      if process.belongs(to: group) || process.has(Array(mark.utf8)) { found.append(process) }
    }
    return found.sorted { $0.identity.id < $1.identity.id }
  }

  private func belongs(to leader: ProcessIdentity?) -> Bool {
    guard let leader else { return false }
    // Numbers of an earlier start of the machine mean nothing now.
    return group == leader.id && leader.birth.hasPrefix(RunningProcess.machineStart + "-")
  }

  private func has(_ entry: [UInt8]) -> Bool {
    let path = "/proc/\(identity.id)/environ"
    guard let bytes = try? LocalFileSystem().read(path, limit: 8 << 20) else { return false }
    return bytes.split(separator: 0).contains { $0.elementsEqual(entry) }
  }

  /// All processes; where the system does not list them, only the one that is known.
  private static func processIDs(or known: ProcessIdentity?) -> [Int32] {
    guard let names = try? LocalFileSystem().list("/proc") else {
      return known.map { [$0.id] } ?? []
    }
    return names.compactMap { Int32($0) }
  }

  /// Tells this start of the machine from others.
  private static let machineStart: String = {
    // random(4); Darwin's times of processes are absolute, so that nothing more is needed there.
    let bytes = try? LocalFileSystem().read("/proc/sys/kernel/random/boot_id", limit: 64)
    return String(decoding: (bytes ?? []).prefix(8), as: UTF8.self)
  }()
}
