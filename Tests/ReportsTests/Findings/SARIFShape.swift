import JSON

/// The part of the schema of SARIF 2.1.0 (errata 01) that our logs use: what each object may hold, and
/// must.
///
/// As in the schema, no object has members of other names. Lists marked as sets hold nothing twice.
struct SARIFShape {
  /// What stands at a member.
  indirect enum Value: Sendable {
    case text, flag, number(least: Int), oneOf([String])
    case object(String)
    case list(Value, isSet: Bool, least: Int)
    /// An object whose members may have any names.
    case table(Value)
  }

  private struct Definition: Sendable {
    var members: [String: Value]
    var required: [String] = []
    /// Members of which one must be there.
    var anyOf: [String] = []
  }

  /// What is wrong with a log, each with its place; empty where nothing is.
  static func problems(in log: JSONValue) -> [String] {
    var problems: [String] = []
    check(log, .object("log"), at: "log", &problems)
    return problems
  }

  private static func check(
    _ value: JSONValue, _ shape: Value, at place: String, _ problems: inout [String]
  ) {
    switch (shape, value) {
    case (.text, .string), (.flag, .bool): break
    case (.number(let least), .number(let text)):
      if Int(text).map({ $0 >= least }) != true { problems.append("\(place): \(text)") }
    case (.oneOf(let texts), .string(let text)):
      if !texts.contains(text) { problems.append("\(place): \"\(text)\"") }
    case (.list(let element, let isSet, let least), .array(let elements)):
      if elements.count < least { problems.append("\(place): \(elements.count) elements") }
      if isSet, Set(elements.map(\.compact)).count != elements.count {
        problems.append("\(place): an element twice")
      }
      for (index, value) in elements.enumerated() {
        check(value, element, at: "\(place)[\(index)]", &problems)
      }
    case (.table(let shape), .object(let members)):
      for member in members { check(member.value, shape, at: "\(place).\(member.name)", &problems) }
    case (.object(let name), .object(let members)):
      guard let definition = definitions[name] else {
        problems.append("\(place): no definition of \(name)")
        return
      }
      let names = members.map(\.name)
      for name in definition.required where !names.contains(name) {
        problems.append("\(place): no \(name)")
      }
      if !definition.anyOf.isEmpty, !definition.anyOf.contains(where: names.contains) {
        problems.append("\(place): none of \(definition.anyOf)")
      }
      if Set(names).count != names.count { problems.append("\(place): a member twice") }
      for member in members {
        guard let shape = definition.members[member.name] else {
          problems.append("\(place): a member \(member.name)")
          continue
        }
        check(member.value, shape, at: "\(place).\(member.name)", &problems)
      }
    default: problems.append("\(place): a value of another type")
    }
  }

  private static func list(_ name: String, isSet: Bool = false, least: Int = 0) -> Value {
    .list(.object(name), isSet: isSet, least: least)
  }

  private static let definitions: [String: Definition] = [
    "log": Definition(
      members: ["$schema": .text, "version": .oneOf(["2.1.0"]), "runs": list("run")],
      required: ["version", "runs"]),
    "run": Definition(
      members: [
        "tool": .object("tool"), "results": list("result"),
        "columnKind": .oneOf(["utf16CodeUnits", "unicodeCodePoints"]),
        "newlineSequences": .list(.text, isSet: true, least: 1),
        "invocations": list("invocation"),
        "originalUriBaseIds": .table(.object("artifactLocation")),
      ], required: ["tool"]),
    "invocation": Definition(
      members: [
        "executionSuccessful": .flag, "toolExecutionNotifications": list("notification"),
      ], required: ["executionSuccessful"]),
    "notification": Definition(
      members: [
        "level": .oneOf(["none", "note", "warning", "error"]), "message": .object("message"),
      ], required: ["message"]),
    "tool": Definition(members: ["driver": .object("toolComponent")], required: ["driver"]),
    "toolComponent": Definition(
      members: [
        "name": .text, "version": .text, "semanticVersion": .text,
        "rules": list("reportingDescriptor", isSet: true),
      ], required: ["name"]),
    "reportingDescriptor": Definition(
      members: [
        "id": .text, "shortDescription": .object("multiformatMessageString"),
        "fullDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"),
      ], required: ["id"]),
    "multiformatMessageString": Definition(members: ["text": .text], required: ["text"]),
    "message": Definition(members: ["text": .text, "id": .text], anyOf: ["text", "id"]),
    "result": Definition(
      members: [
        "ruleId": .text, "ruleIndex": .number(least: -1),
        "level": .oneOf(["none", "note", "warning", "error"]), "message": .object("message"),
        "locations": list("location"), "relatedLocations": list("location", isSet: true),
        "fixes": list("fix", isSet: true), "partialFingerprints": .table(.text),
      ], required: ["message"]),
    "location": Definition(
      members: [
        "id": .number(least: -1), "physicalLocation": .object("physicalLocation"),
        "message": .object("message"),
      ]),
    "physicalLocation": Definition(
      members: ["artifactLocation": .object("artifactLocation"), "region": .object("region")],
      anyOf: ["address", "artifactLocation"]),
    "artifactLocation": Definition(
      members: ["uri": .text, "uriBaseId": .text, "description": .object("message")]),
    "region": Definition(
      members: [
        "startLine": .number(least: 1), "startColumn": .number(least: 1),
        "endLine": .number(least: 1), "endColumn": .number(least: 1),
      ], anyOf: ["startLine", "charOffset", "byteOffset"]),
    "fix": Definition(
      members: [
        "description": .object("message"),
        "artifactChanges": list("artifactChange", isSet: true, least: 1),
      ], required: ["artifactChanges"]),
    "artifactChange": Definition(
      members: [
        "artifactLocation": .object("artifactLocation"),
        "replacements": list("replacement", least: 1),
      ], required: ["artifactLocation", "replacements"]),
    "replacement": Definition(
      members: [
        "deletedRegion": .object("region"), "insertedContent": .object("artifactContent"),
      ], required: ["deletedRegion"]),
    "artifactContent": Definition(members: ["text": .text]),
  ]
}
