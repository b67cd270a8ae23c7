import CLI
import Testing

@Suite("The table of commands")
struct CommandTableTests {
  @Test("no two commands have one name")
  func uniqueNames() {
    let names = CommandTable.commands.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("a command's options have names and letters of their own")
  func uniqueOptions() {
    for command in CommandTable.commands {
      let options = command.options + CommandTable.common
      #expect(Set(options.map(\.name)).count == options.count, "\(command.name)")
      let letters = options.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(command.name)")
    }
  }

  @Test("names are words with dashes, summaries lower-case lines without a full stop")
  func wording() {
    for command in CommandTable.commands {
      #expect(command.name.allSatisfy { $0.isLowercase })
      var summaries = [command.summary] + command.operands.map(\.summary)
      for option in command.options + CommandTable.common {
        #expect(option.name.hasPrefix("--"))
        #expect(option.name.dropFirst(2).allSatisfy { $0.isLowercase || $0 == "-" })
        summaries.append(option.summary)
      }
      for summary in summaries {
        #expect(!summary.hasSuffix("."), "\(summary)")
        #expect(!(summary.first?.isUppercase ?? true), "\(summary)")
        #expect(!summary.contains("\n"))
      }
    }
  }

  @Test("only the last operand is repeated, and none that is required follows one that is not")
  func operands() {
    for command in CommandTable.commands {
      #expect(!command.operands.dropLast().contains { $0.isRepeatable })
      let optional = command.operands.map(\.isOptional)
      #expect(optional == optional.sorted { !$0 && $1 }, "\(command.name)")
    }
  }

  @Test("every example is a command line that the parser accepts, of the command that it stands at")
  func examples() throws {
    let parser = ArgumentParser(commands: CommandTable.commands, common: CommandTable.common)
    for command in CommandTable.commands {
      #expect(!command.examples.isEmpty, "\(command.name)")
      for example in command.examples {
        let line = example.line.replacing("source <(", with: "").replacing(")", with: "")
        let plain = line.split(separator: " > ")[0]
        // Words between quotation marks are one word.
        let pieces = plain.split(separator: "\"", omittingEmptySubsequences: false)
        let words = pieces.enumerated().flatMap { index, piece in
          index.isMultiple(of: 2) ? piece.split(separator: " ").map(String.init) : [String(piece)]
        }
        #expect(words.first == "runbook")
        let parsed = try parser.parse(Array(words.dropFirst()))
        #expect(parsed.command?.name == command.name)
      }
    }
  }

  @Test("the help of a command fits a terminal of 100 columns and names every option")
  func help() {
    for command in CommandTable.commands {
      let page = HelpText().page(command, common: CommandTable.common)
      for line in page.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      for option in command.options { #expect(page.contains(option.name)) }
      #expect(page.contains(command.examples[0].line))
    }
  }

  @Test("a choice has words to choose from")
  func choices() {
    for command in CommandTable.commands {
      let kinds = command.options.compactMap(\.value?.kind) + command.operands.map(\.kind)
      for case .choice(let words) in kinds { #expect(words.count > 1) }
    }
  }
}
