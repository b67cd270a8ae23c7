import Source

/// The sessions that stand open at a place of the document, the innermost last.
///
/// What a text shows behind `ssh db1` is typed on `db1`; run by a plan it would do its work, or its
/// harm, on the machine of whoever runs the plan. So it is a person's up to the `exit`.
struct OpenSessions {
  /// One that a command or a sentence opened.
  struct Session {
    /// How a person is told of it.
    var name: String
    /// The line that opens it.
    var line: Int
    /// The command; nil where a sentence opens it.
    var command: SessionCommand?
    /// Where the code block begins that opens it; nil outside of one.
    var fence: Int?
    /// The section in which it ends at the latest; nil where it goes on behind its section.
    var section: Int?
  }

  private var sessions: [Session] = []

  /// Whether none is open.
  var isEmpty: Bool { sessions.isEmpty }

  /// Opens one.
  ///
  /// "Connect to the node:" and the command under it are one session, and so are two sentences.
  mutating func open(_ session: Session) {
    if let last = sessions.last, last.command == nil { sessions.removeLast() }
    sessions.append(session)
  }

  /// Ends the innermost.
  mutating func leave() { if !sessions.isEmpty { sessions.removeLast() } }

  /// Ends all: the text says that it goes on here.
  mutating func leaveAll() { sessions.removeAll() }

  /// Ends those that were opened in sections which are left out of a run, or chosen among others.
  mutating func enter(section: Int) {
    sessions.removeAll { $0.section.map { $0 != section } == true }
  }

  /// Why a command is typed by a person: into the session that takes it.
  ///
  /// - Parameters:
  ///   - program: the command's first word.
  ///   - fence: where its code block begins.
  /// - Returns: nil where none is open that it may be meant for.
  mutating func reason(for program: String, in fence: Int?) -> String? {
    while let last = sessions.last {
      if fence != last.fence || fence == nil, last.command?.isLeftWhere(program) == true {
        sessions.removeLast()
        continue
      }
      return "it is typed into what line \(last.line) opens (\"\(last.name)\"), so a person does it"
    }
    return nil
  }
}
