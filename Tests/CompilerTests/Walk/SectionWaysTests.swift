import Testing

@testable import Compiler

@Suite("Ways to do the same thing that tabs and folds show")
struct SectionWaysTests {
  private static let linux = "```sh\nkubectl get a\n```"
  private static let windows = "```sh\nkubectl get b\n```"

  @Test(
    "are alternatives",
    arguments: [
      "<details><summary>Linux</summary>\n\n\(linux)\n\n</details>\n\n<details><summary>Windows</summary>\n\n\(windows)\n\n</details>",
      "<details>\n<summary>On Linux</summary>\n\n\(linux)\n\n</details>\n<details>\n<summary>On Windows</summary>\n\n\(windows)\n\n</details>",
      "<Tabs>\n<TabItem value=\"linux\" label=\"Linux\">\n\n\(linux)\n\n</TabItem>\n<TabItem value=\"win\" label=\"Windows\">\n\n\(windows)\n\n</TabItem>\n</Tabs>",
      "<TabItem value=\"one\">\n\n\(linux)\n\n</TabItem>\n<TabItem value=\"two\">\n\n\(windows)\n\n</TabItem>",
      "<!-- tabs:start -->\n\n#### **Linux**\n\n\(linux)\n\n#### **Windows**\n\n\(windows)\n\n<!-- tabs:end -->",
      "**Linux**\n\n\(linux)\n\n**Windows**\n\n\(windows)",
      "- Linux:\n\n  \(linux.replacing("\n", with: "\n  "))\n- Windows:\n\n  \(windows.replacing("\n", with: "\n  "))",
      "### Using the CLI\n\n`kubectl get a`\n\n### Using the console\n\n\(windows)",
    ])
  func ways(text: String) {
    let steps = Compiled.plan("# A\n\n## B\n\n\(text)\n").steps.filter { !$0.actions.isEmpty }
    #expect(steps.count == 2)
    #expect(Set(steps.compactMap(\.alternative?.group)).count == 1)
    #expect(Set(steps.compactMap(\.alternative?.choice)).count == 2)
  }

  @Test(
    "are none where only one is named, or the names are of no ways",
    arguments: [
      "<details><summary>Linux</summary>\n\n\(linux)\n\n</details>",
      "<details><summary>Show me how</summary>\n\n\(linux)\n\n</details>\n\n<details><summary>And now</summary>\n\n\(windows)\n\n</details>",
      "<div>\n\n\(linux)\n\n</div>", "=== A heading without quotes\n\n\(linux)",
    ])
  func none(text: String) {
    #expect(Compiled.plan("# A\n\n## B\n\n\(text)\n").steps.allSatisfy { $0.alternative == nil })
  }

  @Test("two choices side by side are two, and what follows a fold is for all")
  func apart() {
    let plan = Compiled.plan(
      """
      # A

      ## On Linux

      \(Self.linux)

      ## On Windows

      \(Self.windows)

      ## Option A: one

      \(Self.linux)

      ## Option B: two

      \(Self.windows)
      """)
    #expect(Set(plan.steps.compactMap(\.alternative?.group)).count == 2)
    let folded = Compiled.plan(
      """
      # A

      <details><summary>Linux</summary>

      \(Self.linux)

      </details>
      <details><summary>Windows</summary>

      \(Self.windows)

      </details>

      ```sh
      kubectl get c
      ```
      """)
    #expect(folded.steps.map { $0.alternative == nil } == [false, false, true])
  }

  @Test("the commands under a tab of MkDocs are listed")
  func tabs() {
    let plan = Compiled.plan(
      "# A\n\n=== \"Linux\"\n\n    ```sh\n    kubectl get a\n    ```\n\n=== \"Windows\"\n\n    ```sh\n    kubectl get b\n    ```\n"
    )
    #expect(plan.actions.isEmpty)
    #expect(plan.steps.map(\.notCarriedOut.count) == [1, 1])
    #expect(plan.steps.compactMap(\.alternative?.choice) == ["a/linux", "a/windows"])
  }
}
