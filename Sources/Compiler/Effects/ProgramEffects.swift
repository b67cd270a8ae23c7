/// What commands of other programs than `aws` do to the world.
///
/// Only what is certain stands here; anything else is `unknown`, which a resume asks about.
enum ProgramEffects {
  /// The effect of a command.
  static func of(_ words: [Argument]) -> Action.Effect {
    let texts = words.map { $0.literal ?? "<>" }
    guard let first = texts.first else { return .unknown }
    let program = first.split(separator: "/").last.map(String.init) ?? first
    if program == "aws" { return .of(words) }
    if readers.contains(program) { return .read }
    let commands = texts.dropFirst().filter { !$0.hasPrefix("-") }
    let command = commands.first ?? ""
    if takingAway.contains(program), commands.prefix(3).contains(where: deletions.contains) {
      return .delete
    }
    switch program {
    case "kubectl", "oc": return kubectl(command, commands.dropFirst().first, texts)
    case "helm":
      if ["list", "ls", "status", "get", "template", "lint", "show", "history", "search"]
        .contains(command)
      {
        return .read
      }
      if command == "upgrade" { return texts.contains("--install") ? .ensure : .update }
      return command == "uninstall" ? .delete : .unknown
    case "docker", "podman":
      return ["ps", "images", "inspect", "logs", "version", "info", "history", "stats", "top"]
        .contains(command) ? .read : .unknown
    case "git":
      return ["status", "log", "diff", "show", "rev-parse", "describe", "ls-files", "ls-remote"]
        .contains(command) ? .read : .unknown
    case "terraform", "tofu":
      return ["plan", "validate", "show", "output", "version", "providers", "graph"]
        .contains(command) ? .read : .unknown
    case "systemctl":
      if ["status", "is-active", "is-enabled", "list-units", "show", "cat"].contains(command) {
        return .read
      }
      return ["start", "stop", "enable", "disable"].contains(command) ? .ensure : .unknown
    case "mkdir": return texts.contains { $0 == "-p" || $0 == "--parents" } ? .ensure : .create
    case "touch": return .ensure
    case "rm", "rmdir": return .delete
    case "curl": return isGet(texts) ? .read : .unknown
    default: return .unknown
    }
  }

  /// Whether a program works on other machines from wherever it runs.
  static func reachesOthers(_ program: String) -> Bool { controllers.contains(program) }

  private static let controllers: Set<String> = [
    "aws", "kubectl", "oc", "helm", "eksctl", "gcloud", "az", "ansible", "ansible-playbook", "ssh",
    "scp", "rsync", "terraform", "tofu", "curl", "docker", "vagrant", "istioctl", "argocd", "flux",
    "ssh-copy-id", "doctl", "nomad", "consul", "pulumi", "virsh", "openstack", "juju", "rosa",
    "kops", "talosctl", "ping", "nc", "dig", "nslookup", "traceroute", "wget", "sftp",
  ]

  /// Words with which the commands of ``takingAway`` delete something.
  static let deletions: Set<String> = [
    "delete", "destroy", "remove", "rm", "rmi", "purge", "prune", "drop", "terminate", "uninstall",
    "down", "flushall", "flushdb", "del", "rb",
  ]

  /// Programs that manage what is not on this machine alone, or not of it.
  private static let takingAway: Set<String> = [
    "eksctl", "gcloud", "gsutil", "az", "gh", "docker", "podman", "docker-compose", "terraform",
    "tofu", "helm", "velero", "vault", "consul", "nomad", "redis-cli", "etcdctl", "doctl", "heroku",
    "flyctl", "pulumi", "argocd", "kind", "minikube", "k3d", "restic", "rclone", "mc", "sam", "cdk",
    "copilot", "serverless", "sls", "oci", "ibmcloud", "linode-cli", "hcloud", "istioctl",
  ]

  private static let readers: Set<String> = [
    "ls", "cat", "echo", "printf", "grep", "head", "tail", "wc", "test", "stat", "pwd", "whoami",
    "id", "hostname", "date", "uname", "which", "df", "du", "ps", "printenv", "true", "false",
    "sleep", "dig", "nslookup", "host", "ping", "uptime", "free", "journalctl", "diff", "cmp",
    "sha256sum", "md5sum", "file", "jq", "sort", "uniq",
  ]

  private static func kubectl(_ command: String, _ second: String?, _ words: [String])
    -> Action.Effect
  {
    switch command {
    case "get", "describe", "logs", "version", "cluster-info", "top", "explain", "api-resources",
      "api-versions", "diff", "wait":
      return .read
    case "rollout": return second == "status" || second == "history" ? .read : .unknown
    case "auth": return .read
    case "config": return second == "view" || second?.hasPrefix("get-") == true ? .read : .unknown
    case "apply", "label", "annotate", "cordon", "uncordon", "taint": return .ensure
    case "create": return words.contains { $0.hasPrefix("--dry-run") } ? .read : .create
    case "delete": return .delete
    case "scale", "set", "patch", "replace", "autoscale": return .update
    default: return .unknown
    }
  }

  private static func isGet(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      if word == "-X" || word == "--request" {
        let method = index + 1 < words.count ? words[index + 1] : ""
        if method != "GET" && method != "HEAD" { return false }
      }
      if word.hasPrefix("-d") || word.hasPrefix("--data") || word == "-T" || word == "-F"
        || word == "--form" || word == "--json" || word.hasPrefix("-o") || word == "-O"
        || word == "--output" || word.hasPrefix("-XP") || word.hasPrefix("-XD")
      {
        return false
      }
    }
    return true
  }
}
