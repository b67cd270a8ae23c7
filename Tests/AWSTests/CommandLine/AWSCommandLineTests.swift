import AWS
import JSON
import Testing

@Suite("AWSCommandLine")
struct AWSCommandLineTests {
  private let folder: TestFolder
  private let catalogue: AWSCatalogue

  init() throws {
    folder = try TestFolder()
    catalogue = try DemoService.catalogue(in: folder)
  }

  /// Splits at spaces; `_` stands for a space inside a word.
  private func parse(_ text: String, version2: Bool = false) throws -> AWSCommandLine {
    let words = text.split(separator: " ").map { String($0.replacing("_", with: " ")) }
    guard version2 else { return AWSCommandLine(["aws"] + words, catalogue: catalogue) }
    let other = try TestFolder()
    let catalogue = try DemoService.catalogue(in: other, isVersion2: true)
    return AWSCommandLine(["aws"] + words, catalogue: catalogue)
  }

  /// A problem as "kind@argument[range]:suggestion".
  private func summary(_ problem: AWSProblem) -> String {
    var text = "\(problem.kind)@\(problem.argument)"
    if let range = problem.range { text += "[\(range.lowerBound)..<\(range.upperBound)]" }
    if let suggestion = problem.suggestion { text += ":\(suggestion)" }
    return text
  }

  @Test(
    "finds nothing wrong with what the CLI accepts",
    arguments: [
      "demo create-thing --name abc --kind small",
      "--region us-east-1 demo --output json create-thing --kind=large --name abc --profile p",
      "demo create-thing --name abc --kind small --dry-run --no-attribute --count 5",
      "demo create-thing --name abc --kind small --attribute Value=true",
      "demo create-thing --name abc --kind small --attribute true --ratio 1",
      "demo create-thing --name abc --kind small --tags Key=a,Value=b Key=c --subnet-ids subnet-1",
      #"demo create-thing --name abc --kind small --tags [{"Key":"a"},{"Key":"b","Value":"c"}]"#,
      #"demo create-thing --name abc --kind small --tags {"Key":"a"} {"Key":"b"}"#,
      #"demo create-thing --name abc --kind small --subnet-ids ["subnet-1"]"#,
      "demo create-thing --name abc --kind small --settings ExecutionRole=x,Size=3,Groups=subnet-1",
      "demo create-thing --name abc --kind small --labels aa=b,cc=d",
      #"demo create-thing --name abc --kind small --anything {"any":[1,null]}"#,
      #"demo create-thing --cli-input-json {"Name":"abc","Kind":"small"}"#,
      #"demo create-thing --cli-input-json {"Name":"abc"} --kind small"#,
      "demo create-thing --cli-input-json file://input.json",
      "demo create-thing --generate-cli-skeleton",
      "demo create-thing --generate-cli-skeleton output",
      "demo create-thing --name file://name.txt --kind fileb://kind",
      "demo list-things --max-items 5 --starting-token x --query Things[] --no-paginate",
      "demo get-thing-file --name abc out.bin", "demo get-thing-file out.bin --name abc",
      "demo wait thing-ready --name abc", "demo help", "demo create-thing help", "help",
      "--version", "s3 cp a s3://b --recursive", "s3 ls", "configure", "configure sso",
      "demo delete-vpc-endpoint-arns",
      // Gaps are never judged beyond what stands around them.
      "demo create-thing --name <name> --kind <kind> --count <count> --ratio <r>",
      "demo create-thing --name a<name> --kind s<x>l --tags <tags> --subnet-ids <subnets>",
      "demo create-thing --name abc --kind small --tags Key=<key>,Value=<value>",
      "demo create-thing --name abc --kind small --settings Size=<n>,Fast=<b>,Mode=<m>",
      #"demo create-thing --name abc --kind small --settings {"Size":<n>,"Mode":"<m>"}"#,
      "demo create-thing --cli-input-json <json>", "<service> list", "demo <command>",
      "demo wait <state>", "demo create-thing --name abc --kind small --settings <settings>",
    ])
  func accepted(text: String) throws {
    #expect(try parse(text).problems.map(summary) == [])
  }

  @Test(
    "finds what is wrong, and where",
    arguments: [
      ("demoo list-things", ["unknownService@1:demo"]), ("", ["unknownService@0"]),
      ("demo", ["unknownCommand@1"]), ("demo lst-things", ["unknownCommand@2:list-things"]),
      ("demo CreateThing", ["unknownCommand@2:create-thing"]),
      ("demo zzz", ["unknownCommand@2"]), ("s3 cpp a b", ["unknownCommand@2:cp"]),
      ("demo wait thing-redy", ["unknownCommand@3:thing-ready"]),
      ("demo wait", ["unknownCommand@2"]),
      ("demo create-thing --kind small", ["missingOption@2"]),
      ("demo create-thing", ["missingOption@2", "missingOption@2"]),
      ("demo get-thing-file --name abc", ["missingOption@2"]),
      ("demo wait thing-ready", ["missingOption@2"]),
      ("demo create-thing --nme abc --kind small", ["unknownOption@3:--name"]),
      ("demo create-thing --name abc --kind small --bogus 1 2", ["unknownOption@7"]),
      ("demo create-thing --name abc --ki small", ["abbreviatedOption@5:--kind"]),
      ("demo create-thing --name abc --kind small --cou 1", ["abbreviatedOption@7:--count"]),
      ("demo create-thing --name abc --kind small --s x", ["ambiguousOption@7"]),
      ("demo create-thing --name abc --kind small --r x", ["abbreviatedOption@7:--region"]),
      ("demo create-thing --name abc --kind small extra", ["unexpectedArgument@7"]),
      ("demo create-thing --name abc --kind small --dry-run true", ["unexpectedArgument@8"]),
      ("demo create-thing --name abc --kind small --dry-run=true", ["unexpectedArgument@7"]),
      ("demo create-thing --kind small --name", ["missingValue@5"]),
      ("demo create-thing --name --kind small", ["missingValue@3"]),
      ("demo list-things --region", ["missingValue@3"]),
      ("demo create-thing --name abc --name abd --kind small", ["repeatedOption@5"]),
      (
        "demo create-thing --name abc --kind small --dry-run --no-dry-run", ["repeatedOption@8"]
      ),
      ("demo create-thing --name abc --kind smal", ["valueNotAllowed@6[0..<4]:small"]),
      ("demo create-thing --name abc --kind=huge", ["valueNotAllowed@5[7..<11]"]),
      ("demo create-thing --name abc --kind x<kind>", ["valueNotAllowed@6[0..<7]"]),
      ("demo list-things --output jsn", ["valueNotAllowed@4[0..<3]:json"]),
      ("demo list-things --output yaml", ["valueNotAllowed@4[0..<4]"]),
      ("demo create-thing --name A_B --kind small", ["patternViolated@4[0..<3]"]),
      ("demo create-thing --name A<x> --kind small", ["patternViolated@4[0..<4]"]),
      ("demo create-thing --name a --kind small", ["tooShort@4[0..<1]"]),
      ("demo create-thing --name abcdefghijklm --kind small", ["tooLong@4[0..<13]"]),
      ("demo create-thing --name abc --kind small --count 0", ["tooSmall@8[0..<1]"]),
      ("demo create-thing --name abc --kind small --count 51", ["tooLarge@8[0..<2]"]),
      ("demo create-thing --name abc --kind small --count x", ["wrongType@8[0..<1]"]),
      ("demo create-thing --name abc --kind small --count -1", ["tooSmall@8[0..<2]"]),
      (
        "demo create-thing --name abc --kind small --subnet-ids subnet-1 net-2",
        ["patternViolated@9[0..<5]"]
      ),
      (
        "demo create-thing --name abc --kind small --subnet-ids subnet-1 subnet-2 subnet-3",
        ["tooLong@7"]
      ),
      (
        "demo create-thing --name abc --kind small --tags Key=a,Valu=b",
        ["unknownMember@8[6..<10]:Value"]
      ),
      (
        "demo create-thing --name abc --kind small --tags Value=b",
        ["missingMember@8[0..<7]"]
      ),
      (
        "demo create-thing --name abc --kind small --tags Key",
        ["malformedShorthand@8[3..<3]"]
      ),
      (
        "demo create-thing --name abc --kind small --settings Mode=tiny,Size=x",
        ["valueNotAllowed@8[5..<9]", "wrongType@8[15..<16]"]
      ),
      (
        "demo create-thing --name abc --kind small --settings=Mode=tiny",
        ["valueNotAllowed@7[16..<20]"]
      ),
      (
        #"demo create-thing --name abc --kind small --settings {"Size":"3","Mod":"small"}"#,
        ["wrongType@8[8..<11]", "unknownMember@8[12..<17]:Mode"]
      ),
      (
        #"demo create-thing --name abc --kind small --tags [{"Value":"b"}]"#,
        ["missingMember@8[1..<14]"]
      ),
      (
        #"demo create-thing --name abc --kind small --labels {"A":1}"#,
        ["tooShort@8[1..<4]", "wrongType@8[5..<6]"]
      ),
      (
        #"demo create-thing --cli-input-json {"Name":"abc","Kid":"small"}"#,
        ["unknownMember@4[14..<19]:Kind"]
      ),
      (
        #"demo create-thing --cli-input-json {"Name":"abc"}"#, ["missingOption@2"]
      ),
    ] as [(String, [String])])
  func problems(text: String, expected: [String]) throws {
    #expect(try parse(text).problems.map(summary) == expected)
  }

  @Test("an argument that should be JSON and is not says so at its place")
  func malformedJSON() throws {
    let line = try parse(#"demo create-thing --name abc --kind small --settings {"Size":3"#)
    #expect(line.problems.map(\.kind) == [.malformedJSON])
    #expect(line.problems.first?.argument == 8)
  }

  @Test("an abbreviated negative is written in full as a negative")
  func abbreviatedNegative() throws {
    let line = try parse("demo create-thing --name abc --kind small --no-dry --dry")
    #expect(line.problems.map(\.kind) == [.abbreviatedOption, .abbreviatedOption, .repeatedOption])
    #expect(line.options.suffix(2).map(\.fullName) == ["--no-dry-run", "--dry-run"])
    #expect(line.options.suffix(2).map(\.name) == ["--dry-run", "--dry-run"])
    #expect(line.problems.first?.suggestion == "--no-dry-run")
  }

  @Test("an ambiguous beginning names what it could be")
  func ambiguous() throws {
    let line = try parse("demo list-things --m 5")
    #expect(line.problems.map(\.kind) == [.ambiguousOption])
    #expect(line.problems.first?.message.contains("\"--max-results\", \"--max-items\"") == true)
  }

  @Test("says which problems the CLI itself refuses")
  func local() throws {
    #expect(try parse("demo create-thing").problems.allSatisfy(\.isRefusedLocally))
    let line = try parse("demo create-thing --name A_B --ki small")
    #expect(line.problems.filter(\.isRefusedLocally) == [])
  }

  @Test("takes a command apart")
  func parts() throws {
    let line = try parse(
      "--region eu-west-1 demo create-thing --name=abc --ki small --tags Key=a Key=b --dry-run "
        + "--query ThingArn --output text --profile dev")
    #expect(line.service == "demo")
    #expect(line.serviceArgument == 3)
    #expect(line.command == "create-thing")
    #expect(line.commandArgument == 4)
    #expect(line.operation?.name == "CreateThing")
    #expect(line.region == "eu-west-1")
    #expect(line.profile == "dev")
    #expect(line.outputFormat == "text")
    #expect(line.query == "ThingArn")
    #expect(line.options.map(\.name) == ["--name", "--kind", "--tags", "--dry-run"])
    let name = try #require(line.option("--name")?.values.first)
    #expect(name.argument == 5)
    #expect(name.start == 7)
    #expect(name.text == "abc")
    #expect(line.option("--tags")?.values.map(\.argument) == [9, 10])
    #expect(line.option("--dry-run")?.values == [])
    #expect(line.option("--nothing") == nil)
  }

  @Test("a value that begins with a hyphen is a value if it is a number or holds a space")
  func hyphens() throws {
    let line = try parse("demo create-thing --name -x_y --kind small --count -5")
    #expect(line.value("--name") == "-x y")
    #expect(line.value("--count") == "-5")
    #expect(line.problems.map(\.kind) == [.patternViolated, .tooSmall])
  }

  @Test("version 2 knows more output formats and global options")
  func version2() throws {
    #expect(
      try parse("demo list-things --output yaml --no-cli-pager", version2: true).problems == [])
    #expect(try parse("demo list-things --no-cli-pager").problems.map(\.kind) == [.unknownOption])
  }

  @Test(
    "shorthand becomes JSON of the option's types",
    arguments: [
      ("--tags Key=a,Value=<v> Key=3", "--tags", #"[{"Key":"a","Value":"<v>"},{"Key":"3"}]"#),
      (
        "--settings Size=3,Fast=true,Groups=subnet-1,Mode=small", "--settings",
        #"{"Size":3,"Fast":true,"Groups":["subnet-1"],"Mode":"small"}"#
      ),
      ("--settings Size=<n>", "--settings", #"{"Size":<n>}"#),
      ("--labels aa=b,cc=d", "--labels", #"{"aa":"b","cc":"d"}"#),
      (
        "--filter And=[{Name=a},{And=[{Name=b}]}]", "--filter",
        #"{"And":[{"Name":"a"},{"And":[{"Name":"b"}]}]}"#
      ),
      ("--attribute true", "--attribute", #"{"Value":"true"}"#),
    ])
  func shorthand(words: String, option: String, json: String) throws {
    let line = try parse("demo create-thing --name abc --kind small \(words)")
    #expect(line.problems == [])
    let found = try #require(line.option(option))
    #expect(line.json(ofShorthand: found)?.compact == json)
  }

  @Test("what is not shorthand has no JSON")
  func notShorthand() throws {
    let line = try parse(
      #"demo create-thing --name abc --kind small --settings {"Size":3} --subnet-ids subnet-1"#)
    for option in line.options { #expect(line.json(ofShorthand: option) == nil) }
  }

  @Test("ends on any words")
  func bounds() throws {
    let many = Array(repeating: "--tags", count: 3000) + Array(repeating: "Key=a", count: 3000)
    let line = AWSCommandLine(["aws", "demo", "create-thing"] + many, catalogue: catalogue)
    #expect(line.problems.contains { $0.kind == .repeatedOption })
    for word in ["-", "--", "---", "=", "--=", "", " ", "<", "<>", "-1", "\u{0}", "é", "--é"] {
      _ = AWSCommandLine(["aws", word, word, word], catalogue: catalogue)
      _ = AWSCommandLine(["aws", "demo", "create-thing", word, word], catalogue: catalogue)
    }
    _ = AWSCommandLine([], catalogue: catalogue)
  }
}
