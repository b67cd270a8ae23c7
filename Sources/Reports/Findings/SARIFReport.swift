package import JSON
import Source

/// Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020).
///
/// Columns count Unicode scalars (`columnKind`), ends are exclusive (section 3.30). Notes with a place of
/// their own are related locations, others are added to the message; fixes carry their replacements.
/// Messages, which are worded without a full stop elsewhere, are sentences here.
package struct SARIFReport: Sendable {
  /// What a kind of finding means, for the list of rules.
  package struct Rule: Hashable, Sendable {
    /// The finding's id.
    package var id: String
    /// What it means, in one line.
    package var summary: String
    /// Why it matters, in one paragraph.
    package var explanation: String
    /// How to mend it.
    package var remedy: String

    /// Makes a rule.
    package init(id: String, summary: String, explanation: String, remedy: String) {
      self.id = id
      self.summary = summary
      self.explanation = explanation
      self.remedy = remedy
    }
  }

  private let version: String
  private let folder: String?
  private let rules: [String: Rule]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - version: The program's version, "1.0.0".
  ///   - folder: The absolute path of the folder that relative names are meant from; nil where it is
  ///     not known.
  ///   - rules: What is known of the ids; an id without a rule is listed by name only.
  package init(version: String, folder: String? = nil, rules: [Rule] = []) {
    self.version = version
    self.folder = folder
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The whole log.
  ///
  /// - Parameters:
  ///   - findings: The findings of each file that was read.
  ///   - failures: Why other files could not be read, a message each.
  /// - Returns: The log.
  package func document(_ findings: [Findings], failures: [String] = []) -> JSONValue {
    var ids: [String] = []
    var indices: [String: Int] = [:]
    for diagnostic in findings.flatMap(\.diagnostics) where indices[diagnostic.id] == nil {
      indices[diagnostic.id] = ids.count
      ids.append(diagnostic.id)
    }
    let results = findings.flatMap { file in
      var fingerprints = FindingFingerprints(of: file.file)
      return file.diagnostics.map {
        result(
          $0, in: file.file, ruleIndex: indices[$0.id] ?? 0, fingerprint: fingerprints.next($0))
      }
    }
    let driver = JSONValue.object([
      .init("name", .string("runbook")),
      .init("version", .string(version)),
      .init("semanticVersion", .string(version)),
      .init("rules", .array(ids.map(descriptor))),
    ])
    let run = JSONValue.object([
      .init("tool", .object([.init("driver", driver)])),
      .init("invocations", .array([Self.invocation(failures)])),
      .init("originalUriBaseIds", .object([.init(SARIFLocation.base, base)])),
      .init("columnKind", .string("unicodeCodePoints")),
      // Those of CommonMark, section 2.1.
      .init("newlineSequences", .array([.string("\r\n"), .string("\n"), .string("\r")])),
      .init("results", .array(results)),
    ])
    // A reader should see the version first (section 3.13.2).
    return .object([
      .init("version", .string("2.1.0")),
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("runs", .array([run])),
    ])
  }

  private var base: JSONValue {
    var members: [JSONValue.Member] = []
    if let folder { members.append(.init("uri", .string(SARIFLocation.folder(folder)))) }
    members.append(.init("description", Self.message("the folder that runbook was called in")))
    return .object(members)
  }

  private static func invocation(_ failures: [String]) -> JSONValue {
    var members = [JSONValue.Member("executionSuccessful", .bool(failures.isEmpty))]
    if !failures.isEmpty {
      let notifications = failures.map { failure in
        JSONValue.object([.init("level", .string("error")), .init("message", message(failure))])
      }
      members.append(.init("toolExecutionNotifications", .array(notifications)))
    }
    return .object(members)
  }

  private func descriptor(_ id: String) -> JSONValue {
    var members: [JSONValue.Member] = [.init("id", .string(id))]
    if let rule = rules[id] {
      members.append(.init("shortDescription", Self.message(rule.summary)))
      members.append(.init("fullDescription", Self.message(rule.explanation)))
      members.append(.init("help", Self.message("\(rule.explanation)\n\n\(rule.remedy)")))
    }
    return .object(members)
  }

  private func result(
    _ diagnostic: Diagnostic, in file: SourceFile, ruleIndex: Int, fingerprint: String
  ) -> JSONValue {
    let remarks = diagnostic.notes.filter { $0.range == nil }.map(\.message)
    let text = ([diagnostic.message] + remarks).map(SARIFText.sentence).joined(separator: "\n")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.id)),
      .init("ruleIndex", .integer(ruleIndex)),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", .object([.init("text", .string(text))])),
      .init("locations", .array([Self.location(diagnostic.range, in: file)])),
    ]
    let related = diagnostic.notes.enumerated().compactMap { index, note -> JSONValue? in
      note.range.map {
        Self.location($0, in: file, id: index + 1, message: note.message)
      }
    }
    if !related.isEmpty { members.append(.init("relatedLocations", .array(related))) }
    members.append(
      .init(
        "partialFingerprints", .object([.init("ruleAndLineHash/v1", .string(fingerprint))])))
    // A set by the schema; a fix without edits is none there.
    var fixes: [Diagnostic.Fix] = []
    for fix in diagnostic.fixes where !fix.edits.isEmpty && !fixes.contains(fix) {
      fixes.append(fix)
    }
    if !fixes.isEmpty {
      members.append(.init("fixes", .array(fixes.map { Self.fix($0, in: file) })))
    }
    return .object(members)
  }

  private static func fix(_ fix: Diagnostic.Fix, in file: SourceFile) -> JSONValue {
    let replacements = fix.edits.map { edit in
      JSONValue.object([
        .init("deletedRegion", SARIFLocation.region(edit.range, in: file)),
        .init("insertedContent", .object([.init("text", .string(edit.replacement))])),
      ])
    }
    let change = JSONValue.object([
      .init("artifactLocation", SARIFLocation.artifact(file)),
      .init("replacements", .array(replacements)),
    ])
    return .object([
      .init("description", message(fix.message)),
      .init("artifactChanges", .array([change])),
    ])
  }

  private static func location(
    _ range: Range<Int>, in file: SourceFile, id: Int? = nil, message text: String? = nil
  ) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let id { members.append(.init("id", .integer(id))) }
    members.append(
      .init(
        "physicalLocation",
        .object([
          .init("artifactLocation", SARIFLocation.artifact(file)),
          .init("region", SARIFLocation.region(range, in: file)),
        ])))
    if let text { members.append(.init("message", message(text))) }
    return .object(members)
  }

  private static func message(_ text: String) -> JSONValue {
    .object([.init("text", .string(SARIFText.sentence(text)))])
  }
}
