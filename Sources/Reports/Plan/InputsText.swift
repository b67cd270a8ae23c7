package import Compiler
package import JSON
import Platform
import Source

/// The inputs of a plan: what each is, and the lines that use it.
package struct InputsText: Sendable {
  private let style: TextStyle
  private let values: [String: String]

  /// Makes a writer of inputs.
  ///
  /// - Parameters:
  ///   - style: Colours and width.
  ///   - values: The values that are known.
  package init(style: TextStyle = .plain, values: [String: String] = [:]) {
    self.style = style
    self.values = values
  }

  /// The inputs, one a line; a line that says so where there are none.
  package func render(_ inputs: [Input]) -> String {
    inputs.isEmpty ? "no inputs\n" : rows(inputs)
  }

  /// The inputs as JSON: the `inputs` of a plan.
  package static func json(_ inputs: [Input]) -> JSONValue {
    .array(
      inputs.map { input in
        .object([
          .init("name", .string(input.name)),
          .init("required", .bool(input.isRequired)),
          .init("list", .bool(input.isList)),
          .init("default", .optional(input.defaultValue)),
          .init("secret", .bool(input.isSecret)),
          .init(
            "usedAt",
            .array(
              input.usedAt.map { place in
                .object([
                  .init("line", .integer(place.line)), .init("column", .integer(place.column)),
                ])
              })),
        ])
      })
  }

  func rows(_ inputs: [Input]) -> String {
    let names = inputs.map { "<\($0.name)>" }
    let kinds = inputs.map(kind)
    let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, 40)
    let kindWidth = min(kinds.map { DisplayWidth.of($0) }.max() ?? 0, 40)
    var text = ""
    for (index, input) in inputs.enumerated() {
      text += "  " + ShownText.pad(names[index], to: nameWidth) + "  "
      text += ShownText.pad(kinds[index], to: kindWidth) + "  "
      text += style(LinesText.of(input.usedAt.map(\.line)), .faint)
      if let purpose = input.purpose { text += "  \(ShownText.line(purpose))" }
      text += "\n"
    }
    return text
  }

  private func kind(_ input: Input) -> String {
    if let value = values[input.name] {
      return input.isSecret ? "secret, given" : "= \(ShownText.line(value))"
    }
    var parts: [String] = []
    if let value = input.defaultValue {
      parts.append("default \(ShownText.line(value))")
    } else {
      parts.append(input.isRequired ? "required" : "not required")
    }
    if input.isList { parts.append("a list") }
    if input.isSecret { parts.append("secret") }
    return parts.joined(separator: ", ")
  }
}
