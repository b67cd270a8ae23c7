import Compiler
import Engine
import JSON
import Sandbox
import Testing

extension SharedSandbox {
  @Suite("Preparation")
  struct PreparationTests {
    @Test("what a plan requires is made once, with the values that its inputs get")
    func idempotent() throws {
      let plan = Plan(
        runbook: "test.md", region: "ap-southeast-2",
        inputs: [
          Input(name: "name"), Input(name: "team"), Input(name: "domain-id"),
          Input(name: "kms-arn"),
          Input(name: "colour", defaultValue: "red"),
        ],
        requires: [
          Requirement(kind: .group, name: "admin", line: 1),
          Requirement(kind: .user, name: Argument([.literal("admin_"), .value("name")]), line: 2),
          Requirement(kind: .user, name: Argument([.literal("lead_"), .value("team")]), line: 2),
          Requirement(
            kind: .policy, name: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess", line: 3),
          Requirement(kind: .policy, name: "our_policy", line: 3),
          Requirement(kind: .role, name: "OurRole", line: 4),
          Requirement(kind: .command, name: "jq", line: 5),
          Requirement(kind: .role, name: .value("given-by-an-action"), line: 6),
        ])
      let sandbox = try #require(Machine.shared)
      let first = try sandbox.prepare(for: plan, given: ["team": .text("red")])
      #expect(
        Array(first.made.suffix(5)) == [
          .init(kind: "group", name: "admin"), .init(kind: "user", name: "admin_example"),
          .init(kind: "user", name: "lead_red"), .init(kind: "policy", name: "our_policy"),
          .init(kind: "role", name: "OurRole"),
        ])
      #expect(Set(first.examples.keys) == ["name", "domain-id", "kms-arn"])
      #expect(first.examples["name"] == .text("example"))
      guard case .text(let key)? = first.examples["kms-arn"],
        case .text(let domain)? = first.examples["domain-id"]
      else {
        Issue.record("\(first.examples)")
        return
      }
      #expect(key.hasPrefix("arn:aws:kms:ap-southeast-2:\(Sandbox.account):key/"))

      let second = try sandbox.prepare(for: plan, given: ["team": .text("red")])
      #expect(second.made.isEmpty)
      #expect(second.examples == first.examples)

      // The rows that delete what a domain holds have something to delete.
      for (operation, member, count) in [
        ("ListApps", "Apps", 2), ("ListUserProfiles", "UserProfiles", 1),
        ("ListSpaces", "Spaces", 1),
      ] {
        let listed = try Service.sageMaker("ap-southeast-2", in: sandbox)(
          operation, #"{"DomainIdEquals":"\#(domain)"}"#)
        #expect(listed.value?[member]?.elements?.count == count)
      }
    }

    @Test("a list of notebook instances is a list of instances that exist, each list its own")
    func lists() throws {
      let plan = Plan(
        runbook: "test.md",
        inputs: [
          Input(name: "project-a-notebook-instance-arns", isList: true),
          Input(name: "project-b-notebook-instance-arns", isList: true),
        ])
      let sandbox = try #require(Machine.shared)
      let examples = try sandbox.prepare(for: plan).examples
      let lists = plan.inputs.compactMap { input -> [String]? in
        guard case .list(let items)? = examples[input.name] else { return nil }
        return items
      }
      #expect(lists.map(\.count) == [2, 2])
      #expect(Set(lists.joined()).count == 4)
      for arn in lists.joined() {
        let tagged = try Service.sageMaker("us-east-1", in: sandbox)(
          "AddTags", #"{"ResourceArn":"\#(arn)","Tags":[{"Key":"Project","Value":"A"}]}"#)
        #expect(tagged.error == nil, "\(arn)")
      }
    }
  }
}
