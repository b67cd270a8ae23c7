import Compiler
import Engine
import Platform
import Testing

@Suite struct ForEachTests {
  private static let cases = #"""
    "sm list-apps") echo '{"Apps":[{"AppName":"a","User":"u"},{"AppName":"b","Space":"s"}]}' ;;
    "sm delete-app") test "$4" = "$BAD" && refuse Broken Delete "no"; exit 0 ;;
    "sm list-none") echo '{"Apps":[]}' ;;
    "sm make") echo '{"Id":"a"}' ;;
    """#

  private func deleteEach(of producer: String) -> Action {
    aws(
      "sm delete-app --app <app-name> --user <user>", .delete,
      forEach: ForEach(
        source: .output(
          action: producer, path: "Apps",
          bindings: [
            ForEach.Binding(name: "app-name", field: "AppName"),
            ForEach.Binding(name: "user", field: "User"),
          ]),
        alternatives: [
          ForEach.Alternative(
            missing: "user",
            invocation: .arguments(["aws", "sm", "delete-app", "--app", .value("app-name")]))
        ]))
  }

  @Test("an action runs for each item of an earlier output, and differently where a field lacks")
  func items() throws {
    let fake = try FakeAWS(ForEachTests.cases)
    fake.delegate.confirmations = [.answer(true)]
    let result = try fake.run([aws("sm list-apps", .read), deleteEach(of: "sm/list-apps")])
    #expect(result.outcome.exitStatus == 0)
    #expect(
      Set(fake.calls) == [
        "sm list-apps", "sm delete-app --app a --user u", "sm delete-app --app b",
      ])
    #expect(fake.delegate.asked == ["confirm a/u,b"])
    #expect(fake.delegate.shown.filter { $0.hasPrefix("items") } == ["items 2"])
    #expect(result.state.actions["sm/delete-app"]?.status == .done)
  }

  @Test("an item that its list shows as gone is left out, with the reason in its report")
  func gone() throws {
    let fake = try FakeAWS(
      #"""
      "sm list-apps") echo '{"Apps":[{"AppName":"a","Status":"Deleted"},{"AppName":"b",
        "Status":"InService"},{"AppName":"c","Status":"Deleting"}]}' ;;
      "sm delete-app") exit 0 ;;
      """#)
    fake.delegate.confirmations = [.answer(true)]
    let each = aws(
      "sm delete-app --app <app-name>", .delete,
      forEach: ForEach(
        source: .output(
          action: "sm/list-apps", path: "Apps",
          bindings: [ForEach.Binding(name: "app-name", field: "AppName")]), state: "Status"))
    let result = try fake.run([aws("sm list-apps", .read), each])
    #expect(result.outcome.exitStatus == 0)
    #expect(fake.calls == ["sm list-apps", "sm delete-app --app b"])
    #expect(fake.delegate.asked == ["confirm b"])
    #expect(
      fake.delegate.shown.filter { $0.hasPrefix("skipped") } == [
        "skipped sm/delete-app[1] it is Deleted already",
        "skipped sm/delete-app[3] it is Deleting already",
      ])
    #expect(
      result.state.actions["sm/delete-app"]?.units.map(\.status) == [.skipped, .done, .skipped])
  }

  @Test("without items there is nothing to do and nothing to ask")
  func noItems() throws {
    let fake = try FakeAWS(ForEachTests.cases)
    let result = try fake.run([aws("sm list-none", .read), deleteEach(of: "sm/list-none")])
    #expect(result.outcome.exitStatus == 0)
    #expect(fake.calls == ["sm list-none"])
    #expect(fake.delegate.asked == [])
    #expect(fake.delegate.shown.contains("items 0"))
  }

  @Test("targets that this run did not create pause it where nobody can be asked, even with --yes")
  func cannotAsk() throws {
    let fake = try FakeAWS(ForEachTests.cases)
    let result = try fake.run([aws("sm list-apps", .read), deleteEach(of: "sm/list-apps")])
    #expect(result.outcome.exitStatus == 3)
    #expect(result.state.status == .paused)
    #expect(fake.calls == ["sm list-apps"])
    // The items are fixed: they are not listed again.
    fake.delegate.confirmations = [.answer(true)]
    #expect(try fake.resume().outcome.exitStatus == 0)
    #expect(fake.calls.filter { $0 == "sm list-apps" }.count == 1)
  }

  @Test("a target that the person named, or that this run made, is not asked for")
  func ownTargets() throws {
    let fake = try FakeAWS(ForEachTests.cases)
    let delete = aws("sm delete-app --app <id>", .delete)
    let made = try fake.run([
      aws("sm make", .create, gives: [Give(name: "id", path: "Id")]), delete,
    ])
    #expect(made.outcome.exitStatus == 0)
    var options = fake.options
    options.values.options = [(name: "id", value: "x")]
    let named = try fake.run([delete], inputs: [Input(name: "id")], options: options)
    #expect(named.outcome.exitStatus == 0)
    // Only found by looking: asked for.
    let found = try fake.run([
      aws("sm list-apps", .read, gives: [Give(name: "id", path: "Apps[0].AppName")]), delete,
    ])
    #expect(found.outcome.exitStatus == 3)
    #expect(fake.delegate.asked == ["confirm a"])
  }

  @Test("a failed item stops the run, and only what is not done runs again")
  func failedItem() throws {
    let fake = try FakeAWS(ForEachTests.cases)
    fake.delegate.confirmations = [.answer(true), .answer(true)]
    var options = fake.options
    options.environment["BAD"] = "b"
    options.jobs = 1
    let result = try fake.run(
      [aws("sm list-apps", .read), deleteEach(of: "sm/list-apps")], options: options)
    #expect(result.failure?.unit == Unit(action: "sm/delete-app", item: 1))
    #expect(result.state.actions["sm/delete-app"]?.status == .failed)
    options.environment["BAD"] = nil
    #expect(try fake.resume(options).outcome.exitStatus == 0)
    #expect(
      fake.calls == [
        "sm list-apps", "sm delete-app --app a --user u", "sm delete-app --app b",
        "sm delete-app --app b",
      ])
  }

  /// A for-each over names with as many jobs, whose script has the name in `$0`.
  private func each(_ script: String, effect: Action.Effect = .read) -> Action {
    command(
      "each", ["sh", "-c", Argument(script), .value("item")], effect: effect,
      forEach: ForEach(source: .list("name", item: "item")))
  }

  private func options(_ names: [String]) -> RunOptions {
    var options = RunOptions.test()
    options.jobs = names.count
    options.values.options = names.map { (name: "name", value: $0) }
    return options
  }

  @Test("where one of several items fails, those that run come to their end, and no other begins")
  func oneFails() throws {
    let folder = try TemporaryFolder()
    let store = RunStore(folder: FilePath.join(folder.path, "state"))
    let engine = Engine(store: store, world: .local(), delegate: ScriptedDelegate())
    var options = self.options(["a", "b", "c", "d", "e"])
    options.jobs = 3
    let script =
      "cd \(folder.path); echo $0 >> begun; test $0 = b -a ! -e mended && exit 4; "
      + "while test $(wc -l < begun) -lt 3; do sleep 0.01; done; sleep 0.2; echo $0 >> done"
    let plan = plan([each(script)], inputs: [Input(name: "name", isList: true)])
    let failed = try engine.run(plan, document: [], options: options)
    #expect(failed.failure?.unit == Unit(action: "each", item: 1))
    #expect(folder.text("begun").split(separator: "\n").sorted() == ["a", "b", "c"])
    #expect(failed.state.actions["each"]?.settledItems == 2)
    _ = try folder.write("mended", "")
    #expect(
      try engine.resume(nil, plan: nil, document: nil, options: options).outcome.exitStatus == 0)
    #expect(folder.text("done").split(separator: "\n").sorted() == ["a", "b", "c", "d", "e"])
  }

  @Test("a signal ends all items that run, of each of which it is not known what it did")
  func interruptedItems() throws {
    let folder = try TemporaryFolder()
    let store = RunStore(folder: FilePath.join(folder.path, "state"))
    var world = World.local()
    world.makeProcesses = { SignalledProcesses([(.milliseconds(500), .interrupt)]) }
    let result = try Engine(store: store, world: world, delegate: ScriptedDelegate()).run(
      plan([each("sleep 60 & wait", effect: .create)], inputs: [Input(name: "name", isList: true)]),
      document: [], options: options(["a", "b", "c"]))
    #expect(result.outcome.exitStatus == 130)
    #expect(result.state.actions["each"]?.units.map(\.status) == [.unknown, .unknown, .unknown])
  }

  @Test("items of a list run at once, as many as there are jobs")
  func atOnce() throws {
    let folder = try TemporaryFolder()
    let store = RunStore(folder: FilePath.join(folder.path, "state"))
    var options = RunOptions.test()
    options.jobs = 8
    options.values.options = (0..<16).map { (name: "name", value: "n\($0)") }
    let each = command(
      "each", ["sh", "-c", "sleep 0.2; echo $0", .value("item")], effect: .read,
      forEach: ForEach(source: .list("name", item: "item")))
    let started = ContinuousClock.now
    let result = try Engine(store: store, world: .local(), delegate: ScriptedDelegate()).run(
      plan([each], inputs: [Input(name: "name", isList: true)]), document: [], options: options)
    #expect(result.outcome.exitStatus == 0)
    #expect(result.state.actions["each"]?.settledItems == 16)
    // One after the other would take 3.2 seconds.
    #expect(ContinuousClock.now - started < .milliseconds(2000))
  }
}
