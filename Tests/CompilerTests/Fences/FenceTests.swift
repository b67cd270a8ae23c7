import Source
import Testing

@testable import Compiler

@Suite struct FenceTests {
  private func plan(_ before: String, _ info: String, _ text: String) -> Plan {
    Compiled.plan("# A\n\n\(before)\n\n```\(info)\n\(text)\n```\n")
  }

  @Test("lines that need no shell are actions of their own, at their lines")
  func commands() {
    let plan = plan("Run:", "sh", "aws s3 ls\n# why\naws iam get-role \\\n  --role-name admin")
    #expect(
      Compiled.lines(plan) == [
        "a/fence-1/1:6 command read aws s3 ls",
        "a/fence-1/2:8 command read aws iam get-role --role-name admin",
      ])
  }

  @Test("what needs a shell is one script")
  func script() throws {
    let plan = plan("Run:", "bash", "export A=1\nkubectl get pods | grep \"$A\"")
    guard case .script(let script)? = plan.actions.first?.action.invocation else {
      Issue.record("no script")
      return
    }
    #expect(plan.actions.count == 1)
    #expect(script.shell == "bash")
    #expect(script.body.hasPrefix("export A=1\n"))
  }

  @Test("what a fence inside a list item needs is declared for its script")
  func neededInItem() {
    let plan = Compiled.plan(
      "1. Look:\n\n   ```sh {needs=\"service, lines\" timeout=2m}\n   journalctl -u <service> | tail -<lines>\n   ```\n"
    )
    #expect(plan.inputs.map(\.name) == ["service", "lines"])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.actions.map(\.action.timeout) == [120])
  }

  @Test("a quote over several lines is one word")
  func multilineQuote() {
    let plan = plan(
      "Run:", "sh",
      "aws iam create-policy --policy-name p --policy-document '{\n  \"a\": 1\n}'\naws s3 ls")
    #expect(plan.actions.count == 2)
    #expect(Compiled.lines(plan)[0].hasSuffix("--policy-document {\n  \"a\": 1\n}"))
  }

  @Test(
    "a fence that shows a file or an output is no command",
    arguments: [
      ("`~/.tool_env` contains:", "bash", "A=1"),
      ("Save this as `deploy.sh`:", "bash", "kubectl apply -f x"),
      ("Add this user-data script:", "bash", "#!/bin/bash\nyum update -y"),
      ("The file should look like this:", "sh", "A=1"),
      ("Apply it:", "bash", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x"),
      ("Apply it:", "bash", "---\n- hosts: all"),
      ("Use this:", "sh", "{\n  \"Version\": \"2012-10-17\"\n}"),
      ("The output looks like this:", "sh", "NAME READY"),
      ("You should see:", "console", "NAME READY"),
      ("Do not run this on a live cluster:", "sh", "kubectl delete ns live"),
      ("Create a file named `a.sh`:", "sh", "echo hello"),
      ("Put this in your `.bashrc`:", "bash", "export A=1"),
      ("Create `main.tf` with:", "sh", "terraform init"), ("In `.bashrc`:", "bash", "export A=1"),
      ("Put the lines below into /etc/cron.d/backup", "bash", "0 2 * * * root aws s3 rm s3://x"),
      ("`user-data.sh`:", "bash", "#!/bin/bash\nyum update -y"),
      ("Edit the `~/.ssh/config`:", "sh", "Host a"), ("Your `Dockerfile` is:", "sh", "RUN make"),
      ("Add this to `deploy.env`:", "bash", "A=1"),
      ("Here it is:", "bash", "FROM python\nRUN make"),
      ("What is it?", "bash", "A private cloud is a part of a public one"),
      ("", "bash", "Open the console and log in as an administrator."),
      ("Use these:", "sh", "[default]\nregion = eu-west-1"),
      ("Run:", "yaml", "a: 1"), ("Run:", "python", "print(1)"), ("Run:", "", "aws s3 ls"),
      ("Run:", "powershell", "Get-Item x"),
    ])
  func notACommand(before: String, info: String, text: String) {
    #expect(plan(before, info, text).actions.isEmpty)
  }

  @Test(
    "a fence that runs is not taken for a file",
    arguments: [
      ("Create a file with the settings:", "cat > a.conf <<EOF\na=1\nEOF"),
      ("", "Rscript --vanilla job.R in out"), ("", "Xvfb is up | cat"),
      ("Create `a.yaml`:", "cat > a.yaml"), ("Apply `a.yaml`:", "kubectl apply -k ."),
      ("Create the stack in `a.yaml`:", "aws cloudformation deploy --template-file a.yaml"),
      ("Edit `a.conf` and restart the service:", "systemctl restart a"),
      ("Create a bucket for `data.json`:", "aws s3 mb s3://x"),
      ("Run the commands of `setup.sh`:", "aws s3 ls"), ("Use `a.sh`:", "./run"),
      ("This folder contains the manifests. Run the following command:", "kubectl apply -f ."),
      ("The bucket contains logs. List them:", "aws s3 ls"),
      ("", "aws s3 ls"),
      ("Run the script in the file with the command:", "sh deploy.sh"),
    ])
  func command(before: String, text: String) {
    #expect(!plan(before, "sh", text).actions.isEmpty)
  }

  @Test("other languages run with {run}")
  func run() {
    #expect(plan("", "text {run}", "aws s3 ls").actions.count == 1)
    #expect(plan("", "text", "aws s3 ls").actions.isEmpty)
  }

  @Test("attributes say what a fence gives and how it is called")
  func attributes() throws {
    let plan = plan(
      "", "sh {name=create-key gives=\"kms-arn=KeyMetadata.Arn\" timeout=2m}", "aws kms create-key")
    let action = try #require(plan.actions.first?.action)
    #expect(action.id == "a/fence-1/create-key")
    #expect(action.gives.first == Give(name: "kms-arn", path: "KeyMetadata.Arn"))
    #expect(action.timeout == 120)
  }

  @Test(
    "commands in a code block without a language are listed, and not run",
    arguments: [
      "Run it.\n\n```\nkubectl delete pod a\n```\n",
      "1. Run it:\n\n   ```\n   kubectl delete pod a\n   ```\n",
      "1. Look.\n\n```\n$ kubectl delete pod a\n```\n", "Text:\n\n    kubectl delete pod a\n",
      "```\n# why\nkubectl delete pod a\n```\n",
    ])
  func unlabelled(text: String) {
    let plan = Compiled.plan("# A\n\n\(text)")
    #expect(plan.actions.allSatisfy { $0.action.kind == .manual })
    let listed = plan.steps.flatMap(\.notCarriedOut).filter { $0.text.contains("kubectl delete") }
    #expect(listed.count == 1)
  }

  @Test(
    "other code blocks without a language are passed over",
    arguments: [
      "The output is:\n\n```\naws s3 ls\n```\n", "```\n\"Action\": \"s3:*\"\n```\n",
      "```\ndeleted pod a\n```\n", "## B\n\n```\nawsome\n```\n",
      "```json\naws s3 ls\n```\n",
    ])
  func unlabelledOther(text: String) {
    #expect(Compiled.plan("# A\n\n\(text)").steps.isEmpty)
  }

  @Test("a script's first comment is the title of its step")
  func titles() {
    #expect(plan("", "sh", "# Restart it\nkubectl get a").steps.first?.title == "Restart it")
    let script = plan("", "sh", "#!/bin/sh\nls | cat").steps.first?.title
    #expect(script?.hasPrefix("#!/bin/sh") == true)
  }

  @Test("a transcript is its commands, each with what it prints")
  func transcript() throws {
    let plan = plan(
      "", "console",
      "$ aws sts get-caller-identity\n{\n...\n}\n$ aws s3 \\\n>   ls\n$ id <user>\nuid=<uid>")
    #expect(
      plan.actions.map { Compiled.line($0.action) } == [
        "a/fence-1/1:6 command read aws sts get-caller-identity",
        "a/fence-1/2:10 command read aws s3 ls",
        "a/fence-1/3:12 command read id <user>",
      ])
    #expect(plan.actions[0].action.expectation == .transcript("{\n...\n}"))
    #expect(plan.actions[1].action.expectation == nil)
    #expect(plan.actions[2].action.gives == [Give(name: "uid", path: Give.transcript)])
    #expect(plan.inputs.map(\.name) == ["user"])
  }

  @Test("a shell fence with prompts is a transcript")
  func prompts() {
    let plan = plan("", "bash", "$ aws s3 ls\nbucket")
    #expect(plan.actions.first?.action.expectation == .transcript("bucket"))
  }

  @Test(
    "a command that asks is for a person",
    arguments: [
      "sudo apt install jq", "yum install httpd", "git commit", "ssh-keygen -t ed25519",
      "mysql -u root -p -e 'drop table a'", "cdk deploy", "read -p 'Go on?' answer",
      "aws configure", "ssh host", "vim x", "kubectl edit deployment x", "cd x\nssh host",
      "aws configure --profile lab", "aws sso login", "terraform apply", "rm -i x",
    ])
  func asks(text: String) throws {
    let action = try #require(plan("", "sh", text).actions.first?.action)
    #expect(action.kind == .manual)
    #expect(action.reason != nil)
  }

  @Test(
    "a command that goes on until it is stopped, or is none, is for a person",
    arguments: [
      "kubectl logs -f deploy/a", "kubectl get pods -w", "kubectl port-forward svc/a 80:80",
      "tail -f /var/log/a", "tail -100f a", "watch df", "docker compose up", "docker logs -f a",
      "journalctl -fu a", "aws logs tail /a --follow", "ping example.org", "- Create the cluster",
    ])
  func unending(command: String) throws {
    let action = try #require(plan("Run:", "sh", command).actions.first?.action)
    #expect(action.kind == .manual)
    #expect(action.reason?.isEmpty == false)
  }

  @Test(
    "a command that ends by itself runs",
    arguments: [
      "kubectl logs deploy/a", "kubectl apply -f a.yaml", "kubectl get pods -o wide", "tail -20 a",
      "docker compose up -d", "docker compose -f a.yaml up --detach", "docker logs a",
      "journalctl -u a", "ping -c 3 example.org", "sudo apt-get install -y jq", "apt update",
      "git commit -am message", "ssh-keygen -t ed25519 -N '' -f key", "yum -y install httpd",
      "cdk deploy --require-approval never", "kubectl rollout status deploy/a",
    ])
  func ending(command: String) {
    #expect(plan("Run:", "sh", command).actions.map(\.action.kind) == [.command])
  }

  @Test("dots for what is left out are no command", arguments: ["...", "…"])
  func dots(line: String) {
    let kinds = plan("Run:", "sh", "echo a\n\(line)\necho b").actions.map(\.action.kind)
    #expect(kinds == [.command, .manual, .command])
  }

  @Test(
    "a command in code that is only for some cases is for a person",
    arguments: [
      "Run `kubectl delete pod a` only for leavers.", "Run `kubectl delete pod a` if it is stuck.",
      "Run `kubectl delete pod a` or `kubectl delete pod b`.",
    ])
  func restricted(text: String) {
    #expect(Compiled.plan("# A\n1. \(text)\n").actions.map(\.action.kind) == [.manual])
  }

  @Test("a declared name is a value in a script, an undeclared one stops the run")
  func names() throws {
    let declared = Compiled.plan("# A\n\nUse **<host>**.\n\n```sh\nnc <host> 80 | cat\n```\n")
    #expect(declared.inputs.map(\.name) == ["host"])
    #expect(declared.blockingDiagnostics.isEmpty)
    let undeclared = plan("Use it:", "sh", "nc <host> 80 | cat")
    #expect(undeclared.blockingDiagnostics.map(\.id) == ["var.undefined"])
    let redirected = plan("Use it:", "sh", "tr a b <in>out | cat")
    #expect(redirected.diagnostics.isEmpty)
    #expect(redirected.inputs.isEmpty)
  }

  @Test("a fence inside a step is what the step does, wherever it is nested")
  func nested() {
    let plan = Compiled.plan(
      "# A\n1. Do so:\n   - with this:\n\n     ```sh\n     aws s3 ls\n     ```\n2. Then:\n   > note\n\n   ```sh\n   aws s3 ls s3://b\n   ```\n"
    )
    #expect(
      Compiled.lines(plan) == [
        "a/1/1:6 command read aws s3 ls", "a/2/1:12 command read aws s3 ls s3://b",
      ])
  }

  @Test(
    "effects of other programs are known only where they are certain",
    arguments: [
      ("kubectl get pods", Action.Effect.read), ("kubectl apply -f x", .ensure),
      ("kubectl delete pod x", .delete), ("helm upgrade --install a b", .ensure),
      ("terraform apply", .unknown), ("terraform plan", .read), ("git push", .unknown),
      ("mkdir -p x", .ensure), ("rm x", .delete), ("curl https://example.org", .read),
      ("curl -X POST https://example.org", .unknown), ("make deploy", .unknown),
      ("eksctl delete cluster --name a", .delete), ("docker volume rm data", .delete),
      ("docker ps", .read), ("redis-cli flushall", .delete), ("gh release create v1", .unknown),
      ("gcloud compute instances delete a --quiet", .delete), ("docker compose down -v", .delete),
    ])
  func effects(text: String, effect: Action.Effect) throws {
    #expect(try #require(plan("", "sh", text).actions.first).action.effect == effect)
  }

  @Test("an order to run a command in code runs it, and lists what else it asks for")
  func inline() throws {
    let plan = Compiled.plan(
      "# A\n1. Run `kubectl get pods -n <namespace>` and look for errors.\n2. Execute `aws s3 ls` to list them.\n3. Run `aws configure`.\n"
    )
    #expect(
      Compiled.lines(plan).prefix(2) == [
        "a/1/1:2 command read kubectl get pods -n <namespace>", "a/2/1:3 command read aws s3 ls",
      ])
    #expect(plan.actions.map(\.action.kind) == [.command, .command, .manual])
    #expect(plan.steps.map { $0.notCarriedOut.map(\.text) } == [["and look for errors."], [], []])
  }

  @Test(
    "code in a sentence is no order",
    arguments: [
      "Do not run `kubectl delete ns live`.", "You can run `aws s3 ls` to see them.",
      "The `aws s3 ls` command lists them.", "If it fails, run `aws s3 ls`.",
      "Run the `deploy` job.", "Running `aws s3 ls` takes long.",
    ])
  func noInline(text: String) {
    let plan = Compiled.plan("# A\n1. \(text)\n")
    #expect(plan.actions.allSatisfy { $0.action.invocation == nil })
  }
}
