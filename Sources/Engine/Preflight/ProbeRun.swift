import Compiler
import JSON
import Platform

/// A probe on its way: which read comes next, and what the answers so far say.
struct ProbeRun {
  /// What comes next.
  enum Next {
    /// This read.
    case read(CommandLine)
    /// Nothing: this is what was found.
    case found(Preflight.Existing)
  }

  private let probe: Probe
  private let gives: Set<String>
  private var bindings: Bindings
  private var outputs: [JSONValue] = []
  private var captured: [String: RunValue] = [:]
  private var verdict: Preflight.Existing?
  private var isOfEarlierRun = false

  /// Makes a probe at its beginning.
  ///
  /// - Parameters:
  ///   - probe: What to read.
  ///   - action: The action that creates it.
  ///   - bindings: What names stand for.
  init(_ probe: Probe, of action: Action, _ bindings: Bindings) {
    self.init(probe, gives: Set(action.gives.map(\.name)), bindings)
  }

  /// Makes a probe for the time before a run: what only a run's own id can find is looked for among
  /// what earlier runs made.
  init(beforeRun probe: Probe, of action: Action, _ bindings: Bindings) {
    guard let earlier = probe.earlier, bindings["run-id"] == nil else {
      self.init(probe, of: action, bindings)
      return
    }
    self.init(
      Probe(subject: probe.subject, reads: [earlier], absentWhenEmpty: probe.absentWhenEmpty),
      of: action, bindings)
    isOfEarlierRun = true
  }

  /// Makes a probe at its beginning, of something that gives values of these names.
  init(_ probe: Probe, gives: Set<String>, _ bindings: Bindings) {
    self.probe = probe
    self.gives = gives
    self.bindings = bindings
  }

  /// What was read of the values that the thing gives.
  var gave: [String: RunValue] { captured.filter { gives.contains($0.key) } }

  /// What comes next.
  mutating func next() -> Next {
    if let verdict { return .found(verdict) }
    guard outputs.count < probe.reads.count else { return .found(compare()) }
    do {
      let read = probe.reads[outputs.count]
      return .read(try CommandLine(.arguments(read.arguments), bindings, ServiceModels(nil)))
    } catch {
      return .found(.unknown(ProbeRun.text(error)))
    }
  }

  /// Takes the answer of the last read.
  mutating func take(exit: Exit, output: [UInt8], error: String) {
    let read = probe.reads[outputs.count]
    guard exit.isSuccess else {
      let failure = ServiceFailure(error)
      let isAbsent = read.notFound.contains {
        ServiceAnswers.Pattern($0).matches(code: failure.code, message: failure.message)
      }
      verdict =
        isAbsent
        ? .absent : .unknown(failure.message.isEmpty ? "\(exit.reason)" : failure.summary)
      return
    }
    // A read that answers nothing (`head-bucket`) succeeds where the thing exists.
    let text = String(decoding: output, as: UTF8.self)
    let isBlank = text.allSatisfy(\.isWhitespace)
    guard let value = isBlank ? .object([]) : JSONValue(parsing: output) else {
      verdict = .unknown(
        "the answer of \"\(read.arguments.prefix(3).map(\.description))\" is no JSON")
      return
    }
    if outputs.isEmpty, let path = probe.absentWhenEmpty.flatMap(OutputPath.init) {
      if path.values(in: value).allSatisfy({ $0.elements?.isEmpty ?? false }) {
        verdict = .absent
        return
      }
    }
    outputs.append(value)
    for capture in read.captures {
      guard let found = OutputPath(capture.path)?.value(in: value) else { continue }
      captured[capture.name] = found
      bindings.values[capture.name] = found
    }
  }

  private func compare() -> Preflight.Existing {
    if isOfEarlierRun {
      var names = ""
      for value in gave.values {
        if case .text(let text) = value { names += ", \(text)" }
      }
      return .unknown("an earlier run made one for this step\(names); this run makes another")
    }
    var differences: [Preflight.Difference] = []
    for comparison in probe.comparisons where outputs.indices.contains(comparison.read) {
      if comparison.method == .within {
        if let difference = foreign(comparison) { differences.append(difference) }
        continue
      }
      let wanted: String
      do {
        wanted = try comparison.expected.rendered(bindings).text
      } catch {
        return .unknown(ProbeRun.text(error))
      }
      let found = OutputPath(comparison.path)?.values(in: outputs[comparison.read]).first
      if !comparison.method.isSame(found, wanted) {
        differences.append(
          Preflight.Difference(
            label: comparison.label, found: found.flatMap(OutputPath.text) ?? "nothing",
            wanted: wanted))
      }
    }
    if !differences.isEmpty { return .different(differences) }
    return .same(gives: gave)
  }

  /// What is there beside the expected; nil where nothing is.
  private func foreign(_ comparison: Probe.Comparison) -> Preflight.Difference? {
    // What is not known yet is not there yet, and so is not among what was found.
    let wanted = comparison.expected.lines.compactMap { try? $0.rendered(bindings).text }
    let found = OutputPath(comparison.path)?.values(in: outputs[comparison.read]) ?? []
    let more = found.compactMap(OutputPath.text).filter { !wanted.contains($0) }
    if more.isEmpty { return nil }
    return Preflight.Difference(
      label: comparison.label, found: more.joined(separator: ", ") + " too",
      wanted: wanted.isEmpty ? "none" : wanted.joined(separator: ", "))
  }

  private static func text(_ error: RenderingError) -> String {
    switch error {
    case .missing(let name): "\(name) is not known before the run"
    case .several(let name): "\(name) has several values"
    case .unfit(let name, let reason): "\(name): \(reason)"
    case .exposed: error.message
    }
  }
}

extension Probe.Comparison.Method {
  /// Whether what was read is what is wanted.
  func isSame(_ found: JSONValue?, _ wanted: String) -> Bool {
    guard let found else { return false }
    if self == .text || self == .within { return OutputPath.text(found) == wanted }
    // Some operations answer a document as JSON, some as a text that holds it.
    let left = found.string.flatMap { JSONValue(parsing: $0) } ?? found
    guard let right = JSONValue(parsing: wanted) else { return found.string == wanted }
    if self == .json { return left.isEquivalent(to: right) }
    return left.normalizedPolicy.isEquivalent(to: right.normalizedPolicy)
  }
}

extension JSONValue {
  /// A policy in which what IAM treats alike is alike: one value and a list of it, the order of
  /// statements' lists, an account's number and its root.
  fileprivate var normalizedPolicy: JSONValue {
    guard let members else { return self }
    return .object(
      members.map { member in
        guard member.name == "Statement" else { return member }
        let statements = member.value.elements ?? [member.value]
        return JSONValue.Member("Statement", .array(statements.map(\.normalizedStatement)))
      })
  }

  private var normalizedStatement: JSONValue {
    guard let members else { return self }
    return .object(
      members.map { member in
        switch member.name {
        case "Action", "NotAction", "Resource", "NotResource":
          JSONValue.Member(member.name, member.value.sortedTexts)
        case "Principal", "NotPrincipal", "Condition":
          JSONValue.Member(member.name, member.value.sortedLeaves)
        default: member
        }
      })
  }

  private var sortedLeaves: JSONValue {
    guard let members else { return sortedTexts }
    return .object(members.map { JSONValue.Member($0.name, $0.value.sortedLeaves) })
  }

  private var sortedTexts: JSONValue {
    let texts = (elements ?? [self]).map { element -> String in
      guard case .string(let text) = element else { return element.compact }
      return text.accountOfRoot ?? text
    }
    return .array(texts.sorted().map(JSONValue.string))
  }
}

extension String {
  /// The account of `arn:aws:iam::123456789012:root`; nil for other texts.
  fileprivate var accountOfRoot: String? {
    let fields = split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[2] == "iam", fields[5] == "root" else {
      return nil
    }
    return String(fields[4])
  }
}
