import Source

/// Values that a directive declares and nothing uses.
enum UnusedValueRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.unused", .note, summary: "a declared value is never used",
      explanation: "A directive says that a step gives or needs the value, and no command, policy "
        + "or check holds its placeholder.",
      example: "<!-- runbook: gives: key-id = KeyMetadata.KeyId -->",
      remedy: "Take the declaration out, or use the value.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let declarations = context.directives.flatMap(\.entries).filter {
      $0.key == .gives || $0.key == .needs
    }
    guard !declarations.isEmpty else { return [] }
    var used: Set<String> = []
    for action in context.steps.flatMap(\.actions) {
      used.formUnion(action.needs)
      // A check and an undo may use what the action itself gives.
      for own in [action.check, action.undo] { used.formUnion(own?.names ?? []) }
      used.formUnion(action.expectation?.names ?? [])
    }
    return declarations.compactMap { entry in
      let names = entry.value.split { $0 == "," || $0 == "\n" }.map { part in
        PlaceholderName.kebab(
          (part.split(separator: "=").first.map(String.init) ?? "").trimmingSpaces)
      }
      guard let unused = names.first(where: { !$0.isEmpty && !used.contains($0) }) else {
        return nil
      }
      return Diagnostic(
        "var.unused", .note, "\"<\(unused)>\" is never used", at: entry.range,
        notes: nearInput(unused, context).map { [$0] } ?? [])
    }
  }

  /// What is asked for under a name that is this one but for a letter: probably this is meant.
  private static func nearInput(_ name: String, _ context: RuleContext) -> Diagnostic.Note? {
    let names = context.inputs.map(\.name)
    guard name.utf8.count > 3, let near = NearestName.of(name, among: names, limit: 1),
      let use = context.placeholders.uses[near]?.first
    else { return nil }
    let line = context.file.location(of: use.range.lowerBound).line
    return .init("line \(line) uses \"<\(use.spelling)>\", which nothing gives", at: use.range)
  }
}
