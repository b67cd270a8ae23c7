/// The text that a command hands to a shell of its own: `sh -c "echo <name>"`.
///
/// A value in such a text would be read as code, whatever quotes stand around it.
enum InnerShell {
  private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash"]

  /// The first text for a shell that holds a value; nil where none does.
  ///
  /// Values behind the text are the shell's arguments, and safe: `sh -c 'echo "$1"' sh <name>`.
  ///
  /// - Parameter words: The words of a command.
  /// - Returns: The word that is the text.
  /// - Complexity: O(words).
  static func unsafeText(in words: [ShellWord]) -> ShellWord? {
    var isOption = false
    var isText = false
    for word in words {
      let text = word.argument.literal
      if isText {
        if text == nil { return word }
        (isOption, isText) = (false, false)
      } else if let text, isOption, text.hasPrefix("-"), !text.hasPrefix("--") {
        isText = text.utf8.contains(UInt8(ascii: "c"))
      } else if let text {
        let name = text.split(separator: "/").last.map(String.init) ?? text
        // `--norc`, and `pipefail` of `-o pipefail`, stand between the shell and its `-c`.
        isOption = shells.contains(name) || isOption && (text.hasPrefix("--") || text == "pipefail")
      } else {
        isOption = false
      }
    }
    return nil
  }
}
