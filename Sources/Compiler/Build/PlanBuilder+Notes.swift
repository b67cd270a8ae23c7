/// What a document says elsewhere of its steps.
extension PlanBuilder {
  /// Leaves a step to a person, or puts before it what comes first; a directive there settles it.
  func heedNotes(at index: Int, in step: inout Step) {
    step.notCarriedOut += notes.unresolved[index] ?? []
    guard walk.steps[index].directives.isEmpty else { return }
    if let reason = notes.reasons[index] {
      step.actions = step.actions.map { $0.leftToPerson(because: reason) }
    }
    for moved in notes.moved[index] ?? [] {
      let reason = "the text asks for it in another place"
      step.actions = step.actions.map { $0.leftToPerson(because: reason) }
      step.notCarriedOut.removeAll { moved.text.contains($0.text) }
    }
    let tasks = (notes.tasks[index] ?? []).enumerated().map { count, task in
      Action(
        id: "\(step.id)/before-\(count + 1)", kind: .manual, origin: .prose, line: task.line,
        effect: .unknown, text: task.text, reason: "the text asks for it in this place")
    }
    step.actions = tasks + step.actions
  }
}

extension DocumentWalk {
  /// A step as the reader of prose takes it.
  func proseStep(at index: Int, _ notes: StepNotes) -> ProseStep {
    let walked = steps[index]
    let section = outline.sections[walked.section].text
    return ProseStep(
      id: walked.id, section: section.title, sectionPath: section.path,
      number: isFact(walked) ? nil : walked.number, blocks: walked.blocks,
      introduction: walked.introduction, isEntry: walked.isProse, isTask: walked.isTask,
      doubt: walked.directives.isEmpty ? notes.reasons[index] : nil)
  }

  /// Whether a step stands in a section of facts, and runs only when it is asked for.
  func isFact(_ walked: WalkedStep) -> Bool {
    outline.sections[walked.section].traits.isFacts
  }

  /// The steps after one that may go on with what it began.
  func following(at index: Int, _ notes: StepNotes) -> [ProseStep] {
    steps[(index + 1)...].prefix(ProseReader.horizon)
      .prefix { $0.section == steps[index].section && ($0.isPassage || $0.isProse) }
      .indices.map { proseStep(at: $0, notes) }
  }
}
