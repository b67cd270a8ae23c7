import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program as a whole, from its start to its end: what a person waits for.
struct ChildProcess {
  let path: String
  let arguments: [String]
  /// Whether the exit status 1 says that faults were found, and is no failure.
  var hasFindings = false

  /// What a run took.
  struct Cost {
    /// From start to end, in seconds.
    var seconds: Double
    /// What it had of the processors, the system's work for it included, in
    /// seconds.
    var processor: Double
    /// The most memory that it had at one time, in bytes.
    var peakMemory: Int
  }

  /// A program that a shell would find, if it is installed.
  static func find(_ name: String, _ arguments: [String]) -> ChildProcess? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    for folder in folders {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) {
        return ChildProcess(path: path, arguments: arguments)
      }
    }
    return nil
  }

  /// This program with a ``ChildTask``.
  static func own(_ arguments: [String]) -> ChildProcess {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return ChildProcess(path: path, arguments: ["child"] + arguments)
  }

  /// Runs it; what it prints goes nowhere.
  func run() throws -> Cost {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var process: pid_t = 0
    var usage = rusage()
    var status: Int32 = 0
    var failure: Int32 = 0
    let seconds = Stopwatch.seconds {
      failure = posix_spawn(&process, path, &actions, nil, pointers, environ)
      if failure == 0 { wait4(process, &status, 0, &usage) }
    }
    // The status of an exit stands in the second byte.
    guard failure == 0, status == 0 || hasFindings && status == 1 << 8 else {
      throw Failure(path: path, status: status)
    }
    #if os(Linux)
      let unit = 1024
    #else
      let unit = 1
    #endif
    return Cost(
      seconds: seconds, processor: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) * unit)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// A program that could not be run, or failed.
  struct Failure: Error {
    let path: String
    let status: Int32
  }

  /// The median times of several programs, run in turn so that all meet the same machine.
  static func compare(_ programs: [ChildProcess], runs: Int) throws -> [Cost] {
    var costs = [[Cost]](repeating: [], count: programs.count)
    for _ in 0..<runs {
      for (index, program) in programs.enumerated() { costs[index].append(try program.run()) }
    }
    return costs.map { runs in
      Cost(
        seconds: Stopwatch.median(runs.map(\.seconds)),
        processor: Stopwatch.median(runs.map(\.processor)),
        peakMemory: runs.map(\.peakMemory).max() ?? 0)
    }
  }
}
