import Foundation

/// The specifications and the user's documents, which stand outside the repository.
enum SharedFiles {
  /// The folder: `RUNBOOK_SHARED`, or `../shared` beside the package.
  static let root: String? = {
    if let path = ProcessInfo.processInfo.environment["RUNBOOK_SHARED"] { return path }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let path = folder.appendingPathComponent("shared").path
      if FileManager.default.fileExists(atPath: path + "/spec") { return path }
    }
    return nil
  }()

  /// What a test says when it is skipped.
  static let missing = "../shared is missing"

  /// The bytes of a file in it.
  static func bytes(_ name: String) throws -> [UInt8] {
    let path = (root ?? "") + "/" + name
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The user's documents.
  static let seeds = [
    "seeds/enable-sagemaker-v1.md", "seeds/enable-sagemaker-v2.md", "seeds/sagemaker-and-iam.md",
    "seeds/sagemaker-identity-policies.md", "seeds/sagemaker-personas.md",
  ]
}
