/// A type of a service's model, read from the index as it is looked at.
///
/// Shapes contain each other, in cycles too (a filter of filters): whoever walks them bounds the
/// depth.
package struct AWSShape: Sendable {
  /// A member of a structure.
  package struct Member: Sendable {
    /// "DomainId".
    package var name: String
    /// Its type.
    package var shape: AWSShape
    /// Whether the service refuses a structure without it.
    package var isRequired: Bool
    /// Whether the CLI makes a value up where none is given.
    package var isIdempotencyToken: Bool
  }

  /// The type as the index keeps it.
  enum Kind: Int {
    case string, integer, float, boolean, timestamp, blob, list, map, structure

    init(modelType: String) {
      switch modelType {
      case "integer", "long", "short", "byte", "bigInteger": self = .integer
      case "float", "double", "bigDecimal": self = .float
      case "boolean": self = .boolean
      case "timestamp": self = .timestamp
      case "blob": self = .blob
      case "list": self = .list
      case "map": self = .map
      case "structure": self = .structure
      default: self = .string
      }
    }
  }

  /// What a record's first word says besides the kind.
  struct Flags: OptionSet {
    let rawValue: Int
    static let sensitive = Flags(rawValue: 1)
    static let document = Flags(rawValue: 2)
    static let values = Flags(rawValue: 4)
    static let pattern = Flags(rawValue: 8)
    static let minimum = Flags(rawValue: 16)
    static let maximum = Flags(rawValue: 32)
  }

  /// What the third word of a structure's member says.
  struct MemberFlags: OptionSet {
    let rawValue: Int
    static let required = MemberFlags(rawValue: 1)
    static let token = MemberFlags(rawValue: 2)
    static let json = MemberFlags(rawValue: 4)
  }

  private let file: IndexFile
  /// Where the record begins: kind and flags, name; a structure's member count and three words a
  /// member (name, shape, flags), a list's element, a map's key and value; then, where the flags say
  /// so, the allowed values, the pattern, the minimum and the maximum (two words each).
  let place: Int
  private let holdsJSON: Bool

  /// Reads the shape at a place; nil for place 0.
  init?(file: IndexFile, place: Int, holdsJSON: Bool = false) {
    guard place > 0, place < file.count else { return nil }
    self.file = file
    self.place = place
    self.holdsJSON = holdsJSON
  }

  /// The model's name for it: "DomainId".
  package var name: String { file.string(place + 1) }

  /// What kind of value it is.
  package var type: AWSOption.ValueType {
    switch kind {
    case .string: .string
    case .integer: .integer
    case .float: .float
    case .boolean: .boolean
    case .timestamp: .timestamp
    case .blob: .blob
    case .list: .list
    case .map: .map
    case .structure: .structure
    }
  }

  /// Whether the model marks its values as secret.
  package var isSensitive: Bool { flags.contains(.sensitive) }

  /// Whether any JSON value will do, and shorthand will not.
  package var isDocument: Bool { holdsJSON || flags.contains(.document) }

  /// A structure's members in the model's order; empty for other kinds.
  package var members: [Member] {
    guard kind == .structure else { return [] }
    return (0..<file.length(place + 2)).compactMap { member(at: place + 3 + 3 * $0) }
  }

  /// A structure's member of that name.
  package func member(_ name: String) -> Member? {
    guard kind == .structure else { return nil }
    let wanted = Array(name.utf8)
    for number in 0..<file.length(place + 2) {
      let start = place + 3 + 3 * number
      if file.compare(start, to: wanted) == 0 { return member(at: start) }
    }
    return nil
  }

  /// A list's element or a map's value.
  package var element: AWSShape? {
    switch kind {
    case .list: AWSShape(file: file, place: file.word(place + 2))
    case .map: AWSShape(file: file, place: file.word(place + 3))
    default: nil
    }
  }

  /// A map's key.
  package var key: AWSShape? {
    kind == .map ? AWSShape(file: file, place: file.word(place + 2)) : nil
  }

  /// The allowed values; empty where any is allowed.
  package var values: [String] {
    flags.contains(.values) ? file.strings(constraints) : []
  }

  /// The regular expression that the whole value matches.
  package var pattern: String? {
    flags.contains(.pattern) ? file.string(afterValues) : nil
  }

  /// The least number, or length in characters, elements or members.
  package var minimum: Int? {
    flags.contains(.minimum) ? file.wide(afterPattern) : nil
  }

  /// The greatest number, or length in characters, elements or members.
  package var maximum: Int? {
    guard flags.contains(.maximum) else { return nil }
    return file.wide(afterPattern + (flags.contains(.minimum) ? 2 : 0))
  }

  private var kind: Kind { Kind(rawValue: file.word(place) & 0xFF) ?? .string }
  private var flags: Flags { Flags(rawValue: file.word(place) >> 8) }

  /// Where the words that depend on the flags begin.
  private var constraints: Int {
    switch kind {
    case .structure: place + 3 + 3 * file.length(place + 2)
    case .list: place + 3
    case .map: place + 4
    default: place + 2
    }
  }

  private var afterValues: Int {
    constraints + (flags.contains(.values) ? 1 + file.length(constraints) : 0)
  }

  private var afterPattern: Int { afterValues + (flags.contains(.pattern) ? 1 : 0) }

  private func member(at start: Int) -> Member? {
    let flags = MemberFlags(rawValue: file.word(start + 2))
    let place = file.word(start + 1)
    guard
      let shape = AWSShape(file: file, place: place, holdsJSON: flags.contains(.json))
    else { return nil }
    return Member(
      name: file.string(start), shape: shape, isRequired: flags.contains(.required),
      isIdempotencyToken: flags.contains(.token))
  }
}
