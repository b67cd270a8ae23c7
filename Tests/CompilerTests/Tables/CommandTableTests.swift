import Source
import Testing

@testable import Compiler

@Suite struct CommandTableTests {
  /// A table with the given rows under "CLI command | action".
  private func table(_ rows: [(String, String)], header: String = "| CLI command | action |")
    -> String
  {
    "# A\n\n\(header)\n| - | - |\n" + rows.map { "| `\($0.0)` | \($0.1) |\n" }.joined()
  }

  @Test(
    "a row that its description makes depend on something is for a person",
    arguments: [
      "Delete it after 24 h", "If it is stuck", "Only when asked", "Delete it if it is stuck",
      "Optional", "Or delete it", "Example", "After 2 days, delete it",
    ])
  func rowsThatDepend(description: String) throws {
    let plan = Compiled.plan(
      "# A\n\n| Command | Purpose |\n| --- | --- |\n| `kubectl delete pod a` | \(description) |\n"
        + "| `kubectl get pods` | List them |\n")
    #expect(plan.actions.map(\.action.kind) == [.manual, .command])
    #expect(plan.actions.first?.action.reason?.isEmpty == false)
  }

  @Test("each row is an action at its line, with its words and effect")
  func rows() {
    let plan = Compiled.plan(
      table([
        ("aws --region eu-west-1 sagemaker list-domains", "List the domains"),
        ("aws sagemaker delete-domain \\--domain-id <domain-id>", "Delete the domain"),
      ]))
    #expect(
      Compiled.lines(plan).prefix(2) == [
        "a/table-1/row-1:5 command read aws --region eu-west-1 sagemaker list-domains",
        "a/table-1/row-2:6 command delete aws sagemaker delete-domain --domain-id <domain-id>",
      ])
    #expect(plan.region == "eu-west-1")
    #expect(plan.steps.map(\.id) == ["a/table-1"])
    #expect(plan.actions[1].action.text == "Delete the domain")
  }

  @Test("the columns may stand in either order, and the description counts")
  func order() {
    let plan = Compiled.plan(
      "# A\n\n| What | How |\n| - | - |\n| List them | `aws s3 ls` |\n| Head | `aws s3api head-bucket --bucket b` |\n"
    )
    #expect(plan.actions.map(\.action.text) == ["List them", "Head"])
  }

  @Test(
    "a table of what is looked up is a person's",
    arguments: [
      "| Command | Permission |\n| --- | --- |\n| `aws iam delete-user --user-name b` | `iam:DeleteUser` |",
      "| Symptom | Fix |\n| --- | --- |\n| Pod hangs | `kubectl delete pod web-0` |",
      "| Problem | Solution |\n| --- | --- |\n| Disk full | `kubectl delete pod web-0` |",
      "| Error | Resolution |\n| --- | --- |\n| 500 | `kubectl delete pod web-0` |",
      "| Alias | Command |\n| --- | --- |\n| kdel | `kubectl delete pod --all` |",
      "| Target | Command |\n| --- | --- |\n| clean | `kubectl delete pod --all` |",
      "| Before | After |\n| --- | --- |\n| `kubectl delete ns a` | `oc delete ns a` |",
      "| Command | What it does |\n| --- | --- |\n| `kubectl delete pod x` | Deletes the pod |\n"
        + "| `kubectl get pods` | Lists all pods |",
    ])
  func reference(text: String) {
    #expect(Compiled.commands("# W\n\n\(text)\n") == [])
    #expect(!Compiled.leftToPerson("# W\n\n\(text)\n").isEmpty)
  }

  @Test(
    "a table of orders runs",
    arguments: [
      "| Command | What it does |\n| --- | --- |\n| `kubectl get pods` | List the pods |",
      "| Step | Command |\n| --- | --- |\n| Pods | `kubectl get pods` |",
      "| Command | Purpose |\n| --- | --- |\n| `kubectl get pods` | Access to the pods |",
      "| Action | Command |\n| --- | --- |\n| Process the pods | `kubectl get pods` |",
    ])
  func orders(text: String) {
    #expect(Compiled.commands("# W\n\n\(text)\n") == ["kubectl get pods"])
  }

  @Test(
    "look-alikes are reference, not commands",
    arguments: [
      "| Option | Meaning |\n| - | - |\n| `--verbose` | More output |\n| `--quiet` | Less |\n",
      "| Command | Meaning |\n| - | - |\n| `tool run [--var X] FILE` | Runs |\n| `tool stop [NAME]` | Stops |\n",
      "| Command | Meaning |\n| - | - |\n| `run` | Runs it |\n| `stop` | Stops it |\n",
      "| Action | Description |\n| - | - |\n| `iam:GetRole` | Reads a role |\n",
      "| Command | Meaning |\n| - | - |\n| `/help` | Shows help |\n| `/quit now` | Leaves |\n",
      "| Name | Command |\n| - | - |\n| web | nginx, in the background |\n",
      "| Variable | Example |\n| - | - |\n| `HOME` | `/root` |\n",
    ])
  func lookAlikes(text: String) {
    #expect(Compiled.plan("# A\n\n" + text).actions.isEmpty)
  }

  @Test("a placeholder that is not closed is no redirection")
  func unclosedPlaceholder() throws {
    let text = table([("kubectl drain <node>", "Drain"), ("kubectl uncordon <node", "Back")])
    let plan = Compiled.plan(text)
    #expect(plan.actions.map(\.action.kind) == [.command, .manual])
    let finding = try #require(plan.diagnostics.first { $0.id == "var.unclosed" })
    #expect(finding.severity == .error)
    #expect(String(decoding: Array(text.utf8)[finding.range], as: UTF8.self) == "<node")
    #expect(finding.fixes.first?.edits.first?.replacement == "<node>")
  }

  @Test(
    "a redirection is no placeholder",
    arguments: ["psql app < node", "psql app <node.sql", "psql app <dump", "psql app <$node"])
  func redirection(command: String) {
    let plan = Compiled.plan(table([("kubectl drain <node>", "Drain"), (command, "Load")]))
    #expect(plan.actions.map(\.action.kind) == [.command, .command])
    #expect(!plan.diagnostics.contains { $0.id == "var.unclosed" })
  }

  @Test("a row that is no command is for a person, and the rest runs")
  func manualRow() {
    let plan = Compiled.plan(
      "# A\n\n| Command | action |\n| - | - |\n| `aws s3 ls` | List |\n| ask the owner | Ask |\n| `aws s3 ls s3://b` | List |\n"
    )
    #expect(plan.actions.map(\.action.kind) == [.command, .manual, .command])
    #expect(plan.actions[1].action.text == "ask the owner: Ask")
    #expect(plan.diagnostics.map(\.id) == ["table.no-command"])
    #expect(plan.blockingDiagnostics.isEmpty)
  }

  @Test("a deletion of each item leaves out what its list shows as gone, with and without models")
  func gone() {
    let text = table([
      ("aws sagemaker list-apps --domain-id-equals <domain-id>", "List the apps"),
      (
        "aws sagemaker delete-app --domain-id <domain-id> --app-name <app-name> --app-type <app-type> --user-profile-name <user-profile-name>",
        "Delete each app"
      ),
    ])
    for catalogue in [SharedFolder.catalogue, nil] {
      let plan = Compiled.plan(text, catalogue: catalogue)
      #expect(plan.inputs.map(\.name) == ["domain-id"])
      let loops = plan.actions.compactMap(\.action.forEach)
      // The wait behind it waits for what is going too.
      #expect(loops.map(\.state) == ["Status", nil])
      #expect(
        loops.map { $0.alternatives.map(\.missing) } == [
          ["user-profile-name"], ["user-profile-name"],
        ])
    }
  }

  @Test("an unclosed quote stops a run, at its place")
  func unclosed() throws {
    let plan = Compiled.plan(table([("aws s3 ls", "a"), ("aws s3 ls 's3://b", "b")]))
    let finding = try #require(plan.blockingDiagnostics.first)
    #expect(finding.id == "command.unclosed-quote")
    #expect(finding.range.count == 1)
  }

  @Test("a row with a pipe is a script, and a pipe inside code is written with a backslash")
  func pipe() throws {
    let plan = Compiled.plan(table([("aws s3 ls \\| head -1", "List"), ("aws s3 ls", "List")]))
    guard case .script(let script)? = plan.actions.first?.action.invocation else {
      Issue.record("no script")
      return
    }
    #expect(script.body == "aws s3 ls | head -1")
  }

  private let apps = [
    ("aws sagemaker list-apps --domain-id-equals <domain-id>", "List all apps of the domain"),
    (
      "aws sagemaker delete-app --domain-id <domain-id> --app-name <app-name> --app-type <app-type> --user-profile-name <user-profile-name>",
      "Delete each app"
    ),
  ]

  @Test(
    "a row that is for each item loops over the listing before it",
    .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
  func loop() throws {
    let plan = Compiled.plan(table(apps), catalogue: SharedFolder.catalogue)
    let action = try #require(plan.actions.dropFirst().first?.action)
    let loop = try #require(action.forEach)
    guard case .output(let source, let path, let bindings) = loop.source else {
      Issue.record("no output")
      return
    }
    #expect(source == "a/table-1/row-1")
    #expect(path == "Apps")
    #expect(bindings.map(\.field) == ["AppName", "AppType", "UserProfileName", "SpaceName"])
    #expect(action.needs == ["domain-id"])
    #expect(plan.inputs.map(\.name) == ["domain-id"])
  }

  @Test(
    "an item that lacks a field is acted on by the option that it has",
    .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
  func alternative() throws {
    let plan = Compiled.plan(table(apps), catalogue: SharedFolder.catalogue)
    let loop = try #require(plan.actions.dropFirst().first?.action.forEach)
    let other = try #require(loop.alternatives.first)
    #expect(loop.alternatives.count == 1)
    #expect(other.missing == "user-profile-name")
    guard case .arguments(let words) = other.invocation else {
      Issue.record("no words")
      return
    }
    #expect(words.suffix(2).map(\.description) == ["--space-name", "<space-name>"])
    #expect(!words.contains("--user-profile-name"))
  }

  @Test(
    "each, every and all make a loop of a command that changes something",
    arguments: [
      ("Delete each profile", true), ("Delete every profile there is", true),
      ("Delete all profiles", true), ("Delete the profile", false), ("", false),
      ("Delete a profile, finally", false),
    ])
  func words(description: String, loops: Bool) throws {
    let plan = Compiled.plan(
      table([
        ("aws sagemaker list-user-profiles", "List all profiles"),
        (
          "aws sagemaker delete-user-profile --domain-id d-1 --user-profile-name <user-profile-name>",
          description
        ),
      ]))
    let action = try #require(plan.actions.dropFirst().first?.action)
    #expect((action.forEach != nil) == loops)
    // Without "each" a person names the one that is meant.
    #expect(plan.inputs.map(\.name) == (loops ? [] : ["user-profile-name"]))
  }

  @Test("\"all\" in a listing is no loop over an earlier listing")
  func listAll() {
    let plan = Compiled.plan(
      table([
        ("aws sagemaker list-domains", "List domains"),
        ("aws sagemaker list-apps --domain-id-equals <domain-id>", "List all apps of a domain"),
      ]))
    #expect(plan.actions.allSatisfy { $0.action.forEach == nil })
  }

  @Test("what a service finishes later is waited for, for each item too")
  func waits() throws {
    let plan = Compiled.plan(
      table([
        ("aws sagemaker list-spaces --domain-id-equals d-1", "List"),
        (
          "aws sagemaker delete-space --domain-id d-1 --space-name <space-name>",
          "Delete each space"
        ),
      ]))
    let wait = try #require(plan.actions.last?.action)
    #expect(
      Compiled.line(wait)
        == "a/table-1/row-2/wait:6 wait read aws sagemaker describe-space --domain-id d-1 --space-name <space-name>"
    )
    #expect(wait.wait?.untilGone == true)
    #expect(wait.forEach?.boundNames == ["space-name"])
  }

  @Test(
    "an abbreviated option is written in full, and reported",
    .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
  func abbreviated() throws {
    let plan = Compiled.plan(
      table([("aws sagemaker list-spaces --domain-id <domain-id>", "List")]),
      catalogue: SharedFolder.catalogue)
    let action = try #require(plan.actions.first?.action)
    #expect(Compiled.line(action).hasSuffix("list-spaces --domain-id-equals <domain-id>"))
    #expect(plan.diagnostics.map(\.id) == ["aws.abbreviated-option"])
  }

  @Test(
    "shorthand that holds values becomes JSON",
    .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
  func shorthand() throws {
    let plan = Compiled.plan(
      table([("aws iam tag-role --role-name r --tags Key=a,Value=<owner> Key=b,Value=c", "Tag")]),
      catalogue: SharedFolder.catalogue)
    guard case .arguments(let words)? = plan.actions.first?.action.invocation else {
      Issue.record("no words")
      return
    }
    #expect(
      words.last?.pieces == [
        .literal("[{\"Key\":\"a\",\"Value\":\""), .jsonText("owner"),
        .literal("\"},{\"Key\":\"b\",\"Value\":\"c\"}]"),
      ])
  }

  @Test(
    "what a listing shows is named in the singular",
    arguments: [
      ("apps", "app"), ("policies", "policy"), ("user-profiles", "user-profile"),
      ("aliases", "alias"), ("databases", "database"), ("classes", "class"), ("boxes", "box"),
      ("access", "access"), ("instances", "instance"),
    ])
  func singular(plural: String, expected: String) {
    #expect(Listing.singular(plural) == expected)
  }
}
