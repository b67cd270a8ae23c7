/// Reads a model's regular expression (in Java's or ECMAScript's notation) as a tree.
///
/// What cannot be kept in a tree that is matched in linear time is loosened, never tightened: a
/// lookaround or a word boundary counts as met, a back reference as any text, a count that would
/// blow up as unbounded. So a text that the tree does not match, the expression does not match.
struct PatternParser {
  /// A part of an expression.
  indirect enum Node: Hashable, Sendable {
    case empty
    case one(ScalarSet)
    case sequence([Node])
    case choice([Node])
    case repetition(Node, least: Int, most: Int?)

    /// How many states an automaton needs for it.
    var size: Int {
      switch self {
      case .empty, .one: 1
      case .sequence(let nodes): nodes.reduce(0) { $0 + $1.size }
      case .choice(let nodes): nodes.reduce(nodes.count) { $0 + $1.size }
      case .repetition(let node, let least, let most):
        (node.size + 1) * max(1, most ?? least + 1)
      }
    }
  }

  private struct Unreadable: Error {}

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private var hasStartAnchor = false
  private var hasEndAnchor = false
  private(set) var ignoresCase = false

  private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// Reads an expression; nil where it uses what is not understood here.
  ///
  /// Services match the whole value, unless the expression is anchored at one end only: then the
  /// other end is open.
  static func parse(_ pattern: String) -> (root: Node, ignoresCase: Bool)? {
    // Some models escape twice (`.*\\S.*` as `.*\\\\S.*`) or keep the slashes of a literal: these
    // expressions do not mean what the service checks.
    let isLiteral = pattern.hasPrefix("/") && pattern.hasSuffix("/") && pattern.utf8.count > 1
    guard !isLiteral, !isEscapedTwice(pattern) else { return nil }
    var parser = PatternParser(pattern)
    guard var root = try? parser.choice(), parser.index == parser.scalars.count else { return nil }
    let anything = Node.repetition(.one(.any), least: 0, most: nil)
    if parser.hasStartAnchor, !parser.hasEndAnchor { root = .sequence([root, anything]) }
    if parser.hasEndAnchor, !parser.hasStartAnchor { root = .sequence([anything, root]) }
    return root.size <= 20_000 ? (root, parser.ignoresCase) : nil
  }

  private static func isEscapedTwice(_ pattern: String) -> Bool {
    let bytes = Array(pattern.utf8)
    return zip(bytes.indices.dropLast(2), bytes.indices.dropFirst(2)).contains { first, third in
      bytes[first] == UInt8(ascii: "\\") && bytes[first + 1] == UInt8(ascii: "\\")
        && "wdsSpPuWD.-".utf8.contains(bytes[third])
    }
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw Unreadable() }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws -> Node {
    var nodes: [Node] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let atom = try atom()
      nodes.append(try quantified(atom))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func atom() throws -> Node {
    guard let scalar = peek() else { throw Unreadable() }
    index += 1
    switch scalar {
    case "(": return try group()
    case "[": return .one(try scalarClass())
    case ".": return .one(.any)
    case "^":
      hasStartAnchor = true
      return .empty
    case "$":
      hasEndAnchor = true
      return .empty
    case "\\": return try escape()
    case "*", "+", "?": throw Unreadable()
    default: return .one(ScalarSet(scalar.value...scalar.value))
    }
  }

  private mutating func group() throws -> Node {
    var isLookaround = false
    if take("?") {
      guard let kind = peek() else { throw Unreadable() }
      index += 1
      switch kind {
      case ":", ">": break
      case "=", "!": isLookaround = true
      case "<":
        if peek() == "=" || peek() == "!" {
          index += 1
          isLookaround = true
        } else {
          while peek() != nil, peek() != ">" { index += 1 }
          guard take(">") else { throw Unreadable() }
        }
      default:
        // Flags: `(?i)`, `(?s)`, `(?i:…)`.
        index -= 1
        while let flag = peek(), flag.properties.isAlphabetic {
          if flag == "i" { ignoresCase = true }
          index += 1
        }
        if take(")") { return .empty }
        guard take(":") else { throw Unreadable() }
      }
    }
    let anchors = (hasStartAnchor, hasEndAnchor)
    let inside = try choice()
    guard take(")") else { throw Unreadable() }
    if isLookaround {
      (hasStartAnchor, hasEndAnchor) = anchors
      return .empty
    }
    return inside
  }

  private mutating func quantified(_ node: Node) throws -> Node {
    var node = node
    while let scalar = peek() {
      var least = 0
      var most: Int?
      switch scalar {
      case "*": index += 1
      case "+":
        least = 1
        index += 1
      case "?":
        most = 1
        index += 1
      case "{":
        guard let counts = counts() else {
          return node
        }
        (least, most) = counts
      default: return node
      }
      // Lazy and possessive forms match the same whole texts, or fewer.
      if peek() == "?" || peek() == "+" { index += 1 }
      let budget = max(1, 4000 / (node.size + 1))
      if let bound = most, bound > budget { most = nil }
      node = .repetition(node, least: min(least, budget), most: most)
    }
    return node
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; nil and nothing read where the brace is a plain character.
  private mutating func counts() -> (Int, Int?)? {
    let start = index
    index += 1
    let least = number()
    var most = least
    if take(",") { most = number() }
    guard let least, take("}") else {
      index = start
      return nil
    }
    if let most, most < least { return (least, least) }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek(), let digit = Int(String(scalar)), scalar.isASCII {
      value = min((value ?? 0) * 10 + digit, 1_000_000)
      index += 1
    }
    return value
  }

  private mutating func escape() throws -> Node {
    switch peek() {
    case "b", "B", "A", "z", "Z":
      index += 1
      return .empty
    case let scalar? where ("1"..."9").contains(scalar):
      index += 1
      return .repetition(.one(.any), least: 0, most: nil)
    default: return .one(try escapedSet())
    }
  }

  /// Reads what follows a backslash, inside brackets or outside.
  private mutating func escapedSet() throws -> ScalarSet {
    guard let scalar = peek() else { throw Unreadable() }
    index += 1
    func negated(_ set: ScalarSet) -> ScalarSet {
      var set = set
      set.isNegated.toggle()
      return set
    }
    func single(_ value: UInt32) -> ScalarSet { ScalarSet(value...value) }
    switch scalar {
    case "d": return .digits
    case "D": return negated(.digits)
    case "w": return .word
    case "W": return negated(ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A))
    case "s": return .space
    case "S": return negated(ScalarSet(0x09...0x0D, 0x20...0x20))
    case "n": return single(0x0A)
    case "r": return single(0x0D)
    case "t": return single(0x09)
    case "f": return single(0x0C)
    case "v": return single(0x0B)
    case "0": return single(0)
    case "x": return single(try hexadecimal(2))
    case "u": return single(try hexadecimal(4))
    case "p", "P":
      guard take("{") else { throw Unreadable() }
      var name = ""
      while let scalar = peek(), scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take("}"), let set = ScalarSet.property(name) else { throw Unreadable() }
      return scalar == "p" ? set : negated(set)
    default:
      guard !(scalar.isASCII && scalar.properties.isAlphabetic) else { throw Unreadable() }
      return single(scalar.value)
    }
  }

  private mutating func hexadecimal(_ digits: Int) throws -> UInt32 {
    guard index + digits <= scalars.count else { throw Unreadable() }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[index..<(index + digits)])
    guard let value = UInt32(text, radix: 16) else { throw Unreadable() }
    index += digits
    return value
  }

  /// Reads what follows `[`.
  private mutating func scalarClass() throws -> ScalarSet {
    var set = ScalarSet()
    set.isNegated = take("^")
    let isNegated = set.isNegated
    var isFirst = true
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      index += 1
      // Java nests classes and intersects them with `&&`; others do not.
      guard scalar != "[", !(scalar == "&" && peek() == "&") else { throw Unreadable() }
      let item =
        scalar == "\\" ? try escapedSet() : ScalarSet(scalar.value...scalar.value)
      guard let low = item.onlyScalar, peek() == "-", let next = peek(1), next != "]" else {
        set.formUnion(item)
        continue
      }
      index += 1
      guard let end = peek(), end != "[" else { throw Unreadable() }
      index += 1
      let endItem = end == "\\" ? try escapedSet() : ScalarSet(end.value...end.value)
      guard let high = endItem.onlyScalar else {
        // `[a-\w]`: three items.
        set.formUnion(item)
        set.insert(0x2D...0x2D)
        set.formUnion(endItem)
        continue
      }
      let isSurrogate = (0xD800...0xDFFF).contains(low) || (0xD800...0xDFFF).contains(high)
      guard low <= high || isSurrogate else { throw Unreadable() }
      // Halves of surrogate pairs stand for the planes above the first.
      if isSurrogate { set.insert(0x10000...0x10FFFF) }
      if low <= high { set.insert(low...high) }
    }
    guard take("]") else { throw Unreadable() }
    set.isNegated = isNegated
    return set
  }
}
