import Source

/// The region of a plan: the one that its commands name, or that the text works in.
enum Regions {
  /// The one region that the commands of actions name; nil where they name none, or several.
  ///
  /// Several are a person's to decide: each gets a finding at its first command. What prose asks for
  /// in a region of its own says nothing of the rest.
  ///
  /// - Parameters:
  ///   - steps: the steps.
  ///   - said: the regions that the text switches to.
  ///   - file: the document.
  /// - Returns: the region, and the findings.
  static func region(
    of steps: [Step], said: [(region: String, line: Int)], file: SourceFile
  ) -> (region: String?, diagnostics: [Diagnostic]) {
    var first: [(region: String, line: Int)] = []
    for step in steps {
      for action in step.actions where action.origin != .prose {
        guard case .arguments(let arguments)? = action.invocation,
          let region = AWSCall(arguments)?.region?.literal,
          !first.contains(where: { $0.region == region })
        else { continue }
        first.append((region, action.line))
      }
    }
    guard first.count > 1 else {
      let said = Set(said.map(\.region))
      return (first.first?.region ?? (said.count == 1 ? said.first : nil), [])
    }
    let diagnostics = first.dropFirst().map { other in
      Diagnostic(
        "aws.several-regions", .warning,
        "region \"\(other.region)\" here, \"\(first[0].region)\" at line \(first[0].line)",
        at: place(of: other.region, line: other.line, file: file),
        notes: [.init("--region chooses one for the commands that name none")])
    }
    return (nil, diagnostics)
  }

  /// Why a person runs a command that names no region, where the text switches from one to another:
  /// it would work in that of the run.
  ///
  /// - Parameters:
  ///   - action: the action.
  ///   - said: the regions that the text switches to, in order.
  /// - Returns: nil where the region is told.
  static func reason(for action: Action, said: [(region: String, line: Int)]) -> String? {
    guard Set(said.map(\.region)).count > 1, action.origin != .prose, action.kind != .manual,
      let current = said.last(where: { $0.line <= action.line }),
      case .arguments(let arguments)? = action.invocation, let call = AWSCall(arguments),
      call.region == nil, !StepDraft.global.contains(call.service)
    else { return nil }
    return
      "line \(current.line) switches to the region \"\(current.region)\", and the command names none"
  }

  private static func place(of region: String, line: Int, file: SourceFile) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    return file.bytes[range].firstRange(of: Array(region.utf8)) ?? range
  }
}
