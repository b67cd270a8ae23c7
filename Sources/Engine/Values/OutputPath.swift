import JSON

/// A place in a command's JSON output: `KeyMetadata.Arn`, `Domains[0].DomainId`, `Apps[].AppName`.
///
/// The grammar is a part of JMESPath: names with dots between them, each with any number of `[n]`
/// (an element; negative counts from the end) or `[]` (all elements, flattened). "@" is the whole.
struct OutputPath {
  private enum Part {
    case member(String)
    case element(Int)
    case all
  }

  private var parts: [Part] = []
  /// Whether it can lead to several values.
  private(set) var isList = false

  /// Reads a path; nil where it is none.
  init?(_ text: String) {
    if text == "@" { return }
    for name in text.split(separator: ".", omittingEmptySubsequences: false) {
      var rest = name[...]
      let end = rest.firstIndex(of: "[") ?? rest.endIndex
      if end == rest.startIndex, parts.isEmpty == false || rest.isEmpty { return nil }
      if end > rest.startIndex { parts.append(.member(String(rest[..<end]))) }
      rest = rest[end...]
      while !rest.isEmpty {
        guard rest.first == "[", let close = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        if inside.isEmpty || inside == "*" {
          parts.append(.all)
          isList = true
        } else if let index = Int(inside) {
          parts.append(.element(index))
        } else {
          return nil
        }
        rest = rest[rest.index(after: close)...]
      }
    }
  }

  /// The values there, in order; none where the output does not have it.
  func values(in output: JSONValue) -> [JSONValue] {
    var found = [output]
    for part in parts {
      var next: [JSONValue] = []
      for value in found {
        switch part {
        case .member(let name):
          if let member = value[name], member != .null { next.append(member) }
        case .element(let index):
          let elements = value.elements ?? []
          let position = index < 0 ? elements.count + index : index
          if elements.indices.contains(position) { next.append(elements[position]) }
        case .all: next += value.elements ?? []
        }
      }
      found = next
    }
    return found
  }

  /// The value there as an action gives it; nil where the output does not have it.
  ///
  /// It is a text, or texts where the path leads to several or the value is an array of texts.
  func value(in output: JSONValue) -> RunValue? {
    let found = values(in: output)
    if isList {
      let texts = found.compactMap(OutputPath.text)
      return texts.isEmpty && !found.isEmpty ? nil : .list(texts)
    }
    guard let value = found.first else { return nil }
    if let elements = value.elements {
      let texts = elements.compactMap(OutputPath.text)
      return texts.count == elements.count ? .list(texts) : .text(value.compact)
    }
    return OutputPath.text(value).map(RunValue.text)
  }

  /// A scalar as text, anything else as compact JSON; nil for null.
  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null: nil
    case .array, .object: value.compact
    }
  }
}
