import Compiler
import JSON
import Platform

/// An invocation with its values, ready to start.
struct CommandLine: Hashable {
  /// The argument vector.
  var arguments: [String]
  /// Environment variables that carry a script's values.
  var variables: [String: String] = [:]
  /// What is shown and journaled instead of the argument vector: for a script, its text.
  ///
  /// In a secret's place, however short it is, stands `***`.
  var shown: [String]
  /// Whether it is a script, which leaves its folder and variables to what runs after it.
  var isScript = false
  /// Whether it is an `aws` command.
  var isAWS = false
  /// "iam"; empty for other commands.
  var service = ""
  /// "create-policy"; empty for other commands.
  var operation = ""
  /// The input document of an `aws` command that takes secrets, which it reads from a scratch file: its
  /// arguments can be read by everybody on the machine.
  var secretInput: [UInt8]?

  /// Writes an invocation out.
  ///
  /// - Parameters:
  ///   - invocation: What to run.
  ///   - bindings: What the names stand for.
  ///   - models: How options are named in an operation's input, for values that the AWS CLI would
  ///     otherwise read from a file or the net.
  /// - Throws: Where a name has no value, or one that cannot be passed safely; where a secret could only
  ///   be an argument.
  init(_ invocation: Invocation, _ bindings: Bindings, _ models: ServiceModels)
    throws(RenderingError)
  {
    switch invocation {
    case .script(let script):
      var variables: [String: String] = [:]
      for variable in script.variables {
        switch bindings[variable.name] {
        case nil: throw .missing(variable.name)
        case .text(let text)?: variables[variable.variable] = text
        // A list in a script is one item a line, as `for` and `read` take it.
        case .list(let texts)?: variables[variable.variable] = texts.joined(separator: "\n")
        }
      }
      // A line that fails ends the script, as it ends the run where lines are actions of their own:
      // behind a `cd` that fails, `rm -rf *` would work elsewhere.
      arguments = [script.shell, "-ec", script.body]
      self.variables = variables
      isScript = true
      shown = [script.shell, "-ec", script.source]
    case .arguments(let words):
      isAWS = words.first?.literal == "aws"
      if isAWS, let call = AWSCall(words) {
        service = call.service
        operation = call.operation
      }
      let call = Call(isAWS: isAWS, service: service, operation: operation, models: models)
      let secret = bindings.secret(among: words.flatMap(\.names))
      guard let first = secret.first else {
        arguments = try CommandLine.joined(try CommandLine.written(words, bindings, call))
        shown = arguments
        return
      }
      guard isAWS else {
        throw .exposed(name: first, program: words.first?.literal ?? "a program")
      }
      (arguments, secretInput) = try CommandLine.hidden(words, bindings, call)
      shown = try CommandLine.joined(
        try CommandLine.written(words, bindings.withoutSecrets, call))
    }
  }

  /// What is called, and what is known of it.
  private struct Call {
    var isAWS: Bool
    var service: String
    var operation: String
    var models: ServiceModels
  }

  /// An argument vector, and what of it goes into an input document.
  private typealias Written = (arguments: [String], input: [JSONValue.Member])

  /// The argument vector of words with their values, which the program takes for nothing else.
  private static func written(_ words: [Argument], _ bindings: Bindings, _ call: Call)
    throws(RenderingError) -> Written
  {
    let rendered = try rendered(
      words, bindings,
      takesOne: { option in
        call.models.takesOneValue(option, service: call.service, operation: call.operation)
      })
    return try protect(
      rendered, isAWS: call.isAWS,
      member: { option in
        call.models.member(of: option, service: call.service, operation: call.operation)
      })
  }

  /// The argument vector with its input document as its last argument, where there is one.
  private static func joined(_ written: Written) throws(RenderingError) -> [String] {
    guard let first = written.input.first else { return written.arguments }
    if written.arguments.contains(where: { $0.hasPrefix("--cli-input-") }) {
      throw .unfit(
        name: first.name, reason: "the command has an input document of its own already")
    }
    return written.arguments + ["--cli-input-json", JSONValue.object(written.input).compact]
  }

  /// The argument vector of an `aws` command without its secrets, and the input document with them.
  ///
  /// An option that a secret is the value of, or a part of it, goes into the document as a whole.
  private static func hidden(_ words: [Argument], _ bindings: Bindings, _ call: Call)
    throws(RenderingError) -> (arguments: [String], document: [UInt8])
  {
    var open: [Argument] = []
    var members: [JSONValue.Member] = []
    for (index, word) in words.enumerated() {
      guard let name = bindings.secret(among: word.names).first else {
        open.append(word)
        continue
      }
      var text = try word.rendered(bindings).text
      var option: String?
      if case .literal(let own)? = word.pieces.first, own.hasPrefix("--"),
        let sign = own.firstIndex(of: "=")
      {
        option = String(own[..<sign])
        text = String(text.dropFirst(option.map { $0.count + 1 } ?? 0))
      } else if index > 0, let before = words[index - 1].literal, before.hasPrefix("--"),
        !before.contains("="), words.dropFirst(index + 1).first?.isOption ?? true
      {
        option = before
        open.removeLast()
      }
      guard let option, let more = document(of: option, text, call) else {
        throw .exposed(name: name, program: "aws")
      }
      members += more
    }
    let written = try written(open, bindings, call)
    if written.arguments.contains(where: { $0.hasPrefix("--cli-input-") }) {
      throw .unfit(
        name: members.first?.name ?? "a secret",
        reason: "the command has an input document of its own already")
    }
    return (
      written.arguments + ["--cli-input-json", "file://" + ScratchFile.path],
      Array(JSONValue.object(members + written.input).compact.utf8)
    )
  }

  /// The members of the input document that an option stands for; nil where that is not known.
  private static func document(of option: String, _ text: String, _ call: Call)
    -> [JSONValue.Member]?
  {
    if option == "--cli-input-json" { return JSONValue(parsing: Array(text.utf8))?.members }
    return call.models.input(option, text, service: call.service, operation: call.operation)
      .map { [$0] }
  }

  /// The words with their values; a word that is a list alone becomes a word for each of its values.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - bindings: What their names stand for.
  ///   - takesOne: Whether an option certainly takes one value and no list.
  /// - Returns: The words as they are passed.
  /// - Throws: Where a name has no value, or a list cannot stand where it would.
  private static func rendered(
    _ words: [Argument], _ bindings: Bindings, takesOne: (String) -> Bool
  ) throws(RenderingError) -> [RenderedWord] {
    var rendered: [RenderedWord] = []
    for (index, word) in words.enumerated() {
      guard word.pieces.count == 1, case .value(let name)? = word.pieces.first,
        case .list(let texts)? = bindings[name], texts.count != 1
      else {
        rendered.append(try word.rendered(bindings))
        continue
      }
      if texts.isEmpty { throw .unfit(name: name, reason: "it is an empty list") }
      if index > 0, let option = words[index - 1].literal, takesOne(option) {
        throw .several(name)
      }
      for text in texts {
        if isAddress(text[...]) || text.hasPrefix("-") || text.utf8.contains(0) {
          throw .unfit(
            name: name, reason: "one of its values, \"\(text)\", would not be taken as a value")
        }
        rendered.append(RenderedWord(text: text, ownPrefix: 0, names: [name]))
      }
    }
    return rendered
  }

  /// What the AWS CLI takes for the address of a value instead of the value (`paramfile.py`).
  private static let addresses = ["file://", "fileb://", "http://", "https://"]

  /// Passes values so that the program reads them as values and nothing else.
  private static func protect(
    _ words: [RenderedWord], isAWS: Bool, member: (String) -> ServiceModels.Member?
  ) throws(RenderingError) -> Written {
    var arguments: [String] = []
    var input: [JSONValue.Member] = []
    for word in words {
      guard word.ownPrefix == 0, let name = word.names.first else {
        if let option = word.text.firstIndex(of: "="), isAWS, word.text.hasPrefix("--"),
          word.ownPrefix <= word.text[...option].utf8.count, let name = word.names.first,
          isAddress(word.text[word.text.index(after: option)...])
        {
          let value = String(word.text[word.text.index(after: option)...])
          input.append(try byMember(String(word.text[..<option]), value, name, member))
          continue
        }
        arguments.append(word.text)
        continue
      }
      let option = arguments.last.flatMap { $0.hasPrefix("--") && !$0.contains("=") ? $0 : nil }
      if isAWS, isAddress(word.text[...]) {
        guard let option else {
          throw .unfit(name: name, reason: "the AWS CLI would read it from \(word.text)")
        }
        input.append(try byMember(option, word.text, name, member))
        arguments.removeLast()
      } else if word.text.hasPrefix("-") {
        guard isAWS, let option else {
          throw .unfit(
            name: name, reason: "it begins with \"-\", and the command would take it for an option")
        }
        arguments[arguments.count - 1] = "\(option)=\(word.text)"
      } else {
        arguments.append(word.text)
      }
    }
    return (arguments, input)
  }

  private static func isAddress(_ text: Substring) -> Bool {
    addresses.contains { text.hasPrefix($0) }
  }

  private static func byMember(
    _ option: String, _ value: String, _ name: String,
    _ member: (String) -> ServiceModels.Member?
  ) throws(RenderingError) -> JSONValue.Member {
    guard let member = member(option) else {
      throw .unfit(
        name: name, reason: "the AWS CLI would read \(option) from \(value) instead of taking it")
    }
    let text = JSONValue.string(value)
    return JSONValue.Member(member.name, member.isList ? .array([text]) : text)
  }
}

extension Command {
  /// The command of a line.
  init(
    _ line: CommandLine, environment: [String: String], folder: String? = nil, timeout: Duration?
  ) {
    self.init(line.arguments, environment: environment, folder: folder, timeout: timeout)
    secretInput = line.secretInput
  }
}

extension Argument {
  /// Whether it is an option, and no value of one.
  fileprivate var isOption: Bool {
    if case .literal(let text)? = pieces.first { text.hasPrefix("--") } else { false }
  }
}
