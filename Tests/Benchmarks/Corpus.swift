import Foundation

/// A large Markdown document: the runbooks, the user's documents and the specification, again and
/// again; without `../shared`, the repository's own documents.
enum Corpus {
  private static let size = 12_000_000

  /// Writes it to a temporary file, in a process of its own: Linux counts the memory that a process
  /// had before it started a program as that program's, so this one stays small.
  static func file() throws -> URL {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("benchmark-\(ProcessInfo.processInfo.processIdentifier).md")
    _ = try ChildProcess.own(["corpus", file.path]).run()
    return file
  }

  /// Writes it to a file.
  static func write(to file: URL) throws {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var folders = [package, package.appendingPathComponent("runbooks")]
    var beside = package
    while beside.path != "/" {
      beside.deleteLastPathComponent()
      let shared = beside.appendingPathComponent("shared")
      guard FileManager.default.fileExists(atPath: shared.path) else { continue }
      folders += [shared, shared.appendingPathComponent("seeds")]
      folders.append(shared.appendingPathComponent("spec"))
      break
    }
    var once = Data()
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where name.hasSuffix(".md") || name.hasPrefix("commonmark") {
        once += try Data(contentsOf: folder.appendingPathComponent(name))
        once += Data("\n\n".utf8)
      }
    }
    var corpus = Data()
    while !once.isEmpty, corpus.count < size { corpus += once }
    try corpus.write(to: file)
  }
}
