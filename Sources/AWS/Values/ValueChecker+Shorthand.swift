import JSON

extension ValueChecker {
  /// Checks what was written in shorthand, and gives it the types of its shape.
  ///
  /// As the CLI does: a single value where a list should be is a list of one, numbers and booleans
  /// are converted. A gap in the place of a number stands in the result as `<name>`.
  ///
  /// - Parameters:
  ///   - node: The value as written.
  ///   - shape: What it should be.
  ///   - start: The byte of the argument at which the shorthand begins.
  ///   - place: The argument.
  /// - Returns: The same value as JSON.
  mutating func checkShorthand(
    _ node: ShorthandParser.Node, _ shape: AWSShape, from start: Int, at place: Place
  ) -> JSONValue {
    var place = place
    place.range = (node.range.lowerBound + start)..<(node.range.upperBound + start)
    switch shape.type {
    case .structure: return checkObject(node, shape, from: start, at: place)
    case .list:
      var elements = [node]
      if case .list(let nodes, _) = node { elements = nodes }
      checkCount(elements.count, shape, at: place)
      guard let element = shape.element else { return .array([]) }
      return .array(
        elements.enumerated().map { number, node in
          var inner = place
          inner.path += "[\(number)]"
          return checkShorthand(node, element, from: start, at: inner)
        })
    case .map:
      guard case .object(let members, _) = node, let element = shape.element else {
        report(.wrongType, "\"\(place.path)\" should be written as key=value", place)
        return .object([])
      }
      checkCount(members.count, shape, at: place)
      return .object(
        members.map { member in
          var inner = place
          inner.path += ".\(member.key)"
          if let key = shape.key {
            var keyPlace = inner
            keyPlace.range =
              (member.keyRange.lowerBound + start)..<(member.keyRange.upperBound + start)
            check(member.key, key, at: keyPlace)
          }
          return JSONValue.Member(
            member.key, checkMember(member, element, from: start, at: inner))
        })
    default:
      guard case .text(let text, _) = node else {
        report(.wrongType, "\"\(place.path)\" should be a single value", place)
        return Self.untyped(node)
      }
      check(text, shape, at: place)
      return Self.scalar(text, shape)
    }
  }

  private mutating func checkObject(
    _ node: ShorthandParser.Node, _ shape: AWSShape, from start: Int, at place: Place
  ) -> JSONValue {
    guard case .object(let members, _) = node else {
      report(.wrongType, "\"\(place.path)\" should be written as key=value", place)
      return Self.untyped(node)
    }
    var values: [JSONValue.Member] = []
    for member in members {
      var inner = place
      inner.path += ".\(member.key)"
      guard let known = shape.member(member.key) else {
        inner.range = (member.keyRange.lowerBound + start)..<(member.keyRange.upperBound + start)
        reportUnknownMember(member.key, shape, outside: place, inner)
        values.append(JSONValue.Member(member.key, Self.untyped(member.value)))
        continue
      }
      let value = checkMember(member, known.shape, from: start, at: inner)
      values.append(JSONValue.Member(member.key, value))
    }
    let present = Set(members.map(\.key))
    if !present.contains(where: { PlaceholderText($0).hasGaps }) {
      checkRequired(shape, present, at: place)
    }
    return .object(values)
  }

  private mutating func checkMember(
    _ member: ShorthandParser.Member, _ shape: AWSShape, from start: Int, at place: Place
  ) -> JSONValue {
    guard !member.mayBeFile else { return Self.untyped(member.value) }
    return checkShorthand(member.value, shape, from: start, at: place)
  }

  private static func scalar(_ text: String, _ shape: AWSShape) -> JSONValue {
    switch shape.type {
    case .integer, .float: .number(text)
    case .boolean:
      switch text.lowercased() {
      case "true": .bool(true)
      case "false": .bool(false)
      default: .string(text)
      }
    default: .string(text)
    }
  }

  private static func untyped(_ node: ShorthandParser.Node) -> JSONValue {
    switch node {
    case .text(let text, _): .string(text)
    case .list(let nodes, _): .array(nodes.map(untyped))
    case .object(let members, _):
      .object(members.map { JSONValue.Member($0.key, untyped($0.value)) })
    }
  }
}
