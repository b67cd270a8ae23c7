import Compiler
import JSON

/// Finds the items that for-eaches take from the output of earlier actions.
struct ItemCollector {
  private struct Consumer {
    var action: String
    var path: OutputPath
    var bindings: [ForEach.Binding]
  }

  /// Who takes items from an action's output, by that action's id.
  private var consumers: [String: [Consumer]] = [:]
  /// What was found so far, by consumer, while the producer still has items of its own to run.
  private var found: [String: [RunItem]] = [:]

  /// Makes one for no actions.
  init() {}

  /// Makes one for a plan's actions.
  init(_ actions: [Action]) {
    for action in actions {
      guard case .output(let producer, let path, let bindings)? = action.forEach?.source,
        let path = OutputPath(path)
      else { continue }
      consumers[producer, default: []].append(
        Consumer(action: action.id, path: path, bindings: bindings))
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
          found[consumer.action, default: []].append(ItemCollector.item(item, consumer.bindings))
        }
      }
      found[consumer.action, default: []] += []
    }
    return true
  }

  /// The items that were found once the producing action is done, by consuming action.
  mutating func finish(_ action: String) -> [(action: String, items: [RunItem])] {
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
