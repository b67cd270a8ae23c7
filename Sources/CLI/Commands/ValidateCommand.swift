import AWS
import Compiler
import Markdown
import Platform
import Reports
import Source

/// `runbook validate`: where documents are wrong, unclear or not executable.
struct ValidateCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    if let reference = arguments.value(.against) {
      if arguments.has(.fix) {
        throw .usage("\"--fix\" and \"--against\" do not go together", usage: arguments.command)
      }
      return try AgainstCommand(context: context, reference: reference).run()
    }
    let fixing = try FixCommand(context: context)
    let reader = DocumentReader(context: context)
    let check = DocumentCheck(
      files: context.files, folder: context.folder, catalogue: reader.catalogue())
    let format = arguments.value(.findingsFormat) ?? "text"
    let output = FindingsOutput(context: context, format: format)
    let renderer = DiagnosticRenderer(style: context.console.style)
    var all: [Findings] = []
    var failures: [CommandFailure] = []
    let documents = try DocumentSearch(context: context).documents()
    let line = ProgressLine(console: context.console, total: documents.count)
    let results = check.results(of: documents) { line.show($0, of: "checked") }
    line.clear()
    for result in results {
      do throws(CommandFailure) {
        var findings = try findings(result, reader, check)
        if let fixing { findings = try fixing.fix(findings, check) }
        all.append(findings)
        if format == "text", fixing?.isDryRun != true {
          context.console.print(renderer.render([findings]))
        }
      } catch {
        // The others are checked all the same.
        context.console.report(error)
        failures.append(error)
      }
    }
    // Of nothing that was read only SARIF can say that the check failed.
    if fixing?.isDryRun != true, !all.isEmpty || failures.isEmpty || format == "sarif" {
      output.write(all, failures: failures)
    }
    if !failures.isEmpty { return .usage }
    let isBad = all.contains { $0.diagnostics.contains { $0.severity >= output.failing } }
    return isBad ? .failure : .success
  }

  private func findings(
    _ result: DocumentCheck.Result, _ reader: DocumentReader, _ check: DocumentCheck
  ) throws(CommandFailure) -> Findings {
    switch result {
    case .findings(let findings): return findings
    case .failure(let failure): throw failure
    case .standardInput: return check.findings(in: try reader.source("-"))
    }
  }
}

/// Checks documents, several at once.
struct DocumentCheck: Sendable {
  let files: any FileSystem
  /// The folder that relative paths are meant from.
  let folder: String
  /// The installed AWS CLI's models; nil to go without.
  let catalogue: AWSCatalogue?
  /// Whether files are there that documents link to: those of a folder link to the same ones.
  private let known = Memo<[UInt8], Bool>(room: 1 << 20)
  /// The anchors of documents that others link to.
  private let anchors = Memo<[UInt8], Anchors?>(room: 1 << 20)

  /// What became of a document.
  enum Result: Sendable {
    case findings(Findings)
    /// It was named and cannot be read.
    case failure(CommandFailure)
    /// It is to be read by who holds the streams.
    case standardInput
  }

  /// What a file means that stands in a folder with others and is no document.
  static let explanations = [
    Explanation(
      "doc.unreadable", .error, summary: "a file in the folder is no document",
      explanation: "Its name says Markdown, and it cannot be read, is not UTF-8, or holds bytes "
        + "that no text has. Nobody can follow it, and it is not checked. An empty one is a warning. "
        + "Of a folder that cannot be read nothing is checked.",
      example: "notes.md, saved as UTF-16",
      remedy: "Save it as UTF-8, give it another name, or take it out.")
  ]

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - files: Where the documents are read.
  ///   - folder: The folder that relative paths are meant from.
  ///   - catalogue: The installed AWS CLI's models; nil to go without.
  init(files: any FileSystem, folder: String, catalogue: AWSCatalogue?) {
    self.files = files
    self.folder = folder
    self.catalogue = catalogue
  }

  /// The results, in the documents' order.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - progress: Told now and then how many are done.
  /// - Returns: A result for each.
  func results(of documents: [DocumentSearch.Found], progress: (Int) -> Void) -> [Result] {
    Parallel.map(documents, progress: progress) { result(of: $0) }
  }

  /// The findings in a text.
  func findings(in file: SourceFile) -> Findings {
    let plan = Compiler.compile(
      file, document: MarkdownDocument.parse(file.bytes, options: .document), catalogue: catalogue,
      options: DocumentReader.options(
        for: file.name, folder: folder,
        exists: { path in
          known.value(for: Array(path.utf8), size: path.utf8.count) { files.exists(path) }
        },
        anchors: { path in
          anchors.value(for: Array(path.utf8), size: path.utf8.count) {
            DocumentReader.anchors(of: path, files: files)
          }
        }))
    return Findings(file: file, diagnostics: plan.diagnostics)
  }

  private func result(of document: DocumentSearch.Found) -> Result {
    if document.name == "-" { return .standardInput }
    let name = document.name
    let bytes: [UInt8]
    do {
      bytes = try files.read(FilePath.join(folder, name), limit: DocumentReader.limit)
    } catch {
      let failure = DocumentReader.failure(error, name: name, limit: DocumentReader.limit)
      return document.isNamed ? .failure(failure) : unreadable(failure.message, name, .error)
    }
    let file = SourceFile(name: name, bytes: bytes)
    guard let problem = DocumentReader.problem(bytes) else { return .findings(findings(in: file)) }
    let message = "\"\(name)\" \(problem)"
    if document.isNamed { return .failure(CommandFailure(message)) }
    let isEmpty = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return unreadable(message, name, isEmpty ? .warning : .error)
  }

  /// The bytes are left out: what is shown of them could be anything.
  private func unreadable(_ message: String, _ name: String, _ severity: Diagnostic.Severity)
    -> Result
  {
    .findings(
      Findings(
        file: SourceFile(name: name, bytes: []),
        diagnostics: [Diagnostic("doc.unreadable", severity, message, at: 0..<0)]))
  }
}
