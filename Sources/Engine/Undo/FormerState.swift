import Compiler
import JSON

/// What puts a former state back: commands, and what the names in them stand for.
struct FormerState {
  /// What is to be done about something that a run changed.
  enum Answer {
    /// It was as the run left it.
    case unchanged
    /// These put it back; their names beginning with `former` stand for these values.
    case commands([[Argument]], values: [String: String])
    /// It cannot be put back, and why.
    case lasting(String)
  }

  /// The journaled answer; empty where nothing was there.
  let text: String
  /// What ran, as it was journaled.
  let arguments: [String]

  /// What restores it; nil where nothing is known that does.
  func answer(for words: [Argument]) -> Answer? {
    guard let restoration = RestoreTable.restoration(for: words) else { return nil }
    if text.contains(Masker.mask) || arguments.contains(where: { $0.contains(Masker.mask) }) {
      return .lasting("a secret is part of its former state, and secrets are in no journal")
    }
    let state = text.isEmpty ? JSONValue.object([]) : JSONValue(parsing: text)
    guard let state else { return .lasting("its former state cannot be read") }
    switch restoration {
    case .back(let path, let before, let command):
      guard let found = value(path, in: state) else {
        return .lasting("how it was before the run is not known")
      }
      return found == before ? .unchanged : .commands([command], values: [:])
    case .replacement(let replacement): return answer(replacement, state)
    case .tags(let tags): return answer(tags, state)
    }
  }

  private func value(_ path: String, in state: JSONValue) -> String? {
    OutputPath(path)?.values(in: state).first.flatMap(OutputPath.text)
  }

  private func answer(_ replacement: RestoreTable.Replacement, _ state: JSONValue) -> Answer {
    if let secret = replacement.secret, value(secret.path, in: state) == secret.value {
      return .lasting(secret.reason)
    }
    var words = replacement.words
    var values: [String: String] = [:]
    for setting in replacement.settings {
      let found = text.isEmpty ? nil : OutputPath(setting.path)?.values(in: state).first
      guard let found else {
        if let removal = replacement.removal { return .commands([removal], values: [:]) }
        return .lasting(
          replacement.lasting ?? "nothing was there before, and nothing takes it away")
      }
      let name = "former-" + PlaceholderName.kebab(setting.option)
      let inner = setting.member.map { JSONValue.object([JSONValue.Member($0, found)]) } ?? found
      values[name] = OutputPath.text(inner)
      words += [Argument(setting.option), .value(name)]
    }
    return .commands([words], values: values)
  }

  /// Tags with another value get that back; those that were not there go.
  private func answer(_ tags: TagTable.Entry, _ state: JSONValue) -> Answer {
    guard let set = TagList(arguments, key: tags.key, value: tags.value) else {
      return .lasting("its tags cannot be read")
    }
    var before: [String: String] = [:]
    for tag in state[tags.list]?.elements ?? [] {
      if let key = tag[tags.key]?.string { before[key] = tag[tags.value]?.string ?? "" }
    }
    var commands: [[Argument]] = []
    var values: [String: String] = [:]
    let changed = set.tags.filter { before[$0.key] != nil && before[$0.key] != $0.value }
    if !changed.isEmpty {
      let list = changed.map { tag in
        JSONValue.object([
          JSONValue.Member(tags.key, .string(tag.key)),
          JSONValue.Member(tags.value, .string(before[tag.key] ?? "")),
        ])
      }
      values["former-tags"] = JSONValue.array(list).compact
      commands.append(tags.setting + [.value("former-tags")])
    }
    let new = set.tags.map(\.key).filter { before[$0] == nil }
    for (index, key) in new.enumerated() { values["former-tag-key-\(index + 1)"] = key }
    if !new.isEmpty {
      commands.append(tags.removal + new.indices.map { .value("former-tag-key-\($0 + 1)") })
    }
    return commands.isEmpty ? .unchanged : .commands(commands, values: values)
  }
}

/// The tags that a command set, in shorthand (`Key=team,Value=a Key=env,Value=b`) or JSON.
struct TagList {
  private(set) var tags: [(key: String, value: String)] = []

  /// Reads what follows `--tags`; nil where that is neither.
  init?(_ arguments: [String], key: String, value: String) {
    guard let option = arguments.firstIndex(of: "--tags") else { return nil }
    let words = arguments[(option + 1)...].prefix { !$0.hasPrefix("--") }
    if words.count == 1, let list = words.first.flatMap({ JSONValue(parsing: $0) })?.elements {
      for tag in list {
        guard let name = tag[key]?.string else { return nil }
        tags.append((name, tag[value]?.string ?? ""))
      }
    } else {
      for word in words {
        guard let tag = TagList.shorthand(word, key: key, value: value) else { return nil }
        tags.append(tag)
      }
    }
    if tags.isEmpty { return nil }
  }

  /// `Key=team,Value=a b`: quotes and further members are not read.
  private static func shorthand(_ word: String, key: String, value: String)
    -> (key: String, value: String)?
  {
    guard word.hasPrefix("\(key)="), !word.contains("\""), !word.contains("'") else { return nil }
    let rest = word.dropFirst(key.count + 1)
    guard let mark = rest.firstRange(of: ",\(value)=") else {
      return rest.contains(",") ? nil : (String(rest), "")
    }
    let text = rest[mark.upperBound...]
    return text.contains(",") ? nil : (String(rest[..<mark.lowerBound]), String(text))
  }
}
