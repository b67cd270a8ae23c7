package import JSON

/// What is wrong with a line or a file that this program wrote.
struct FormatError: Error, Hashable {
  /// In words: `"attempt" is missing`.
  var message: String

  init(_ message: String) { self.message = message }
}

/// Reads the members of a JSON object that this program wrote.
struct ObjectReader {
  private let members: [JSONValue.Member]

  init(_ value: JSONValue) throws(FormatError) {
    guard case .object(let members) = value else { throw FormatError("it is no JSON object") }
    self.members = members
  }

  /// The value of a member, nil where it is missing; objects here have a dozen members at most.
  subscript(name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  func text(_ name: String) throws(FormatError) -> String {
    guard let text = try optionalText(name) else { throw FormatError("\"\(name)\" is missing") }
    return text
  }

  func optionalText(_ name: String) throws(FormatError) -> String? {
    switch self[name] {
    case nil: return nil
    case .string(let text)?: return text
    default: throw FormatError("\"\(name)\" is no text")
    }
  }

  func number(_ name: String) throws(FormatError) -> Int {
    guard let number = try optionalNumber(name) else {
      throw FormatError("\"\(name)\" is missing")
    }
    return number
  }

  func optionalNumber(_ name: String) throws(FormatError) -> Int? {
    switch self[name] {
    case nil: return nil
    case .number(let text)?:
      guard let number = Int(text) else { throw FormatError("\"\(name)\" is no whole number") }
      return number
    default: throw FormatError("\"\(name)\" is no number")
    }
  }

  func elements(_ name: String) throws(FormatError) -> [JSONValue] {
    guard case .array(let elements)? = self[name] else {
      throw FormatError("\"\(name)\" is no array")
    }
    return elements
  }

  func texts(_ name: String) throws(FormatError) -> [String] {
    var texts: [String] = []
    for element in try elements(name) {
      guard case .string(let text) = element else {
        throw FormatError("\"\(name)\" has something that is no text")
      }
      texts.append(text)
    }
    return texts
  }

  func optionalTexts(_ name: String) throws(FormatError) -> [String] {
    self[name] == nil ? [] : try texts(name)
  }

  /// All members, which must be texts.
  func texts() throws(FormatError) -> [String: String] {
    var texts: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else {
        throw FormatError("\"\(member.name)\" is no text")
      }
      texts[member.name] = text
    }
    return texts
  }

  func textMembers(_ name: String) throws(FormatError) -> [String: String] {
    guard let value = self[name] else { throw FormatError("\"\(name)\" is missing") }
    return try ObjectReader(value).texts()
  }

  func values(_ name: String) throws(FormatError) -> [String: RunValue] {
    guard case .object(let members)? = self[name] else {
      throw FormatError("\"\(name)\" is no object")
    }
    var values: [String: RunValue] = [:]
    for member in members {
      guard let value = RunValue(member.value) else {
        throw FormatError("\"\(member.name)\" is neither text nor texts")
      }
      values[member.name] = value
    }
    return values
  }

  func unit() throws(FormatError) -> Unit {
    Unit(action: try text("action"), item: try optionalNumber("item"))
  }

  func person() throws(FormatError) -> Person {
    Person(user: try text("user"), host: try text("host"))
  }

  func optionalPerson() throws(FormatError) -> Person? {
    self["user"] == nil ? nil : try person()
  }

  func session() throws(FormatError) -> Session {
    var identity: Identity?
    if let value = self["identity"] {
      let object = try ObjectReader(value)
      identity = Identity(
        partition: try object.text("partition"), account: try object.text("account"),
        alias: try object.optionalText("alias"), region: try object.optionalText("region"),
        caller: try object.text("caller"))
    }
    return Session(
      person: try person(), process: Int32(clamping: try number("pid")), identity: identity,
      folder: try optionalText("folder"))
  }
}

/// Collects the members of a JSON object in order.
struct ObjectWriter {
  var members: [JSONValue.Member] = []

  mutating func add(_ name: String, _ text: String?) {
    if let text { members.append(.init(name, .string(text))) }
  }

  mutating func add(_ name: String, _ number: Int?) {
    if let number { members.append(.init(name, .number(String(number)))) }
  }

  mutating func add(_ name: String, _ texts: [String]) {
    members.append(.init(name, .array(texts.map(JSONValue.string))))
  }

  mutating func add(_ name: String, _ values: [String: RunValue]) {
    members.append(.init(name, JSONValue(values)))
  }

  mutating func add(_ unit: Unit) {
    add("action", unit.action)
    add("item", unit.item)
  }

  mutating func add(_ person: Person?) {
    add("user", person?.user)
    add("host", person?.host)
  }

  mutating func add(_ session: Session) {
    add(session.person)
    add("pid", Int(session.process))
    add("folder", session.folder)
    guard let identity = session.identity else { return }
    var object = ObjectWriter()
    object.add("partition", identity.partition)
    object.add("account", identity.account)
    object.add("alias", identity.alias)
    object.add("region", identity.region)
    object.add("caller", identity.caller)
    members.append(.init("identity", .object(object.members)))
  }
}

extension JSONValue {
  /// Values by name, in the order of their names.
  init(_ values: [String: RunValue]) {
    self = .object(
      values.sorted { $0.key < $1.key }.map { name, value in
        switch value {
        case .text(let text): JSONValue.Member(name, .string(text))
        case .list(let texts): JSONValue.Member(name, .array(texts.map(JSONValue.string)))
        }
      })
  }
}

extension RunValue {
  /// Reads a text or an array of texts; nil for anything else.
  package init?(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .text(text)
    case .array(let elements):
      var texts: [String] = []
      for element in elements {
        guard case .string(let text) = element else { return nil }
        texts.append(text)
      }
      self = .list(texts)
    default: return nil
    }
  }
}
