import Compiler
import JSON

/// Finds the items that for-eaches take from the output of earlier actions.
struct ItemCollector {
  private struct Consumer {
    var action: String
    var path: OutputPath
    var bindings: [ForEach.Binding]
    var state: OutputPath?
  }

  /// An item, and in which state it is gone already or on its way, if it is.
  struct Item: Hashable {
    var item: RunItem
    var goneState: String?
  }

  /// Who takes items from an action's output, by that action's id.
  private var consumers: [String: [Consumer]] = [:]
  /// What was found so far, by consumer, while the producer still has items of its own to run.
  private var found: [String: [Item]] = [:]

  /// Makes one for no actions.
  init() {}

  /// Makes one for a plan's actions.
  init(_ plan: Plan) {
    for action in plan.steps.lazy.flatMap(\.actions) {
      guard case .output(let producer, let path, let bindings)? = action.forEach?.source,
        let path = OutputPath(path)
      else { continue }
      consumers[producer, default: []].append(
        Consumer(
          action: action.id, path: path, bindings: bindings,
          state: action.forEach?.state.flatMap(OutputPath.init)))
    }
  }

  /// Whether an action's output is needed.
  func needs(_ action: String) -> Bool { consumers[action] != nil }

  /// Takes an output in.
  ///
  /// - Parameters:
  ///   - output: What the action printed.
  ///   - action: The action.
  /// - Returns: Whether it was JSON, so that it has items or none.
  mutating func take(_ output: [UInt8], of action: String) -> Bool {
    guard let list = consumers[action] else { return true }
    let text = String(decoding: output, as: UTF8.self)
    let isBlank = text.allSatisfy(\.isWhitespace)
    guard let value = isBlank ? .object([]) : JSONValue(parsing: output) else { return false }
    for consumer in list {
      for element in consumer.path.values(in: value) {
        // A path to the list itself and a path to its elements mean the same.
        for item in element.elements ?? [element] {
          let state = consumer.state?.values(in: item).first.flatMap(OutputPath.text)
          found[consumer.action, default: []].append(
            Item(
              item: ItemCollector.item(item, consumer.bindings),
              goneState: state.flatMap { GoneStates.contains($0) ? $0 : nil }))
        }
      }
      found[consumer.action, default: []] += []
    }
    return true
  }

  /// The items that were found once the producing action is done, by consuming action.
  mutating func finish(_ action: String) -> [(action: String, items: [Item])] {
    (consumers[action] ?? []).compactMap { consumer in
      found.removeValue(forKey: consumer.action).map { (consumer.action, $0) }
    }
  }

  private static func item(_ element: JSONValue, _ bindings: [ForEach.Binding]) -> RunItem {
    var values: [String: String] = [:]
    for binding in bindings {
      if case .string(let text) = element, bindings.count == 1 {
        values[binding.name] = text
      } else if let value = OutputPath(binding.field)?.values(in: element).first {
        values[binding.name] = OutputPath.text(value)
      }
    }
    return RunItem(values)
  }
}
