import Platform

/// The documents that operands mean: files, folders and patterns.
struct DocumentSearch {
  let context: CommandContext

  /// A document to check.
  struct Found: Hashable, Sendable {
    /// Its path as it is shown, or "-".
    var name: String
    /// Whether it was named itself, rather than found in a folder.
    var isNamed: Bool
  }

  /// The documents, in the order of the operands and below a folder by their paths, each once.
  ///
  /// - Throws: Where an operand means nothing.
  func documents() throws(CommandFailure) -> [Found] {
    var found: [Found] = []
    for operand in context.arguments.operands { found += try documents(operand) }
    // Names are bytes: to a Set of strings "ü" composed and "ü" of two scalars are one.
    var seen: Set<[UInt8]> = []
    return found.filter { seen.insert(Array($0.name.utf8)).inserted }
  }

  private func documents(_ operand: String) throws(CommandFailure) -> [Found] {
    if operand == "-" { return [Found(name: operand, isNamed: true)] }
    if PathPattern.isPattern(operand), !context.files.exists(context.path(operand)) {
      let pattern = PathPattern(operand)
      let matches = entries(below: pattern.folder).filter {
        $0.isUnreadable || pattern.matches($0.path)
      }
      if matches.isEmpty { throw CommandFailure("no .md file matches \"\(operand)\"") }
      return matches.map { Found(name: $0.path, isNamed: false) }
    }
    let path = try DocumentReader(context: context).locate(operand)
    guard (try? context.files.status(context.path(path)))?.kind == .folder else {
      return [Found(name: path, isNamed: true)]
    }
    let below = entries(below: path)
    if below.isEmpty { throw CommandFailure("there is no .md file in \"\(path)\"") }
    return below.map { Found(name: $0.path, isNamed: false) }
  }

  /// A document, or a folder that may hold some and cannot be read, which reading it says.
  private struct Entry {
    var path: String
    var isUnreadable = false
  }

  /// The `.md` files below a folder, hidden ones left out; a link back up is followed once.
  private func entries(below folder: String) -> [Entry] {
    var result: [Entry] = []
    var folders = [folder]
    var seen: Set<[UInt8]> = []
    while let folder = folders.popLast() {
      let path = context.path(folder)
      guard let resolved = try? context.files.resolve(path),
        seen.insert(Array(resolved.utf8)).inserted
      else { continue }
      guard let names = try? context.files.list(path) else {
        result.append(Entry(path: folder, isUnreadable: true))
        continue
      }
      for entry in names where !entry.hasPrefix(".") {
        let name = FilePath.join(folder, entry)
        let isDocument = entry.hasSuffix(".md")
        switch (try? context.files.status(context.path(name)))?.kind {
        case .folder: folders.append(name)
        case .file where isDocument: result.append(Entry(path: name))
        // A link that leads nowhere: reading it says so.
        case nil where isDocument: result.append(Entry(path: name))
        default: break
        }
      }
    }
    return result.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// A path with `*`, `?` and `**`, as a shell reads it: `docs/**/*.md`.
struct PathPattern {
  private let parts: [Substring]

  /// The folder before the first part that is a pattern; "." where there is none.
  let folder: String

  /// Whether a path is a pattern.
  static func isPattern(_ path: String) -> Bool { path.contains { $0 == "*" || $0 == "?" } }

  init(_ pattern: String) {
    parts = pattern.split(separator: "/").filter { $0 != "." }
    let fixed = parts.prefix { !Self.isPattern(String($0)) }.joined(separator: "/")
    folder = pattern.hasPrefix("/") ? "/" + fixed : fixed.isEmpty ? "." : fixed
  }

  /// Whether a path matches.
  ///
  /// - Complexity: O(parts of the pattern × parts of the path).
  func matches(_ path: String) -> Bool {
    Self.matches(
      parts, path.split(separator: "/"), isAny: { $0 == "**" },
      equal: { Self.matches(Array($0), Array($1), isAny: { $0 == "*" }) { $0 == "?" || $0 == $1 } })
  }

  /// Whether items match a pattern in which some items stand for any number of others; the last such
  /// one is widened first, which is enough.
  private static func matches<Item>(
    _ pattern: [Item], _ items: [Item], isAny: (Item) -> Bool, equal: (Item, Item) -> Bool
  ) -> Bool {
    var (place, item) = (0, 0)
    var retry: (place: Int, item: Int)?
    while item < items.count {
      if place < pattern.count, isAny(pattern[place]) {
        retry = (place, item)
        place += 1
      } else if place < pattern.count, equal(pattern[place], items[item]) {
        place += 1
        item += 1
      } else if let last = retry {
        retry = (last.place, last.item + 1)
        (place, item) = (last.place + 1, last.item + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(isAny)
  }
}
