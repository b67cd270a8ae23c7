import Source

/// Programs whose name at the beginning of a code span says that it is a command.
enum KnownPrograms {
  /// Whether a text begins with the name of one and goes on.
  static func begins(_ text: String) -> Bool {
    let words = text.words
    guard let first = words.first, words.count > 1 else { return false }
    return names.contains(String(first))
  }

  private static let names: Set<String> = [
    "aws", "kubectl", "helm", "docker", "podman", "terraform", "tofu", "ansible",
    "ansible-playbook", "az", "gcloud", "gsutil", "bq", "oc", "eksctl", "sam", "cdk", "copilot",
    "git", "gh", "curl", "wget", "ssh", "scp", "rsync", "sudo", "systemctl", "journalctl",
    "service", "apt", "apt-get", "yum", "dnf", "brew", "pip", "pip3", "npm", "npx", "yarn", "make",
    "python", "python3", "node", "psql", "mysql", "redis-cli", "mongosh", "openssl", "vault",
    "consul", "nomad", "packer", "argocd", "flux", "istioctl", "kustomize", "jq", "tar", "mkdir",
    "cp", "mv", "rm", "cat", "chmod", "chown", "ls", "echo", "export", "cd", "grep", "sed", "awk",
    "dig", "nslookup", "ping", "ps", "kill", "df", "du", "swift", "cargo", "go", "mvn", "gradle",
    "heroku", "doctl", "flyctl", "pulumi", "etcdctl", "crictl", "ctr", "kubeadm", "k3s",
    "uname", "netstat", "lsof", "useradd", "usermod", "iptables", "skaffold", "skopeo", "trivy",
    "minikube", "kind", "velero", "restic", "pg_dump", "pg_restore", "mysqldump",
  ]
}
