import AWS
import Compiler
import Markdown
import Platform
import Source

/// A document that was read, and the plan that it amounts to.
struct Document {
  let file: SourceFile
  let plan: Plan

  /// Its blocks, read when they are asked for: a run needs them only for the passage about an error.
  var markdown: MarkdownDocument { .parse(file.bytes, options: .document) }
}

/// Finds and reads documents.
struct DocumentReader {
  let context: CommandContext

  /// The largest document that is compiled, in bytes: the longest runbooks have a hundredth of it.
  static let limit = 16 << 20

  /// Reads a document and compiles it.
  ///
  /// - Parameters:
  ///   - name: The path as it was given, or "-".
  ///   - catalogue: The installed AWS CLI's models; nil to go without.
  /// - Returns: The document and its plan.
  /// - Throws: Where there is no such file, or it is no text.
  func read(_ name: String, catalogue: AWSCatalogue?) throws(CommandFailure) -> Document {
    compile(try source(name), catalogue: catalogue)
  }

  /// Compiles a document.
  func compile(_ file: SourceFile, catalogue: AWSCatalogue?) -> Document {
    let markdown = MarkdownDocument.parse(file.bytes, options: .document)
    let plan = Compiler.compile(
      file, document: markdown, catalogue: catalogue,
      options: Self.options(
        for: file.name, folder: context.folder, exists: context.files.exists,
        anchors: { [files = context.files] path in Self.anchors(of: path, files: files) }))
    return Document(file: file, plan: plan)
  }

  /// What compiling a document may look at: whether the files are there that it links to, and what
  /// anchors they have.
  static func options(
    for name: String, folder: String, exists: @escaping @Sendable (String) -> Bool,
    anchors: @escaping @Sendable (String) -> Anchors?
  ) -> Compiler.Options {
    guard name != "-" else { return Compiler.Options() }
    let beside = FilePath.join(folder, FilePath.folder(of: name))
    return Compiler.Options(
      fileExists: { exists(FilePath.join(beside, $0)) },
      anchors: { anchors(FilePath.join(beside, $0)) })
  }

  /// The anchors of a document that another links to; nil where it cannot be read.
  static func anchors(of path: String, files: any FileSystem) -> Anchors? {
    guard let bytes = try? files.read(path, limit: limit), problem(bytes) == nil else {
      return nil
    }
    return Anchors(MarkdownDocument.parse(bytes, options: .document))
  }

  /// The models of the `aws` that the search path finds; nil where there is none.
  func catalogue(searchPath: String? = nil) -> AWSCatalogue? {
    let path = searchPath ?? context.environment["PATH"] ?? ""
    guard
      let installation = AWSInstallation.locate(
        searchPath: path, environment: context.environment)
    else { return nil }
    return AWSCatalogue(
      installation: installation,
      cacheFolder: AWSCatalogue.cacheFolder(environment: context.environment))
  }

  /// Reads a document's text.
  func source(_ name: String, limit: Int = limit) throws(CommandFailure) -> SourceFile {
    let file = try bytes(name, limit: limit)
    if let problem = Self.problem(file.bytes) {
      throw CommandFailure(
        (file.name == "-" ? "standard input" : "\"\(file.name)\"") + " \(problem)")
    }
    return file
  }

  /// Reads a document, whatever its bytes.
  func bytes(_ name: String, limit: Int) throws(CommandFailure) -> SourceFile {
    if name == "-" {
      do {
        let bytes = try context.console.streams.readInput(limit: limit)
        return SourceFile(name: "-", bytes: bytes)
      } catch {
        throw Self.failure(error, name: "standard input", limit: limit)
      }
    }
    let found = try locate(name)
    do {
      return SourceFile(
        name: found, bytes: try context.files.read(context.path(found), limit: limit))
    } catch {
      throw Self.failure(error, name: found, limit: limit)
    }
  }

  /// The path that a name means: as given, or in `runbooks/`.
  func locate(_ name: String) throws(CommandFailure) -> String {
    if context.files.exists(context.path(name)) { return name }
    let inFolder = FilePath.join("runbooks", name)
    if !name.hasPrefix("/"), context.files.exists(context.path(inFolder)) { return inFolder }
    throw CommandFailure("no such file: \"\(name)\"", advice: nearby(name))
  }

  /// Why bytes are no document; nil where they may be one.
  static func problem(_ bytes: [UInt8]) -> String? {
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return "is empty" }
    if let place = bytes.firstIndex(of: 0) {
      return "is not a text: there is a NUL at byte \(place)"
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      let line = SourceFile(name: "", bytes: bytes).location(of: firstInvalid(bytes)).line
      return "is not UTF-8, first at line \(line)"
    }
    return nil
  }

  /// Where the first sequence begins that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }

  private func nearby(_ name: String) -> [String] {
    var advice = ["it is looked for as given and in runbooks/"]
    let folder = FilePath.folder(of: name)
    var names: [String] = []
    for folder in folder == "." ? [".", "runbooks"] : [folder] {
      let entries = (try? context.files.list(context.path(folder))) ?? []
      names += entries.filter { $0.hasSuffix(".md") }
    }
    if let near = NearestName.of(FilePath.name(of: name), among: names) {
      advice.insert("did you mean \"\(near)\"?", at: 0)
    }
    return advice
  }

  /// Why a document cannot be read.
  static func failure(_ error: SystemError, name: String, limit: Int) -> CommandFailure {
    if error.isDirectory { return CommandFailure("\"\(name)\" is a folder, not a document") }
    if error.isTooLarge {
      return CommandFailure(
        "\"\(name)\" is larger than \(limit >> 20) MB, which is too much for a document")
    }
    return CommandFailure("cannot read \"\(name)\": \(error.reason)")
  }
}
