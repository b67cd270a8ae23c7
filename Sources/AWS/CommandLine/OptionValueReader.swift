import JSON

/// Reads an option's values by its type: text, JSON or shorthand.
struct OptionValueReader {
  private let service: String
  private let operation: String
  private var checker = ValueChecker()

  init(service: String, operation: String) {
    self.service = service
    self.operation = operation
  }

  /// Reads and checks an option's values.
  ///
  /// - Returns: What is wrong, and the value as JSON where it was written in shorthand.
  mutating func read(
    _ option: AWSCommandLine.Option, _ shape: AWSShape
  ) -> (problems: [AWSProblem], json: JSONValue?) {
    let json = value(option, shape)
    return (checker.problems, json)
  }

  private mutating func value(_ option: AWSCommandLine.Option, _ shape: AWSShape) -> JSONValue? {
    guard let first = option.values.first else { return nil }
    let place = place(of: first, option)
    // The CLI reads such a value from a file or, in version 1, from the network.
    let isElsewhere = ["file://", "fileb://", "http://", "https://"].contains {
      first.text.hasPrefix($0)
    }
    guard !isElsewhere else { return nil }
    if shape.isDocument {
      checker.checkJSON(first.text, nil, from: first.start, at: place)
      return nil
    }
    switch shape.type {
    case .list:
      let beginning = first.text.drop(while: \.isWhitespace).first
      if option.values.count == 1, beginning == "[" || isGap(first.text) {
        if beginning == "[" { checker.checkJSON(first.text, shape, from: first.start, at: place) }
        return nil
      }
      return elements(option, shape)
    case .structure, .map:
      if isGap(first.text) { return nil }
      if first.text.drop(while: \.isWhitespace).first == "{" {
        checker.checkJSON(first.text, shape, from: first.start, at: place)
        return nil
      }
      if let name = onlyValueMember(shape), !first.text.utf8.contains(UInt8(ascii: "=")) {
        return .object([JSONValue.Member(name, .string(first.text))])
      }
      return shorthand(first, shape, at: place)
    default:
      checker.check(first.text, shape, at: place)
      return nil
    }
  }

  /// A list whose elements are words of their own.
  private mutating func elements(
    _ option: AWSCommandLine.Option, _ shape: AWSShape
  ) -> JSONValue? {
    guard let element = shape.element, let first = option.values.first else { return nil }
    // A word that is one gap may stand for several elements.
    if !option.values.contains(where: { isGap($0.text) }) {
      checker.checkCount(
        option.values.count, shape,
        at: ValueChecker.Place(argument: option.argument, range: nil, path: option.name))
    }
    let isComplex = [.structure, .map, .list].contains(element.type) && !element.isDocument
    let beginning = first.text.drop(while: \.isWhitespace).first
    let isJSON = beginning == "{" || beginning == "["
    var values: [JSONValue] = []
    for (number, value) in option.values.enumerated() {
      var place = place(of: value, option)
      place.path += "[\(number)]"
      if isGap(value.text) || element.isDocument { continue }
      if !isComplex {
        checker.check(value.text, element, at: place)
      } else if isJSON {
        checker.checkJSON(value.text, element, from: value.start, at: place)
      } else if usesBareElements(option.name), element.members.count == 1 {
        values.append(
          .object([JSONValue.Member(element.members[0].name, .string(value.text))]))
      } else if let json = shorthand(value, element, at: place) {
        values.append(json)
      }
    }
    return isComplex && !isJSON && values.count == option.values.count ? .array(values) : nil
  }

  private mutating func shorthand(
    _ value: AWSCommandLine.Value, _ shape: AWSShape, at place: ValueChecker.Place
  ) -> JSONValue? {
    do {
      let node = try ShorthandParser.parse(value.text)
      return checker.checkShorthand(node, shape, from: value.start, at: place)
    } catch {
      var place = place
      let offset = min(value.start + error.offset, value.start + value.text.utf8.count)
      place.range = offset..<offset
      checker.report(
        .malformedShorthand,
        "\"\(place.path)\" is neither JSON nor shorthand: \(error.expected) should stand here",
        place)
      return nil
    }
  }

  private func place(
    of value: AWSCommandLine.Value, _ option: AWSCommandLine.Option
  ) -> ValueChecker.Place {
    ValueChecker.Place(
      argument: value.argument, range: value.start..<(value.start + value.text.utf8.count),
      path: option.name)
  }

  private func isGap(_ text: String) -> Bool {
    let pieces = PlaceholderText(text).pieces
    guard pieces.count == 1, case .gap = pieces[0] else { return false }
    return true
  }

  /// A structure of one string named "Value" may be written as that string (`argprocess.py`).
  private func onlyValueMember(_ shape: AWSShape) -> String? {
    let members = shape.members
    guard shape.type == .structure, members.count == 1, members[0].name == "Value" else {
      return nil
    }
    return members[0].shape.type == .string || members[0].shape.type == .boolean ? "Value" : nil
  }

  /// Lists of structures with one member whose elements are written without its name: the old
  /// cases that `argprocess.py` keeps.
  private func usesBareElements(_ option: String) -> Bool {
    switch "\(service) \(operation) \(option)" {
    case "firehose put-record-batch --records",
      "workspaces reboot-workspaces --reboot-workspace-requests",
      "workspaces rebuild-workspaces --rebuild-workspace-requests",
      "workspaces terminate-workspaces --terminate-workspace-requests",
      "elb remove-tags --tags", "elb describe-instance-health --instances",
      "elb deregister-instances-from-load-balancer --instances",
      "elb register-instances-with-load-balancer --instances":
      true
    default: false
    }
  }
}
