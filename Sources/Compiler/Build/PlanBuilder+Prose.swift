import Markdown
import Source

/// The steps and declarations that are written for people.
extension PlanBuilder {
  mutating func readProse(_ walked: WalkedStep, at index: Int, into step: inout Step) {
    let (walk, notes) = (walk, notes)
    let isFact = walk.isFact(walked)
    let outcome = reader.read(
      walk.proseStep(at: index, notes), apart: isFact ? walked.section : nil,
      following: walk.following(at: index, notes))
    step.actions = outcome.actions
    step.notCarriedOut = outcome.notCarriedOut
    for (id, clause) in outcome.leftEarlier {
      if let place = places[id] {
        steps[place].notCarriedOut.append(clause)
      } else {
        step.notCarriedOut.append(clause)
      }
    }
    if outcome.actor != nil || outcome.endsActor {
      if !isFact { actor = outcome.actor }
      step.actor = outcome.actor
    }
    keep(outcome)
    if !outcome.actions.isEmpty, case .passage = walked.content { useWords(of: walked) }
  }

  mutating func keep(_ outcome: ProseOutcome) {
    requires += outcome.requires
    regions += outcome.regions
    described += outcome.inputs
    diagnostics += outcome.diagnostics
    usedRanges += outcome.usedFences
  }

  /// The words of a step count as used, the fences inside it do not: they may be reference.
  mutating func useWords(of walked: WalkedStep) {
    for block in walked.blocks where block.kind != .codeBlock { usedRanges.append(block.range) }
  }

  mutating func readDeclarations() {
    // A list under "Permissions" that nothing makes steps of may be that of a role.
    let taken = Set(
      walk.steps.filter { walked in
        (walked.isProse || walked.isTable)
          && places[walked.id].map { !steps[$0].actions.isEmpty } == true
      }.map(\.section))
    let excluded = Dictionary(
      walk.outline.sections.filter(\.traits.isWarnedOff)
        .map { ($0.text.id, PlanBuilder.exclusion(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    let sections = walk.outline.sections.indices.filter { !taken.contains($0) }
      .map { walk.outline.sections[$0].text }
    for declaration in reader.readDeclarations(sections) {
      let isRead = !declaration.outcome.actions.isEmpty
      if isRead { declared.formUnion(itemsWithoutActions(of: declaration.section.id)) }
      let section = declaration.section
      let outcome = declaration.outcome
      let place = section.heading?.range.lowerBound ?? 0
      steps.append(
        Step(
          id: section.id, section: section.path.dropLast().last ?? section.title,
          title: section.title, line: file.location(of: place).line,
          isOptional: excluded[section.id] != nil, excludedBy: excluded[section.id] ?? nil,
          notCarriedOut: outcome.notCarriedOut, actions: outcome.actions))
      keep(outcome)
    }
  }

  /// The items of a section that are no steps once a role is declared by them.
  private func itemsWithoutActions(of section: String) -> [String] {
    walk.steps.filter { walked in
      walk.outline.sections[walked.section].text.id == section && walked.number != nil
        && places[walked.id].map { steps[$0].actions.isEmpty } == true
    }.map(\.id)
  }
}
