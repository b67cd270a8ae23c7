import Reports

/// Completions for shells, made from the table.
package struct Completions: Sendable {
  private let commands: [CommandEntry]
  private let common: [CommandOption]

  /// Makes a writer of completions.
  package init(commands: [CommandEntry], common: [CommandOption]) {
    self.commands = commands
    self.common = common
  }

  /// A script for bash 3.2 or later, to be sourced.
  package var bash: String {
    var text = """
      # bash completions of runbook; to use them: source <(runbook completions bash)
      _runbook() {
        local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" index
        COMPREPLY=()
        for ((index = 1; index < COMP_CWORD; index++)); do
          case "${COMP_WORDS[index]}" in
            -*) ;;
            *) command="${COMP_WORDS[index]}"; break ;;
          esac
        done
        if [ -z "$command" ]; then
          COMPREPLY=($(compgen -W "\(words)" -- "$word"))
          return
        fi
        case "$command $previous" in

      """
    for command in commands {
      for option in command.options {
        guard let value = option.value else { continue }
        text += "    \"\(command.name) \(option.name)\") \(bashReply(value.kind)); return ;;\n"
      }
    }
    text += "  esac\n  case \"$command\" in\n"
    for command in commands {
      let options = (command.options + common).map(\.name).joined(separator: " ")
      text += "    \(command.name))\n"
      text += "      case \"$word\" in\n"
      text += "        -*) COMPREPLY=($(compgen -W \"\(options)\" -- \"$word\")) ;;\n"
      text += "        *) \(bashReply(command.operands.first?.kind ?? .text)) ;;\n"
      text += "      esac ;;\n"
    }
    return text + """
        esac
      }
      complete -o filenames -F _runbook runbook

      """
  }

  /// A script for zsh, to be sourced or put on `fpath` as `_runbook`.
  package var zsh: String {
    var text = """
      #compdef runbook
      # zsh completions of runbook; to use them: source <(runbook completions zsh)
      _runbook() {
        local -a commands
        commands=(

      """
    for command in commands {
      text += "    \(CommandText.quoted("\(command.name):\(command.summary)"))\n"
    }
    text += """
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command="${words[2]}"
        shift words
        (( CURRENT-- ))
        case "$command" in

      """
    for command in commands {
      text += "    \(command.name))\n      _arguments"
      for option in command.options + common {
        text += " \\\n        " + CommandText.quoted(zshSpecification(option))
      }
      for operand in command.operands {
        let place = operand.isRepeatable ? "*" : ""
        text +=
          " \\\n        "
          + CommandText.quoted("\(place):\(operand.name):\(zshAction(operand.kind))")
      }
      text += "\n      ;;\n"
    }
    return text + """
        esac
      }
      if [ "$funcstack[1]" = "_runbook" ]; then _runbook "$@"; else compdef _runbook runbook; fi

      """
  }

  /// A script for fish, to be put into its completions folder.
  package var fish: String {
    var text = "# fish completions of runbook; to use them: runbook completions fish | source\n"
    text += "complete -c runbook -f\n"
    for command in commands {
      text +=
        "complete -c runbook -n __fish_use_subcommand -a \(command.name)"
        + " -d \(fishQuoted(command.summary))\n"
      let here = "-n '__fish_seen_subcommand_from \(command.name)'"
      for option in command.options {
        text += "complete -c runbook \(here) -l \(option.name.dropFirst(2))"
        if let letter = option.letter { text += " -s \(letter)" }
        if let value = option.value { text += " -r" + fishArguments(value.kind) }
        text += " -d \(fishQuoted(option.summary))\n"
      }
      for operand in command.operands {
        let arguments = fishArguments(operand.kind)
        if !arguments.isEmpty { text += "complete -c runbook \(here)\(arguments)\n" }
      }
    }
    for option in common {
      text += "complete -c runbook -l \(option.name.dropFirst(2))"
      if let letter = option.letter { text += " -s \(letter)" }
      text += " -d \(fishQuoted(option.summary))\n"
    }
    return text
  }

  private var words: String {
    (commands.map(\.name) + common.map(\.name)).joined(separator: " ")
  }

  private func bashReply(_ kind: CommandOption.ValueKind) -> String {
    switch kind {
    case .text: "COMPREPLY=()"
    case .file: "COMPREPLY=($(compgen -f -- \"$word\"))"
    case .folder: "COMPREPLY=($(compgen -d -- \"$word\"))"
    case .run:
      "COMPREPLY=($(compgen -W \"$(runbook runs 2>/dev/null | cut -d' ' -f1)\" -- \"$word\"))"
    case .choice(let words):
      "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))"
    }
  }

  private func zshSpecification(_ option: CommandOption) -> String {
    let summary = option.summary.replacing(":", with: "\\:").replacing("[", with: "\\[")
      .replacing("]", with: "\\]")
    let repeats = option.isRepeatable ? "*" : ""
    guard let value = option.value else { return "\(repeats)\(option.name)[\(summary)]" }
    return "\(repeats)\(option.name)[\(summary)]:\(value.placeholder):\(zshAction(value.kind))"
  }

  private func zshAction(_ kind: CommandOption.ValueKind) -> String {
    switch kind {
    case .text: " "
    case .file: "_files"
    case .folder: "_files -/"
    case .run: "($(runbook runs 2>/dev/null | cut -d\" \" -f1))"
    case .choice(let words): "(\(words.joined(separator: " ")))"
    }
  }

  private func fishArguments(_ kind: CommandOption.ValueKind) -> String {
    switch kind {
    case .text: ""
    case .file: " -F"
    case .folder: " -a '(__fish_complete_directories)'"
    case .run: " -a '(runbook runs 2>/dev/null | string split -f1 \" \")'"
    case .choice(let words): " -a '\(words.joined(separator: " "))'"
    }
  }

  private func fishQuoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
