/// A set of Unicode scalars, as a regular expression's `[…]` or `\w` names one.
struct ScalarSet: Hashable, Sendable {
  /// The general categories, from `\p{…}`.
  private var categories: Categories = []
  private var ranges: [ClosedRange<UInt32>] = []
  private var complements: [ScalarSet] = []
  /// Whether the set is everything else.
  var isNegated = false

  /// Makes the empty set.
  init() {}

  /// Makes the set of some ranges.
  init(_ ranges: ClosedRange<UInt32>...) { self.ranges = ranges }

  /// Every scalar.
  static let any = ScalarSet(0...0x10FFFF)
  /// `\d`.
  static let digits = ScalarSet(0x30...0x39)
  /// `\w`.
  ///
  /// Services differ in whether letters beyond ASCII count, so here they do.
  static let word: ScalarSet = {
    var set = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    set.categories = [.letters, .numbers, .marks]
    return set
  }()
  /// `\s`.
  static let space: ScalarSet = {
    var set = ScalarSet(0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0)
    set.categories = .separators
    return set
  }()

  /// The only element of a set that was made of one scalar.
  var onlyScalar: UInt32? {
    guard !isNegated, ranges.count == 1, categories.isEmpty, complements.isEmpty,
      ranges[0].lowerBound == ranges[0].upperBound
    else { return nil }
    return ranges[0].lowerBound
  }

  /// Adds a range.
  mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

  /// Adds the elements of another set.
  mutating func formUnion(_ other: ScalarSet) {
    if other.isNegated {
      complements.append(other)
    } else {
      ranges += other.ranges
      categories.formUnion(other.categories)
      complements += other.complements
    }
  }

  /// The set that `\p{NAME}` names; nil for a name that is not known here.
  static func property(_ name: String) -> ScalarSet? {
    var set = ScalarSet()
    switch name {
    case "ASCII": set.ranges = [0...0x7F]
    case "Alnum": set.ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "Alpha": set.ranges = [0x41...0x5A, 0x61...0x7A]
    case "Digit": set.ranges = [0x30...0x39]
    case "XDigit": set.ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
    case "Upper": set.ranges = [0x41...0x5A]
    case "Lower": set.ranges = [0x61...0x7A]
    case "Print": set.ranges = [0x20...0x7E]
    case "Graph": set.ranges = [0x21...0x7E]
    case "Punct": set.ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "Blank": set.ranges = [0x09...0x09, 0x20...0x20]
    case "Cntrl": set.ranges = [0...0x1F, 0x7F...0x7F]
    case "all", "Any": return .any
    case "LD": set.categories = [.letters, .decimalNumber]
    case "IsAlphabetic": set.categories = [.letters, .marks, .letterNumber]
    case "IsWhitespace": return .space
    default:
      set.categories = .named(name)
      if set.categories.isEmpty { return nil }
    }
    return set
  }

  /// Whether a scalar is in the set.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if holds(scalar) { return true }
    guard ignoringCase, scalar.isASCII else { return false }
    let value = scalar.value
    if (0x41...0x5A).contains(value), let lower = Unicode.Scalar(value + 32) {
      return holds(lower)
    }
    if (0x61...0x7A).contains(value), let upper = Unicode.Scalar(value - 32) {
      return holds(upper)
    }
    return false
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool { hasInside(scalar) != isNegated }

  private func hasInside(_ scalar: Unicode.Scalar) -> Bool {
    for range in ranges where range.contains(scalar.value) { return true }
    if !categories.isEmpty, !categories.isDisjoint(with: .of(scalar)) {
      return true
    }
    for complement in complements where complement.holds(scalar) { return true }
    return false
  }
}
