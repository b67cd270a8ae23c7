/// The text that a command hands to a shell of its own: `sh -c "echo <name>"`.
///
/// A value in such a text would be read as code, whatever quotes stand around it. The words of one
/// command are read in order; values behind the text are the shell's arguments, and safe:
/// `sh -c 'echo "$1"' sh <name>`.
struct InnerShell {
  private enum State {
    /// No shell was named, or it has its text.
    case outside
    /// A shell was named, and its options stand here.
    case options
    /// `su` was named, whose options may stand behind the user.
    case user
    /// The next word is the text.
    case text
    /// All words are parts of the text, as those of `eval` are.
    case code
  }

  private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash"]

  private var state = State.outside

  /// A reader all of whose words are code.
  static let code = InnerShell(state: .code)

  /// Makes a reader that stands before a command.
  init() {}

  private init(state: State) { self.state = state }

  /// Whether the word that comes is read as code.
  var takesCode: Bool { state == .text || state == .code }

  /// Whether what the command reads from its standard input is read as code.
  var readsCode: Bool { state == .options }

  /// Goes on to the next word.
  /// - Parameter word: the word, without its quotes; nil where it holds a value.
  /// - Complexity: O(its length).
  mutating func read(_ word: String?) {
    switch state {
    case .code: return
    case .text: state = .outside
    case .options where Self.isOption(word), .user where Self.isOption(word):
      if word?.utf8.contains(UInt8(ascii: "c")) == true { state = .text }
    case .user: return
    case .outside, .options:
      guard let word else {
        state = .outside
        return
      }
      let name =
        word.utf8.contains(UInt8(ascii: "/"))
        ? word.split(separator: "/").last.map(String.init) ?? word : word
      if name == "eval" {
        state = .code
      } else if name == "su" {
        state = .user
      } else if Self.shells.contains(name) {
        state = .options
      } else if state == .options, !word.hasPrefix("--"), word != "pipefail" {
        // `--norc`, and `pipefail` of `-o pipefail`, stand between the shell and its `-c`.
        state = .outside
      }
    }
  }

  private static func isOption(_ word: String?) -> Bool {
    word?.hasPrefix("-") == true && word?.hasPrefix("--") == false
  }

  /// The first text for a shell that holds a value; nil where none does.
  ///
  /// - Parameter words: The words of a command.
  /// - Returns: The word that is the text.
  /// - Complexity: O(words).
  static func unsafeText(in words: [ShellWord]) -> ShellWord? {
    var reader = InnerShell()
    for word in words {
      let text = word.argument.literal
      if text == nil, reader.takesCode { return word }
      reader.read(text)
    }
    return nil
  }
}
