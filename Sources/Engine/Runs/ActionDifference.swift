import Compiler
import JSON

/// One thing in which an action is not what it was.
package struct ActionDifference: Hashable, Sendable {
  /// What is another: "command", "--policy-document Statement[0].Action", "timeout".
  package var what: String
  /// How it was; nil where there was none.
  package var before: String?
  /// How it is; nil where there is none.
  package var now: String?

  /// Makes a difference.
  package init(_ what: String, before: String?, now: String?) {
    self.what = what
    self.before = before
    self.now = now
  }

  /// All differences of an action that a run would notice; none where only words are others.
  ///
  /// What the program itself derives from a command (how to tell that something is there already)
  /// is no difference of documents.
  ///
  /// - Parameters:
  ///   - old: The action as it was, with its step.
  ///   - new: The action as it is.
  ///   - inputs: The inputs then and now, by name; the defaults of those that both have count.
  /// - Returns: The differences.
  static func all(
    from old: PlanDrift.Place, to new: PlanDrift.Place,
    inputs: (old: [String: Input], new: [String: Input])
  ) -> [ActionDifference] {
    var list = Collector()
    let (before, now) = (old.action, new.action)
    list.add("kind", before.kind.rawValue, now.kind.rawValue)
    if before.invocation == nil, now.invocation == nil {
      list.add("task", before.text, now.text)
    } else {
      list.add(invocation: before.invocation, now.invocation)
    }
    list.add("effect", before.effect.rawValue, now.effect.rawValue)
    list.add("carried out by", old.step.actor?.description, new.step.actor?.description)
    list.add("repeated for", before.forEach.map(text), now.forEach.map(text))
    list.add("gives", text(before.gives), text(now.gives))
    list.add("waits for", before.wait.map(text), now.wait.map(text))
    list.add("expects", before.expectation.map(text), now.expectation.map(text))
    list.add("check", before.check.map(text), now.check.map(text))
    list.add("undo", before.undo.map(text), now.undo.map(text))
    list.add("timeout", before.timeout.map { "\($0) s" }, now.timeout.map { "\($0) s" })
    list.add("retries", "\(before.retries)", "\(now.retries)")
    list.add("confirms its target", "\(before.needsConfirmation)", "\(now.needsConfirmation)")
    list.add("asks first", "\(before.asksFirst)", "\(now.asksFirst)")
    for name in now.needs {
      // A plan of which only some steps were chosen has only their inputs.
      guard let old = inputs.old[name], let new = inputs.new[name] else { continue }
      list.add("default of <\(name)>", old.defaultValue, new.defaultValue)
    }
    return list.differences
  }

  // MARK: - Parts of an action as text

  private static func text(_ invocation: Invocation) -> String {
    switch invocation {
    case .arguments(let words): words.map(\.description).joined(separator: " ")
    case .script(let script): script.source
    }
  }

  private static func text(_ gives: [Give]) -> String? {
    gives.isEmpty ? nil : gives.map { "\($0.name) = \($0.path)" }.joined(separator: ", ")
  }

  private static func text(_ wait: Wait) -> String {
    var parts = ["\(wait.path) \(wait.success.joined(separator: " or "))"]
    if !wait.failure.isEmpty { parts.append("not \(wait.failure.joined(separator: " or "))") }
    if wait.untilGone { parts.append("until gone") }
    return parts.joined(separator: ", ")
  }

  private static func text(_ expectation: Expectation) -> String {
    switch expectation {
    case .transcript(let text): text.description
    case .contains(let texts): texts.map(\.description).joined(separator: ", ")
    case .members(let path, let beginnings):
      "\(path): " + beginnings.map(\.description).joined(separator: ", ")
    }
  }

  /// The id of the action that lists the items is left out: it changes with the place.
  private static func text(_ forEach: ForEach) -> String {
    let alternatives = forEach.alternatives.map {
      "; without \($0.missing): \(text($0.invocation))"
    }
    switch forEach.source {
    case .list(let name, let item): return "each \(item) of <\(name)>" + alternatives.joined()
    case .output(_, let path, let bindings):
      let names = bindings.map { "<\($0.name)> = \($0.field)" }.joined(separator: ", ")
      return "each of \(path), \(names)" + alternatives.joined()
    }
  }
}

/// Gathers differences.
private struct Collector {
  private(set) var differences: [ActionDifference] = []

  mutating func add(_ what: String, _ before: String?, _ now: String?) {
    guard before != now else { return }
    differences.append(ActionDifference(what, before: before, now: now))
  }

  mutating func add(invocation before: Invocation?, _ now: Invocation?) {
    switch (before, now) {
    case (.arguments(let old), .arguments(let new)): add(words: old, new)
    case (.script(let old), .script(let new)):
      add("shell", old.shell, new.shell)
      add("script", old.source, new.source)
    default: add("command", before.map(Self.text), now.map(Self.text))
    }
  }

  private static func text(_ invocation: Invocation) -> String {
    switch invocation {
    case .arguments(let words): words.map(\.description).joined(separator: " ")
    case .script(let script): script.source
    }
  }

  private mutating func add(words old: [Argument], _ new: [Argument]) {
    guard old != new else { return }
    let count = differences.count
    let (before, now) = (Words(old), Words(new))
    guard old.first?.literal == "aws", new.first?.literal == "aws", before.head == now.head else {
      // Of other programs it is not known whether the order of options counts.
      let isEqual =
        old.count == new.count
        && zip(old, new).allSatisfy { Self.isEquivalent($0.description, $1.description) }
      if !isEqual { add("command", before.text, now.text) }
      return
    }
    let names = before.names + now.names.filter { before.values[$0] == nil }
    for name in names { add(option: name, before.values[name], now.values[name]) }
    // Where a value stands may differ without its text: inside JSON, or beside it.
    if differences.count == count, old.map(\.description) == new.map(\.description) {
      differences.append(ActionDifference("quoting", before: before.text, now: now.text))
    }
  }

  private mutating func add(option name: String, _ before: [String]?, _ now: [String]?) {
    guard before != now else { return }
    if let before, let now, before.count == 1, now.count == 1,
      let old = Self.json(before[0]), let new = Self.json(now[0])
    {
      add(json: name, path: "", old, new)
      return
    }
    add(name, before?.joined(separator: " "), now?.joined(separator: " "))
  }

  // MARK: - JSON

  private static func isEquivalent(_ old: String, _ new: String) -> Bool {
    if old == new { return true }
    guard let old = json(old), let new = json(new) else { return false }
    return old.isEquivalent(to: new)
  }

  /// The value of a word that is a JSON object or array.
  private static func json(_ text: String) -> JSONValue? {
    guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    return JSONValue(parsing: text)
  }

  private mutating func add(json option: String, path: String, _ old: JSONValue, _ new: JSONValue) {
    if old.isEquivalent(to: new) { return }
    switch (old, new) {
    case (.object(let before), .object(let now)):
      let names = before.map(\.name) + now.map(\.name).filter { old[$0] == nil }
      var seen: Set<String> = []
      for name in names where seen.insert(name).inserted {
        let place = path.isEmpty ? name : "\(path).\(name)"
        if let left = old[name], let right = new[name] {
          add(json: option, path: place, left, right)
        } else {
          add(Self.what(option, place), old[name]?.compact, new[name]?.compact)
        }
      }
    case (.array(let before), .array(let now)):
      if !before.contains(where: Self.isContainer), !now.contains(where: Self.isContainer) {
        add(list: Self.what(option, path), before, now)
        return
      }
      for index in 0..<max(before.count, now.count) {
        let place = "\(path)[\(index)]"
        if index < before.count, index < now.count {
          add(json: option, path: place, before[index], now[index])
        } else {
          add(Self.what(option, place), old[index]?.compact, new[index]?.compact)
        }
      }
    default: add(Self.what(option, path), old.compact, new.compact)
    }
  }

  /// Lists of texts, such as a statement's actions: what is no longer there, and what is there now.
  private mutating func add(list what: String, _ before: [JSONValue], _ now: [JSONValue]) {
    let (old, new) = (Set(before), Set(now))
    let removed = before.filter { !new.contains($0) }.map(\.compact)
    let added = now.filter { !old.contains($0) }.map(\.compact)
    if removed.isEmpty, added.isEmpty {
      add(what, JSONValue.array(before).compact, JSONValue.array(now).compact)
      return
    }
    add(
      what, removed.isEmpty ? nil : removed.joined(separator: ", "),
      added.isEmpty ? nil : added.joined(separator: ", "))
  }

  private static func isContainer(_ value: JSONValue) -> Bool {
    switch value {
    case .array, .object: true
    default: false
    }
  }

  private static func what(_ option: String, _ path: String) -> String {
    path.isEmpty ? option : "\(option) \(path)"
  }
}

/// The words of a command: what stands before the options, and each option with its values.
private struct Words {
  var head: [String] = []
  var names: [String] = []
  var values: [String: [String]] = [:]
  var text: String

  init(_ words: [Argument]) {
    text = words.map(\.description).joined(separator: " ")
    var option: String?
    for word in words.map(\.description) {
      if word.hasPrefix("--") {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        if values[name] == nil { names.append(name) }
        values[name, default: []] += parts.dropFirst().map(String.init)
        option = parts.count == 1 ? name : nil
      } else if let option {
        values[option, default: []].append(word)
      } else {
        head.append(word)
      }
    }
  }
}
