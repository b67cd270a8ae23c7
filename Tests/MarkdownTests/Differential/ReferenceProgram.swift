import Foundation

/// Another Markdown program, as Debian has it.
struct ReferenceProgram {
  let path: String
  let arguments: [String]

  static let cmark = find("cmark", ["--unsafe"])
  static let plainGFM = find("cmark-gfm", ["--unsafe"])
  static let cmarkGFM = find(
    "cmark-gfm",
    ["--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist"])

  private static func find(_ name: String, _ arguments: [String]) -> ReferenceProgram? {
    for folder in ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"] {
      let path = folder + "/" + name
      if FileManager.default.isExecutableFile(atPath: path) {
        return ReferenceProgram(path: path, arguments: arguments)
      }
    }
    return nil
  }

  /// The HTML of a small document (which fits into a pipe's buffer).
  func html(of markdown: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(markdown.utf8))
    try input.fileHandleForWriting.close()
    let html = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: html, as: UTF8.self)
  }
}
