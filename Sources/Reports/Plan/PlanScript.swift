package import Compiler
import Source

/// A plan as a shell script that a person could review, keep and run: inputs as variables at its
/// top, what commands give captured into variables.
///
/// The script is for a POSIX shell, or for bash or zsh where a fence of the document is. It uses the
/// AWS CLI's `--query` to capture values, so that it needs no other program for JSON.
package struct PlanScript {
  private let plan: Plan
  private var names: ShellNames
  private var lines: [String] = []
  /// For-eaches by the action whose output they go over.
  private let listers: [String: [Action]]
  private let words: ShellWords
  /// The values that some action needs; others are not captured.
  private let needed: Set<String>

  /// Makes a writer.
  ///
  /// - Parameter plan: The plan.
  package init(_ plan: Plan) {
    self.plan = plan
    needed = plan.neededNames
    var names = ShellNames()
    for input in plan.inputs { names.add(input.name) }
    for name in Plan.ambientNames.sorted() { names.add(name) }
    for action in plan.steps.flatMap(\.actions) {
      for give in action.gives { names.add(give.name) }
      for name in action.forEach?.boundNames ?? [] { names.add(name) }
    }
    self.names = names
    words = ShellWords(names: names, lists: plan.listNames)
    var listers: [String: [Action]] = [:]
    for action in plan.steps.flatMap(\.actions) {
      if case .output(let source, _, _)? = action.forEach?.source {
        listers[source, default: []].append(action)
      }
    }
    self.listers = listers
  }

  /// The script, ending with a line ending.
  package static func text(_ plan: Plan) -> String {
    var script = PlanScript(plan)
    script.write()
    return script.lines.map { $0 + "\n" }.joined()
  }

  private mutating func write() {
    let shell = shellName
    lines = [
      "#!/usr/bin/env \(shell)",
      "# \(comment(plan.runbook)) as a script, written by: runbook plan --format sh",
      "set -eu",
      "export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json",
    ]
    if let region = plan.region {
      let region = CommandText.quoted(region)
      lines.append("export AWS_REGION=\(region) AWS_DEFAULT_REGION=\(region)")
    }
    writeInputs()
    writeAmbient()
    writeFunctions()
    var section: String?
    for step in plan.steps {
      if step.section != section {
        section = step.section
        lines += ["", "# ---- \(comment(step.section))"]
      }
      write(step)
    }
  }

  /// The shell that the document's fences are for; sh where any will do.
  private var shellName: String {
    for action in plan.steps.flatMap(\.actions) {
      if case .script(let script)? = action.invocation, script.shell != "shell" {
        if script.shell != "sh" { return script.shell }
      }
    }
    return "sh"
  }

  private mutating func writeInputs() {
    guard !plan.inputs.isEmpty else { return }
    lines += ["", "# Inputs; lists have one value a line."]
    for input in plan.inputs {
      let name = names[input.name]
      var uses: [String] = []
      for place in input.usedAt where uses.last != String(place.line) && uses.count < 6 {
        uses.append(String(place.line))
      }
      let remark = uses.isEmpty ? "" : "  # line \(uses.joined(separator: ", "))"
      if let value = input.defaultValue {
        lines.append("\(name)=\(CommandText.quoted(value))\(remark)")
      } else {
        lines.append("\(name)=\"${\(name):?needs a value}\"\(remark)")
      }
    }
  }

  private mutating func writeAmbient() {
    let ambient = Plan.ambientNames.intersection(needed)
    guard !ambient.isEmpty else { return }
    lines += ["", "# Who is calling, and where."]
    if ambient.contains("account-id") {
      lines.append(
        "\(names["account-id"])=\"$(aws sts get-caller-identity --query Account --output text)\"")
    }
    if ambient.contains("partition") {
      lines.append(
        "\(names["partition"])=\"$(aws sts get-caller-identity --query Arn --output text"
          + " | cut -d: -f2)\"")
    }
    if ambient.contains("run-id") {
      lines.append("\(names["run-id"])=\"script-$(date -u +%Y%m%d-%H%M%S)\"")
    }
    if ambient.contains("region") {
      let region = names["region"]
      lines.append("\(region)=\"${AWS_REGION:-$(aws configure get region)}\"")
    }
  }

  private mutating func writeFunctions() {
    let actions = plan.steps.flatMap(\.actions)
    if actions.contains(where: { $0.kind == .manual }) {
      lines += [
        "", "by_hand() {",
        "  printf '%s\\n' \"$1\"",
        "  printf 'press Enter when it is done: '",
        "  read -r _",
        "}",
      ]
    }
    if actions.contains(where: { if case .transcript? = $0.expectation { true } else { false } }) {
      lines += TranscriptScript.function
    }
    let pieces = actions.flatMap { action -> [Argument.Piece] in
      guard case .arguments(let arguments)? = action.invocation else { return [] }
      return arguments.flatMap(\.pieces)
    }
    writeSplitting(actions)
    let hasLists = pieces.contains { if case .jsonList = $0 { true } else { false } }
    let hasTexts = pieces.contains { if case .jsonText = $0 { true } else { false } }
    if hasLists || hasTexts {
      lines += [
        "", "# A value as it stands in a JSON string.",
        #"json_text() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }"#,
      ]
    }
    if hasLists {
      lines += [
        "", "# The lines of $3 as JSON strings between $1 and $2, separated by commas.",
        "json_list() {",
        "  comma=''",
        "  printf '%s\\n' \"$3\" | while IFS= read -r item; do",
        "    if [ -z \"$item\" ]; then continue; fi",
        "    printf '%s%s%s%s' \"$comma\" \"$1\" \"$(json_text \"$item\")\" \"$2\"",
        "    comma=,",
        "  done",
        "}",
      ]
    }
  }

  /// How the words of commands are split while one holds a list, and otherwise.
  private mutating func writeSplitting(_ actions: [Action]) {
    let hasLists = actions.contains { action in
      guard case .arguments(let arguments)? = action.invocation else { return false }
      return words.hasLists(arguments)
    }
    guard hasLists else { return }
    lines += [
      "", "# Lists without quotes become a word for each line, then words are split as ever.",
      "split_lines() {", "  set -f", "  IFS='", "'", "}",
      "split_words() {", "  set +f", "  unset IFS", "}",
    ]
  }

  private mutating func write(_ step: Step) {
    let number = step.number.map { "\($0). " } ?? ""
    lines += ["", "# \(number)\(comment(step.title)) (line \(step.line))"]
    if let actor = step.actor { lines.append("# as \(comment(actor.description))") }
    for clause in step.notCarriedOut {
      lines.append("# not carried out (line \(clause.line)): \(comment(clause.text))")
    }
    let reason = step.excludedBy ?? (step.isOptional ? "optional" : nil)
    if let reason {
      lines.append("# left out: \(comment(reason))")
      return
    }
    for action in step.actions { write(action) }
  }

  private mutating func write(_ action: Action) {
    guard let invocation = action.invocation else {
      let task = "line \(action.line): \(ShownText.line(action.text))"
      lines.append("by_hand \(CommandText.quoted(task))")
      return
    }
    guard let forEach = action.forEach else {
      lines += body(invocation, of: action)
      return
    }
    let bound = forEach.boundNames
    let list: String
    let split: String
    switch forEach.source {
    case .list(let name, _):
      list = names[name]
      split = "IFS="
    case .output:
      list = names.list(of: action.id)
      split = "IFS=\"$(printf '\\t')\""
    }
    let variables = bound.map { names[$0] }
    let fields = variables.joined(separator: " ")
    lines.append("printf '%s\\n' \"$\(list)\" | while \(split) read -r \(fields); do")
    lines.append("  if [ -z \"$\(variables.first ?? "_")\" ]; then continue; fi")
    for alternative in forEach.alternatives {
      lines.append("  if [ \"$\(names[alternative.missing])\" = None ]; then")
      lines += body(alternative.invocation, of: action).map { "    " + $0 }.attachingNull()
      lines += ["    continue", "  fi"]
    }
    lines += body(invocation, of: action).map { "  " + $0 }.attachingNull()
    lines.append("done")
  }

  /// The lines of a command: plain, captured, waited for, or compared.
  private func body(_ invocation: Invocation, of action: Action) -> [String] {
    switch invocation {
    case .script(let script):
      let exports = script.variables.map { "export \($0.variable)=\"$\(names[$0.name])\"" }
      if case .transcript(let text)? = action.expectation {
        return exports + transcript(text, of: "\n\(script.body)\n", action)
      }
      return exports + script.body.split(separator: "\n").map(String.init)
    case .arguments(let arguments):
      let lines = body(arguments, of: action)
      return words.hasLists(arguments) ? ["split_lines"] + lines + ["split_words"] : lines
    }
  }

  private func body(_ arguments: [Argument], of action: Action) -> [String] {
    let command = words.line(arguments)
    if let wait = action.wait { return waiting(command, wait) }
    if let expectation = action.expectation { return checked(command, expectation, action) }
    let isAWS = arguments.first?.literal == "aws"
    let hasQuery = arguments.contains { $0.literal == "--query" || $0.literal == "--output" }
    var result: [String] = []
    for lister in listers[action.id] ?? [] {
      guard case .output(_, let path, let bindings)? = lister.forEach?.source else { continue }
      let fields = bindings.map(\.field).joined(separator: ",")
      let present = lister.forEach?.state.map { Self.withoutGone(path, state: $0) } ?? "\(path)[]"
      let query = CommandText.quoted("\(present).[\(fields)]")
      result.append(
        "\(names.list(of: lister.id))=\"$(\(command) --query \(query) --output text)\"")
    }
    let gives = action.gives.filter { needed.contains($0.name) }
    if gives.isEmpty { return result.isEmpty ? [command] : result }
    if gives.count == 1, let give = gives.first, give.path == "@" {
      return result + ["\(names[give.name])=\"$(\(command))\""]
    }
    guard isAWS, !hasQuery, gives.count == 1 || !gives.contains(where: \.isList) else {
      result.append("output=\"$(\(command))\"")
      for give in gives {
        let path = CommandText.quoted("." + give.path)
        result.append("\(names[give.name])=\"$(printf '%s' \"$output\" | jq -r \(path))\"")
      }
      return result
    }
    if gives.count == 1, let give = gives.first {
      let query = CommandText.quoted(give.path)
      // The CLI's text has tabs between the values of a list.
      let lines = give.isList ? " | tr '\\t' '\\n'" : ""
      return result + [
        "\(names[give.name])=\"$(\(command) --query \(query) --output text\(lines))\""
      ]
    }
    let query = CommandText.quoted("[\(gives.map(\.path).joined(separator: ","))]")
    result.append("output=\"$(\(command) --query \(query) --output text)\"")
    for (index, give) in gives.enumerated() {
      result.append("\(names[give.name])=\"$(printf '%s' \"$output\" | cut -f\(index + 1))\"")
    }
    return result
  }

  /// The items of a list without those that are gone, or going.
  private static func withoutGone(_ path: String, state: String) -> String {
    let states = GoneStates.names.map { "\"\($0)\"" }.joined(separator: ",")
    return "\(path)[?!contains(`[\(states)]`, \(state))]"
  }

  private func waiting(_ command: String, _ wait: Wait) -> [String] {
    let query = CommandText.quoted(wait.path)
    // What is gone answers with an error, and is in no list.
    let end = wait.untilGone ? " 2>/dev/null || echo gone" : ""
    let success = wait.success + (wait.untilGone ? ["gone", "None"] : [])
    var lines = [
      "while :; do", "  state=\"$(\(command) --query \(query) --output text\(end))\"",
      "  case \"$state\" in",
      "    \(success.map(CommandText.quoted).joined(separator: "|"))) break ;;",
    ]
    if !wait.failure.isEmpty {
      let failures = wait.failure.map(CommandText.quoted).joined(separator: "|")
      lines.append("    \(failures)) echo \"the state is $state\" >&2; exit 1 ;;")
    }
    return lines + ["  esac", "  sleep \(wait.interval)", "done"]
  }

  private func transcript(_ text: Argument, of command: String, _ action: Action) -> [String] {
    let given = action.gives.filter { $0.path == Give.transcript }.map(\.name)
    return TranscriptScript(names: names, captured: Set(given)).lines(command, transcript: text)
  }

  private func checked(
    _ command: String, _ expectation: Expectation, _ action: Action
  ) -> [String] {
    switch expectation {
    case .transcript(let text): return transcript(text, of: command, action)
    case .contains(let texts):
      return ["output=\"$(\(command))\""]
        + texts.map { "printf '%s\\n' \"$output\" | grep -qF -- \(words.word($0))" }
    case .members(let path, let beginnings):
      let query = CommandText.quoted(path)
      return ["output=\"$(\(command) --query \(query) --output text | tr '\\t' '\\n')\""]
        + beginnings.map {
          "printf '%s\\n' \"$output\" | awk -v p=\(words.word($0))"
            + " 'index($0, p) == 1 { f = 1 } END { exit !f }'"
        }
    }
  }

  private func comment(_ text: String) -> String { ShownText.line(text) }
}

extension [String] {
  /// The lines of one command inside a loop that reads its standard input: the command must not.
  fileprivate func attachingNull() -> [String] {
    count == 1 ? [self[0] + " </dev/null"] : self
  }
}
