import Compiler
import Engine
import Platform
import Testing

/// What the answers of services mean for a run.
@Suite struct ServiceAnswerTests {
  private static let policy = Probe(
    subject: "policy \"p\"",
    reads: [
      Probe.Read(
        arguments: ["aws", "iam", "get-policy"], captures: [Give(name: "arn", path: "Policy.Arn")],
        notFound: ["NoSuchEntity"]),
      Probe.Read(arguments: ["aws", "iam", "get-policy-version"]),
    ],
    comparisons: [
      Probe.Comparison(
        label: "policy document", read: 1, path: "PolicyVersion.Document",
        expected: #"{"Statement":[{"Effect":"Allow","Action":["b","a"],"Resource":["*"]}]}"#,
        method: .policy)
    ])

  private static let gives = [Give(name: "arn", path: "Policy.Arn")]

  private static func exists(_ document: String) -> String {
    """
    "iam create-policy") refuse EntityAlreadyExists CreatePolicy "it exists" ;;
    "iam get-policy") echo '{"Policy":{"Arn":"arn:p"}}' ;;
    "iam get-policy-version") echo '{"PolicyVersion":{"Document":\(document)}}' ;;
    "iam use") echo "$3" ;;
    """
  }

  @Test("who is calling is recorded, and its account, partition and region are values")
  func identity() throws {
    let fake = try FakeAWS(#""iam use") echo "$3 $4 $5" ;;"#)
    let result = try fake.run([aws("iam use <account-id> <partition> <region>", .read)])
    #expect(result.outcome.exitStatus == 0)
    #expect(fake.calls == ["iam use 111122223333 aws eu-central-1"])
    let identity = try #require(result.state.session?.identity)
    #expect(identity.alias == "prod")
    #expect(identity.caller == "arn:aws:iam::111122223333:user/ops")
  }

  @Test("another account than the one that was asked for is refused before anything runs")
  func wrongAccount() throws {
    let fake = try FakeAWS("")
    var options = fake.options
    options.account = "999999999999"
    let error = #expect(throws: EngineError.self) {
      try fake.run([aws("iam use", .read)], options: options)
    }
    guard case .wrongAccount("111122223333", "999999999999")? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fake.calls == [])
    #expect(try fake.store.list() == [])
  }

  @Test("the region of the document and another one that is configured are a question")
  func region() throws {
    let fake = try FakeAWS(#""iam use") echo "$AWS_DEFAULT_REGION" ;;"#)
    var plan = plan([aws("iam use", .read, gives: [Give(name: "seen", path: "@")])])
    plan.region = "us-west-2"
    let error = #expect(throws: EngineError.self) {
      try fake.engine.run(plan, document: [], options: fake.options)
    }
    guard case .regionUndecided(["us-west-2", "eu-central-1"])? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    var options = fake.options
    options.region = "us-west-2"
    let result = try fake.engine.run(plan, document: [], options: options)
    #expect(result.state.values["seen"] == .text("us-west-2"))
  }

  @Test("a login that is over is told apart, before the run and in it")
  func expired() throws {
    let before = try FakeAWS(
      #""sts get-caller-identity") refuse ExpiredToken GetCallerIdentity "The security token included in the request is expired" ;;"#
    )
    let error = #expect(throws: EngineError.self) { try before.run([aws("iam use", .read)]) }
    guard case .noIdentity(_, isExpiredLogin: true)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let within = try FakeAWS(
      #"""
      "iam use") test -e "$STATE/login" && exit 0
        refuse ExpiredTokenException Use "The security token included in the request is expired" ;;
      """#)
    let result = try within.run([aws("iam use", .create)])
    #expect(result.failure?.isExpiredLogin == true)
    _ = try within.folder.write("login", "")
    #expect(try within.resume().outcome.exitStatus == 0)
    #expect(within.calls.count == 2)
  }

  @Test("what exists and is the same is adopted, and gives what it has")
  func adopted() throws {
    let fake = try FakeAWS(
      ServiceAnswerTests.exists(
        #"{"Statement":{"Resource":"*","Action":["a","b"],"Effect":"Allow"}}"#))
    let create = aws(
      "iam create-policy", .create, gives: ServiceAnswerTests.gives,
      probe: ServiceAnswerTests.policy)
    let result = try fake.run([create, aws("iam use <arn>", .read)])
    #expect(result.outcome.exitStatus == 0)
    // Nobody is asked to agree, so that its creation may tell that it is there.
    #expect(
      fake.calls == [
        "iam create-policy", "iam get-policy", "iam get-policy-version", "iam use arn:p",
      ])
    #expect(result.state.unit(Unit(action: "iam/create-policy")).isAdopted)
  }

  @Test("who agrees is shown what exists; it is looked at again, and never created")
  func adoptedAfterAgreement() throws {
    let fake = try FakeAWS(
      ServiceAnswerTests.exists(
        #"{"Statement":{"Resource":"*","Action":["a","b"],"Effect":"Allow"}}"#))
    fake.delegate.approval = .answer(true)
    var options = fake.options
    options.isApproved = false
    let create = aws("iam create-policy", .create, probe: ServiceAnswerTests.policy)
    let result = try fake.run([create], options: options)
    #expect(result.state.unit(Unit(action: create.id)).isAdopted)
    let look = ["iam get-policy", "iam get-policy-version"]
    #expect(fake.calls == look + look)
    #expect(fake.delegate.reviews.last?.preflight.probes[create.id] == .same(gives: [:]))
  }

  @Test("what refuses to be created twice is created without a look, and looked for after a resume")
  func lookedForAfterResume() throws {
    let fake = try FakeAWS(
      #"""
      "iam use") test -e "$STATE/gate" || refuse Broken Use "no" ;;
      "iam create-policy") echo '{"Policy":{"Arn":"arn:p"}}' ;;
      "iam get-policy") refuse NoSuchEntity GetPolicy "none" ;;
      """#)
    let create = aws("iam create-policy", .create, probe: ServiceAnswerTests.policy)
    #expect(try fake.run([create]).outcome.exitStatus == 0)
    #expect(fake.calls == ["iam create-policy"])
    #expect(fake.delegate.reviews.last?.preflight.refusing == [create.id])

    let later = [aws("iam use x", .read), create]
    #expect(try fake.run(later).outcome.exitStatus == 1)
    _ = try fake.folder.write("gate", "")
    #expect(try fake.resume().outcome.exitStatus == 0)
    // Read beside the step before, "there is none" is a refusal, and so is asked for again.
    #expect(fake.calls.suffix(2) == ["iam get-policy", "iam create-policy"])
  }

  @Test("what a caller may not create is adopted where it is there and the same")
  func adoptedWithoutPermission() throws {
    let fake = try FakeAWS(
      #"""
      "iam create-policy") refuse AccessDenied CreatePolicy "not you" ;;
      "iam get-policy") test -e "$STATE/there" || refuse NoSuchEntity GetPolicy "none"
        echo '{"Policy":{"Arn":"arn:p"}}' ;;
      "iam get-policy-version") echo '{"PolicyVersion":{"Document":
        {"Statement":{"Resource":"*","Action":["a","b"],"Effect":"Allow"}}}}' ;;
      """#)
    let create = aws("iam create-policy", .create, probe: ServiceAnswerTests.policy)
    let failure = try #require(try fake.run([create]).failure)
    #expect(failure.message.contains("not you"))
    _ = try fake.folder.write("there", "")
    let result = try fake.run([create])
    #expect(result.outcome.exitStatus == 0)
    #expect(result.state.unit(Unit(action: create.id)).isAdopted)
  }

  @Test("what a service creates as if it were new, and was there, is adopted after a resume too")
  func adoptedLater() throws {
    let fake = try FakeAWS(
      #"""
      "iam use") test -e "$STATE/gate" || refuse Broken Use "no" ;;
      "s3api create-bucket") echo '{"Location":"/b"}' ;;
      "s3api head-bucket") echo '{}' ;;
      """#)
    let create = aws(
      "s3api create-bucket --bucket b", .create,
      probe: Probe(
        subject: "bucket b",
        reads: [Probe.Read(arguments: ["aws", "s3api", "head-bucket", "--bucket", "b"])]))
    #expect(try fake.run([aws("iam use x", .read), create]).outcome.exitStatus == 1)
    _ = try fake.folder.write("gate", "")
    let result = try fake.resume()
    #expect(result.outcome.exitStatus == 0)
    #expect(result.state.unit(Unit(action: create.id)).isAdopted)
    #expect(!fake.calls.contains { $0.hasPrefix("s3api create-bucket") })
  }

  @Test("what an earlier action names, so that it was not looked for before the run, is adopted")
  func adoptedByLaterName() throws {
    let fake = try FakeAWS(
      #"""
      "iam use") echo '{"Name":"b"}' ;;
      "s3api create-bucket") echo '{"Location":"/b"}' ;;
      "s3api head-bucket") test "$4" = b || refuse NotFound HeadBucket "no" ;;
      """#)
    let create = aws(
      "s3api create-bucket --bucket <name>", .create,
      probe: Probe(
        subject: "bucket",
        reads: [
          Probe.Read(arguments: ["aws", "s3api", "head-bucket", "--bucket", .value("name")])
        ]))
    let naming = aws("iam use", .read, gives: [Give(name: "name", path: "Name")])
    let result = try fake.run([naming, create])
    #expect(result.outcome.exitStatus == 0)
    #expect(result.state.unit(Unit(action: create.id)).isAdopted)
    #expect(!fake.calls.contains { $0.hasPrefix("s3api create-bucket") })
  }

  @Test("what exists and differs fails, and the difference is shown")
  func differs() throws {
    let fake = try FakeAWS(
      ServiceAnswerTests.exists(#"{"Statement":{"Resource":"*","Action":["a"],"Effect":"Allow"}}"#))
    let create = aws("iam create-policy", .create, probe: ServiceAnswerTests.policy)
    let failure = try #require(try fake.run([create]).failure)
    #expect(failure.message.hasPrefix("it exists and differs: policy document is "))
    #expect(failure.exit == 254)
  }

  @Test("before the run, each creating action says what it would meet")
  func review() throws {
    let fake = try FakeAWS(
      #"""
      "iam get-policy") refuse NoSuchEntity GetPolicy "none" ;;
      "iam create-policy") echo '{"Policy":{"Arn":"arn:new"}}' ;;
      "iam get-role") refuse AccessDenied GetRole "not you" ;;
      "iam create-role") echo '{}' ;;
      """#)
    let role = Probe(
      subject: "role", reads: [Probe.Read(arguments: ["aws", "iam", "get-role", .value("arn")])])
    var options = fake.options
    options.isApproved = false
    let watcher = ReviewDelegate()
    let engine = Engine(store: fake.store, world: .local(), delegate: watcher)
    let create = aws(
      "iam create-policy", .create, gives: ServiceAnswerTests.gives,
      probe: ServiceAnswerTests.policy)
    let result = try engine.run(
      plan([create, aws("iam create-role", .create, probe: role)]), document: [],
      options: options)
    #expect(result.run == nil)
    #expect(watcher.review?.preflight.probes["iam/create-policy"] == .absent)
    guard case .unknown(let why)? = watcher.review?.preflight.probes["iam/create-role"] else {
      Issue.record("\(String(describing: watcher.review?.preflight.probes))")
      return
    }
    #expect(why == "arn is not known before the run")
    #expect(fake.calls == ["iam get-policy"])
  }

  @Test("what the document takes for granted and is not there stops the run")
  func requirements() throws {
    let fake = try FakeAWS(#""iam get-group") refuse NoSuchEntity GetGroup "none" ;;"#)
    var plan = plan([aws("iam use", .read)])
    plan.requires = [Requirement(kind: .group, name: "analyst", line: 12)]
    let error = #expect(throws: EngineError.self) {
      try fake.engine.run(plan, document: [], options: fake.options)
    }
    guard case .missingRequirements(["group \"analyst\" (line 12)"])? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("a throttled call is tried again, each attempt journaled")
  func throttled() throws {
    let fake = try FakeAWS(
      #"""
      "iam make") test -e "$STATE/second" && exit 0
        touch "$STATE/second"; refuse Throttling Make "Rate exceeded" ;;
      """#)
    let result = try fake.run([aws("iam make", .create)])
    #expect(result.outcome.exitStatus == 0)
    #expect(result.state.unit(Unit(action: "iam/make")).attempts == 2)
    let record = try fake.store.read(try #require(result.run))
    let outcomes = record.entries.compactMap { entry -> AttemptResult.Outcome? in
      if case .ended(_, let result) = entry.event { result.outcome } else { nil }
    }
    #expect(outcomes == [.retrying, .done])
  }

  @Test(
    "a code alone is no reason to try again",
    arguments: [
      ("ValidationException", "CreateDomain", "1 validation error detected"),
      ("NoSuchEntity", "AttachGroupPolicy", "The group with name x cannot be found"),
      (
        "LimitExceededException", "CreatePolicy", "Cannot exceed quota for PoliciesPerAccount: 1500"
      ),
      ("AccessDenied", "CreateStateMachine", "not you"),
    ])
  func notRetried(_ code: String, _ operation: String, _ message: String) throws {
    let fake = try FakeAWS(#""iam make") refuse \#(code) \#(operation) "\#(message)" ;;"#)
    let failure = try #require(try fake.run([aws("iam make", .create)]).failure)
    #expect(failure.message == "\(code): \(message)")
    #expect(fake.calls.count == 1)
  }

  @Test("what was just made and is not seen yet is waited for")
  func notVisibleYet() throws {
    let fake = try FakeAWS(
      #"""
      "iam create-role") echo '{}' ;;
      "iam attach") test -e "$STATE/second" && exit 0
        touch "$STATE/second"; refuse NoSuchEntity AttachRolePolicy "The role cannot be found" ;;
      """#)
    let result = try fake.run([aws("iam create-role", .create), aws("iam attach", .ensure)])
    #expect(result.outcome.exitStatus == 0)
    #expect(fake.calls == ["iam create-role", "iam attach", "iam attach"])
  }

  @Test("ensuring what is there already is a success")
  func ensured() throws {
    let fake = try FakeAWS(#""iam ensure") refuse EntityAlreadyExists Ensure "there" ;;"#)
    #expect(try fake.run([aws("iam ensure", .ensure)]).outcome.exitStatus == 0)
  }

  @Test("deleting what is not there fails at first, and is a success on a retry")
  func deleted() throws {
    let fake = try FakeAWS(#""iam remove") refuse NoSuchEntity Remove "none" ;;"#)
    fake.delegate.confirmations = [.answer(true)]
    #expect(try fake.run([aws("iam remove", .delete)]).outcome.exitStatus == 1)
    #expect(try fake.resume().outcome.exitStatus == 0)
  }

  @Test("a wait looks until the state is there, and fails when it cannot come")
  func waiting() throws {
    let fake = try FakeAWS(
      #"""
      "iam look") n=$(cat "$STATE/n" 2>/dev/null || echo 0); echo $((n+1)) > "$STATE/n"
        if [ "$n" -ge 1 ]; then echo "{\"Status\":\"$3\",\"FailureReason\":\"no room\"}"
        else echo '{"Status":"Pending"}'; fi ;;
      "iam gone") refuse NoSuchEntity Gone "none" ;;
      """#)
    func wait(_ text: String, untilGone: Bool = false) -> Action {
      var action = aws(text, .read)
      action.kind = .wait
      action.wait = Wait(
        path: "Status", success: ["InService"], failure: ["Failed"], untilGone: untilGone,
        interval: 1)
      return action
    }
    #expect(
      try fake.run([wait("iam look InService"), wait("iam gone", untilGone: true)])
        .outcome.exitStatus == 0)
    let failed = try #require(try fake.run([wait("iam look Failed")]).failure)
    #expect(failed.message == "it became Failed: no room")
  }

  @Test("another account, and another caller of the same account, do not go on with a run")
  func anotherCaller() throws {
    let fake = try FakeAWS(
      #"""
      "sts get-caller-identity") cat "$STATE/identity" ;;
      "iam use") test -e "$STATE/open" ;;
      """#)
    func become(_ account: String, _ caller: String) throws {
      _ = try fake.folder.write(
        "identity",
        #"{"Account":"\#(account)","Arn":"arn:aws:sts::\#(account):assumed-role/\#(caller)"}"#)
    }
    try become("111122223333", "ops/monday")
    #expect(try fake.run([aws("iam use", .read)]).outcome.exitStatus == 1)
    try become("444455556666", "ops/monday")
    guard
      case .differentSession("account", _, _)? = #expect(
        throws: EngineError.self,
        performing: {
          try fake.resume()
        })
    else { return }
    try become("111122223333", "dev/monday")
    guard
      case .differentSession("caller", _, _)? = #expect(
        throws: EngineError.self,
        performing: {
          try fake.resume()
        })
    else { return }
    // A session's name is no other caller.
    try become("111122223333", "ops/tuesday")
    #expect(try fake.resume().outcome.exitStatus == 1)
    try become("111122223333", "dev/monday")
    var options = fake.options
    options.acceptsCaller = true
    _ = try fake.folder.write("open", "")
    #expect(try fake.resume(options).outcome.exitStatus == 0)
  }
}

/// Keeps the review and does not agree to it.
private final class ReviewDelegate: RunDelegate {
  var review: RunReview?
  var idle: () -> ContinuousClock.Instant? = { nil }

  func report(_ progress: RunProgress) {}
  func approve(_ review: RunReview) -> Reply<Bool> {
    self.review = review
    return .answer(false)
  }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .cannotAsk }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .cannotAsk }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}
