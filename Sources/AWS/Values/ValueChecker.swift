import JSON
import Source

/// Compares values with what a model says of them, beyond the gaps in them.
struct ValueChecker {
  /// Where a value stands.
  struct Place {
    /// The argument.
    var argument: Int
    /// Which bytes of it; nil for all.
    var range: Range<Int>?
    /// How messages call it: "--tags[0].Key".
    var path: String
  }

  /// What was found, in order.
  private(set) var problems: [AWSProblem] = []

  // MARK: Scalars

  /// Checks a value written as text.
  mutating func check(_ text: String, _ shape: AWSShape, at place: Place) {
    let value = PlaceholderText(text)
    switch shape.type {
    case .integer:
      guard !value.hasGaps else { return }
      guard let number = Int(text.filter { $0 != "_" && $0 != " " }) else {
        return report(.wrongType, "\(quoted(place)) is \"\(shown(text))\", not a number", place)
      }
      checkBounds(Double(number), shape, place)
    case .float:
      guard !value.hasGaps else { return }
      guard let number = Double(text) else {
        return report(.wrongType, "\(quoted(place)) is \"\(shown(text))\", not a number", place)
      }
      checkBounds(number, shape, place)
    case .string: checkString(value, text, shape, place)
    default: return
    }
  }

  private mutating func checkString(
    _ value: PlaceholderText, _ text: String, _ shape: AWSShape, _ place: Place
  ) {
    let values = shape.values
    if !values.isEmpty, !values.contains(where: value.canBe) {
      let near = value.hasGaps ? nil : NearestName.of(text, among: values)
      let allowed = near == nil ? ": it is one of \(listed(values))" : ""
      return report(
        .valueNotAllowed, "\"\(shown(text))\" is not allowed for \(quoted(place))\(allowed)", place,
        suggestion: near)
    }
    let length = value.literalLength
    if let minimum = shape.minimum, length < minimum, !value.hasGaps {
      let what = length == 0 ? "is empty" : "has \(counted(length, "character"))"
      return report(
        .tooShort, "\(quoted(place)) \(what), and needs at least \(minimum)", place)
    }
    if let maximum = shape.maximum, length > maximum {
      return report(
        .tooLong,
        "\(quoted(place)) has \(counted(length, "character")), and may have at most \(maximum)",
        place)
    }
    if let pattern = shape.pattern, let compiled = Patterns.compiled(pattern),
      compiled.matches(value) == false
    {
      report(
        .patternViolated,
        "\"\(shown(text))\" does not match the pattern of \(quoted(place)): \(pattern)", place)
    }
  }

  private mutating func checkBounds(_ number: Double, _ shape: AWSShape, _ place: Place) {
    if let minimum = shape.minimum, number < Double(minimum) {
      report(.tooSmall, "\(quoted(place)) is below its minimum, \(minimum)", place)
    } else if let maximum = shape.maximum, number > Double(maximum) {
      report(.tooLarge, "\(quoted(place)) is above its maximum, \(maximum)", place)
    }
  }

  /// Checks how many elements a list or map has.
  mutating func checkCount(_ count: Int, _ shape: AWSShape, at place: Place) {
    let noun = shape.type == .list ? "element" : "entry"
    if let minimum = shape.minimum, count < minimum {
      report(
        .tooShort,
        "\(quoted(place)) has \(counted(count, noun)), and needs at least \(minimum)", place)
    } else if let maximum = shape.maximum, count > maximum {
      report(
        .tooLong,
        "\(quoted(place)) has \(counted(count, noun)), and may have at most \(maximum)", place)
    }
  }

  // MARK: JSON

  /// Checks an argument that is JSON.
  ///
  /// - Parameters:
  ///   - text: The JSON.
  ///   - shape: What it should be.
  ///   - start: The byte of the argument at which the text begins.
  ///   - place: The argument.
  /// - Returns: The value, or nil where it is no JSON.
  @discardableResult
  mutating func checkJSON(
    _ text: String, _ shape: AWSShape?, from start: Int, at place: Place
  ) -> JSONNode? {
    let document = JSONDocument.parse(Array(text.utf8))
    if let error = document.diagnostics.first(where: { $0.severity == .error }) {
      var place = place
      place.range = (error.range.lowerBound + start)..<(error.range.upperBound + start)
      report(.malformedJSON, "\(quoted(place)) is no JSON: \(error.message)", place)
      return nil
    }
    guard let root = document.root else { return nil }
    if let shape { check(root, shape, from: start, at: place, depth: 0) }
    return root
  }

  private mutating func check(
    _ node: JSONNode, _ shape: AWSShape, from start: Int, at place: Place, depth: Int
  ) {
    guard depth < 64, !shape.isDocument, node.kind != .placeholder, node.kind != .null else {
      return
    }
    var place = place
    place.range = (node.range.lowerBound + start)..<(node.range.upperBound + start)
    switch shape.type {
    case .structure:
      guard node.kind == .object else { return reportType(node, "an object", place) }
      for member in node.members {
        var inner = place
        inner.path += ".\(member.name)"
        guard let known = shape.member(member.name) else {
          inner.range =
            (member.nameRange.lowerBound + start)..<(member.nameRange.upperBound + start)
          reportUnknownMember(member.name, shape, outside: place, inner)
          continue
        }
        check(member.value, known.shape, from: start, at: inner, depth: depth + 1)
      }
      checkRequired(shape, Set(node.members.map(\.name)), at: place)
    case .list:
      guard node.kind == .array else { return reportType(node, "a list", place) }
      let elements = node.elements
      checkCount(elements.count, shape, at: place)
      guard let element = shape.element else { return }
      for (number, value) in elements.enumerated() {
        var inner = place
        inner.path += "[\(number)]"
        check(value, element, from: start, at: inner, depth: depth + 1)
      }
    case .map:
      guard node.kind == .object else { return reportType(node, "an object", place) }
      checkCount(node.members.count, shape, at: place)
      for member in node.members {
        var inner = place
        inner.path += ".\(member.name)"
        if let key = shape.key {
          var keyPlace = inner
          keyPlace.range =
            (member.nameRange.lowerBound + start)..<(member.nameRange.upperBound + start)
          check(member.name, key, at: keyPlace)
        }
        if let element = shape.element {
          check(member.value, element, from: start, at: inner, depth: depth + 1)
        }
      }
    case .string, .blob:
      guard node.kind == .string, let text = node.string else {
        return reportType(node, "a string", place)
      }
      check(text, shape, at: place)
    case .integer:
      guard node.kind == .number, let text = node.numberText, let number = Int(text) else {
        return reportType(node, "a whole number", place)
      }
      checkBounds(Double(number), shape, place)
    case .float:
      guard node.kind == .number, let number = node.numberText.flatMap(Double.init) else {
        return reportType(node, "a number", place)
      }
      checkBounds(number, shape, place)
    case .boolean:
      if node.kind != .bool { reportType(node, "true or false", place) }
    case .timestamp:
      if node.kind != .string, node.kind != .number { reportType(node, "a time", place) }
    }
  }

  private mutating func reportType(_ node: JSONNode, _ wanted: String, _ place: Place) {
    let found =
      switch node.kind {
      case .object: "an object"
      case .array: "a list"
      case .string: "a string"
      case .number: "the number \(node.numberText ?? "")"
      case .bool: "true or false"
      default: "nothing"
      }
    // A string that a gap fills may become anything only inside its quotes.
    report(.wrongType, "\(quoted(place)) is \(found), and should be \(wanted)", place)
  }

  // MARK: Structures

  /// Reports required members that are not among those present.
  mutating func checkRequired(_ shape: AWSShape, _ present: Set<String>, at place: Place) {
    for member in shape.members
    where member.isRequired && !member.isIdempotencyToken && !present.contains(member.name) {
      // A misspelt member is reported as such, not as missing too.
      let isMisspelt = problems.contains {
        $0.kind == .unknownMember && $0.suggestion == member.name
          && $0.argument == place.argument
      }
      if !isMisspelt {
        report(.missingMember, "\(quoted(place)) lacks the required \"\(member.name)\"", place)
      }
    }
  }

  /// Reports a member that a structure does not have.
  mutating func reportUnknownMember(
    _ name: String, _ shape: AWSShape, outside: Place, _ place: Place
  ) {
    guard !PlaceholderText(name).hasGaps else { return }
    let names = shape.members.map(\.name)
    let near =
      NearestName.of(name, among: names)
      ?? names.first { $0.utf8.elementsEqual(name.utf8, by: { $0 | 0x20 == $1 | 0x20 }) }
    let known = near == nil ? ": it has \(listed(names))" : ""
    report(
      .unknownMember, "\(quoted(outside)) has no member \"\(name)\"\(known)", place,
      suggestion: near)
  }

  /// Adds a finding.
  mutating func report(
    _ kind: AWSProblem.Kind, _ message: String, _ place: Place, suggestion: String? = nil
  ) {
    problems.append(
      AWSProblem(
        kind, message, argument: place.argument, range: place.range, suggestion: suggestion))
  }

  // MARK: Wording

  private func quoted(_ place: Place) -> String { "\"\(place.path)\"" }

  /// A value as messages show it, cut where it is long.
  private func shown(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 60 || line.count < text.count ? "\(line.prefix(57))…" : text
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    let plural = noun == "entry" ? "entries" : noun + "s"
    return "\(count) \(count == 1 ? noun : plural)"
  }
}
