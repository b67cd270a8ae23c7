import Markdown
import Source

/// Which shell variables of a document are set by nothing in it, so that they stand for a value that
/// the person has: `${BUCKET_NAME}`.
struct ShellVariables: Sendable {
  /// Names that something in the document sets.
  private var assigned: Set<String> = []
  /// The variables that are used and stand for a value, by the value's name.
  private(set) var unset: [String: String] = [:]
  /// Whether a file or a program sets what nobody can tell from the text (`source env.sh`, `eval`).
  private var isOpaque = false

  /// Takes every variable for one that is set.
  static let none: ShellVariables = {
    var variables = ShellVariables()
    variables.isOpaque = true
    return variables
  }()

  private init() {}

  /// Reads the code of a document.
  /// - Complexity: O(bytes of code).
  init(_ document: MarkdownDocument) {
    var used: Set<String> = []
    visit(document.root, &used)
    for variable in used {
      if let name = standIn(variable.utf8) { unset[name] = variable }
    }
  }

  /// The value's name that a variable stands for; nil where it is set, or where every environment
  /// may have it.
  func standIn(_ variable: some Collection<UInt8>) -> String? {
    guard !isOpaque, variable.count > 1, variable.first?.isASCIIUpper == true,
      variable.allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit || $0 == UInt8(ascii: "_") })
    else { return nil }
    let name = String(decoding: variable, as: UTF8.self)
    guard !assigned.contains(name), !Self.ambient.contains(name),
      !Self.ambientPrefixes.contains(where: name.hasPrefix)
    else { return nil }
    return PlaceholderName.kebab(name)
  }

  /// The use of a variable that nothing sets and that begins at an offset: `$NAME`, `${NAME}`.
  func unset(in bytes: [UInt8], at start: Int) -> PlaceholderUse? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "$") else { return nil }
    let isBraced = bytes[start + 1] == UInt8(ascii: "{")
    let nameStart = isBraced ? start + 2 : start + 1
    var end = nameStart
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard let name = standIn(bytes[nameStart..<end]) else { return nil }
    let spelling = String(decoding: bytes[nameStart..<end], as: UTF8.self)
    guard isBraced else {
      return PlaceholderUse(name: name, spelling: spelling, range: start..<end)
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return PlaceholderUse(name: name, spelling: spelling, range: start..<end + 1)
  }

  private mutating func visit(_ node: MarkdownNode, _ used: inout Set<String>) {
    for child in node.children {
      switch child.kind {
      case .codeBlock: child.content?.bytes.withUnsafeBufferPointer { read($0, &used) }
      case .code: read(child.rawLiteral ?? child.plainText, &used)
      case .htmlBlock: read(child.literal ?? "", &used)
      case .text, .softBreak, .lineBreak, .html, .definition, .thematicBreak: continue
      default: visit(child, &used)
      }
    }
  }

  private mutating func read(_ text: String, _ used: inout Set<String>) {
    var text = text
    text.withUTF8 { read($0, &used) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ used: inout Set<String>) {
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "$") {
      let name = bytes[(index + 1)...].drop { $0 == UInt8(ascii: "{") }.prefix(while: isNameByte)
      if !name.isEmpty { used.insert(String(decoding: name, as: UTF8.self)) }
    }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var declares = false
      var isFirst = true
      var start = line.startIndex
      while start < line.endIndex {
        let word = line[start...].prefix {
          isNameByte($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "+")
            || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$")
        }
        start = word.endIndex + 1
        guard !word.isEmpty else { continue }
        if let end = word.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "+") })
        {
          assigned.insert(String(decoding: word[..<end], as: UTF8.self))
        } else if declares || word.count <= Self.longestWord {
          let text = String(decoding: word, as: UTF8.self)
          if isFirst || text != ".", Self.opaque.contains(text) { isOpaque = true }
          if declares { assigned.insert(text) }
          declares = declares || Self.declaring.contains(text)
        }
        isFirst = false
      }
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }

  private static let opaque: WordSet = ["source", "eval", "."]

  /// Commands after which a line's words may be variables that they set.
  private static let declaring: WordSet = [
    "read", "for", "select", "mapfile", "readarray", "getopts", "local", "declare", "typeset",
    "export", "readonly", "printf", "secret", "needs",
  ]

  /// The longest of these words has as many letters: `readarray`.
  private static let longestWord = 9

  private static let ambient: WordSet = [
    "HOME", "PATH", "USER", "LOGNAME", "SHELL", "PWD", "OLDPWD", "TMPDIR", "LANG", "TERM", "EDITOR",
    "VISUAL", "PAGER", "HOSTNAME", "RANDOM", "SECONDS", "UID", "EUID", "GID", "PPID", "LINENO",
    "IFS", "PS1", "PS2", "PS4", "REPLY", "OPTARG", "OPTIND", "FUNCNAME", "CI", "DISPLAY", "CDPATH",
    "COLUMNS", "LINES", "TZ", "KUBECONFIG", "VIRTUAL_ENV", "JAVA_HOME", "GOPATH", "GOROOT",
    "EPOCHSECONDS", "SRANDOM", "PIPESTATUS", "OSTYPE", "HOSTTYPE", "MACHTYPE",
  ]

  private static let ambientPrefixes = [
    "AWS_", "LC_", "XDG_", "BASH", "ZSH", "SSH_", "SUDO_", "GITHUB_", "GITLAB_", "CI_", "JENKINS_",
    "DOCKER_", "RUNBOOK_", "COMP_", "HTTP_", "HTTPS_", "NO_PROXY",
  ]
}
