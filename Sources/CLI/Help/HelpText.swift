import Platform
package import Reports

/// The help of the program and of its commands, made from the table.
package struct HelpText: Sendable {
  private let style: TextStyle

  /// Makes a writer of help.
  package init(style: TextStyle = .plain) { self.style = style }

  /// The help of the program.
  package func overview(_ commands: [CommandEntry], common: [CommandOption]) -> String {
    let width = commands.map(\.name.utf8.count).max() ?? 0
    var text = "Carry out Markdown runbooks: see the exact commands, run them, resume them.\n\n"
    text += heading("usage") + "  runbook COMMAND [options]\n\n" + heading("commands")
    for command in commands {
      text += "  " + ShownText.pad(command.name, to: width + 2) + command.summary + "\n"
    }
    text += "\n" + options(common, title: "options of every command") + "\n" + heading("begin with")
    text += "  runbook plan FILE            what the document amounts to\n"
    text += "  runbook run FILE --sandbox   rehearse it without an AWS account\n"
    text += "\n" + heading("exit status")
    text += "  0 all done   1 a step failed, or errors were found   2 it cannot be run as asked\n"
    text += "  3 paused for a person   130, 143 interrupted\n"
    return text
  }

  /// The help of a command.
  package func page(_ command: CommandEntry, common: [CommandOption]) -> String {
    var text = "runbook \(command.name): \(command.summary)\n\n"
    text += heading("usage") + "  runbook \(command.usage)\n"
    if !command.operands.isEmpty {
      let width = command.operands.map(\.name.utf8.count).max() ?? 0
      text += "\n"
      for operand in command.operands {
        text += "  " + ShownText.pad(operand.name, to: width + 2) + operand.summary + "\n"
      }
    }
    if let discussion = command.discussion { text += "\n" + discussion + "\n" }
    if !command.options.isEmpty { text += "\n" + options(command.options, title: "options") }
    text += "\n" + options(common, title: "options of every command")
    text += "\n" + heading(command.examples.count == 1 ? "example" : "examples")
    for example in command.examples {
      text += "  " + example.line + "\n      " + example.meaning + "\n"
    }
    return text
  }

  private func options(_ options: [CommandOption], title: String) -> String {
    let forms = options.map(Self.form)
    let width = min(forms.map { DisplayWidth.of($0) }.max() ?? 0, 28)
    var text = heading(title)
    for (form, option) in zip(forms, options) {
      text += "  " + ShownText.pad(form, to: width + 2) + option.summary + "\n"
    }
    return text
  }

  private static func form(_ option: CommandOption) -> String {
    let letter = option.letter.map { "-\($0), " } ?? ""
    return letter + option.name + (option.value.map { " " + $0.placeholder } ?? "")
      + (option.isRepeatable ? " …" : "")
  }

  private func heading(_ title: String) -> String { style(title + ":", .strong) + "\n" }
}
