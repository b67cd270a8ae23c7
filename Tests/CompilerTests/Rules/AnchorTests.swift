import Markdown
import Source
import Testing

@testable import Compiler

@Suite("Links to anchors of other documents")
struct AnchorTests {
  private func findings(_ link: String) -> [Diagnostic] {
    let other = """
      # Roles

      ## Create the role

      ## Create the role

      ## Keys {#own-keys}

      > ### Quoted

      <a name="html"></a>
      """
    let plan = Compiled.plan("See [it](\(link)).\n") { _ in
      true
    } anchors: { path in
      path == "sub/roles.md"
        ? Anchors(.parse(Array(other.utf8), options: .document)) : nil
    }
    return plan.diagnostics
  }

  @Test(
    "that are there",
    arguments: [
      "sub/roles.md#create-the-role", "sub/roles.md#create-the-role-1", "sub/roles.md#own-keys",
      "sub/roles.md#quoted", "sub/roles.md#html", "sub/roles.md#Create-The-Role", "sub/roles.md",
      "sub/roles.md#", "sub/roles.md#L12", "sub/roles.md?plain=1#L3",
    ])
  func right(link: String) {
    #expect(findings(link).isEmpty)
  }

  @Test(
    "of documents that cannot be read, of other files and of sites, which nothing is known of",
    arguments: [
      "other.md#x", "page.html#x", "https://example.org/sub/roles.md#x", "/sub/roles.md#x",
    ])
  func unknown(link: String) {
    #expect(findings(link).isEmpty)
  }

  @Test("that are not there, with the one that is meant")
  func wrong() throws {
    let finding = try #require(findings("sub/roles.md#create-the-rol").first)
    #expect(
      finding.message
        == "\"#create-the-rol\" is no anchor of \"sub/roles.md\": did you mean \"#create-the-role\""
    )
    #expect(
      finding.fixes.first?.edits.first?.replacement == "sub/roles.md#create-the-role")
    #expect(findings("sub/roles.md#nothing").map(\.id) == ["doc.broken-anchor"])
  }
}
