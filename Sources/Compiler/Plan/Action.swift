/// One thing to do: a command, a task for a person, a check or a wait.
package struct Action: Hashable, Sendable {
  /// What kind of thing.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A program runs.
    case command
    /// A person does it and says so.
    case manual
    /// A read-only command whose output must show what the document says.
    case check
    /// A read-only command, repeated until its output shows a state.
    case wait
  }

  /// Where in the document it comes from; stronger evidence first.
  package enum Origin: String, Hashable, Sendable {
    case directive, fence, table, prose
  }

  /// What running it does to the world; decides what a resume may do with it.
  package enum Effect: String, Hashable, Sendable, CaseIterable {
    /// Changes nothing.
    case read
    /// Brings something into a state that it may already be in.
    case ensure
    /// Makes something new.
    case create
    /// Replaces something.
    case update
    /// Takes something away.
    case delete
    /// Cannot be told.
    case unknown
  }

  /// From the structure, unique: `test-sagemaker-access/table-1/row-3`.
  package var id: String
  /// What kind of thing it is.
  package var kind: Kind
  /// Where in the document it comes from.
  package var origin: Origin
  /// The line that it comes from.
  package var line: Int
  /// What it does to the world.
  package var effect: Effect
  /// What runs; nil for a manual action.
  package var invocation: Invocation?
  /// What the document says, in its words.
  package var text: String
  /// The values it produces.
  package var gives: [Give]
  /// Over which items it is repeated.
  package var forEach: ForEach? {
    get { rare.isEmpty ? nil : rare[0].forEach }
    set { change { $0.forEach = newValue } }
  }
  /// How to tell whether what it creates is there already, and the same.
  package var probe: Probe? {
    get { rare.isEmpty ? nil : rare[0].probe }
    set { change { $0.probe = newValue } }
  }
  /// Until when a wait waits.
  package var wait: Wait? {
    get { rare.isEmpty ? nil : rare[0].wait }
    set { change { $0.wait = newValue } }
  }
  /// What the output must show.
  package var expectation: Expectation? {
    get { rare.isEmpty ? nil : rare[0].expectation }
    set { change { $0.expectation = newValue } }
  }
  /// A read-only command that succeeds when the result is in place.
  package var check: Invocation? {
    get { rare.isEmpty ? nil : rare[0].check }
    set { change { $0.check = newValue } }
  }
  /// The command that takes it back.
  package var undo: Invocation? {
    get { rare.isEmpty ? nil : rare[0].undo }
    set { change { $0.undo = newValue } }
  }
  /// How long it may take, in seconds.
  package var timeout: Int? {
    get { rare.isEmpty ? nil : rare[0].timeout }
    set { change { $0.timeout = newValue } }
  }
  /// How often it is tried again after a failure; 0 is never.
  package var retries: Int {
    get { rare.isEmpty ? 0 : rare[0].retries }
    set { change { $0.retries = newValue } }
  }
  /// Whether the person confirms its target by name although the plan was approved.
  package var needsConfirmation: Bool
  /// Whether the document wants a person to agree before it runs, the plan's approval apart.
  package var asksFirst: Bool
  /// Why it is manual, or why its target must be confirmed.
  package var reason: String? {
    get { rare.isEmpty ? nil : rare[0].reason }
    set { change { $0.reason = newValue } }
  }

  /// What most actions have nothing of.
  private struct Rare: Hashable {
    var forEach: ForEach?
    var probe: Probe?
    var wait: Wait?
    var expectation: Expectation?
    var check: Invocation?
    var undo: Invocation?
    var timeout: Int?
    var retries = 0
    var reason: String?
  }

  /// One, or none where it would be as it begins: 100,000 rows of a table took 50 MB with all of it,
  /// and half of a resume's time went into copying that.
  private var rare: [Rare] = []

  private mutating func change(_ body: (inout Rare) -> Void) {
    if rare.isEmpty { rare = [Rare()] }
    body(&rare[0])
    if rare[0] == Rare() { rare = [] }
  }

  /// Makes an action.
  package init(
    id: String, kind: Kind, origin: Origin, line: Int, effect: Effect,
    invocation: Invocation? = nil, text: String, gives: [Give] = [], forEach: ForEach? = nil,
    probe: Probe? = nil, wait: Wait? = nil, expectation: Expectation? = nil,
    check: Invocation? = nil, undo: Invocation? = nil, timeout: Int? = nil, retries: Int = 0,
    needsConfirmation: Bool = false, asksFirst: Bool = false, reason: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.origin = origin
    self.line = line
    self.effect = effect
    self.invocation = invocation
    self.text = text
    self.gives = gives
    self.needsConfirmation = needsConfirmation
    self.asksFirst = asksFirst
    let rare = Rare(
      forEach: forEach, probe: probe, wait: wait, expectation: expectation, check: check,
      undo: undo, timeout: timeout, retries: retries, reason: reason)
    self.rare = rare == Rare() ? [] : [rare]
  }

  /// The values that it needs, in order, without those that its for-each binds.
  package var needs: [String] {
    var names: [String] = []
    func add(_ more: [String]) {
      for name in more where !names.contains(name) { names.append(name) }
    }
    if case .list(let name, _)? = forEach?.source { add([name]) }
    let bound = Set(forEach?.boundNames ?? [])
    add(invocation?.names.filter { !bound.contains($0) } ?? [])
    // A check and an expectation may look at what the action itself has just given.
    let own = bound.union(gives.map(\.name))
    add(check?.names.filter { !own.contains($0) } ?? [])
    add(expectation?.names.filter { !own.contains($0) } ?? [])
    return names
  }
}
