/// What a sentence says of steps that it names by their numbers, where that changes what is to be
/// done: "steps 2 and 3 are not needed any more", "skip step 4", "do step 5 before step 4".
///
/// A sentence that names a step as a place ("the ARN from step 1"), tells what it does or says to do
/// it changes nothing.
struct StepRemarks {
  /// One change.
  enum Change: Hashable {
    /// A person decides about these steps.
    case held([StepReferences.Place])
    /// The step in which the sentence stands comes too early or too late.
    case heldHere
    /// What the sentence asks for comes right before a step, or right after it.
    case before(StepReferences.Place), after(StepReferences.Place)
    /// The text goes on at a step, so that those before it are passed over.
    case resumesAt(StepReferences.Place)
  }

  /// The changes, in order.
  private(set) var changes: [Change] = []
  private let words: [String]
  private let references: [StepReferences.Reference]
  private let number: Int?
  private let isCorrection: Bool

  /// Reads a sentence.
  ///
  /// - Parameters:
  ///   - sentence: the steps that it names, and its words.
  ///   - number: the number of the step in which it stands; nil where it stands in none.
  ///   - isCorrection: whether it stands in a section of corrections ("Errata").
  ///   - asks: whether it asks for something.
  /// - Complexity: O(words) for each reference.
  init(
    _ sentence: StepReferences, number: Int? = nil, isCorrection: Bool = false,
    asks: @autoclosure () -> Bool = false
  ) {
    words = sentence.words
    references = sentence.references
    self.number = number
    self.isCorrection = isCorrection
    for reference in references {
      if let order = order(before: reference) {
        read(order, asks: asks())
        if !changes.isEmpty { return }
      }
    }
    guard !references.contains(where: { order(before: $0) != nil }) else { return }
    for reference in references { read(reference) }
  }

  private mutating func hold(_ references: [StepReferences.Reference]) {
    let change = Change.held(references.flatMap(\.places))
    if !changes.contains(change) { changes.append(change) }
  }

  // MARK: Order

  private enum Order {
    case before(StepReferences.Reference), after(StepReferences.Reference)
    case instead(StepReferences.Reference)
  }

  /// The preposition of order right before a reference: "before step 1", "only after steps 2 and 3".
  private func order(before reference: StepReferences.Reference) -> Order? {
    var end = reference.range.lowerBound
    if end > 0, words[end - 1] == "the" { end -= 1 }
    guard end > 0 else { return nil }
    let before = end > 1 ? words[end - 2] : ""
    switch words[end - 1] {
    case "before", "until", "till", "between": return .before(reference)
    case "to" where before == "prior": return .before(reference)
    case "of" where before == "ahead": return .before(reference)
    case "after", "following", "once": return .after(reference)
    case "of" where ["instead", "place", "lieu"].contains(before): return .instead(reference)
    case "than" where before == "rather": return .instead(reference)
    default: return nil
    }
  }

  private mutating func read(_ order: Order, asks: @autoclosure () -> Bool) {
    switch order {
    case .instead(let reference): hold([reference])
    case .before(let reference): relate(reference, asks: asks(), isBefore: true)
    case .after(let reference): relate(reference, asks: asks(), isBefore: false)
    }
  }

  /// What stands beside one step in the order: other steps, the step that says it, or something else.
  private mutating func relate(
    _ reference: StepReferences.Reference, asks: @autoclosure () -> Bool, isBefore: Bool
  ) {
    let others = references.filter { $0.range != reference.range }
    if !others.isEmpty {
      let places = others.flatMap(\.places)
      let isAsListed = places.allSatisfy { place in
        reference.places.allSatisfy {
          guard let one = value(place), let other = value($0) else { return false }
          return isBefore ? one < other : one > other
        }
      }
      if !isAsListed { hold([reference] + others) }
      return
    }
    guard let place = reference.places.last else { return }
    if let number {
      guard let other = value(place), other == number || isBefore == (number < other) else {
        changes.append(.heldHere)
        return
      }
      return
    }
    if asks() { changes.append(isBefore ? .before(place) : .after(place)) }
  }

  private func value(_ place: StepReferences.Place) -> Int? {
    switch place {
    case .number(let number): number
    case .previous: number.map { $0 - 1 }
    case .next: number.map { $0 + 1 }
    case .last: Int.max
    case .unknown: nil
    }
  }

  // MARK: One reference

  private mutating func read(_ reference: StepReferences.Reference) {
    let tail = Array(words[reference.range.upperBound...])
    var start = reference.range.lowerBound
    // "straight to the", "all of the"
    while start > 0, Self.fillers.contains(words[start - 1]) { start -= 1 }
    let fillers = words[start..<reference.range.lowerBound]
    let verb = start > 0 ? words[start - 1] : ""
    let isNegated = words[..<max(start - 1, 0)].suffix(4).contains(where: Self.negations.contains)
    if Self.resuming.contains(verb) || verb == "skip" && fillers.contains("to") {
      if !isNegated, !fillers.contains("back"), fillers.contains(where: Self.towards.contains) {
        changes += reference.places.prefix(1).map { .resumesAt($0) }
      }
    } else if Self.dropping.contains(verb) {
      if !isNegated { hold([reference]) }
    } else if verb == "leave" || verb == "leaving" {
      let isLeft = ["out", "off", "alone", "for", "until", "to"].contains {
        fillers.contains($0) || tail.first == $0
      }
      if isLeft, !isNegated { hold([reference]) }
    } else if Self.doing.contains(verb) {
      let isRepeated = verb == "repeat" || verb == "follow"
      if isNegated || !isRepeated && Self.restrictsDoing(tail) { hold([reference]) }
    } else {
      readSubject(reference, tail: tail)
    }
  }

  /// "Step 2 is obsolete", "the name in step 3 is wrong", "in step 2, use `z3`".
  private mutating func readSubject(_ reference: StepReferences.Reference, tail: [String]) {
    var head = words[..<reference.range.lowerBound]
    if let mark = head.lastIndex(where: { [":", "(", ";", "-"].contains($0) }) {
      head = head[(mark + 1)...]
    }
    head = head.drop { Self.openers.contains($0) }
    // "The name in step 3": a noun, although it may be a verb.
    let isNoun = head.first.map(Lexicon.determiners.contains) == true
    if head.allSatisfy(Lexicon.determiners.contains) { head = [] }
    // "If step 2 fails", "you made it in step 1": it is about something else.
    guard !head.contains(where: Self.turning.contains),
      !head.contains(where: Lexicon.finite.contains),
      isNoun || head.first.map({ Lexicon.verb($0) == nil }) ?? true
    else { return }
    if head.isEmpty {
      // "Step 2: …" is its own label where it stands before what the step asks for.
      if isCorrection, !tail.isEmpty || words.count == reference.range.upperBound {
        hold([reference])
      } else if Self.alters(tail) || Self.takesBack(tail) {
        hold([reference])
      }
      return
    }
    if head.count == 1, ["in", "at", "for", "during", "on"].contains(head.first) {
      let main = tail.drop { $0 == "," || $0 == ":" || $0 == "please" }
      let isOwn = number.map { reference.places == [.number($0)] } ?? false
      if !isOwn, main.count < tail.count || isCorrection, Self.orders(main) {
        hold([reference])
        return
      }
    }
    if Self.takesBack(tail) || isCorrection && Self.alters(tail) { hold([reference]) }
  }

  /// Whether words begin an order: "use `z3`", "do not create the queue".
  private static func orders(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    return negations.contains(first) || first == "do" || Lexicon.verb(first)?.form == .base
  }

  /// What is said behind "do steps 2 and 3" that makes them other than they are written.
  private static func restrictsDoing(_ tail: [String]) -> Bool {
    tail.contains(where: limiting.contains)
      || Reservations.leadingPhrase(in: SaidWords(tail)) != nil
  }

  /// Whether what is said of a thing in a step takes it back.
  private static func takesBack(_ tail: [String]) -> Bool {
    tail.prefix(longestPredicate).contains(where: retracting.contains)
      || Reservations.phraseBehind(SaidWords(tail)) != nil
  }

  /// Whether what is said of a step itself restricts it: "is only for admins", "must not be done".
  private static func alters(_ tail: [String]) -> Bool {
    let rest = tail.drop { [":", "-", "(", ","].contains($0) }
    guard let first = rest.first else { return false }
    if limiting.contains(first) { return true }
    for (index, word) in rest.enumerated().prefix(longestPredicate) {
      let next = index + 1 < rest.count ? rest[rest.startIndex + index + 1] : ""
      let second = index + 2 < rest.count ? rest[rest.startIndex + index + 2] : ""
      switch word {
      case "is", "are", "was", "were":
        if limiting.contains(next) { return true }
      case "must", "should", "shall", "to", "can", "may", "could", "might":
        if ["not", "never", "only"].contains(next) { return true }
        if next == "be", changing.contains(second) { return true }
        if word == "must", ["be", "wait", "come", "happen", "run"].contains(next) { return true }
      case "do", "does", "don't", "doesn't":
        if next == "not", ["apply", "work", "hold"].contains(second) { return true }
        if word.hasSuffix("n't"), ["apply", "work", "hold"].contains(next) { return true }
      case "needs", "need", "requires", "require":
        if !["to", "about"].contains(next),
          rest.contains(where: { ["approval", "sign-off", "review", "permission"].contains($0) })
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// How far behind a step what is said of it is looked for.
  private static let longestPredicate = 12

  private static let fillers: WordSet = [
    "the", "also", "all", "of", "out", "over", "only", "both", "entire", "whole", "to", "on",
    "ahead", "with", "directly", "straight", "right", "at", "from", "back", "through", "order",
    "then", "either", "your",
  ]
  private static let towards: Set<String> = ["to", "with", "at", "from", "on"]
  private static let negations: WordSet = [
    "not", "never", "no", "don't", "don", "cannot", "can't", "without", "shouldn't", "mustn't",
  ]
  private static let openers: WordSet = [
    "please", "note", "that", "update", "edit", "correction", "then", "and", "now", "also", "but",
    "so", ",", "however", "actually", "today", "currently", "hence",
    "therefore", "sorry",
  ]
  /// Words before a step with which a sentence is about what comes of it, or about the reader.
  private static let turning: WordSet = [
    "if", "unless", "when", "once", "while", "whether", "you", "we", "i", "it", "see", "like",
    "because", "how", "what", "why",
  ]
  private static let resuming: WordSet = [
    "go", "jump", "proceed", "continue", "advance", "start", "begin", "resume",
  ]
  private static let dropping: WordSet = [
    "skip", "omit", "ignore", "disregard", "drop", "cancel", "delete", "remove", "strike",
    "forget", "avoid", "bypass", "exclude", "postpone", "defer", "delay", "skipping", "omitting",
    "ignoring", "swap", "exchange", "reverse", "replace", "correct", "change", "modify", "fix",
    "amend", "adapt", "adjust", "reorder", "rewrite", "move", "undo", "revert",
  ]
  private static let doing: WordSet = [
    "do", "run", "perform", "execute", "carry", "complete", "follow", "apply", "use", "finish",
    "repeat", "doing", "running", "performing",
  ]
  private static let limiting: WordSet = [
    "only", "not", "never", "optional", "if", "unless", "except", "manually", "twice", "instead",
    "reverse", "opposite",
  ]
  private static let changing: WordSet = [
    "skipped", "omitted", "left", "ignored", "dropped", "removed", "done", "run", "performed",
    "executed", "changed", "replaced", "corrected", "avoided", "swapped", "postponed", "repeated",
  ]
  private static let retracting: WordSet = [
    "wrong", "incorrect", "mistaken", "mistake", "obsolete", "outdated", "deprecated", "removed",
    "replaced", "superseded", "dropped", "cancelled", "canceled", "unnecessary", "redundant",
    "invalid", "broken", "typo", "gone", "skipped", "omitted", "postponed", "suspended", "void",
    "dangerous", "harmful", "forbidden", "prohibited", "misleading", "superfluous", "withdrawn",
    "retired", "changed", "moved", "reversed", "swapped",
  ]
}
