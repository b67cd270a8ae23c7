/// What a text refers back to: "this policy", "the key generated above", "your user groups".
struct ProseContext {
  /// A Studio domain.
  struct Domain {
    /// The name in the text.
    var name: Argument
    /// Its id.
    var id: Argument
    /// The user profile made last.
    var profile: Argument?
  }

  /// The groups that the text introduced last ("your `admin` and `engineer` user groups").
  var groups: [Argument] = []
  /// Every group that the text names, for names that stand without the word.
  var knownGroups: Set<Argument> = []
  /// Users that the text names.
  var knownUsers: Set<Argument> = []
  /// Roles that the text names.
  var knownRoles: Set<Argument> = []
  /// What the text has made or named so far.
  var referents: [Referent.Kind: Referents] = [:]
  /// Policies made so far.
  var policies = MadeThings()
  /// Keys made so far.
  var keys = MadeThings()
  /// Roles made so far.
  var roles = MadeThings()
  /// The Studio domain made last.
  var domain: Domain?
  /// What was made last that is not there at once.
  var awaited: Awaited?
  /// The account's default network, once an action reads it.
  var defaultNetwork: (vpc: Argument, subnets: Argument)?
  /// The step that opened Studio: a button and its purpose are one action.
  var launchedIn: String?
  /// The group, role or user whose page of the console the text has opened last.
  var selected: IdentityMention?
  /// What was made last, in one word ("policy"): what "it" is.
  var lastMade: String?
  /// Whether the text has changed to somebody other than whoever runs the plan.
  var hasActor = false
  /// The region that the text has switched to; nil before it names one.
  var region: Place?
  /// The console that the text is in: the command of its service ("iam", "kms").
  var service: String?
  /// Forms that are open, the outermost first.
  var forms: [OpenForm] = []
  /// Entries that several of them could take.
  var undecided: [Scene.Undecided] = []
  /// Whether the text has gone back to the innermost form, so that what it says is for that one.
  var isFocused = false
  /// The lines of forms that were sent off although the text had not pressed their button yet, by
  /// what they make: it may do so later.
  var sentUnpressed: [Set<String>: Int] = [:]
  /// Names of values that actions give, so that none is given twice.
  var given: Set<String> = []
  /// Those of them that a later action would give as well, so that nobody can tell whose is meant.
  var givenAgain: Set<String> = []
  /// Inputs that the recipes made up, by name.
  var inputs: Set<String> = []
  /// What the document makes itself, which is no requirement.
  var made: Set<Requirement.Identity> = []
  /// What was already required.
  var required: Set<Requirement.Identity> = []
  /// Where the names begin whose use shows in no command by their text: of a key, its ARN does.
  var used: Set<Int> = []

  /// How many names were claimed for each wanted one.
  private var claims: [String: Int] = [:]

  /// Takes the place of another context, but for the names of values: no two are given one.
  mutating func exchange(with other: inout ProseContext) {
    swap(&self, &other)
    swap(&given, &other.given)
    swap(&givenAgain, &other.givenAgain)
    swap(&inputs, &other.inputs)
    swap(&claims, &other.claims)
  }

  /// Whether one action gives a value, and no person is asked for it.
  func isGivenOnce(_ name: String) -> Bool {
    given.contains(name) && !givenAgain.contains(name) && !inputs.contains(name)
  }

  /// A name for a value that no action gives yet: the wanted one, else one with a number.
  mutating func claim(_ wanted: String) -> String {
    var name = wanted
    var number = claims[wanted, default: 1]
    while given.contains(name) || inputs.contains(name) {
      number += 1
      name = "\(wanted)-\(number)"
    }
    claims[wanted] = number
    given.insert(name)
    return name
  }
}

extension Requirement {
  /// What makes two requirements the same: all but the line.
  struct Identity: Hashable {
    var kind: Kind
    var name: Argument
  }
}
