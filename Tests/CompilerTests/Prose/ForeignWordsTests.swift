import Testing

@testable import Compiler

@Suite("Steps that ask for nothing that can be read")
struct ForeignWordsTests {
  @Test(
    "a step in another language is left to a person",
    arguments: [
      "Erstellen Sie eine Rolle **x** für Lambda.", "Öffne die Konsole von IAM.",
      "Klicken Sie auf **Weiter**.", "Cree un rol llamado **x** para Lambda.",
      "Abra la consola de IAM y elija **Roles**.", "Haga clic en **Siguiente**.",
      "Créez un rôle nommé **x** pour Lambda.", "Cliquez sur **Suivant**.",
      "Ouvrez la console IAM et choisissez **Rôles**.", "Apri la console e scegli **Ruoli**.",
      "Откройте консоль IAM.", "IAM コンソールを開きます。",
    ])
  func foreign(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == ["manual"])
  }

  @Test(
    "a step that states something is listed as having no action",
    arguments: [
      ("The role is attached to the instance.", "it states something"),
      ("IAM is a global service.", "it states something"), ("Overview", "it states something"),
      ("The café's queue has a naïve consumer.", "it states something"),
      ("Do not attach **ReadOnlyAccess** to the group `ops`.", "it says what not to do"),
      ("You can also use the command line.", "it leaves it open"),
      ("You should see a green tick.", "it says what there is to see"),
    ])
  func statements(_ text: String, _ reason: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == [])
    #expect(document.notCarriedOut.first?.hasSuffix("(no action: \(reason))") == true)
    #expect(document.notCarriedOut.count == 1)
  }

  @Test(
    "steps that something else carries out, and the names of consoles, are not listed",
    arguments: [
      "Go to the IAM console.", "Click **Next**.", "IAM", "**SageMaker AI**",
      "See [the guide](https://example.com).",
    ])
  func carriedOut(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").notCarriedOut == [])
  }
}
