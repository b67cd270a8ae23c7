import Testing

@testable import Compiler

@Suite("For which items of a list a command is")
struct ItemExtentTests {
  private func extent(_ text: String) -> ItemExtent {
    ItemExtent(text, effect: .delete, nouns: ["user"], known: ["domain"])
  }

  @Test(
    "for each, where that stands with the noun and nothing narrows it",
    arguments: [
      "Delete each user", "Delete every user there is", "Delete all users", "For each user, run:",
      "Delete all of the users", "Delete each user of the domain", "Delete each listed user",
      "Delete all users found above", "Delete each of them", "Repeat for every user in the list:",
      "Delete each", "Delete every one of these", "Delete all your IAM users, then go on",
      "Delete each user and its keys",
    ])
  func each(text: String) {
    #expect(extent(text) == .each)
  }

  @Test(
    "once, where it stands with another thing",
    arguments: [
      "Delete the user", "Delete the user, after all access keys were removed",
      "Delete a user: all data is lost", "Delete the user; all backups are kept",
      "Delete the user and all its versions", "Delete the user once every caller has moved",
      "Delete the user you have created; each lab uses its own",
      "Delete the user with all attached policies:", "Stop all writers, then delete the user:",
    ])
  func once(text: String) {
    #expect(extent(text) == .once)
  }

  @Test(
    "for some, where a word narrows it",
    arguments: [
      ("Delete each test user:", "test"), ("Delete every second user:", "second"),
      ("Delete all users in the group `tmp`:", "group"),
      ("For every user named `test-*`:", "named"),
      ("Repeat for each user in dev:", "dev"), ("Delete all \"available\" users:", "available"),
      ("Delete all users Ana marked:", "ana"), ("Delete all users in us-west-2:", "us-west-2"),
      ("For each user to be removed:", "be"), ("Run once for each user in the ticket:", "ticket"),
      ("Delete all Ana's users:", "ana's"),
    ])
  func some(text: String, word: String) {
    #expect(extent(text) == .some(word))
  }

  @Test("a list of all is one command")
  func reading() {
    #expect(
      ItemExtent("List all users", effect: .read, nouns: ["user"], known: []) == .once)
  }
}
