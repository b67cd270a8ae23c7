import Compiler
import Platform
import Reports
import Testing

@Suite("A plan as a script")
struct PlanScriptTests {
  @Test("inputs are variables at the top and what commands give is captured")
  func whole() {
    var plan = ExamplePlan.plan
    plan.steps.remove(at: 2)
    #expect(
      PlanScript.text(plan) == #"""
        #!/usr/bin/env sh
        # enable.md as a script, written by: runbook plan --format sh
        set -eu
        export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json
        export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1

        # Inputs; lists have one value a line.
        name="${name:?needs a value}"  # line 12
        team=blue  # line 13, 20
        token="${token:?needs a value}"  # line 14

        by_hand() {
          printf '%s\n' "$1"
          printf 'press Enter when it is done: '
          read -r _
        }

        # ---- Access

        # 1. Create the policy. (line 12)
        # not carried out (line 15): disable Canvas
        policy_arn="$(aws iam create-policy --policy-name 'it'\''s' --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}' --query Policy.Arn --output text)"
        aws iam attach-group-policy --group-name admin --policy-arn "$policy_arn"

        # 2. Test that it works! (line 20)
        # as admin_<name>
        by_hand 'line 20: Test that it works!'

        # ---- Clean

        # Commands (line 30)
        items_clean_table_1_row_2="$(aws sagemaker list-apps --query 'Apps[].[AppName]' --output text)"
        printf '%s\n' "$items_clean_table_1_row_2" | while IFS="$(printf '\t')" read -r app_name; do
          if [ -z "$app_name" ]; then continue; fi
          aws sagemaker delete-app --app-name "$app_name" </dev/null
        done
        while :; do
          state="$(aws sagemaker describe-domain --query Status --output text)"
          case "$state" in
            InService) break ;;
            Failed) echo "the state is $state" >&2; exit 1 ;;
          esac
          sleep 5
        done

        """#)
  }

  @Test("values in JSON are escaped and lists become lists when the script runs")
  func values() throws {
    let action = Action(
      id: "a/1", kind: .command, origin: .prose, line: 1, effect: .read,
      invocation: .arguments([
        "printf", "%s",
        Argument([
          .literal(#"{"a":""#), .jsonText("text"), .literal(#"","b":["#),
          .jsonList("users", prefix: [.literal("\"user/")], suffix: [.literal("\"")]),
          .literal("]}"),
        ]),
      ]), text: "print")
    let plan = Plan(
      runbook: "x.md", inputs: [Input(name: "text"), Input(name: "users", isList: true)],
      steps: [Step(id: "a", section: "A", title: "print", line: 1, actions: [action])])
    let result = try Command(
      ["sh", "-c", PlanScript.text(plan)],
      environment: [
        "PATH": "/usr/bin:/bin", "text": #"say "hi" \o/ $x"#, "users": "ana\nbo b",
      ]
    ).capture()
    #expect(result.text == #"{"a":"say \"hi\" \\o/ $x","b":["user/ana","user/bo b"]}"#)
    #expect(result.errorText.isEmpty)
  }

  /// A plan that prints a text, holds it against a transcript, and prints what that captured.
  private func plan(printing output: String, expecting transcript: Argument) -> Plan {
    let first = Action(
      id: "a/1", kind: .command, origin: .fence, line: 1, effect: .read,
      invocation: .arguments(["printf", "%s\\n", Argument(output)]), text: "print",
      gives: [Give(name: "path", path: Give.transcript)], expectation: .transcript(transcript))
    let second = Action(
      id: "a/2", kind: .command, origin: .fence, line: 2, effect: .read,
      invocation: .arguments(["printf", "[%s]", Argument([.value("path")])]), text: "show")
    return Plan(
      runbook: "x.md",
      steps: [Step(id: "a", section: "A", title: "print", line: 1, actions: [first, second])])
  }

  @Test(
    "what a transcript shows is held against the output, and its placeholders are captured",
    arguments: ["sh", "bash"])
  func transcript(shell: String) throws {
    let plan = plan(
      printing: "PODS [1]\nweb/a.b*c ready (3 s)\nmore",
      expecting: Argument([
        .literal("PODS [1]\nweb/"), .value("path"), .literal(" ready (...)\n...\n"),
      ]))
    let result = try Command(
      [shell, "-c", PlanScript.text(plan)], environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    #expect(result.errorText.isEmpty)
    #expect(result.text == "PODS [1]\nweb/a.b*c ready (3 s)\nmore\n[a.b*c]")
  }

  @Test("an output that is not like the transcript ends the script")
  func otherOutput() throws {
    let plan = plan(
      printing: "PODS 1", expecting: Argument([.literal("PODS .\nweb "), .value("path")]))
    let result = try Command(
      ["sh", "-c", PlanScript.text(plan)], environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    #expect(!result.exit.isSuccess)
    #expect(result.text == "PODS 1\n")
    #expect(result.errorText == #"the output has no line like: PODS \."# + "\n")
  }

  @Test("what is waited for until it is gone may be listed as deleted before, or not be there")
  func gone() throws {
    for answer in ["echo Deleted", "exit 254"] {
      let wait = Action(
        id: "a/1", kind: .wait, origin: .table, line: 1, effect: .read,
        invocation: .arguments(["sh", "-c", Argument(answer), "look"]), text: "wait",
        wait: Wait(path: "Status", success: ["Deleted"], untilGone: true, interval: 1))
      let plan = Plan(
        runbook: "x.md",
        steps: [Step(id: "a", section: "A", title: "wait", line: 1, actions: [wait])])
      let result = try Command(
        ["sh", "-c", PlanScript.text(plan)], environment: ["PATH": "/usr/bin:/bin"]
      ).capture()
      #expect(result.exit.isSuccess, "\(answer): \(result.errorText)")
    }
  }

  @Test(
    "an item without a field is waited for as the others are",
    arguments: [("echo Deleted", true), ("echo Failed", false), ("exit 254", true)])
  func alternative(answer: String, isGone: Bool) throws {
    let wait = Action(
      id: "a/1", kind: .wait, origin: .table, line: 1, effect: .read,
      invocation: .arguments(["false", .value("profile")]), text: "gone",
      forEach: ForEach(
        source: .list("items", item: "profile"),
        alternatives: [
          ForEach.Alternative(
            missing: "profile", invocation: .arguments(["sh", "-c", Argument(answer), "look"]))
        ]),
      wait: Wait(
        path: "Status", success: ["Deleted"], failure: ["Failed"], untilGone: true, interval: 1))
    let plan = Plan(
      runbook: "x.md", inputs: [Input(name: "items", isList: true)],
      steps: [Step(id: "a", section: "A", title: "gone", line: 1, actions: [wait])])
    let result = try Command(
      ["sh", "-c", PlanScript.text(plan)],
      environment: ["PATH": "/usr/bin:/bin", "items": "None"]
    ).capture()
    #expect(result.exit.isSuccess == isGone)
    #expect(result.errorText == (isGone ? "" : "the state is Failed\n"))
  }

  @Test("an input without a value ends the script before anything runs")
  func missing() throws {
    let result = try Command(
      ["sh", "-c", PlanScript.text(ExamplePlan.plan)], environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
    #expect(!result.exit.isSuccess)
    #expect(result.errorText.contains("name"))
    #expect(result.output.isEmpty)
  }
}
