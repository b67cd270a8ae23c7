/// One option of an operation.
package struct AWSOption: Sendable {
  /// What kind of value an option takes.
  package enum ValueType: String, Hashable, Sendable {
    case string, integer, float, boolean, timestamp, blob, list, map, structure
  }

  /// How many words follow an option.
  package enum Arity: Hashable, Sendable {
    /// A flag.
    case none
    /// A flag that may have a value.
    case optional
    /// Exactly one.
    case one
    /// Any number, each an element.
    case many
  }

  /// "--domain-id"; a positional argument is without hyphens: "outfile".
  package var name: String
  /// "DomainId"; empty where the CLI made the option up.
  package var member: String
  /// Whether the command is refused without it.
  package var isRequired: Bool
  /// The kind of value.
  package var type: ValueType
  /// "--no-dry-run" of "--dry-run".
  package var negative: String?
  /// Second names that the help does not show.
  package var aliases: [String]
  /// Whether it stands alone, without a name, after the operation.
  package var isPositional: Bool
  /// The member's type; nil where the CLI made the option up.
  package var shape: AWSShape?
  /// How many words follow.
  package var arity: Arity

  init(
    name: String, member: String, isRequired: Bool, type: ValueType, shape: AWSShape? = nil,
    isPositional: Bool = false
  ) {
    self.name = name
    self.member = member
    self.isRequired = isRequired
    self.type = type
    self.shape = shape
    self.isPositional = isPositional
    aliases = []
    arity =
      switch type {
      case .list: .many
      case .boolean: .none
      default: .one
      }
  }

  /// Allowed values; empty where any is allowed.
  package var values: [String] { shape?.values ?? [] }
  /// The regular expression that the whole value matches.
  package var pattern: String? { shape?.pattern }
  /// The least number, or length in characters or elements.
  package var minimum: Int? { shape?.minimum }
  /// The greatest number, or length in characters or elements.
  package var maximum: Int? { shape?.maximum }
  /// Whether the model marks its values as secret.
  package var isSensitive: Bool { shape?.isSensitive ?? false }
}
