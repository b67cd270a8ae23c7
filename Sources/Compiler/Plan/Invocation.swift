/// A program that runs.
package enum Invocation: Hashable, Sendable {
  /// An argument vector, without a shell.
  case arguments([Argument])
  /// A script for a shell; values reach it through the environment.
  case script(Script)

  /// The names of the values that it needs.
  package var names: [String] {
    switch self {
    case .arguments(let arguments):
      var names: [String] = []
      for name in arguments.flatMap(\.names) where !names.contains(name) { names.append(name) }
      return names
    case .script(let script): return script.variables.map(\.name)
    }
  }
}

/// A script and the values it uses.
package struct Script: Hashable, Sendable {
  /// A value and the environment variable that carries it.
  package struct Variable: Hashable, Sendable {
    /// The value's name.
    package var name: String
    /// The environment variable's name.
    package var variable: String

    /// Makes a variable.
    package init(name: String, variable: String) {
      self.name = name
      self.variable = variable
    }
  }

  /// "sh", "bash" or "zsh".
  package var shell: String
  /// The text as the document has it, for showing.
  package var source: String
  /// The text to run: each placeholder is an expansion of its variable, quoted as its place needs.
  package var body: String
  /// The values that it uses.
  package var variables: [Variable]

  /// Makes a script.
  package init(shell: String, source: String, body: String, variables: [Variable] = []) {
    self.shell = shell
    self.source = source
    self.body = body
    self.variables = variables
  }
}
