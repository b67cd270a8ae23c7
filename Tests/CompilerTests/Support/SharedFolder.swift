import AWS
import FoundationEssentials
import Markdown
import Source

@testable import Compiler

/// The documents beside the repository that the program is made for; missing on other machines.
enum SharedFolder {
  /// The folder, from `RUNBOOK_SHARED` or beside the package.
  static let path: String? = {
    var candidates: [String] = []
    if let path = ProcessInfo.processInfo.environment["RUNBOOK_SHARED"] { candidates.append(path) }
    var folder = #filePath
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      candidates.append(folder + "/shared")
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/seeds/README.md") }
  }()

  /// The bytes of a file of the folder.
  static func read(_ name: String) -> [UInt8]? {
    guard let path, let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      return nil
    }
    return Array(data)
  }

  /// The models of the installed CLI; nil where it is not installed.
  static let catalogue: AWSCatalogue? = {
    let environment = ProcessInfo.processInfo.environment
    guard let installation = AWSInstallation.locate(searchPath: environment["PATH"] ?? "") else {
      return nil
    }
    return AWSCatalogue(
      installation: installation,
      cacheFolder: AWSCatalogue.cacheFolder(environment: environment))
  }()

  /// The plan of a seed document.
  static func plan(_ seed: String) -> (plan: Plan, file: SourceFile)? {
    guard let bytes = read("seeds/\(seed).md") else { return nil }
    let file = SourceFile(name: "\(seed).md", bytes: bytes)
    return (
      Compiler.compile(
        file, document: MarkdownDocument.parse(bytes, options: .document), catalogue: catalogue),
      file
    )
  }
}
