import Markdown
import Source

/// A code block that runs: a script, or a transcript of commands and what they print.
struct ExecutableFence {
  /// One command of a fence and what the document shows that it prints.
  struct Command {
    /// The command's bytes, in the fence's text.
    var text: [UInt8]
    /// Where each byte of `text` stands in the fence's text.
    var range: Range<Int>
    /// The expected output, line by line; nil where the document shows none.
    var expected: String?
    /// The comment on the line before it.
    var comment: String?
    /// Its prompt, where that is another machine's, another user's or another program's.
    var prompt: String?
  }

  /// "sh", "bash" or "zsh".
  let shell: String
  /// The text.
  let content: MappedText
  /// The commands of a transcript; nil where the whole text is a script.
  let transcript: [Command]?
  private let info: String
  private let isFenced: Bool

  /// Reads a code block; nil where it does not run.
  /// - Parameters:
  ///   - block: the code block.
  ///   - introducedBy: the blocks before it; what the last says may make it a file's content.
  init?(_ block: MarkdownNode, introducedBy: [MarkdownNode]) {
    guard block.kind == .codeBlock else { return nil }
    let info = block.isFenced ? block.info ?? "" : "sh"
    let word = info.prefix { !$0.isWhitespace && $0 != "{" }.lowercased()
    let attributes = DirectiveReader.read(attributes: info, at: block.range)?.0
    let runsAnyway = attributes?.has(.run) ?? false
    guard let shell = ExecutableFence.shells[word] ?? (runsAnyway ? "sh" : nil),
      let content = block.content
    else { return nil }
    let text = content.string
    guard !text.trimmingSpaces.isEmpty,
      block.isFenced || OrderedCommands.areIn(text, after: introducedBy)
    else { return nil }
    if !runsAnyway {
      let sentence = introducedBy.last { $0.range.lowerBound < block.range.lowerBound }?.plainText
      guard !FileContent.isIntroduced(by: sentence ?? "", fence: text),
        !FileContent.isOtherLanguage(text)
      else { return nil }
    }
    self.shell = shell
    self.content = content
    self.info = info
    isFenced = block.isFenced
    let inConsole = word == "console" || word == "shell-session"
    let isTranscript =
      inConsole
      || Transcript.firstLine(content.bytes).map { Prompt($0, inConsole: false) != nil } ?? false
    if isTranscript {
      let commands = Transcript.read(content.bytes, inConsole: inConsole)
      guard !commands.isEmpty else { return nil }
      transcript = commands
    } else {
      transcript = nil
    }
  }

  /// The attributes in braces, with what is wrong with them.
  func directive(of block: MarkdownNode) -> (Directive, [Diagnostic])? {
    guard isFenced else { return nil }
    // The line that opens the fence: three marks, of which there may be more, and the info string.
    let start = block.range.lowerBound
    let end = min(start + 3 + info.utf8.count, block.range.upperBound)
    return DirectiveReader.read(attributes: info, at: start..<end)
  }

  /// The comment that a script begins with, which says what it does; nil where it begins with none.
  var leadingComment: String? {
    let line = String(content.string.prefix { $0 != "\n" }).trimmingSpaces
    guard line.hasPrefix("#"), !line.hasPrefix("#!") else { return nil }
    let text = line.drop { $0 == "#" || $0 == " " }
    return text.isEmpty ? nil : String(text)
  }

  private static let shells = [
    "sh": "sh", "bash": "bash", "zsh": "zsh", "shell": "sh", "console": "sh",
    "shell-session": "sh",
  ]
}
