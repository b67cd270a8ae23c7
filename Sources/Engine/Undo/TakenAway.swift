import Compiler

/// What a run made and took away again itself: nothing of that is left to take back.
///
/// A deletion counts where it aims at all that the inverse of a creation before it aims at, in the
/// same region. A walkthrough that ends with its own cleaning up is the usual case.
struct TakenAway {
  /// What a deletion takes away.
  struct Aim {
    fileprivate struct Target: Hashable {
      var option: String
      var value: String
    }

    /// Service, operation and region.
    fileprivate let kind: String
    fileprivate let targets: Set<Target>

    /// Reads a deletion; nil where it is not told what it aims at.
    ///
    /// - Parameters:
    ///   - words: The command.
    ///   - region: Where it works, unless it says otherwise.
    ///   - value: What a name stands for.
    init?(_ words: [Argument], region: String?, value: (String) -> String?) {
      guard let call = AWSCall(words) else { return nil }
      var isKnown = true
      func text(_ argument: Argument) -> String {
        argument.text { name in
          let text = value(name)
          isKnown = isKnown && (text != nil || Plan.ambientNames.contains(name))
          return text
        }
      }
      targets = Set(
        ActionTarget.all(of: words, effect: .delete).map { target in
          Target(option: target.name, value: text(target.value))
        })
      kind = "\(call.service) \(call.operation) \(call.region.map(text) ?? region ?? "")"
      if targets.isEmpty || !isKnown { return nil }
    }
  }

  /// The units that made something, and those that took it away.
  private(set) var units: Set<Unit> = []
  /// What the run made and what stands there so far, by the kind of its deletion.
  private var standing: [String: [(unit: Unit, aim: Aim)]] = [:]

  /// Takes in what makes something new, in the order of the run.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - inverse: What the command that takes it back aims at.
  mutating func made(by unit: Unit, inverse: Aim) {
    standing[inverse.kind, default: []].append((unit, inverse))
  }

  /// Takes in a deletion, in the order of the run.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - aim: What it takes away.
  mutating func deleted(by unit: Unit, _ aim: Aim) {
    guard
      let index = standing[aim.kind]?.lastIndex(where: {
        $0.aim.targets.isSubset(of: aim.targets)
      }), let made = standing[aim.kind]?.remove(at: index)
    else { return }
    units.formUnion([made.unit, unit])
  }
}
