import Testing

@testable import Compiler

@Suite("Commands meant for another machine, container or program")
struct SessionTests {
  /// What runs of a document by itself.
  private func running(_ text: String) -> [String] {
    Compiled.plan("# A\n\n\(text)\n").actions.map(\.action).filter { $0.kind != .manual }
      .map { action in
        guard case .arguments(let words)? = action.invocation else { return "script" }
        return words.map(\.description).joined(separator: " ")
      }
  }

  private func fence(_ text: String, in language: String = "bash") -> String {
    "```\(language)\n\(text)\n```\n"
  }

  @Test(
    "what is typed behind a command that opens a session is a person's",
    arguments: [
      "ssh db1", "ssh -i key.pem -p 2222 root@db1", "sudo ssh db1", "telnet db1", "mosh db1",
      "kubectl exec -it web-0 -- bash", "kubectl exec -it web-0 -c app -- /bin/sh",
      "kubectl exec --stdin --tty web-0 -- psql -U app",
      "kubectl debug node/n1 -it --image=busybox",
      "kubectl run -it --rm probe --image=alpine -- sh", "oc rsh web-0", "oc debug node/n1",
      "docker exec -it web bash", "docker run --rm -it ubuntu", "docker compose exec db psql",
      "podman exec -ti web /bin/sh", "aws ssm start-session --target i-1",
      "aws ecs execute-command --cluster c --task t --command /bin/sh --interactive",
      "gcloud compute ssh vm-1", "vagrant ssh", "vagrant ssh db", "minikube ssh", "eb ssh",
      "chroot /mnt", "sudo chroot /mnt /bin/bash", "su - postgres", "sudo su", "sudo -i",
      "sudo -iu postgres", "sudo -u postgres psql", "bash", "tmux new -s work", "screen -S work",
      "mysql -u root -p", "mysql app", "psql -h db -U app", "mongosh", "redis-cli -h cache",
      "sqlite3 app.db", "python3", "node", "irb", "cqlsh", "sftp db1",
    ])
  func opened(command: String) {
    #expect(running(fence("\(command)\nrm -rf /cache")) == [])
    #expect(running(fence("$ \(command)\n$ rm -rf /cache", in: "console")) == [])
  }

  @Test(
    "a command that ends by itself opens nothing",
    arguments: [
      "psql -c 'select 1'", "mysql -e 'select 1'", "redis-cli ping", "python3 a.py", "bash a.sh",
      "kubectl exec web-0 -- ls", "docker exec web ls", "docker run --rm web",
      "sqlite3 a.db .tables",
      "ssh -fN -L 80:localhost:80 db1", "ssh db1 uptime", "kubectl exec -it web-0 -- ls",
      "sudo systemctl stop web", "gcloud compute ssh vm-1 --command uptime", "tmux new -d -s work",
    ])
  func unopened(command: String) {
    #expect(running(fence("\(command)\nrm -rf /cache")).last == "rm -rf /cache")
  }

  @Test("a session ends where the text leaves it")
  func left() {
    let ssh = fence("ssh db1")
    #expect(running(fence("$ ssh db1\n$ rm -rf /a\n$ exit\n$ ls /b", in: "console")) == ["ls /b"])
    #expect(running(fence("psql app\nDROP TABLE a;\n\\q\nls /b")) == ["ls /b"])
    #expect(running("\(ssh)\nThen:\n\n\(fence("rm -rf /a"))") == [])
    #expect(running("\(ssh)\nLog out of the server.\n\n\(fence("ls /b"))") == ["ls /b"])
    #expect(running("\(ssh)\nOn your laptop, run:\n\n\(fence("ls /b"))") == ["ls /b"])
    #expect(running("\(ssh)\n## Next\n\nRun:\n\n\(fence("rm -rf /a"))") == [])
    let nested = "$ ssh db1\n$ sudo su\n$ exit\n$ rm -rf /a\n$ exit\n$ ls /b"
    #expect(running(fence(nested, in: "console")) == ["ls /b"])
  }

  @Test("the program that opened a session from outside is run outside again")
  func controller() {
    let pod = fence("kubectl exec -it web-0 -- bash")
    #expect(running("\(pod)\nThen:\n\n\(fence("kubectl get pods"))") == ["kubectl get pods"])
    #expect(
      running("\(pod)\nThen:\n\n\(fence("rm -rf /a\nkubectl get pods"))") == ["kubectl get pods"])
    let database = fence("psql app")
    #expect(running("\(database)\nThen:\n\n\(fence("kubectl get pods"))") == ["kubectl get pods"])
  }

  @Test("a session in a section that is left out of a run ends with it")
  func apart() {
    let text = "## Troubleshooting\n\n\(fence("ssh db1"))\n## Go on\n\nRun:\n\n\(fence("ls /b"))"
    #expect(running(text) == ["ls /b"])
  }

  @Test(
    "steps after the words that open a session are a person's",
    arguments: [
      "SSH into the node.", "Connect to the instance with Session Manager.",
      "Log in to the bastion host.", "Log into the database server as root.",
      "Open a shell in the container.", "Exec into the pod.", "Connect to the server via SSH.",
      "Start a session with Session Manager.", "Then ssh to `db1`.", "Jump onto the bastion.",
      "You need to log in to the primary.", "Open a terminal on the worker node.",
      "Attach to the container.", "Open CloudShell.",
    ])
  func openedInWords(sentence: String) {
    #expect(running("1. \(sentence)\n2. Remove it:\n\n   ```sh\n   rm -rf /a\n   ```\n") == [])
    #expect(running("\(sentence)\n\n\(fence("rm -rf /a"))") == [])
  }

  @Test(
    "a lead-in that names another machine holds what it leads to",
    arguments: [
      "SSH into the node and run:", "Inside the pod, run:", "On `db1`, stop the database:",
      "On the bastion host, run:", "On every node, as root:", "In CloudShell, run:",
      "From the bastion, run:", "Run the following on each worker node:",
      "Within the container, execute:", "Execute this on the primary:", "On the EC2 instance:",
      "Stop the service on the standby:", "Run this command on both servers:",
    ])
  func place(lead: String) {
    #expect(running("\(lead)\n\n\(fence("systemctl stop web"))") == [])
    #expect(running("1. \(lead)\n\n   ```sh\n   systemctl stop web\n   ```\n") == [])
  }

  @Test("a title that names another machine holds what is under it")
  func title() {
    #expect(running("## On the worker nodes\n\nRun:\n\n\(fence("rm -rf /a"))") == [])
  }

  @Test(
    "a lead-in that speaks of a machine, or of this one, lets run",
    arguments: [
      "On your workstation, run:", "Locally, run:", "On your own machine, run:",
      "List the nodes:", "Connect the pod to its service:", "Start the server:",
      "In a second terminal, run:", "Wait until the pod is ready:", "Restart the instance:",
      "On `main`, tag the release:", "Add the label of the node:",
      "Log in to the registry:", "Open a terminal and run:", "Attach the volume to the instance:",
    ])
  func here(lead: String) {
    #expect(running("\(lead)\n\n\(fence("ls /b"))") == ["ls /b"])
  }

  @Test("a command that steers machines from here runs, whatever machine it is for")
  func steered() {
    let text = "Remove all pods on the node:\n\n\(fence("kubectl drain node-1"))"
    #expect(running(text) == ["kubectl drain node-1"])
    #expect(running("In CloudShell, run:\n\n\(fence("aws s3 ls"))") == ["aws s3 ls"])
  }

  @Test("the reason says what opened the session, and where")
  func reason() {
    let plan = Compiled.plan("# A\n\n```bash\nssh db1\nrm -rf /a\n```\n")
    #expect(
      plan.actions.last?.action.reason
        == "it is typed into what line 4 opens (\"ssh db1\"), so a person does it")
    #expect(plan.actions.last?.action.text == "rm -rf /a")
  }
}
