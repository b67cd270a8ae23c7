import Testing

/// A rule of the syntax and a text that shows it.
struct Rule: CustomTestStringConvertible {
  let name: String
  let markdown: String
  let html: String

  init(_ name: String, _ markdown: String, _ html: String) {
    self.name = name
    self.markdown = markdown
    self.html = html
  }

  var testDescription: String { name }
}
