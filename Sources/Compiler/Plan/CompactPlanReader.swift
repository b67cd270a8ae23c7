import JSON

extension Plan {
  /// Reads a plan that ``json(in:)`` made and that was written without white space; any other text of
  /// the same format is read too, with more memory.
  ///
  /// - Parameter bytes: The text.
  /// - Throws: ``PlanFormatError`` that says what is missing or wrong.
  package init(parsing bytes: [UInt8]) throws(PlanFormatError) {
    if let plan = try CompactPlanReader.plan(in: bytes) {
      self = plan
      return
    }
    guard let value = JSONValue(parsing: bytes) else {
      throw PlanFormatError(path: "plan", message: "it is no JSON")
    }
    self = try Plan(json: value)
  }
}

/// Reads a plan's long arrays element by element, so that there is never a tree of all its actions:
/// for 100,000 rows of a table that took 150 MB beside the plan.
///
/// Most actions are commands of words alone and are read without any tree. A method answers nil where
/// something else stands than it knows; whoever reads on then takes the text as any JSON.
private struct CompactPlanReader {
  /// The members that are taken out of the objects that they stand in.
  private static let longArrays: Set<String> = ["steps", "actions", "usedRanges"]

  private let bytes: UnsafeBufferPointer<UInt8>
  private var cursor: JSONCursor

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    cursor = JSONCursor(bytes)
  }

  /// Reads a plan; nil where the text is not written as this reader knows it.
  static func plan(in text: [UInt8]) throws(PlanFormatError) -> Plan? {
    try text.withUnsafeBufferPointer { bytes throws(PlanFormatError) in
      var reader = CompactPlanReader(bytes)
      return try reader.plan()
    }
  }

  private mutating func plan() throws(PlanFormatError) -> Plan? {
    var steps: [Step] = []
    var ranges: [Range<Int>] = []
    let root = try object { reader, name throws(PlanFormatError) in
      switch name {
      case "steps":
        return try reader.elements { reader, index throws(PlanFormatError) in
          guard let step = try reader.step(index) else { return false }
          steps.append(step)
          return true
        }
      case "usedRanges":
        return try reader.elements { reader, _ throws(PlanFormatError) in
          guard let range = reader.range() else { return false }
          ranges.append(range)
          return true
        }
      default: return reader.cursor.value() != nil
      }
    }
    let isWhole = cursor.isAtEnd || cursor.skip("\n") && cursor.isAtEnd
    guard isWhole, let root else { return nil }
    var plan = try Plan(json: root)
    plan.steps = steps
    plan.usedRanges = ranges
    return plan
  }

  private mutating func step(_ index: Int) throws(PlanFormatError) -> Step? {
    var actions: [Action] = []
    let path = "steps[\(index)]"
    let outline = try object { reader, name throws(PlanFormatError) in
      guard name == "actions" else { return reader.cursor.value() != nil }
      return try reader.elements { reader, index throws(PlanFormatError) in
        if let action = reader.plainAction() {
          actions.append(action)
          return true
        }
        guard let range = reader.cursor.value(),
          let value = JSONValue(parsing: Array(reader.bytes[range]))
        else { return false }
        actions.append(
          try Action(fields: PlanFields(value, path: "\(path).actions[\(index)]")))
        return true
      }
    }
    guard let outline else { return nil }
    var step = try Step(fields: PlanFields(outline, path: path))
    step.actions = actions
    return step
  }

  /// A command of words alone.
  private mutating func plainAction() -> Action? {
    let start = cursor
    guard cursor.skip("{\"id\":"), let id = cursor.text(),
      cursor.skip(",\"kind\":"), let kind = cursor.text().flatMap(Action.Kind.init),
      cursor.skip(",\"origin\":"), let origin = cursor.text().flatMap(Action.Origin.init),
      cursor.skip(",\"line\":"), let line = cursor.integer(),
      cursor.skip(",\"effect\":"), let effect = cursor.text().flatMap(Action.Effect.init),
      cursor.skip(",\"argv\":"), let words = cursor.texts(), !words.isEmpty,
      cursor.skip(",\"script\":null,\"needs\":[],\"gives\":{},\"forEach\":null,\"text\":"),
      let text = cursor.text(), cursor.skip("}")
    else {
      cursor = start
      return nil
    }
    return Action(
      id: id, kind: kind, origin: origin, line: line, effect: effect,
      invocation: .arguments(words.map { Argument($0) }), text: text)
  }

  private mutating func range() -> Range<Int>? {
    guard cursor.skip("["), let start = cursor.integer(), cursor.skip(","),
      let end = cursor.integer(), cursor.skip("]"), 0 <= start, start <= end
    else { return nil }
    return start..<end
  }

  /// Steps through an object.
  ///
  /// - Parameter take: Steps over the value of a member; false where it cannot.
  /// - Returns: The object, with empty arrays in the place of long ones.
  /// - Throws: What `take` throws.
  private mutating func object(
    _ take: (inout CompactPlanReader, String) throws(PlanFormatError) -> Bool
  ) throws(PlanFormatError) -> JSONValue? {
    guard cursor.skip("{") else { return nil }
    var outline = [UInt8(ascii: "{")]
    while true {
      let start = cursor.index
      guard let name = cursor.text(), cursor.skip(":") else { return nil }
      let value = cursor.index
      guard try take(&self, name) else { return nil }
      outline += bytes[start..<value]
      outline +=
        Self.longArrays.contains(name) ? Array("[]".utf8) : Array(bytes[value..<cursor.index])
      if cursor.skip("}") { break }
      guard cursor.skip(",") else { return nil }
      outline.append(UInt8(ascii: ","))
    }
    outline.append(UInt8(ascii: "}"))
    return JSONValue(parsing: outline)
  }

  /// Steps through an array.
  ///
  /// - Parameter take: Takes the element of an index; false where it cannot.
  /// - Returns: Whether all were taken.
  /// - Throws: What `take` throws.
  private mutating func elements(
    _ take: (inout CompactPlanReader, Int) throws(PlanFormatError) -> Bool
  ) throws(PlanFormatError) -> Bool {
    guard cursor.skip("[") else { return false }
    var index = 0
    while !cursor.skip("]") {
      guard index == 0 || cursor.skip(","), try take(&self, index) else { return false }
      index += 1
    }
    return true
  }
}
