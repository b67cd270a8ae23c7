extension ScalarSet {
  /// Some of Unicode's general categories: a bit each, since a name is compared letter by letter.
  struct Categories: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let letters = named("L")
    static let marks = named("M")
    static let numbers = named("N")
    static let separators = named("Z")
    static let decimalNumber = named("Nd")
    static let letterNumber = named("Nl")

    /// The categories of a name ("Lu"), or of the letter that several names begin with ("L"); none
    /// where there is no such name.
    static func named(_ name: String) -> Categories {
      guard !name.isEmpty else { return [] }
      return names.enumerated().reduce(into: []) { found, entry in
        if entry.element.hasPrefix(name) { found.insert(Categories(rawValue: 1 << entry.offset)) }
      }
    }

    /// The category of a scalar.
    static func of(_ scalar: Unicode.Scalar) -> Categories {
      Categories(rawValue: 1 << bit(of: scalar.properties.generalCategory))
    }

    /// The names by bit; without "Cs", since no scalar is a surrogate.
    private static let names = [
      "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
      "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
    ]

    private static func bit(of category: Unicode.GeneralCategory) -> UInt32 {
      switch category {
      case .uppercaseLetter: 0
      case .lowercaseLetter: 1
      case .titlecaseLetter: 2
      case .modifierLetter: 3
      case .otherLetter: 4
      case .nonspacingMark: 5
      case .spacingMark: 6
      case .enclosingMark: 7
      case .decimalNumber: 8
      case .letterNumber: 9
      case .otherNumber: 10
      case .connectorPunctuation: 11
      case .dashPunctuation: 12
      case .openPunctuation: 13
      case .closePunctuation: 14
      case .initialPunctuation: 15
      case .finalPunctuation: 16
      case .otherPunctuation: 17
      case .mathSymbol: 18
      case .currencySymbol: 19
      case .modifierSymbol: 20
      case .otherSymbol: 21
      case .spaceSeparator: 22
      case .lineSeparator: 23
      case .paragraphSeparator: 24
      case .control: 25
      case .format: 26
      case .privateUse: 27
      case .surrogate, .unassigned: 28
      @unknown default: 28
      }
    }
  }
}
