import CLI
import Testing

@Suite("The other commands")
struct OtherCommandTests {
  @Test("render escapes raw HTML unless told otherwise, and reads standard input")
  func render() throws {
    let place = try Workplace()
    let text = "# A\n\n<b>x</b>\n"
    let safe = place.run("render", "-", input: text)
    #expect(safe.status == 0)
    #expect(safe.output.hasPrefix("<h1>A</h1>\n"))
    #expect(!safe.output.contains("<b>"))
    #expect(place.run("render", "-", "--unsafe", input: text).output.contains("<b>x</b>"))
  }

  @Test("explain says what a finding means, and lists all of them")
  func explain() throws {
    let place = try Workplace()
    let all = place.run("explain")
    #expect(all.status == 0)
    for line in all.output.split(separator: "\n").prefix(200) {
      let id = String(line.prefix { $0 != " " })
      let one = place.run("explain", id)
      #expect(one.status == 0)
      #expect(one.output.contains("[\(id)]: "))
      #expect(one.output.contains("To mend it"))
    }
    let wrong = place.run("explain", "doc.empty-lnik")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean \"doc.empty-link\"?"))
  }

  @Test("without a command the help goes to standard error with status 2, with --help it is output")
  func help() throws {
    let place = try Workplace()
    let none = place.run()
    #expect(none.status == 2)
    #expect(none.output == "")
    #expect(none.errors.contains("commands:"))
    let asked = place.run("--help")
    #expect(asked == .init(status: 0, output: none.errors, errors: ""))
    #expect(place.run("help", "plan") == place.run("plan", "--help"))
  }

  @Test("the version says of when the catalogue of actions is")
  func version() throws {
    let outcome = try Workplace().run("--version")
    #expect(outcome.output.hasPrefix("runbook \(CommandLineTool.version), IAM actions as of 20"))
    #expect(outcome.status == 0)
  }

  @Test("no sandbox is running in a new folder, and stopping none is no error")
  func sandbox() throws {
    let place = try Workplace()
    #expect(place.run("sandbox", "status").output == "no sandbox is running\n")
    #expect(place.run("sandbox", "stop").status == 0)
    #expect(!place.has(".runbook"))
  }

  @Test("colours are used on a terminal only, and not where NO_COLOR or --no-color says so")
  func colours() throws {
    let place = try Workplace(["a.md": "# A\n\n1. Ask Ana for the key.\n"])
    let colored = place.run("plan", "a.md", answers: [], environment: ["NO_COLOR": ""])
    #expect(colored.output.contains("\u{1B}[1m"))
    #expect(!place.run("plan", "a.md", answers: []).output.contains("\u{1B}"))
    let plain = place.run(
      "plan", "a.md", "--no-color", answers: [], environment: ["NO_COLOR": ""])
    #expect(!plain.output.contains("\u{1B}"))
    #expect(!place.run("plan", "a.md", environment: ["NO_COLOR": ""]).output.contains("\u{1B}"))
  }
}
