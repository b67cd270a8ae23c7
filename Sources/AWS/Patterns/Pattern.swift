/// A model's regular expression, matched in time linear in the text.
///
/// An automaton with a set of states (Thompson's construction): no text and no expression makes it
/// backtrack. A gap in the text is passed by every state that can still be reached, so the answer is
/// whether some value of the gap gives a match.
struct Pattern: Sendable {
  /// Numbers only: an instruction that held its set was retained and released with every scalar that
  /// it was tried on, nine tenths of the time of a match.
  private enum Instruction: Sendable {
    /// A scalar of the set of that number.
    case consume(Int)
    case split(Int, Int)
    case jump(Int)
    case match
  }

  private var program: [Instruction] = []
  private var sets: [ScalarSet] = []
  private let ignoresCase: Bool

  /// Reads an expression; nil where it uses what is not understood here.
  init?(_ pattern: String) {
    guard let (root, ignoresCase) = PatternParser.parse(pattern) else { return nil }
    self.ignoresCase = ignoresCase
    emit(root)
    program.append(.match)
  }

  /// Whether the whole text matches, or could with its gaps filled.
  ///
  /// - Returns: False only where nothing can make it match; nil where the text is too long to judge
  ///   (text × states beyond five million steps).
  func matches(_ text: PlaceholderText) -> Bool? {
    guard (text.literalLength + text.pieces.count) * program.count <= 5_000_000 else { return nil }
    var states = StateSet(capacity: program.count)
    var next = states
    add(0, to: &states)
    for piece in text.pieces {
      switch piece {
      case .literal(let literal):
        for scalar in literal.unicodeScalars {
          next.removeAll()
          for position in 0..<states.count {
            let state = states[position]
            if case .consume(let set) = program[state],
              sets[set].contains(scalar, ignoringCase: ignoresCase)
            {
              add(state + 1, to: &next)
            }
          }
          if next.count == 0 { return false }
          swap(&states, &next)
        }
      case .gap:
        var position = 0
        while position < states.count {
          if case .consume = program[states[position]] { add(states[position] + 1, to: &states) }
          position += 1
        }
      }
    }
    return (0..<states.count).contains { position in
      if case .match = program[states[position]] { true } else { false }
    }
  }

  /// States without repetition, in order of arrival.
  private struct StateSet {
    /// The states, and after them what earlier sets left: the memory serves again, as a policy is
    /// matched letter by letter.
    private var members: [Int]
    private var isMember: [Bool]
    /// How many there are.
    private(set) var count = 0
    /// Those that are yet to be added, while some are.
    var pending: [Int] = []

    init(capacity: Int) {
      members = [Int](repeating: 0, count: capacity)
      isMember = [Bool](repeating: false, count: capacity)
    }

    /// The state that came at a position.
    subscript(position: Int) -> Int { members[position] }

    mutating func insert(_ state: Int) -> Bool {
      guard !isMember[state] else { return false }
      isMember[state] = true
      members[count] = state
      count += 1
      return true
    }

    mutating func removeAll() {
      for position in 0..<count { isMember[members[position]] = false }
      count = 0
    }
  }

  /// Adds a state and those that are reached from it without a scalar.
  private func add(_ state: Int, to states: inout StateSet) {
    switch program[state] {
    case .consume, .match:
      _ = states.insert(state)
      return
    case .split, .jump: break
    }
    states.pending.append(state)
    while let state = states.pending.popLast() {
      guard states.insert(state) else { continue }
      switch program[state] {
      case .split(let first, let second):
        states.pending.append(second)
        states.pending.append(first)
      case .jump(let target): states.pending.append(target)
      case .consume, .match: break
      }
    }
  }

  private mutating func emit(_ node: PatternParser.Node) {
    switch node {
    case .empty: break
    case .one(let set):
      program.append(.consume(sets.count))
      sets.append(set)
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .choice(let nodes):
      var jumps: [Int] = []
      for (number, node) in nodes.enumerated() {
        guard number < nodes.count - 1 else {
          emit(node)
          break
        }
        let split = program.count
        program.append(.match)
        emit(node)
        jumps.append(program.count)
        program.append(.match)
        program[split] = .split(split + 1, program.count)
      }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repetition(let node, let least, let most):
      for _ in 0..<least { emit(node) }
      guard let most else {
        let split = program.count
        program.append(.match)
        emit(node)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      var splits: [Int] = []
      for _ in 0..<max(0, most - least) {
        splits.append(program.count)
        program.append(.match)
        emit(node)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }
}
