import Platform

/// A person at a terminal with an interactive shell, whose terminal is `script` of util-linux.
final class TerminalSession {
  /// Whether this machine has what it needs.
  static let isPossible: Bool = {
    let captured = try? Command(
      ["sh", "-c", "script --version && bash --version && command -v mkfifo"],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    return captured?.exit.isSuccess == true && captured?.text.contains("util-linux") == true
  }()

  /// What the terminal printed, which its supervisor adds to.
  private final class Screen {
    var bytes: [UInt8] = []
  }

  private let supervisor = Supervisor()
  private let screen = Screen()
  private let keyboard: any AppendingFile
  /// Up to where ``wait(for:)`` has found what it waited for.
  private var seen = 0

  /// Opens a terminal in a folder, in which `runbook` is the program.
  init(in place: Workplace, program: String) throws {
    let keys = FilePath.join(place.folder, "keyboard")
    // Open for both, so that neither end waits for the other one.
    let shell = "script -qec 'bash --norc --noprofile -i' /dev/null <> keyboard"
    let terminal = Command(
      ["sh", "-c", "mkfifo keyboard; exec \(shell)"],
      environment: [
        "PATH": FilePath.folder(of: program) + ":/usr/bin:/bin", "HOME": place.folder,
        "PS1": "ready> ", "TERM": "xterm", "NO_COLOR": "1",
      ], folder: place.folder)
    try supervisor.start(terminal) { [screen] _, bytes in screen.bytes += bytes }
    while !LocalFileSystem().exists(keys) {
      _ = try supervisor.next(until: .now + .milliseconds(5))
    }
    keyboard = try LocalFileSystem().open(appendingTo: keys, exclusive: false)
  }

  deinit {
    supervisor.stopAll(immediately: true)
    while supervisor.count > 0, (try? supervisor.next()) != nil {}
  }

  /// All that the terminal printed so far.
  var text: String { String(decoding: screen.bytes, as: UTF8.self) }

  /// Types something; "\u{3}" is Ctrl-C, "\u{1A}" Ctrl-Z.
  func type(_ text: String) throws { try keyboard.append(Array(text.utf8)) }

  /// Lets time pass.
  func pass(_ time: Duration) throws {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end { _ = try supervisor.next(until: end) }
  }

  /// Waits until the terminal prints a text, behind what was waited for before.
  ///
  /// - Returns: Whether it came within a minute.
  func wait(for text: String) throws -> Bool {
    let wanted = Array(text.utf8)
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if let found = screen.bytes[seen...].firstRange(of: wanted) {
        seen = found.upperBound
        return true
      }
      _ = try supervisor.next(until: .now + .milliseconds(10))
    }
    return false
  }
}
