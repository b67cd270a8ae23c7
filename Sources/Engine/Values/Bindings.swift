import Compiler

/// What every name stands for when an action starts.
struct Bindings {
  /// Values that the journal has.
  var values: [String: RunValue] = [:]
  /// Values that are kept in memory only.
  var secrets: [String: RunValue] = [:]
  /// Values that an item of a for-each binds, or a probe read; they come first.
  var local: [String: String] = [:]

  /// The value of a name; nil where it has none.
  subscript(name: String) -> RunValue? {
    local[name].map(RunValue.text) ?? secrets[name] ?? values[name]
  }

  /// Those of these names that stand for secrets.
  func secret(among names: some Sequence<String>) -> [String] {
    secrets.isEmpty ? [] : names.filter { local[$0] == nil && secrets[$0] != nil }
  }

  /// These, with what stands for a secret in its place.
  var withoutSecrets: Bindings {
    var bindings = self
    bindings.secrets = secrets.mapValues { _ in .text(Masker.mask) }
    return bindings
  }

  /// These, with an item's values before all others.
  func with(_ item: RunItem?) -> Bindings {
    guard let item else { return self }
    var bindings = self
    bindings.local.merge(item.values) { _, new in new }
    return bindings
  }
}

/// Why a word cannot be written out.
enum RenderingError: Error, Hashable {
  /// A name has no value.
  case missing(String)
  /// A name has several values where one belongs.
  case several(String)
  /// A name has one value where a list belongs, or a value cannot stand where it would.
  case unfit(name: String, reason: String)
  /// A name stands for a secret that would be an argument of this program, which others can read.
  case exposed(name: String, program: String)
}

/// A word with its values, and what came from where.
struct RenderedWord: Hashable {
  /// The text.
  var text: String
  /// How many bytes at the beginning stand in the document itself.
  var ownPrefix: Int
  /// The names in it.
  var names: [String]
}

extension Argument {
  /// The word with its values.
  ///
  /// - Parameter bindings: What the names stand for.
  /// - Returns: The text and what of it is the document's own.
  /// - Throws: Where a name has no value, or one that does not fit.
  func rendered(_ bindings: Bindings) throws(RenderingError) -> RenderedWord {
    var text = ""
    var ownPrefix: Int?
    for piece in pieces {
      if case .literal = piece {} else if ownPrefix == nil { ownPrefix = text.utf8.count }
      text += try Argument.text(of: piece, bindings)
    }
    if text.utf8.contains(0), let name = names.first {
      throw .unfit(name: name, reason: "it contains a zero byte")
    }
    return RenderedWord(text: text, ownPrefix: ownPrefix ?? text.utf8.count, names: names)
  }

  private static func text(of piece: Piece, _ bindings: Bindings) throws(RenderingError) -> String {
    switch piece {
    case .literal(let text): return text
    case .value(let name): return try single(name, bindings)
    case .jsonText(let name): return jsonEscaped(try single(name, bindings))
    case .jsonList(let name, let prefix, let suffix):
      let items: [String]
      switch bindings[name] {
      case nil: throw .missing(name)
      case .text(let text)?: items = [text]
      case .list(let texts)?: items = texts
      }
      var parts: [String] = []
      for item in items {
        var part = ""
        for piece in prefix { part += try text(of: piece, bindings) }
        part += jsonEscaped(item)
        for piece in suffix { part += try text(of: piece, bindings) }
        parts.append(part)
      }
      return parts.joined(separator: ",")
    }
  }

  private static func single(_ name: String, _ bindings: Bindings) throws(RenderingError) -> String
  {
    switch bindings[name] {
    case nil: throw .missing(name)
    case .text(let text)?: return text
    case .list(let texts)?:
      guard texts.count == 1, let text = texts.first else { throw .several(name) }
      return text
    }
  }
}
