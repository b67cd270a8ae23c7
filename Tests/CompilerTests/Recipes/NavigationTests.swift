import Testing

@testable import Compiler

@Suite("Leading to a place")
struct NavigationTests {
  @Test(
    "what follows a button and no recipe reads is left to a person",
    arguments: ["Click **OK** in the console and phone Alice.", "Click **Next** and fax the form."])
  func unread(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").actions.map(\.kind) == [.manual])
  }

  @Test(
    "buttons alone are nothing to do",
    arguments: ["Click **Next** and **Review**.", "Click **OK**."])
  func buttons(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").actions.isEmpty)
  }
}
