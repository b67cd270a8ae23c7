import Platform

/// Takes a program's output as it comes: masks it, writes it to log files, and keeps as much as its
/// values and its error message need.
final class OutputCollector {
  /// The most of standard output that is kept where something is read from it; else nothing is.
  static let outputLimit = 16 << 20
  /// How much of the end of standard error is kept.
  static let errorTail = 8 << 10
  /// The most that a log keeps of one stream; what follows is counted and not kept.
  static let logLimit = 256 << 20

  /// What is secret before anything is known of it.
  enum Hiding {
    case nothing
    /// In standard output the values of credentials in JSON, and of these members.
    case members(Set<String>)
    /// All of standard output.
    case output
    /// All of standard output and standard error.
    case everything
  }

  /// What the program printed to standard output, unmasked.
  private(set) var output: BoundedOutput
  /// What it printed to standard error, masked.
  private(set) var error = BoundedOutput(head: 0, tail: errorTail)
  /// Why a log could not be written, if so; the program goes on all the same.
  private(set) var logFailure: SystemError?

  private var filter: CredentialFilter?
  private let hidden: Set<Supervisor.Stream>
  /// The hidden streams that something came in.
  private var silenced: Set<Supervisor.Stream> = []
  private var streams: [Supervisor.Stream: MaskingStream]
  private var logs: [Supervisor.Stream: any AppendingFile] = [:]
  private var logged: [Supervisor.Stream: Int] = [:]
  private let openLog: (Supervisor.Stream) throws(SystemError) -> any AppendingFile
  private let show: (Supervisor.Stream, ArraySlice<UInt8>) -> Void

  /// Makes a collector.
  ///
  /// - Parameters:
  ///   - isRead: Whether something is read from standard output, so that it is kept.
  ///   - hiding: What of standard output is secret in any case.
  ///   - masker: What is masked.
  ///   - openLog: Opens the log of a stream, when there is something to write.
  ///   - show: Gets each piece, masked.
  init(
    isRead: Bool, hiding: Hiding, masker: Masker,
    openLog: @escaping (Supervisor.Stream) throws(SystemError) -> any AppendingFile,
    show: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) {
    output = BoundedOutput(head: isRead ? OutputCollector.outputLimit : 0, tail: 0)
    switch hiding {
    case .nothing: hidden = []
    case .members(let names):
      hidden = []
      filter = CredentialFilter(more: names)
    case .output: hidden = [.output]
    case .everything: hidden = [.output, .error]
    }
    streams = [.output: MaskingStream(masker), .error: MaskingStream(masker)]
    self.openLog = openLog
    self.show = show
  }

  /// Takes a piece.
  func take(_ stream: Supervisor.Stream, _ piece: ArraySlice<UInt8>) {
    if hidden.contains(stream), !piece.isEmpty { silenced.insert(stream) }
    var piece = piece
    if stream == .output {
      output.append(piece)
      if let filtered = filter?.take(piece) { piece = filtered[...] }
    }
    if hidden.contains(stream) { return }
    if let masked = streams[stream]?.take(piece) { pass(stream, masked) }
  }

  /// Passes on what was held back for masking.
  func finish() {
    for stream in [Supervisor.Stream.output, .error] {
      if silenced.contains(stream) { pass(stream, Array("\(Masker.mask)\n".utf8)) }
      if let masked = streams[stream]?.finish() { pass(stream, masked) }
    }
  }

  private func pass(_ stream: Supervisor.Stream, _ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    if stream == .error { error.append(bytes) }
    show(stream, bytes[...])
    guard logFailure == nil else { return }
    do throws(SystemError) {
      if logs[stream] == nil { logs[stream] = try openLog(stream) }
      let written = logged[stream, default: 0]
      let room = OutputCollector.logLimit - written
      if room > 0 { try logs[stream]?.append(Array(bytes.prefix(room))) }
      if room > 0, bytes.count >= room {
        try logs[stream]?.append(Array("\n… the rest is not kept\n".utf8))
      }
      logged[stream] = written + bytes.count
    } catch {
      // A full disk must not look like a failure of the program: the run stops after it.
      logFailure = error
    }
  }
}
