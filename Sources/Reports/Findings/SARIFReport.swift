package import JSON
import Source

/// Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020).
///
/// Columns count Unicode scalars (`columnKind`), ends are exclusive (section 3.30), byte offsets
/// stand beside them. Notes with a place of their own are related locations, others are added to the
/// message; fixes carry their replacements.
package struct SARIFReport: Sendable {
  /// What a kind of finding means, for the list of rules.
  package struct Rule: Hashable, Sendable {
    /// The finding's id.
    package var id: String
    /// What it means, in one line.
    package var summary: String
    /// What it means, an example and how to mend it, as plain text.
    package var help: String?

    /// Makes a rule.
    package init(id: String, summary: String, help: String? = nil) {
      self.id = id
      self.summary = summary
      self.help = help
    }
  }

  private let version: String
  private let rules: [String: Rule]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - version: The program's version, "1.0.0".
  ///   - rules: What is known of the ids; an id without a rule is listed by name only.
  package init(version: String, rules: [Rule] = []) {
    self.version = version
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The whole log.
  package func document(_ findings: [Findings]) -> JSONValue {
    var ids: [String] = []
    var indices: [String: Int] = [:]
    for diagnostic in findings.flatMap(\.diagnostics) where indices[diagnostic.id] == nil {
      indices[diagnostic.id] = ids.count
      ids.append(diagnostic.id)
    }
    let results = findings.flatMap { file in
      file.diagnostics.map { result($0, in: file.file, ruleIndex: indices[$0.id] ?? 0) }
    }
    let driver = JSONValue.object([
      .init("name", .string("runbook")),
      .init("version", .string(version)),
      .init("semanticVersion", .string(version)),
      .init("rules", .array(ids.map(descriptor))),
    ])
    let run = JSONValue.object([
      .init("tool", .object([.init("driver", driver)])),
      .init("columnKind", .string("unicodeCodePoints")),
      .init("results", .array(results)),
    ])
    return .object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .string("2.1.0")),
      .init("runs", .array([run])),
    ])
  }

  private func descriptor(_ id: String) -> JSONValue {
    var members: [JSONValue.Member] = [.init("id", .string(id))]
    if let rule = rules[id] {
      members.append(.init("shortDescription", Self.message(rule.summary)))
      if let help = rule.help { members.append(.init("help", Self.message(help))) }
    }
    return .object(members)
  }

  private func result(_ diagnostic: Diagnostic, in file: SourceFile, ruleIndex: Int) -> JSONValue {
    let remarks = diagnostic.notes.filter { $0.range == nil }.map(\.message)
    let text = ([diagnostic.message] + remarks).joined(separator: "\n")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(diagnostic.id)),
      .init("ruleIndex", .integer(ruleIndex)),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", Self.message(text)),
      .init("locations", .array([Self.location(diagnostic.range, in: file)])),
    ]
    let related = diagnostic.notes.enumerated().compactMap { index, note -> JSONValue? in
      note.range.map {
        Self.location($0, in: file, id: index + 1, message: note.message)
      }
    }
    if !related.isEmpty { members.append(.init("relatedLocations", .array(related))) }
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
        .init("deletedRegion", region(edit.range, in: file)),
        .init("insertedContent", message(edit.replacement)),
      ])
    }
    let change = JSONValue.object([
      .init("artifactLocation", artifact(file)),
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
          .init("artifactLocation", artifact(file)),
          .init("region", region(range, in: file)),
        ])))
    if let text { members.append(.init("message", message(text))) }
    return .object(members)
  }

  private static func region(_ range: Range<Int>, in file: SourceFile) -> JSONValue {
    let start = file.location(of: range.lowerBound)
    let end = file.location(of: range.upperBound)
    return .object([
      .init("startLine", .integer(start.line)),
      .init("startColumn", .integer(file.characterColumn(of: start))),
      .init("endLine", .integer(end.line)),
      .init("endColumn", .integer(file.characterColumn(of: end))),
      .init("byteOffset", .integer(range.lowerBound)),
      .init("byteLength", .integer(range.count)),
    ])
  }

  private static func artifact(_ file: SourceFile) -> JSONValue {
    .object([.init("uri", .string(uri(file.name)))])
  }

  private static func message(_ text: String) -> JSONValue {
    .object([.init("text", .string(text))])
  }

  /// A path as a URI reference (RFC 3986): what may not stand in a path is percent-encoded, and a
  /// colon too, which in a first segment would read as a scheme.
  private static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
