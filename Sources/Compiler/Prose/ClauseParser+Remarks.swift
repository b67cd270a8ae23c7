/// Sentences that are about the instruction before them.
extension ClauseParser {
  /// Takes back, or leaves to a person, what a sentence is about, as "This step is optional" is.
  ///
  /// - Parameters:
  ///   - remark: what the sentence says, which has been read.
  ///   - start: the index of its first clause; those before it are earlier sentences'.
  mutating func heedRemark(_ remark: Reservations.Remark, from start: Int) {
    // "Only for the group **x**, attach **y**." is an instruction of its own.
    let asks = clauses[start...].contains { clause in
      !clause.isField && !clause.mentions.isEmpty
        && [.imperative, .conditional, .choice].contains(clause.mood)
        && !Self.remarking.contains(clause.verb)
    }
    guard !asks || remark.replaces else { return }
    let isMeant: (Clause) -> Bool
    if remark.isAboutStep {
      stepDoubt = Reservations.reason(remark.phrase)
      isMeant = { _ in true }
    } else {
      guard let last = clauses[..<start].last(where: \.isInstruction) else { return }
      // Below an item it is about all of the paragraph before.
      isMeant = { [block] clause in
        clause.block == last.block && (last.block < block || clause.sentence == last.sentence)
      }
    }
    for index in clauses.indices[..<start] where isMeant(clauses[index]) {
      guard clauses[index].isInstruction else { continue }
      clauses[index].mood = .conditional
      clauses[index].doubt = Reservations.reason(remark.phrase)
    }
  }

  /// Verbs of remarks about steps.
  private static let remarking: WordSet = ["skip", "do", "perform", "run", "ignore", "disregard"]
}
