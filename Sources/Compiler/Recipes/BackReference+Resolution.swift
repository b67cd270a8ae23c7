extension Scene {
  /// What a phrase means that names nothing.
  ///
  /// The nearest surroundings count in which something fits: the step, the section, the document. Of
  /// several that fit equally none is taken; ``obstacle`` then says which they are.
  ///
  /// - Returns: what is meant; empty where that cannot be told.
  /// - Complexity: O(1) in the length of the document: at most ``BackReference/horizon`` are looked at.
  mutating func referents(_ reference: BackReference, of kind: Referent.Kind) -> [Referent] {
    let known = context.referents[kind] ?? Referents()
    let recent = known.all.suffix(BackReference.horizon + 1)
    // What AWS provides is called by its name while the document has policies of its own.
    let isOwn = kind == .policy && known.newest != nil
    let places = recent.filter { !isOwn || $0.isMade }
    let fitting = reference.fitting(Array(places), at: reading.step.place)
    let found = reference.choose(from: fitting, known: known, at: reading.step.place)
    if found.isEmpty {
      obstacle = BackReference.reason(fitting.isEmpty ? Array(places) : fitting, kind: kind)
    }
    return found
  }
}

extension BackReference {
  /// How many candidates are looked at, the latest of all.
  static let horizon = 64

  /// The candidates that its description and its step fit.
  fileprivate func fitting(_ all: [Referent], at place: ProseStep.Place) -> [Referent] {
    var fitting = all.filter { candidate in qualifiers.allSatisfy(candidate.isDescribed) }
    if let step {
      let number: Int?
      switch step {
      case .number(let wanted): number = wanted
      case .previous: number = place.number.map { $0 - 1 }
      }
      fitting = fitting.filter { number != nil && $0.step.number == number }
      let here = fitting.filter { $0.step.section == place.section }
      if !here.isEmpty { fitting = here }
    }
    let hinted = fitting.filter { candidate in hints.contains(where: candidate.isNamed) }
    return hinted.isEmpty ? fitting : hinted
  }

  /// The ones that it picks.
  fileprivate func choose(
    from fitting: [Referent], known: Referents, at place: ProseStep.Place
  ) -> [Referent] {
    guard !fitting.isEmpty, fitting.count <= Self.horizon || pick == .latest || pick == .newest
    else { return [] }
    let scopes = [
      fitting.filter { $0.step == place }, fitting.filter { $0.step.section == place.section },
      fitting,
    ]
    guard known.hasLost, step == nil else { return choose(from: fitting, scopes, known) }
    switch pick {
    case .latest, .newest, .only: return known.isLost ? [] : choose(from: fitting, scopes, known)
    case .ordinal, .former, .latter, .other, .several: return []
    }
  }

  /// The ones that it picks of some surroundings, the nearest first.
  private func choose(
    from fitting: [Referent], _ scopes: [[Referent]], _ known: Referents
  ) -> [Referent] {
    func one(_ name: Argument?) -> [Referent] { fitting.filter { $0.name == name } }
    switch pick {
    case .latest:
      // What was made last and what was named last may both be "this".
      guard let last = known.last else { return [] }
      if let newest = known.newest, newest.name != last.name, !one(newest.name).isEmpty {
        return one(last.name).isEmpty ? one(newest.name) : []
      }
      return one(last.name)
    case .newest: return fitting.last(where: \.isMade).map { [$0] } ?? (single(scopes))
    case .ordinal(let number):
      let scope = scopes.first { $0.count >= max(number, 2) } ?? fitting
      return scope.count >= number ? [scope[number - 1]] : []
    case .former, .latter:
      guard let two = scopes.first(where: { $0.count > 1 }), two.count == 2 else { return [] }
      return [two[pick == .former ? 0 : 1]]
    case .other:
      guard let two = scopes.first(where: { $0.count > 1 }), two.count == 2,
        let last = known.last, two.contains(where: { $0.name == last.name })
      else { return [] }
      return two.filter { $0.name != last.name }
    case .several(let count, let isAll):
      guard let scope = scopes.first(where: { $0.count > 1 }) else { return [] }
      if let count, scope.count != count { return [] }
      return isAll && scope.count != fitting.count ? [] : scope
    case .only: return single(scopes)
    }
  }

  /// The only one of the nearest surroundings that have any.
  private func single(_ scopes: [[Referent]]) -> [Referent] {
    let nearest = scopes.first { !$0.isEmpty } ?? []
    return nearest.count == 1 ? nearest : []
  }

  /// Why none is taken: "2 candidates: reader (line 3), writer (line 5)".
  fileprivate static func reason(_ candidates: [Referent], kind: Referent.Kind) -> String {
    guard !candidates.isEmpty else {
      return "the document makes or names no \(kind.rawValue) before it"
    }
    let shown = candidates.suffix(4).map { "\($0.name) (line \($0.line))" }
    let rest = candidates.count > shown.count ? "…, " : ""
    let count = candidates.count > horizon ? "more than \(horizon)" : "\(candidates.count)"
    return "\(count) candidate\(candidates.count == 1 ? "" : "s"): "
      + rest + shown.joined(separator: ", ")
  }
}
