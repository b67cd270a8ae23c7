import Testing

@testable import Compiler

@Suite("Replacing policies")
struct ReplacePolicyTests {
  private static let commands = [
    "iam attach-role-policy --role-name etl --policy-arn arn:aws:iam::aws:policy/SecurityAudit",
    "iam detach-role-policy --role-name etl --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
  ]

  @Test(
    "many wordings replace a policy, the new one first",
    arguments: [
      "Replace the policy **ReadOnlyAccess** by **SecurityAudit** on the role **etl**.",
      "Replace `ReadOnlyAccess` with `SecurityAudit` on the `etl` role.",
      "On the role **etl**, replace the policy **ReadOnlyAccess** with **SecurityAudit**.",
      "Swap ReadOnlyAccess for SecurityAudit on the role `etl`.",
      "In IAM, replace the managed policy \"ReadOnlyAccess\" by \"SecurityAudit\" on the role \"etl\".",
      "Exchange the policy *ReadOnlyAccess* for *SecurityAudit* on the IAM role *etl*.",
      "Then replace the **ReadOnlyAccess** policy with the **SecurityAudit** policy for the role **etl**.",
      "Please replace the policy [ReadOnlyAccess](https://example.com) by `SecurityAudit` in the role `etl`.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == Self.commands)
    #expect(document.notCarriedOut == [])
  }

  @Test(
    "detaching one and attaching another share whom they name",
    arguments: [
      "Detach **ReadOnlyAccess** from the role **etl** and attach **SecurityAudit**.",
      "Detach ReadOnlyAccess and attach SecurityAudit to the role `etl`.",
      "Remove the policy `ReadOnlyAccess` from the `etl` role and attach `SecurityAudit` instead.",
      "From the role **etl**, detach **ReadOnlyAccess**, then attach **SecurityAudit**.",
    ])
  func shared(_ text: String) {
    #expect(Set(ProseDocument("1. \(text)\n").commands) == Set(Self.commands))
  }

  @Test(
    "texts that look alike replace nothing",
    arguments: [
      "Do not replace the policy **ReadOnlyAccess** by **SecurityAudit** on the role **etl**.",
      "You can replace **ReadOnlyAccess** with **SecurityAudit** on the role **etl**.",
      "Replace **ReadOnlyAccess** with **SecurityAudit** or **PowerUserAccess** on the role **etl**.",
      "Replace the disk **a** with **b** on the host **etl**.",
      "Replace the policy **ReadOnlyAccess** by **SecurityAudit**.",
      "Remove the user **ana** from the group **ops** and attach **ReadOnlyAccess**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(
      !ProseDocument("1. \(text)\n").commands.contains { $0.contains("-policy ") })
  }
}
