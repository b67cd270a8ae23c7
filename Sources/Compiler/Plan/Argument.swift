/// One word of a command, with places for values.
///
/// Shown with every value as `<name>`; resolved only when its action starts.
package struct Argument: Hashable, Sendable {
  /// A part of the word.
  package enum Piece: Hashable, Sendable {
    /// Text as it is.
    case literal(String)
    /// The value of that name, as it is.
    case value(String)
    /// The value of that name inside a JSON string, escaped as JSON.
    case jsonText(String)
    /// One JSON string for each item of a list, separated by commas: `prefix` and `suffix` are
    /// JSON text around each item (`"arn:aws:iam::<account-id>:user/` and `"`).
    case jsonList(String, prefix: [Piece], suffix: [Piece])
  }

  /// The parts in order; no two literals stand side by side.
  package private(set) var pieces: [Piece]

  /// Makes an argument from parts; neighbouring literals are joined.
  package init(_ pieces: [Piece]) {
    self.pieces = []
    for piece in pieces { append(piece) }
  }

  /// Makes an argument without values.
  package init(_ text: String) {
    pieces = text.isEmpty ? [] : [.literal(text)]
  }

  /// Makes an argument that is one value.
  package static func value(_ name: String) -> Argument { Argument([.value(name)]) }

  /// Appends a part.
  package mutating func append(_ piece: Piece) {
    if case .literal(let text) = piece {
      if text.isEmpty { return }
      if case .literal(var whole)? = pieces.last {
        // The only holder of a text adds to it in place; a policy is put together of hundreds.
        pieces[pieces.count - 1] = .literal("")
        whole += text
        pieces[pieces.count - 1] = .literal(whole)
        return
      }
    }
    pieces.append(piece)
  }

  /// The names of the values that it needs, in order, without repetition.
  package var names: [String] {
    var names: [String] = []
    func collect(_ pieces: [Piece]) {
      for piece in pieces {
        switch piece {
        case .literal: break
        case .value(let name), .jsonText(let name):
          if !names.contains(name) { names.append(name) }
        case .jsonList(let name, let prefix, let suffix):
          collect(prefix)
          if !names.contains(name) { names.append(name) }
          collect(suffix)
        }
      }
    }
    collect(pieces)
    return names
  }

  /// The text, where it has no values.
  package var literal: String? {
    if pieces.isEmpty { return "" }
    guard pieces.count == 1, case .literal(let text) = pieces[0] else { return nil }
    return text
  }
}

extension Argument: CustomStringConvertible, ExpressibleByStringLiteral {
  /// Makes an argument without values.
  package init(stringLiteral text: String) { self.init(text) }

  /// The text with each value as `<name>`.
  package var description: String {
    // Most words have no values.
    if let literal { return literal }
    var text = ""
    func append(_ pieces: [Piece]) {
      for piece in pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .value(let name), .jsonText(let name): text += "<\(name)>"
        case .jsonList(let name, let prefix, let suffix):
          append(prefix)
          text += "<\(name)>"
          append(suffix)
        }
      }
    }
    append(pieces)
    return text
  }
}
