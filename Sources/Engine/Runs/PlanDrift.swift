package import Compiler

/// What became of each action of a plan that was executed, or saved, in the document as it is now.
///
/// Actions are told apart by what they do, not by where they stand, so a step that was moved or put
/// between two others does not make all those behind it differ.
package struct PlanDrift: Sendable {
  /// What became of an action.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing: the same words, the same effect.
    case same
    /// It does the same and is worded differently.
    case reworded
    /// It does something else now.
    case differs
    /// It was not there before.
    case new
    /// It is no longer there.
    case gone
  }

  /// An action with its step.
  package struct Place: Hashable, Sendable {
    /// The step that it belongs to.
    package var step: Step
    /// The action.
    package var action: Action
  }

  /// An action then and now.
  package struct Item: Hashable, Sendable {
    /// What became of it.
    package var kind: Kind
    /// How it was; nil for a new one.
    package var before: Place?
    /// How it is; nil for one that is gone.
    package var now: Place?
    /// In what it differs, where it does.
    package var differences: [ActionDifference]
  }

  /// All actions: those of the document in its order, each one that is gone after what stood before
  /// it.
  package private(set) var items: [Item]
  /// The region of all actions then and now, where it is another.
  package private(set) var region: ActionDifference?
  /// Whether actions that are still there run in another order.
  package private(set) var isReordered: Bool

  /// Whether the document still amounts to exactly the plan.
  package var isNone: Bool {
    region == nil && !isReordered && items.allSatisfy { $0.kind == .same || $0.kind == .reworded }
  }

  /// Compares two plans.
  ///
  /// - Parameters:
  ///   - old: The plan as it was.
  ///   - new: The plan as it is.
  /// - Complexity: Linear in the size of both plans.
  package init(from old: Plan, to new: Plan) {
    let before = old.actions.map { Place(step: $0.step, action: $0.action) }
    let now = new.actions.map { Place(step: $0.step, action: $0.action) }
    let partners = Pairing(before, now, PlanComparison(from: old, to: new)).partners
    let inputs = (old: PlanDrift.inputs(of: old), new: PlanDrift.inputs(of: new))
    var oldOf: [Int: Int] = [:]
    var goneAfter: [Int: [Int]] = [:]
    var last = -1
    var highest = -1
    isReordered = false
    for (index, partner) in partners.enumerated() {
      guard let partner else {
        goneAfter[last, default: []].append(index)
        continue
      }
      oldOf[partner] = index
      last = partner
      if partner < highest { isReordered = true }
      highest = max(highest, partner)
    }
    region =
      old.region == new.region
      ? nil : ActionDifference("region", before: old.region, now: new.region)
    var items: [Item] = []
    func addGone(after place: Int) {
      for index in goneAfter[place] ?? [] {
        items.append(Item(kind: .gone, before: before[index], now: nil, differences: []))
      }
    }
    addGone(after: -1)
    for (index, place) in now.enumerated() {
      if let old = oldOf[index].map({ before[$0] }) {
        let differences = ActionDifference.all(from: old, to: place, inputs: inputs)
        // A table's title counts its rows.
        let isSame =
          old.action.text == place.action.text
          && (old.step.title == place.step.title || place.action.origin == .table)
        items.append(
          Item(
            kind: !differences.isEmpty ? .differs : isSame ? .same : .reworded, before: old,
            now: place, differences: differences))
      } else {
        items.append(Item(kind: .new, before: nil, now: place, differences: []))
      }
      addGone(after: index)
    }
    self.items = items
  }

  /// How many actions something became of.
  package func count(_ kind: Kind) -> Int { items.count { $0.kind == kind } }

  private static func inputs(of plan: Plan) -> [String: Input] {
    Dictionary(plan.inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Which action now is which action before.
private struct Pairing {
  /// For each action before, the index of the one now; nil for one that is gone.
  private(set) var partners: [Int?]
  private let before: [PlanDrift.Place]
  private let now: [PlanDrift.Place]
  private var used: Set<Int> = []

  init(_ before: [PlanDrift.Place], _ now: [PlanDrift.Place], _ comparison: PlanComparison) {
    self.before = before
    self.now = now
    partners = Array(repeating: nil, count: before.count)
    let places = Dictionary(
      now.enumerated().map { ($1.action.id, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = Set(comparison.differences.map(\.action))
    for (index, place) in before.enumerated() where !changed.contains(place.action.id) {
      let id = place.action.id
      pair(index, with: places[comparison.renamed[id] ?? id])
    }
    // Of the rest: the same kind of command at the same place, then the next command of that kind,
    // then whatever stands at the same place.
    for (index, place) in before.enumerated() {
      guard let other = places[place.action.id], head(place) == head(now[other]) else { continue }
      pair(index, with: other)
    }
    var free: [String: [Int]] = [:]
    for index in now.indices.reversed() where !used.contains(index) {
      if let head = head(now[index]) { free[head, default: []].append(index) }
    }
    for (index, place) in before.enumerated() where partners[index] == nil {
      if let head = head(place) { pair(index, with: free[head]?.popLast()) }
    }
    for (index, place) in before.enumerated() { pair(index, with: places[place.action.id]) }
  }

  private mutating func pair(_ index: Int, with other: Int?) {
    guard let other, partners[index] == nil, used.insert(other).inserted else { return }
    partners[index] = other
  }

  /// What tells the kind of a command: "aws iam create-policy"; nil where there is no such thing.
  private func head(_ place: PlanDrift.Place) -> String? {
    guard case .arguments(let words)? = place.action.invocation else { return nil }
    let program = words.first?.literal
    let count = program == "aws" ? 3 : 1
    return words.prefix(count).map(\.description).joined(separator: " ")
  }
}
