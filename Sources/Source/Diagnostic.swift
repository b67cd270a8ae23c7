/// Something that a document, a policy or a command line says wrong, and where.
///
/// The one type for the whole program. A message is lower case, without a full stop, the specific
/// fact first and names in double quotes. Its ``id`` does not depend on its wording.
package struct Diagnostic: Hashable, Sendable {
  /// How bad a finding is.
  package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Neither wrong nor probably wrong, and worth knowing.
    case note
    /// Very probably wrong.
    case warning
    /// Would be refused, or do harm, if it were run.
    case error

    /// Orders by how bad it is.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A remark that belongs to a finding, perhaps at another place.
  package struct Note: Hashable, Sendable {
    /// The remark, worded as a message is.
    package var message: String
    /// Where, in bytes of the same file; nil for the finding's own place.
    package var range: Range<Int>?

    /// Makes a note.
    package init(_ message: String, at range: Range<Int>? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// A change to the document that mends a finding.
  package struct Fix: Hashable, Sendable {
    /// One replacement of bytes.
    package struct Edit: Hashable, Sendable {
      /// The bytes to replace; empty for an insertion.
      package var range: Range<Int>
      /// What stands there afterwards.
      package var replacement: String

      /// Makes an edit.
      package init(_ range: Range<Int>, _ replacement: String) {
        self.range = range
        self.replacement = replacement
      }
    }

    /// What the change does: "remove the comment".
    package var message: String
    /// The replacements, in order, without overlap.
    package var edits: [Edit]
    /// Whether the change can be made unseen: it cannot alter what the document means to say.
    package var isSafe: Bool

    /// Makes a fix.
    package init(_ message: String, edits: [Edit], isSafe: Bool) {
      self.message = message
      self.edits = edits
      self.isSafe = isSafe
    }
  }

  /// The stable name of this kind of finding, `group.kebab-case`.
  package var id: String
  /// How bad it is.
  package var severity: Severity
  /// What is wrong, in one line.
  package var message: String
  /// Which bytes of the file are meant; an empty range is a place between two bytes.
  package var range: Range<Int>
  /// Further remarks.
  package var notes: [Note]
  /// Ways to mend it, best first.
  package var fixes: [Fix]

  /// Makes a finding.
  package init(
    _ id: String, _ severity: Severity, _ message: String, at range: Range<Int>,
    notes: [Note] = [], fixes: [Fix] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fixes = fixes
  }

  /// The same finding with every range put through a map, as from a fence's text to its document.
  package func mapped(_ map: (Range<Int>) -> Range<Int>) -> Diagnostic {
    var copy = self
    copy.range = map(range)
    for index in copy.notes.indices {
      copy.notes[index].range = copy.notes[index].range.map(map)
    }
    for fix in copy.fixes.indices {
      for edit in copy.fixes[fix].edits.indices {
        copy.fixes[fix].edits[edit].range = map(copy.fixes[fix].edits[edit].range)
      }
    }
    return copy
  }
}
