extension JSONValue {
  /// The value of the last member of that name; nil where there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The element at an index from 0; nil where there is none or this is no array.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// A string's text; nil for every other kind.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// `true` or `false`; nil for every other kind.
  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A number as it is written; nil for every other kind.
  package var numberText: String? {
    guard case .number(let text) = self else { return nil }
    return text
  }

  /// A number written as an integer that fits; nil for every other value.
  package var int: Int? { numberText.flatMap { Int($0) } }

  /// A number as a floating-point value, perhaps rounded; nil for every other kind.
  package var double: Double? { numberText.flatMap { Double($0) } }

  /// An array's elements; nil for every other kind.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// An object's members; nil for every other kind.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// Whether this is `null`.
  package var isNull: Bool { self == .null }

  /// An object without the members that have no value.
  ///
  /// - Parameter members: names and values in order; nil leaves the member out.
  /// - Returns: the object.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// An integer.
  package static func number(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

  /// A floating-point number; `null` for infinities and NaN, which JSON does not have.
  package static func number(_ value: Double) -> JSONValue {
    value.isFinite ? .number(String(value)) : .null
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Makes a string.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// Makes `true` or `false`.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// Makes an integer.
  package init(integerLiteral value: Int) { self = .number(String(value)) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// Makes an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Makes an object; its members keep their order.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}

extension JSONValue: ExpressibleByFloatLiteral {
  /// Makes a number.
  package init(floatLiteral value: Double) { self = .number(value) }
}
