import JSON
import Platform
import Testing

/// What a document says, read without the program's own parser and compiler.
struct WrittenDocument {
  let text: String
  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Reads the file of a path below the folder of the package, or below one that it stands in.
  ///
  /// - Returns: The document; nil where there is no such file.
  init?(_ path: String, above file: String = #filePath) {
    let files = LocalFileSystem()
    var folder = file
    while folder != FilePath.folder(of: folder) {
      folder = FilePath.folder(of: folder)
      let candidate = FilePath.join(folder, path)
      if let bytes = try? files.read(candidate, limit: 1 << 20) {
        text = String(decoding: bytes, as: UTF8.self)
        return
      }
    }
    return nil
  }

  /// The user's documents, which stand beside the repository on some machines.
  static func seed(_ name: String) -> WrittenDocument? {
    if let folder = ProcessEnvironment.variables["RUNBOOK_SHARED"] {
      return WrittenDocument("seeds/\(name)", above: FilePath.join(folder, "README.md"))
    }
    return WrittenDocument("shared/seeds/\(name)")
  }

  /// The first `json` fence after the first line that contains a text.
  ///
  /// - Parameters:
  ///   - mark: The text.
  ///   - filling: What stands for placeholders in the fence.
  /// - Returns: What it holds.
  /// - Throws: Where there is none, or it is no JSON.
  func fence(after mark: String, filling: [String: String] = [:]) throws -> JSONValue {
    let rest = lines.drop { !$0.contains(mark) }.dropFirst()
    let body = rest.drop { !Self.isFence($0) }.dropFirst().prefix { !Self.isFence($0) }
    var text = body.joined(separator: "\n")
    for (placeholder, value) in filling {
      #expect(text.contains(placeholder))
      text = text.replacing(placeholder, with: value)
    }
    return try #require(JSONValue(parsing: text), "the fence after \"\(mark)\"")
  }

  /// The items of the first list after a heading below another.
  func list(under heading: String, below section: String) -> [String] {
    let rest = lines.drop { $0 != section }.drop { $0 != heading }.dropFirst()
    return rest.drop { !$0.hasPrefix("- ") }.prefix { $0.hasPrefix("- ") }.map {
      String($0.dropFirst(2))
    }
  }

  /// The headings that begin with a text, without it.
  func headings(beginning start: String) -> [String] {
    lines.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("```")
  }
}
