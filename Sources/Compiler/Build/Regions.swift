import Source

/// The region of a plan: the one that its commands name.
enum Regions {
  /// The one region that the commands of actions name; nil where they name none, or several.
  ///
  /// Several are a person's to decide: each gets a finding at its first command.
  static func region(
    of steps: [Step], file: SourceFile
  ) -> (region: String?, diagnostics: [Diagnostic]) {
    var first: [(region: String, line: Int)] = []
    for step in steps {
      for action in step.actions {
        guard case .arguments(let arguments)? = action.invocation,
          let region = AWSCall(arguments)?.region?.literal,
          !first.contains(where: { $0.region == region })
        else { continue }
        first.append((region, action.line))
      }
    }
    guard first.count > 1 else { return (first.first?.region, []) }
    let diagnostics = first.dropFirst().map { other in
      Diagnostic(
        "aws.several-regions", .warning,
        "region \"\(other.region)\" here, \"\(first[0].region)\" at line \(first[0].line)",
        at: place(of: other.region, line: other.line, file: file),
        notes: [.init("--region chooses one for the commands that name none")])
    }
    return (nil, diagnostics)
  }

  private static func place(of region: String, line: Int, file: SourceFile) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    return file.bytes[range].firstRange(of: Array(region.utf8)) ?? range
  }
}
